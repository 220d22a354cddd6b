package dev.greenroom.room;

import java.util.List;
import tools.jackson.databind.JsonNode;

/** What a browser says; {@code docs/room-protocol.md} is the reference. */
sealed interface ClientMessage {

    /** First message: everything up to {@code since} is known already. */
    record Hello(long since) implements ClientMessage {}

    /** A message that changes the recording, counted by {@code n} so that it is applied once. */
    sealed interface Command extends ClientMessage {
        String client();

        int n();
    }

    /** A command that was made before the interview started, as far as its author knew. */
    record Prepared(Command command) implements ClientMessage {}

    /** A batch of changes; {@code changes} is still as it came, for {@link Changes#parse}. */
    record Edit(String file, int revision, String client, int n, List<JsonNode> changes, List<Long> ms, String how)
            implements Command {}

    record Say(String client, int n, String text) implements Command {}

    record Language(String client, int n, String file, String language) implements Command {}

    record AddFile(String client, int n, String name) implements Command {}

    record RenameFile(String client, int n, String file, String name) implements Command {}

    record RemoveFile(String client, int n, String file) implements Command {}

    /** So many minutes in which the interviewers' view of the code stands still. */
    record Focus(String client, int n, int minutes) implements Command {}

    /** The candidate, or an interviewer, has had enough of them. */
    record EndFocus(String client, int n) implements Command {}

    /** A command about running programs. */
    sealed interface RunCommand extends Command {}

    /** Runs a file, with the others beside it; {@code arguments} are still as they were typed, on one line. */
    record Run(String client, int n, String file, String arguments) implements RunCommand {}

    record StopRun(String client, int n, int run) implements RunCommand {}

    /** Whether programs may be run in this interview. */
    record AllowRunning(String client, int n, boolean on) implements RunCommand {}

    /** Whether this tab is in front. */
    record Look(boolean visible) implements ClientMessage {}

    /** Where the cursor is; the main range first. */
    record Select(String file, int revision, List<Range> ranges) implements ClientMessage {}

    record Range(int anchor, int head) {}
}
