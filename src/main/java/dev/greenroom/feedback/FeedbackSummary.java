package dev.greenroom.feedback;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a list tells one viewer about an interview's feedback.
 *
 * @param sealed whether this viewer may know nothing of the others' before giving their own
 * @param submitted how many there are, as far as the viewer may know: of a sealed one, none
 * @param verdict null where nothing is submitted yet, and where it is sealed
 * @param owing the names of those who interviewed and have not submitted yet; of a sealed one, none
 * @param mine whether the viewer is one of them
 */
public record FeedbackSummary(
        boolean sealed, int submitted, @Nullable Verdict verdict, List<String> owing, boolean mine) {

    /** How many there will be. */
    public int expected() {
        return submitted + owing.size();
    }
}
