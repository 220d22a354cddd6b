package dev.greenroom.feedback;

import org.jspecify.annotations.Nullable;

/**
 * What a list tells one viewer about an interview's feedback.
 *
 * @param verdict null where nothing is submitted yet, and where this viewer may not know before giving their own
 */
public record FeedbackSummary(int submitted, @Nullable Verdict verdict) {

    /** For an interview that nobody has said anything about. */
    public static final FeedbackSummary NONE = new FeedbackSummary(0, null);
}
