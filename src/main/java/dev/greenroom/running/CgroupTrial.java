package dev.greenroom.running;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** Lets two greedy programs of ours loose in control groups: only limits that held are relied on. */
final class CgroupTrial {

    private static final Limits LITTLE =
            Limits.USUAL.within(Duration.ofSeconds(30)).withMemory(32, 256);

    /** Twice as much as it may, for the moment that it lasts where nothing stops it. */
    private static final String BOMB =
            "yes | tr -d '\\n' | head -c %d | tail > /dev/null\necho survived\n".formatted(64 * Limits.MEBIBYTE);

    private static final int FEW = 16;

    /** Without a limit it ends by itself as well. */
    private static final String FORKS = "i=0; while [ $i -lt %d ]; do sleep 1 & i=$((i+1)); done\n".formatted(2 * FEW);

    private CgroupTrial() {}

    /** The sandbox with control groups, which it has shown to be limits. */
    static Sandbox passedBy(Sandbox sandbox, Cgroups groups) throws IOException, Cgroups.Unavailable {
        var grouped = sandbox.within(groups);
        var said = new StringBuilder();
        var bombed = grouped.run(job(BOMB), (channel, text) -> {
            if (channel == Channel.OUT) said.append(text);
        });
        if (!bombed.outcome().equals(new Outcome.OutOfMemory(LITTLE.memory())) || !said.isEmpty())
            throw new Cgroups.Unavailable("a cgroup that was tried did not limit memory");
        try (var group = groups.forOne(withFew(LITTLE))) {
            grouped.run(job(FORKS), group, (_, _) -> {}, _ -> {});
            if (!group.ranOutOfProcesses())
                throw new Cgroups.Unavailable("a cgroup that was tried did not limit processes");
        }
        return grouped;
    }

    private static Sandbox.Job job(String script) {
        return new Sandbox.Job(script, Map.of(), "", "", List.of(), LITTLE);
    }

    private static Limits withFew(Limits limits) {
        return new Limits(
                limits.wall(), limits.cpu(), limits.memory(), limits.data(), FEW, limits.file(), limits.output());
    }
}
