package dev.greenroom.recording;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * {@code java -jar greenroom.jar verify FILE}: whether a recording that somebody took away is what was sealed. Needs no
 * database and no settings, so that whoever was sent a recording can ask too.
 */
public final class VerifyCommand {

    private static final int INTACT = 0;
    private static final int NOT_INTACT = 1;
    private static final int UNKNOWN = 2;

    private VerifyCommand() {}

    /**
     * @param arguments what follows {@code verify}
     * @return the exit status: 0 for intact, 1 for a recording that is not, or of which nobody can tell because it has
     *     no seal, 2 where there was nothing to judge
     */
    public static int run(String[] arguments, PrintStream out, PrintStream err) {
        if (arguments.length != 1) {
            err.println("Usage: java -jar greenroom.jar verify FILE");
            return UNKNOWN;
        }
        try (var file = Files.newInputStream(Path.of(arguments[0]))) {
            var verdict = Verifier.verify(file);
            var status = status(verdict);
            (status == INTACT ? out : err).println(arguments[0] + ": " + words(verdict));
            return status;
        } catch (IOException | IllegalArgumentException e) {
            err.println(arguments[0] + ": This file cannot be read.");
            return UNKNOWN;
        }
    }

    private static int status(Verdict verdict) {
        return switch (verdict) {
            case Verdict.Intact _ -> INTACT;
            case Verdict.Changed _,
                    Verdict.Missing _,
                    Verdict.Extra _,
                    Verdict.CutOff _,
                    Verdict.SealDamaged _,
                    Verdict.OtherReplay _,
                    Verdict.NotSealed _ -> NOT_INTACT;
            case Verdict.NotARecording _, Verdict.Newer _ -> UNKNOWN;
        };
    }

    private static String words(Verdict verdict) {
        return switch (verdict) {
            case Verdict.Intact(var head, var events) ->
                "intact, %d events.%nThe head of its chain is %s.%nCompare it with the one that Greenroom shows beside the replay."
                        .formatted(events, head);
            case Verdict.Changed(var line) -> "Not intact: from line %d on it is not what was sealed.".formatted(line);
            case Verdict.Missing(var line) ->
                "Not intact: line %d and everything after it are missing.".formatted(line);
            case Verdict.Extra(var line) ->
                "Not intact: from line %d on there are lines that were not sealed.".formatted(line);
            case Verdict.CutOff(var line) -> "Not intact: it breaks off at line %d.".formatted(line);
            case Verdict.SealDamaged(var line) -> "Not intact: the seal in line %d is damaged.".formatted(line);
            case Verdict.OtherReplay() -> "Not intact: what the replay shows is not made of it.";
            case Verdict.NotSealed() ->
                "It has no seal, so nothing vouches for it. Download it again once the interview is sealed.";
            case Verdict.NotARecording() -> "This is not a recording.";
            case Verdict.Newer(var version) ->
                "This recording is in version %d of the format. Verify it with a newer Greenroom.".formatted(version);
        };
    }
}
