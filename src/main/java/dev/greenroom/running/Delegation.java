package dev.greenroom.running;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.UserDefinedFileAttributeView;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Where in the machine's control groups (v2) this process may make its own. That it could write somewhere is not enough:
 * root can write everywhere, and an ordinary user into groups that a session's manager looks after. Either systemd has
 * marked the group as handed over, or it is the root of a container's own view of the groups.
 */
final class Delegation {

    /** Where Greenroom itself goes, as a group with groups in it may have no processes. */
    static final String OWN = "greenroom";

    private static final List<String> CONTROLLERS = List.of("memory", "pids");

    private record Mount(String root, Path point) {}

    private final Predicate<Path> marked;

    Delegation(Predicate<Path> marked) {
        this.marked = marked;
    }

    static Path ofThisProcess() throws IOException, Cgroups.Unavailable {
        return new Delegation(Delegation::isMarked).find(Path.of("/proc/self"));
    }

    /** @param process its folder in {@code /proc} */
    Path find(Path process) throws IOException, Cgroups.Unavailable {
        var group = groupOf(Files.readString(process.resolve("cgroup")));
        for (var line : Files.readAllLines(process.resolve("mountinfo"))) {
            var mount = mountOf(line);
            if (mount.isEmpty()) continue;
            var below = below(mount.get().root(), group);
            if (below.isPresent()) return checked(handedOver(mount.get(), below.get()));
        }
        throw new Cgroups.Unavailable("control groups (v2) are not mounted where this process is in them");
    }

    /** The others are those of v1. */
    private static String groupOf(String groups) throws Cgroups.Unavailable {
        return groups.lines()
                .filter(line -> line.startsWith("0::/"))
                .map(line -> line.substring("0::".length()))
                .filter(group -> !group.contains("/../") && !group.endsWith("/.."))
                .findFirst()
                .orElseThrow(() -> new Cgroups.Unavailable("this process is in no control group (v2) that it can see"));
    }

    private static Optional<Mount> mountOf(String line) {
        var sides = line.split(" - ", 2);
        if (sides.length < 2 || !sides[1].startsWith("cgroup2 ")) return Optional.empty();
        var fields = sides[0].split(" ");
        return Optional.of(new Mount(fields[3], Path.of(fields[4].replace("\\040", " "))));
    }

    /** A mount may show a part of the groups only, and of a namespace's outside nothing that is ours. */
    private static Optional<String> below(String root, String group) {
        if (root.equals("/")) return Optional.of(group.substring(1));
        if (group.equals(root)) return Optional.of("");
        return group.startsWith(root + "/") ? Optional.of(group.substring(root.length() + 1)) : Optional.empty();
    }

    /** An earlier Greenroom, or systemd where it was told to, has put us one further down. */
    private Path handedOver(Mount mount, String below) throws Cgroups.Unavailable {
        var group = below.isEmpty() ? mount.point() : mount.point().resolve(below);
        if (isHandedOver(group, mount)) return group;
        var above = group.resolve("..").normalize();
        if (group.endsWith(OWN) && above.startsWith(mount.point()) && isHandedOver(above, mount)) return above;
        throw new Cgroups.Unavailable("no control group is delegated to Greenroom");
    }

    /** The machine's own root is the only group without a type; a root that has one is a namespace's. */
    private boolean isHandedOver(Path group, Mount mount) {
        if (!Files.exists(group.resolve("cgroup.type"))) return false;
        return mount.root().equals("/") && group.equals(mount.point()) || marked.test(group);
    }

    private static Path checked(Path group) throws IOException, Cgroups.Unavailable {
        for (var file : List.of("", "cgroup.procs", "cgroup.subtree_control")) {
            if (!Files.isWritable(group.resolve(file)))
                throw new Cgroups.Unavailable("the control group that is delegated cannot be written to");
        }
        var there = Arrays.asList(
                Files.readString(group.resolve("cgroup.controllers")).strip().split(" "));
        if (!there.containsAll(CONTROLLERS))
            throw new Cgroups.Unavailable("the control group that is delegated has no controllers for memory and pids");
        if (!Files.exists(group.resolve("cgroup.kill")))
            throw new Cgroups.Unavailable("this kernel cannot end a control group: 5.14 is the first that can");
        return group;
    }

    /** The mark that one may read without being root; systemd sets it from version 251 on. */
    private static boolean isMarked(Path group) {
        try {
            var marks = Files.getFileAttributeView(group, UserDefinedFileAttributeView.class);
            if (marks == null || marks.size("delegate") != 1) return false;
            var mark = ByteBuffer.allocate(1);
            marks.read("delegate", mark);
            return mark.get(0) == '1';
        } catch (IOException _) {
            return false;
        }
    }
}
