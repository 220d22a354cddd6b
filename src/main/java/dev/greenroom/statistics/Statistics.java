package dev.greenroom.statistics;

import dev.greenroom.account.Colleagues;
import dev.greenroom.account.Colleagues.Colleague;
import dev.greenroom.account.User;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Makes the page's figures of what was counted. */
@Component
class Statistics {

    private static final int SHOWN = 10;
    private static final long HOUR = 60;
    private static final long DAY = 24 * HOUR;

    /**
     * A line with a bar.
     *
     * @param width in hundredths of the longest
     */
    record Line(String name, long number, int width) {

        static Line of(String name, long number, long most) {
            return new Line(name, number, most == 0 ? 0 : (int) Math.round(100.0 * number / most));
        }

        /** Of seconds, with one digit. */
        public double hours() {
            return Math.round(number / 360.0) / 10.0;
        }
    }

    /**
     * All figures of a span.
     *
     * @param median minutes until half of the feedback was there, null where there was none
     * @param hours in seconds, of the busiest first
     */
    record Figures(
            Span span,
            Step step,
            long total,
            Chart held,
            List<Line> funnel,
            @Nullable Long median,
            Chart waits,
            List<Line> hours) {

        /** Of {@link #hours}, those that are seen at once. */
        public List<Line> busiest() {
            return hours.subList(0, Math.min(SHOWN, hours.size()));
        }

        public List<Line> others() {
            return hours.subList(Math.min(SHOWN, hours.size()), hours.size());
        }

        public boolean isEmpty() {
            return total == 0 && funnel.stream().allMatch(line -> line.number() == 0);
        }
    }

    private final Facts facts;
    private final Colleagues colleagues;

    Statistics(Facts facts, Colleagues colleagues) {
        this.facts = facts;
        this.colleagues = colleagues;
    }

    Figures of(User viewer, Span asked) {
        var span = asked.since(facts.earliest(viewer));
        var step = Step.of(span);
        var funnel = Measure.funnel(viewer);
        var counts = facts.counts(viewer, span, step, concat(funnel, Measure.HELD));
        var held = counts.stream()
                .filter(count -> count.measure() == Measure.HELD)
                .collect(Collectors.toMap(Facts.Count::begin, Facts.Count::number));
        var waits = Waits.of(facts.waits(viewer, span, step), step);
        return new Figures(
                span,
                step,
                held.values().stream().mapToLong(Long::longValue).sum(),
                Chart.of(span, step, held, true, 1),
                funnel(funnel, counts),
                waits.median(),
                chart(span, step, waits.medians()),
                hours(facts.work(viewer, span, step)));
    }

    private static Chart chart(Span span, Step step, Map<LocalDate, Long> medians) {
        var most = medians.values().stream().mapToLong(Long::longValue).max().orElse(0);
        return Chart.of(span, step, medians, false, most > 2 * DAY ? DAY : most > 2 * HOUR ? HOUR : 10);
    }

    private static List<Line> funnel(List<Measure> funnel, List<Facts.Count> counts) {
        Map<Measure, Long> sums = new EnumMap<>(Measure.class);
        for (var count : counts) sums.merge(count.measure(), count.number(), Long::sum);
        var most = sums.getOrDefault(funnel.getFirst(), 0L);
        return funnel.stream()
                .map(measure -> Line.of(measure.name(), sums.getOrDefault(measure, 0L), most))
                .toList();
    }

    private List<Line> hours(List<Facts.Work> work) {
        var staff = colleagues.of(work.stream().map(Facts.Work::staff).toList());
        var most = work.isEmpty() ? 0 : work.getFirst().seconds();
        return work.stream()
                .map(one -> Line.of(name(staff, one.staff()), one.seconds(), most))
                .toList();
    }

    private static String name(Map<UUID, Colleague> staff, UUID id) {
        return Objects.requireNonNull(staff.get(id)).name();
    }

    private static List<Measure> concat(List<Measure> measures, Measure one) {
        return Stream.concat(measures.stream(), Stream.of(one)).toList();
    }
}
