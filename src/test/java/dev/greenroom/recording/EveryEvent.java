package dev.greenroom.recording;

import dev.greenroom.recording.RoomEvent.Edited;
import dev.greenroom.recording.RoomEvent.FileAdded;
import dev.greenroom.recording.RoomEvent.FileRemoved;
import dev.greenroom.recording.RoomEvent.FileRenamed;
import dev.greenroom.recording.RoomEvent.Finished;
import dev.greenroom.recording.RoomEvent.FocusEnded;
import dev.greenroom.recording.RoomEvent.FocusStarted;
import dev.greenroom.recording.RoomEvent.Interrupted;
import dev.greenroom.recording.RoomEvent.Joined;
import dev.greenroom.recording.RoomEvent.LanguageChosen;
import dev.greenroom.recording.RoomEvent.Left;
import dev.greenroom.recording.RoomEvent.LeftTab;
import dev.greenroom.recording.RoomEvent.Piece;
import dev.greenroom.recording.RoomEvent.Returned;
import dev.greenroom.recording.RoomEvent.RunEnded;
import dev.greenroom.recording.RoomEvent.RunOutput;
import dev.greenroom.recording.RoomEvent.RunStarted;
import dev.greenroom.recording.RoomEvent.RunStopped;
import dev.greenroom.recording.RoomEvent.RunningSwitched;
import dev.greenroom.recording.RoomEvent.Said;
import dev.greenroom.recording.RoomEvent.Sample;
import dev.greenroom.recording.RoomEvent.Selected;
import dev.greenroom.recording.RoomEvent.Started;
import dev.greenroom.recording.RoomEvent.Unknown;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A short interview in which everything happens that can. A new type of event needs its place here: without one, whoever
 * asks for the recording is told.
 */
public final class EveryEvent {

    private final List<String> lines = new ArrayList<>();
    private final List<Class<?>> types = new ArrayList<>();
    private long at;

    private EveryEvent(long start) {
        at = start;
    }

    /** Its lines, a second apart, the last but one of a type that a newer Greenroom has. */
    public static List<String> lines(UUID ada, UUID grace, long start) {
        var recording = new EveryEvent(start);
        recording.happens(ada, grace);
        var missing = Arrays.stream(RoomEvent.class.getPermittedSubclasses())
                .filter(type -> type != Unknown.class && !recording.types.contains(type))
                .map(Class::getSimpleName)
                .collect(Collectors.joining(", "));
        if (!missing.isEmpty()) throw new AssertionError("No example of " + missing);
        return recording.lines;
    }

    private void happens(UUID ada, UUID grace) {
        add(null, new FileAdded(null, 0, "f1", "main.py", "python"));
        add(grace, new Joined("interviewer", null));
        add(ada, new Joined("candidate", "2026-11"));
        add(null, new Started());
        add(ada, edited("f1", 0, "[[[0,\"print('one')\",\"print('two 😀')\"]]]", List.of(0L), "pasted"));
        add(ada, edited("f1", 1, "[[28,[0,\"!\"]],[28,[1]]]", List.of(130L, 0L), "typed"));
        add(grace, new Selected("f1", 3, List.of(new Sample(40, 0, 5))));
        add(grace, new Said("g", 1, "Which one comes first?"));
        add(ada, edited("stdin", 0, "[[[0,\"21\"]]]", List.of(0L), "typed"));
        add(ada, new RunStarted("a", 4, 1, "f1", "python", "--fast", Map.of("f1", 3, "stdin", 1)));
        add(null, new RunOutput(1, List.of(new Piece("out", "one\n"), new Piece("err", "two is late\n"))));
        add(ada, new RunStopped("a", 5, 1));
        add(null, new RunEnded(1, "stopped", null, null, null, 1_200, 0));
        add(ada, new FileAdded("a", 6, "f2", "util.py", "python"));
        add(ada, new FileRenamed("a", 7, "f2", "tools.js", "javascript"));
        add(ada, new LanguageChosen("a", 8, "f2", "typescript"));
        add(ada, new FileRemoved("a", 9, "f2"));
        add(grace, new RunningSwitched("g", 2, false));
        add(grace, new FocusStarted("g", 3, 5));
        add(grace, new FocusEnded("g", 4));
        add(ada, new LeftTab());
        add(ada, new Returned());
        add(null, new Interrupted());
        add(ada, new Joined("candidate", "2026-11"));
        add(ada, new Left());
        lines.add("{\"seq\":%d,\"at\":%d,\"type\":\"drew\",\"shape\":\"round\"}".formatted(lines.size() + 1, at));
        add(grace, new Finished("interviewer"));
    }

    private static Edited edited(String file, int revision, String changes, List<Long> ms, String how) {
        return new Edited(file, revision, "a", revision + 1, changes, ms, how);
    }

    private void add(@Nullable UUID by, RoomEvent event) {
        lines.add(EventJson.line(lines.size() + 1, at, by, event));
        types.add(event.getClass());
        at += 1_000;
    }
}
