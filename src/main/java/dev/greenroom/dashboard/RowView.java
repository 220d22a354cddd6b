package dev.greenroom.dashboard;

import dev.greenroom.feedback.FeedbackSummary;
import dev.greenroom.interview.Folded;
import dev.greenroom.interview.Stage;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * All that one line of a list says. Its template is given nothing else, so lines that are equal look the same, whoever
 * reads them and whenever: {@link RowMarkup} relies on that.
 *
 * @param mixed whether lines of other stages may stand beside it
 * @param fresh whether it was just created
 * @param asked whether the question before finishing stands open
 * @param position none where nobody gave one
 * @param mail none where nothing of it was searched for, or the viewer may not see it
 * @param others how many people have no circle of their own
 * @param inside the names of the interviewers who are in the room
 */
record RowView(
        UUID id,
        String token,
        String link,
        Stage stage,
        boolean mixed,
        boolean fresh,
        boolean asked,
        String candidate,
        List<Folded.Piece> name,
        List<Label> labels,
        List<Folded.Piece> position,
        List<Folded.Piece> mail,
        List<Avatar> avatars,
        int others,
        List<String> inside,
        boolean candidateHere,
        @Nullable Missing missing,
        Times times,
        FeedbackSummary feedback,
        boolean mayChange,
        boolean mayFinish,
        boolean mayJoin) {

    /** In one of six colours, the same for the same label. */
    record Label(List<Folded.Piece> pieces, int hue) {}

    /** A person's circle. */
    record Avatar(String name, String initials, int colour, boolean here) {}

    /** A time, and what is said of it. */
    record Moment(Instant at, String text) {}

    /** What its stage says of time. */
    sealed interface Times {

        /**
         * Of a Pending one.
         *
         * @param planned day and hour; null where nobody gave them
         * @param relative how far away that is, or how long ago it was created
         * @param soon whether it is less than an hour away
         */
        record Ahead(@Nullable Moment planned, Moment relative, boolean soon) implements Times {}

        /**
         * Of an Active one.
         *
         * @param began the hour
         * @param running for how long, as {@link RowViews#RUNNING}
         * @param end the hour when it should be over, or for how long it should have been, as {@link RowViews#OVER}; null where
         *     nobody gave a length
         * @param late whether it should be over
         */
        record Now(Moment began, Moment running, @Nullable Moment end, boolean late) implements Times {}

        /**
         * Of a Finished one.
         *
         * @param began day and hour
         * @param minutes how long it took
         * @param deserted whether nobody finished it
         * @param finished how long ago it ended
         */
        record Behind(Moment began, long minutes, boolean deserted, Moment finished) implements Times {}
    }

    /** Enough of the link to recognise it by; all of it is what gets copied. */
    public String shortLink() {
        return "/i/" + token.substring(0, 8) + "…";
    }
}
