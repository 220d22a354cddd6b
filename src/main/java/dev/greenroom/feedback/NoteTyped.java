package dev.greenroom.feedback;

import dev.greenroom.interview.Interview;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A note as the browser sends it.
 *
 * @param text all of it, as it is now; nothing or blanks delete the note
 * @param ago how many milliseconds ago writing it began
 * @param at instead, in a replay: how many milliseconds after the interview's start the moment is that it is about
 */
record NoteTyped(
        @Nullable String text, @Nullable Long ago, @Nullable Long at) {

    boolean isEmpty() {
        return text == null || text.isBlank();
    }

    String words() {
        return text == null ? "" : text;
    }

    /** The moment of the interview, by the server's clock. */
    Instant moment(Interview interview, Instant now) {
        return at == null ? before(now, interview.createdAt()) : into(interview, at);
    }

    /** However long it lay in a browser without a network, it was not written before there was an interview. */
    private Instant before(Instant now, Instant earliest) {
        var longest = Math.max(0, Duration.between(earliest, now).toMillis());
        return now.minusMillis(Math.clamp(ago == null ? 0 : ago, 0, longest));
    }

    private static Instant into(Interview interview, long at) {
        var started = interview.startedAt();
        var finished = interview.finishedAt();
        if (started == null || finished == null) throw new NoteRefused("notes.moment");
        if (at < 0 || at > Duration.between(started, finished).toMillis()) throw new NoteRefused("notes.moment");
        return started.plusMillis(at);
    }
}
