package dev.greenroom.running;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** On a folder that looks like the kernel's; {@link CgroupTrialTest} asks the kernel itself, where it may. */
class CgroupsTest {

    static final long SELF = ProcessHandle.current().pid();

    @TempDir
    Path base;

    @BeforeEach
    void empty() throws IOException {
        Files.writeString(base.resolve("cgroup.procs"), "");
        Files.writeString(base.resolve("memory.swap.max"), "max\n");
    }

    @Test
    void eachProgramHasItsLimits() throws Exception {
        var groups = new Cgroups(base, SELF);
        assertThat(base.resolve("greenroom")).isDirectory();
        assertThat(base.resolve("cgroup.subtree_control")).hasContent("+memory +pids");
        groups.forOne(Limits.USUAL);
        groups.forOne(Limits.USUAL.withMemory(512, 1024));
        var first = base.resolve("run-" + SELF + "-1");
        assertThat(first.resolve("memory.max")).hasContent("268435456");
        assertThat(first.resolve("memory.swap.max")).hasContent("0");
        assertThat(first.resolve("memory.oom.group")).hasContent("1");
        assertThat(first.resolve("pids.max")).hasContent("66");
        assertThat(base.resolve("run-" + SELF + "-2/memory.max")).hasContent("536870912");
    }

    @Test
    void aKernelWithoutSwapHasNoLimitForIt() throws Exception {
        Files.delete(base.resolve("memory.swap.max"));
        new Cgroups(base, SELF).forOne(Limits.USUAL);
        assertThat(base.resolve("run-" + SELF + "-1/memory.swap.max")).doesNotExist();
    }

    @Test
    void whatADeadGreenroomLeftIsRemovedAndNothingElse() throws Exception {
        var dead = new ProcessBuilder("true").start();
        dead.waitFor();
        var left = Files.createDirectory(base.resolve("run-" + dead.pid() + "-1"));
        var leftByOurNumber = Files.createDirectory(base.resolve("run-" + SELF + "-7"));
        var ofAnother = Files.createDirectory(base.resolve("run-1-1"));
        var strange = Files.createDirectory(base.resolve("run-x-1"));
        new Cgroups(base, SELF);
        assertThat(left).doesNotExist();
        assertThat(leftByOurNumber).doesNotExist();
        assertThat(ofAnother).exists();
        assertThat(strange).exists();
    }

    @Test
    void whatStillRunsInALeftOverGroupIsEnded() throws Exception {
        var left = Files.createDirectory(base.resolve("run-" + SELF + "-1"));
        Files.writeString(left.resolve("cgroup.events"), "populated 1\nfrozen 0\n");
        new Cgroups(base, SELF);
        assertThat(left.resolve("cgroup.kill")).hasContent("1");
    }

    @Test
    void processesThatDoNotGoAreNoReasonToUseForce() throws Exception {
        Files.writeString(base.resolve("cgroup.procs"), SELF + "\n");
        refused("the processes in the control group that is delegated could not be moved");
        assertThat(base.resolve("greenroom/cgroup.procs")).hasContent("" + SELF);
    }

    @Test
    void aGroupThatIsSharedWithOthersIsLeftAlone() throws Exception {
        Files.writeString(base.resolve("cgroup.procs"), "0\n" + SELF + "\n");
        refused("the control group that is delegated is shared with processes of others");
        assertThat(base.resolve("greenroom/cgroup.procs")).doesNotExist();
    }

    @Test
    void aGroupThatOthersManageIsLeftAlone() throws Exception {
        var other = Files.createDirectory(base.resolve("other.scope"));
        Files.writeString(other.resolve("cgroup.events"), "populated 1\n");
        refused("somebody else has control groups in the one that is delegated");
        assertThat(base.resolve("greenroom")).doesNotExist();
    }

    private void refused(String why) {
        assertThatThrownBy(() -> new Cgroups(base, SELF))
                .isInstanceOf(Cgroups.Unavailable.class)
                .hasMessage(why);
        assertThat(base.resolve("cgroup.subtree_control")).doesNotExist();
    }
}
