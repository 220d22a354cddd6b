package dev.greenroom.feedback;

import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/** Feedback as it is typed; the recommendation comes last and has no default. */
public record ScorecardForm(
        @Size(max = 20_000, message = "{feedback.notes.long}") @Nullable
        String notes,

        @NotNull(message = "{feedback.recommendation.missing}") @Nullable
        Recommendation recommendation) {

    /** What the form begins with: the submitted scorecard, or nothing. */
    public static ScorecardForm of(@Nullable Scorecard card) {
        return card == null ? new ScorecardForm("", null) : new ScorecardForm(card.notes(), card.recommendation());
    }

    /** Whether the notes can be stored as they are. */
    @AssertTrue(message = "{feedback.unstorable}")
    public boolean isStorable() {
        return notes == null || Storable.is(notes);
    }
}
