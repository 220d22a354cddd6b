package dev.greenroom.feedback;

import dev.greenroom.interview.Text;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A scorecard as its form shows it and sends it. Of what was sent only the names that the template gives are read: each
 * competency has a field {@code mark-ID} and a field {@code evidence-ID}.
 *
 * @param version of the draft that the form began from, 0 where there was none, null where nobody says
 * @param problems by field, what keeps it from being stored as it is: the keys of sentences
 */
record ScorecardForm(
        ScorecardTemplate template, Filled filled, @Nullable Integer version, Map<String, String> problems) {

    /** Of each text, in UTF-16 units. */
    static final int LONGEST = 20_000;

    /** The form as somebody finds it. */
    static ScorecardForm of(ScorecardTemplate template, Filled filled, int version) {
        return new ScorecardForm(template, filled.by(template.id()), version, Map.of());
    }

    /** @param sent what came under a name, null where nothing did */
    static ScorecardForm read(ScorecardTemplate template, Function<String, @Nullable String> sent) {
        var reading = new Reading(sent);
        var ratings = template.competencies().stream()
                .map(Competency::id)
                .map(id -> new Rating(id, reading.mark("mark-" + id), reading.text("evidence-" + id)))
                .toList();
        var filled = new Filled(
                template.id(),
                ratings,
                reading.text("notes"),
                reading.level(template.levels()),
                reading.recommendation());
        return new ScorecardForm(template, filled, reading.version(), reading.problems);
    }

    /** Whether a draft can be kept of it; that a decision is missing does not matter yet. */
    boolean isStorable() {
        return problems.keySet().stream().allMatch("recommendation"::equals);
    }

    /** The first of the reasons why not. */
    String problem() {
        return problems.entrySet().stream()
                .filter(problem -> !problem.getKey().equals("recommendation"))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElseThrow();
    }

    /** The same words, begun from another version. */
    ScorecardForm at(int newVersion) {
        return new ScorecardForm(template, filled, newVersion, problems);
    }

    /** What every field of the form holds, by its name. */
    Map<String, String> values() {
        var values = new LinkedHashMap<String, String>();
        for (var competency : template.competencies()) {
            values.put("mark-" + competency.id(), mark(competency));
            values.put("evidence-" + competency.id(), evidence(competency));
        }
        values.put("notes", filled.notes());
        values.put("level", Objects.requireNonNullElse(filled.level(), ""));
        values.put(
                "recommendation",
                filled.recommendation() == null ? "" : filled.recommendation().name());
        return values;
    }

    /** 1 to 4 as the field has it, empty where it is not assessed. */
    public String mark(Competency competency) {
        return filled.rating(competency.id())
                .map(Rating::mark)
                .map(String::valueOf)
                .orElse("");
    }

    public String evidence(Competency competency) {
        return filled.rating(competency.id()).map(Rating::evidence).orElse("");
    }

    public long rated() {
        return filled.ratings().stream().filter(rating -> rating.mark() != null).count();
    }

    /** Reads fields and gathers what is wrong with them. */
    private static final class Reading {

        private final Function<String, @Nullable String> sent;
        private final Map<String, String> problems = new LinkedHashMap<>();

        Reading(Function<String, @Nullable String> sent) {
            this.sent = sent;
        }

        /** Line ends as the page has them: a form sends others, and they would count twice. */
        String text(String name) {
            var text = Objects.requireNonNullElse(sent.apply(name), "").replace("\r\n", "\n");
            if (text.length() > LONGEST) problems.put(name, "feedback.notes.long");
            else if (!Text.isStorable(text)) problems.put(name, "feedback.unstorable");
            return text;
        }

        @Nullable
        Integer mark(String name) {
            return chosen(name, Stream.of(1, 2, 3, 4).toList());
        }

        @Nullable
        String level(List<String> levels) {
            return chosen("level", levels);
        }

        @Nullable
        Recommendation recommendation() {
            var value = sent.apply("recommendation");
            var found = Arrays.stream(Recommendation.values())
                    .filter(recommendation -> recommendation.name().equals(value))
                    .findFirst();
            if (found.isEmpty()) problems.put("recommendation", "feedback.recommendation.missing");
            return found.orElse(null);
        }

        @Nullable
        Integer version() {
            var value = sent.apply("version");
            return value != null && value.matches("[0-9]{1,9}") ? Integer.valueOf(value) : null;
        }

        private <T> @Nullable T chosen(String name, List<T> offered) {
            var value = Objects.requireNonNullElse(sent.apply(name), "");
            var found =
                    offered.stream().filter(one -> one.toString().equals(value)).findFirst();
            if (found.isEmpty() && !value.isEmpty()) problems.put(name, "feedback.choice.unknown");
            return found.orElse(null);
        }
    }

    /** Where two forms say something else, by the names of their fields. */
    List<String> differences(ScorecardForm other) {
        var differing = new ArrayList<String>();
        values().forEach((name, value) -> {
            if (!value.equals(other.values().get(name))) differing.add(name);
        });
        return differing;
    }

    static UUID template(@Nullable String sent, UUID otherwise) {
        try {
            return sent == null ? otherwise : UUID.fromString(sent);
        } catch (IllegalArgumentException e) {
            return otherwise;
        }
    }
}
