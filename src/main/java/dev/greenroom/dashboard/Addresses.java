package dev.greenroom.dashboard;

import dev.greenroom.interview.Stage;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Where the links of a list lead: to the same but for one thing. Each is what follows the path.
 *
 * @param stage null for all of them
 * @param typed what is searched for; null where nothing is
 */
record Addresses(
        @Nullable Stage stage, Filter filter, @Nullable String typed) {

    public String of(Stage other) {
        return text(other, filter.fitting(other).parameters(), typed, Map.of());
    }

    public String ofAll() {
        return text(null, filter.parameters(), typed, Map.of());
    }

    public String withoutSearch() {
        return text(stage, filter.parameters(), null, Map.of());
    }

    public String withoutFilter() {
        return text(stage, Map.of(), typed, Map.of());
    }

    /** Without one of the filter's parameters. */
    public String without(String name) {
        var parameters = filter.parameters();
        parameters.remove(name);
        return text(stage, parameters, typed, Map.of());
    }

    public String withWaiting() {
        var parameters = filter.parameters();
        parameters.put("feedback", "mine");
        return text(stage, parameters, typed, Map.of());
    }

    public String after(String place) {
        return text(stage, filter.parameters(), typed, Map.of("after", place));
    }

    public String before(String place) {
        return text(stage, filter.parameters(), typed, Map.of("before", place));
    }

    /** What a form has to send along, so that it leads to the same list. */
    public Map<String, String> parameters() {
        var parameters = new LinkedHashMap<String, String>();
        if (stage != null) parameters.put("stage", Filter.name(stage));
        parameters.putAll(filter.parameters());
        return parameters;
    }

    private static String text(
            @Nullable Stage stage, Map<String, String> filter, @Nullable String typed, Map<String, String> place) {
        var parameters = new LinkedHashMap<String, String>();
        if (stage != null) parameters.put("stage", Filter.name(stage));
        if (typed != null) parameters.put("q", typed);
        parameters.putAll(filter);
        parameters.putAll(place);
        if (parameters.isEmpty()) return "";
        return parameters.entrySet().stream()
                .map(one -> one.getKey() + "=" + URLEncoder.encode(one.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&", "?", ""));
    }
}
