package dev.greenroom.recording;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Something that happened in a room, as the recording keeps it. A type never changes its meaning; a changed meaning is
 * a new type. {@code docs/room-protocol.md} describes every one.
 */
public sealed interface RoomEvent {

    /** Somebody is here. {@code consent} is the version of the words a candidate agreed to, null for interviewers. */
    record Joined(String role, @Nullable String consent) implements RoomEvent {}

    /** Somebody has been gone for the length of the grace. */
    record Left() implements RoomEvent {}

    /** The server lost sight of everybody: nobody is here until they join again. */
    record Interrupted() implements RoomEvent {}

    /** Both sides have entered. */
    record Started() implements RoomEvent {}

    /** The end; {@code cause} is {@code interviewer}, or {@code deserted} when nobody had been there for long. */
    record Finished(String cause) implements RoomEvent {}

    /** None of the candidate's tabs of the room is in front. A fact, and no more than that. */
    record LeftTab() implements RoomEvent {}

    /** One of them is again. */
    record Returned() implements RoomEvent {}

    /** A new, empty file. The room adds the first one by itself: then {@code client} is null and {@code n} is 0. */
    record FileAdded(@Nullable String client, int n, String file, String name, String language) implements RoomEvent {}

    /** A file's new name; {@code language} is its language from now on. */
    record FileRenamed(String client, int n, String file, String name, String language) implements RoomEvent {}

    /** A file is gone, for everybody. */
    record FileRemoved(String client, int n, String file) implements RoomEvent {}

    /** The language of a file, for highlighting and running. */
    record LanguageChosen(String client, int n, String file, String language) implements RoomEvent {}

    /**
     * A batch of changes to one file.
     *
     * @param revision how many changes the file had before; the first of {@code changes} applies there
     * @param changes a JSON array of CodeMirror ChangeSets, each applying to what the one before left
     * @param ms for each change, how many milliseconds before the event's time it was typed
     * @param how {@code typed}, {@code pasted}, {@code dropped}, {@code undone} or {@code reset}
     */
    record Edited(String file, int revision, String client, int n, String changes, List<Long> ms, String how)
            implements RoomEvent {}

    /** Where somebody's cursor went, where no edit of theirs tells; positions are those of the file at {@code revision}. */
    record Selected(String file, int revision, List<Sample> samples) implements RoomEvent {}

    /** A selection, {@code ms} milliseconds before the event's time. */
    record Sample(long ms, int anchor, int head) {}

    /** A chat message. */
    record Said(String client, int n, String text) implements RoomEvent {}

    /** The candidate has so many minutes to themselves: the interviewers' view of the code stands still. */
    record FocusStarted(String client, int n, int minutes) implements RoomEvent {}

    /** They are over. {@code client} is null, and {@code n} 0, where the time was up or the interview ended. */
    record FocusEnded(@Nullable String client, int n) implements RoomEvent {}

    /**
     * A program is run, or waits for its turn to be.
     *
     * @param run counts the interview's runs from 1
     * @param file where it begins; the others lie beside it
     * @param language of that file, in which it is run
     * @param arguments as they were typed, on one line
     * @param revisions of every file that runs, and of its standard input, by their ids
     */
    record RunStarted(
            String client,
            int n,
            int run,
            String file,
            String language,
            String arguments,
            Map<String, Integer> revisions)
            implements RoomEvent {}

    /** What it wrote, in the order in which it came. */
    record RunOutput(int run, List<Piece> pieces) implements RoomEvent {}

    /** @param channel {@code out} or {@code err} */
    record Piece(String channel, String text) {}

    /** Somebody does not want to wait for its end; {@link RunEnded} follows. */
    record RunStopped(String client, int n, int run) implements RoomEvent {}

    /**
     * The end of a run.
     *
     * @param outcome {@code exited}, {@code time-limit}, {@code output-limit}, {@code memory-limit}, {@code stopped},
     *     {@code not-started}, or {@code lost} when the server was started again meanwhile
     * @param code with which it exited, else null
     * @param limit which it reached, in milliseconds or bytes, else null
     * @param why it was not started, else null
     * @param ms how long it ran, 0 where nobody knows
     * @param memory in bytes, the most it was seen to hold, 0 where nobody knows
     */
    record RunEnded(
            int run,
            String outcome,
            @Nullable Integer code,
            @Nullable Long limit,
            @Nullable String why,
            long ms,
            long memory)
            implements RoomEvent {}

    /** Whether programs may be run in this interview from now on. */
    record RunningSwitched(String client, int n, boolean on) implements RoomEvent {}

    /** Written by a newer Greenroom: kept in the recording, skipped here. */
    record Unknown(String type) implements RoomEvent {}
}
