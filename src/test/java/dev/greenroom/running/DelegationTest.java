package dev.greenroom.running;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** On a folder that looks like the kernel's. */
class DelegationTest {

    @TempDir
    Path machine;

    Path groups;
    final Set<Path> marked = new HashSet<>();

    @BeforeEach
    void mount() throws IOException {
        groups = Files.createDirectory(machine.resolve("cgroup"));
        mounts("31 23 0:28 / %s rw,relatime shared:9 - cgroup2 cgroup2 rw,nsdelegate".formatted(groups));
    }

    @Test
    void aGroupThatSystemdHasMarkedIsOurs() throws Exception {
        var service = group("system.slice/greenroom.service");
        processIn("0::/system.slice/greenroom.service");
        refused("no control group is delegated to Greenroom");
        marked.add(service);
        assertThat(found()).isEqualTo(service);
    }

    @Test
    void whereGreenroomHasPutItselfTheGroupAboveIsOurs() throws Exception {
        var service = group("system.slice/greenroom.service");
        group("system.slice/greenroom.service/greenroom");
        processIn("0::/system.slice/greenroom.service/greenroom");
        refused("no control group is delegated to Greenroom");
        marked.add(service);
        assertThat(found()).isEqualTo(service);
    }

    @Test
    void theRootOfAContainerIsOursAndThatOfAMachineIsNot() throws Exception {
        group("");
        processIn("0::/");
        assertThat(found()).isEqualTo(groups);
        Files.delete(groups.resolve("cgroup.type"));
        marked.add(groups);
        refused("no control group is delegated to Greenroom");
    }

    @Test
    void inAContainerThatIsStartedAgainTheRootIsOursStill() throws Exception {
        group("");
        group("greenroom");
        processIn("0::/greenroom");
        assertThat(found()).isEqualTo(groups);
    }

    @Test
    void onAHybridMachineTheControllersOfV1AreMissed() throws Exception {
        mounts(
                "35 31 0:32 / /sys/fs/cgroup/memory rw,relatime - cgroup cgroup rw,memory",
                "41 31 0:38 / %s rw,relatime - cgroup2 cgroup2 rw".formatted(groups));
        marked.add(group("a.service"));
        Files.writeString(groups.resolve("a.service/cgroup.controllers"), "hugetlb pids\n");
        processIn("4:memory:/elsewhere", "0::/a.service");
        refused("the control group that is delegated has no controllers for memory and pids");
    }

    @Test
    void aMountThatShowsAnotherPartIsPassedOver() throws Exception {
        var mine = group("b.service");
        marked.add(mine);
        mounts(
                "1 1 0:1 /system.slice/a.service /elsewhere rw - cgroup2 cgroup2 rw",
                "1 1 0:1 /../.. /outside rw - cgroup2 cgroup2 rw",
                "1 1 0:1 /system.slice %s rw - cgroup2 cgroup2 rw".formatted(groups));
        processIn("0::/system.slice/b.service");
        assertThat(found()).isEqualTo(mine);
        processIn("0::/system.slice");
        group("");
        refused("no control group is delegated to Greenroom");
        processIn("0::/system.slice-not/b.service");
        refused("control groups (v2) are not mounted where this process is in them");
    }

    @Test
    void whoSeesNoGroupOfItsOwnHasNone() throws Exception {
        group("");
        processIn("0::/../other");
        refused("this process is in no control group (v2) that it can see");
        processIn("4:memory:/");
        refused("this process is in no control group (v2) that it can see");
    }

    @Test
    void whatCannotBeWrittenToOrEndedIsOfNoUse() throws Exception {
        group("");
        processIn("0::/");
        Files.delete(groups.resolve("cgroup.kill"));
        refused("this kernel cannot end a control group: 5.14 is the first that can");
        Files.delete(groups.resolve("cgroup.subtree_control"));
        refused("the control group that is delegated cannot be written to");
    }

    private Path group(String name) throws IOException {
        var group = Files.createDirectories(groups.resolve(name));
        for (var file : List.of("cgroup.type", "cgroup.procs", "cgroup.subtree_control", "cgroup.kill"))
            Files.writeString(group.resolve(file), "");
        Files.writeString(group.resolve("cgroup.controllers"), "cpuset cpu io memory pids\n");
        return group;
    }

    private void mounts(String... lines) throws IOException {
        Files.write(machine.resolve("mountinfo"), List.of(lines));
    }

    private void processIn(String... lines) throws IOException {
        Files.createDirectories(machine.resolve("process"));
        Files.write(machine.resolve("process/cgroup"), List.of(lines));
        Files.write(machine.resolve("process/mountinfo"), Files.readAllLines(machine.resolve("mountinfo")));
    }

    private Path found() throws Exception {
        return new Delegation(marked::contains).find(machine.resolve("process"));
    }

    private void refused(String why) {
        assertThatThrownBy(this::found).isInstanceOf(Cgroups.Unavailable.class).hasMessage(why);
    }
}
