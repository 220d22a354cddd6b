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
 * @param isMore whether there are more than were counted
 * @param shown how many rows there are below
 * @param similar how many of them, the last, are only nearly what was typed
 * @param listed how many there would be, were there no limit
 */
record SearchView(
        String typed, Map<Stage, Long> hits, boolean isMore, long total, long shown, long similar, long listed) {

    /** The field is open and nothing is in it. */
    static final SearchView EMPTY = new SearchView("", new EnumMap<>(Stage.class), false, 0, 0, 0, 0);

    static SearchView of(String typed, InterviewSearch.Result result, @Nullable Stage only) {
        var listed = only == null ? result.total() : result.hits().getOrDefault(only, 0L);
        return new SearchView(
                typed,
                result.hits(),
                result.isMore(),
                result.total(),
                result.rows().size(),
                result.similar(),
                listed);
    }

    public boolean isAsked() {
        return !typed.isEmpty();
    }

    /** A number as it is said: {@code 60+} where not all were counted. */
    public String said(long number) {
        return isMore && number > 0 ? number + "+" : String.valueOf(number);
    }
}
