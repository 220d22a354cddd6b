package dev.greenroom.dashboard;

import dev.greenroom.feedback.Recommendation;
import dev.greenroom.interview.Stage;
import dev.greenroom.interview.Text;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Which interviews of a list somebody wants to see, and in which order, as the address says it. What in it cannot be
 * understood is left out, so that a mangled address shows more, and never an error.
 *
 * @param interviewer who is assigned or has taken a seat
 * @param author who created it
 * @param label in any case
 * @param position in any case
 * @param from the first day: of the appointment while Pending, of the beginning while Active, of the end afterwards
 * @param to the last day
 * @param zone where those days are
 * @param mine whether the viewer interviews
 * @param waiting whether the viewer interviewed and has not submitted their feedback
 * @param recommendation what a scorecard says that the viewer may read
 */
record Filter(
        @Nullable UUID interviewer,
        @Nullable UUID author,
        @Nullable String label,
        @Nullable String position,
        @Nullable LocalDate from,
        @Nullable LocalDate to,
        ZoneId zone,
        boolean mine,
        boolean waiting,
        @Nullable Recommendation recommendation,
        Sort sort) {

    static final Filter NONE =
            new Filter(null, null, null, null, null, null, ZoneOffset.UTC, false, false, null, Sort.USUAL);

    /** What it is called in the address. */
    static final List<String> NAMES = List.of(
            "interviewer", "author", "label", "position", "from", "to", "mine", "feedback", "recommendation", "sort");

    private static final int LONGEST = 200;
    private static final int FIRST_YEAR = 2000;
    private static final int LAST_YEAR = 2199;

    /**
     * What the address asks for.
     *
     * @param parameters by their {@link #NAMES}: ids, texts, days as {@code 2026-11-26}, {@code mine=yes},
     *     {@code feedback=mine}, {@code recommendation=strong-yes}, {@code sort=name}
     */
    static Filter of(Map<String, String> parameters, ZoneId zone) {
        return new Filter(
                id(parameters.get("interviewer")),
                id(parameters.get("author")),
                text(parameters.get("label")),
                text(parameters.get("position")),
                day(parameters.get("from")),
                day(parameters.get("to")),
                zone,
                "yes".equals(parameters.get("mine")),
                "mine".equals(parameters.get("feedback")),
                one(Recommendation.values(), parameters.get("recommendation")),
                Optional.ofNullable(one(Sort.values(), parameters.get("sort"))).orElse(Sort.USUAL));
    }

    /** Back to what {@link #of} understands, without what asks for nothing. */
    public Map<String, String> parameters() {
        var parameters = new LinkedHashMap<String, String>();
        if (mine) parameters.put("mine", "yes");
        if (waiting) parameters.put("feedback", "mine");
        put(parameters, "interviewer", interviewer, UUID::toString);
        put(parameters, "author", author, UUID::toString);
        put(parameters, "label", label, Function.identity());
        put(parameters, "position", position, Function.identity());
        put(parameters, "from", from, LocalDate::toString);
        put(parameters, "to", to, LocalDate::toString);
        put(parameters, "recommendation", recommendation, Filter::name);
        if (sort != Sort.USUAL) parameters.put("sort", name(sort));
        return parameters;
    }

    /** The same without what makes no sense in that stage: there is feedback only on what is finished. */
    Filter fitting(Stage stage) {
        var over = stage == Stage.FINISHED;
        return new Filter(
                interviewer,
                author,
                label,
                position,
                from,
                to,
                zone,
                mine,
                waiting && over,
                over ? recommendation : null,
                sort.fitting(stage));
    }

    /** Whether it leaves anything out. */
    public boolean isNarrow() {
        return parameters().keySet().stream().anyMatch(name -> !name.equals("sort"));
    }

    /** When the first day begins. */
    @Nullable
    Instant since() {
        return from == null ? null : from.atStartOfDay(zone).toInstant();
    }

    /** When the last day is over. */
    @Nullable
    Instant until() {
        return to == null ? null : to.plusDays(1).atStartOfDay(zone).toInstant();
    }

    /** As the address has it: {@code strong-yes}. */
    static String name(Enum<?> one) {
        return one.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static <T> void put(
            Map<String, String> parameters, String name, @Nullable T value, Function<T, String> written) {
        if (value != null) parameters.put(name, written.apply(value));
    }

    private static <T extends Enum<T>> @Nullable T one(T[] all, @Nullable String name) {
        return Stream.of(all).filter(one -> name(one).equals(name)).findFirst().orElse(null);
    }

    static @Nullable UUID id(@Nullable String text) {
        try {
            return text == null ? null : UUID.fromString(text);
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    /** What the database cannot hold is on no label. */
    private static @Nullable String text(@Nullable String text) {
        if (text == null || text.isBlank() || text.codePointCount(0, text.length()) > LONGEST) return null;
        return Text.isStorable(text) ? text.strip().replaceAll("\\s+", " ") : null;
    }

    private static @Nullable LocalDate day(@Nullable String text) {
        try {
            var day = text == null ? null : LocalDate.parse(text);
            return day == null || day.getYear() < FIRST_YEAR || day.getYear() > LAST_YEAR ? null : day;
        } catch (DateTimeException e) {
            return null;
        }
    }
}
