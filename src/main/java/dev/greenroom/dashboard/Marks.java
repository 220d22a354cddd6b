package dev.greenroom.dashboard;

import dev.greenroom.interview.Folded;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where a search's words stand in what a page shows.
 *
 * @param words folded; none where nothing is searched for
 */
record Marks(List<String> words) {

    /** Where nothing is searched for. */
    static final Marks NONE = new Marks(List.of());

    /** A text in pieces, what was searched for apart. */
    public List<Folded.Piece> of(String text) {
        return words.isEmpty()
                ? List.of(new Folded.Piece(text, false))
                : Folded.of(text).pieces(words);
    }

    /** Whether something of it was searched for. */
    public boolean isIn(@Nullable String text) {
        return text != null && !words.isEmpty() && of(text).stream().anyMatch(Folded.Piece::isHit);
    }
}
