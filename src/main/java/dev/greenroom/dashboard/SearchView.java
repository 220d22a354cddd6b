package dev.greenroom.dashboard;

import dev.greenroom.interview.Stage;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a page says about a search.
 *
 * @param typed as it stands in the field
 * @param hits in each stage
 * @param shown how many rows there are below
 * @param listed how many there would be, were there no limit
 */
record SearchView(String typed, Map<Stage, Long> hits, long total, long shown, long listed) {

    /** The field is open and nothing is in it. */
    static final SearchView EMPTY = new SearchView("", new EnumMap<>(Stage.class), 0, 0, 0);

    static SearchView of(String typed, InterviewSearch.Result result, @Nullable Stage only) {
        var listed = only == null ? result.total() : result.hits().getOrDefault(only, 0L);
        return new SearchView(
                typed, result.hits(), result.total(), result.rows().size(), listed);
    }

    public boolean isAsked() {
        return !typed.isEmpty();
    }
}
