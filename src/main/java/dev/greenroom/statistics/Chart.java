package dev.greenroom.statistics;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/**
 * Where things stand in a chart over time: in hundredths of its width and height, so that it fits every screen and its
 * words stay as large as they are.
 */
record Chart(List<Mark> marks, List<Tick> ticks) {

    private static final int LABELS = 6;

    /**
     * One bar, or one dot.
     *
     * @param value null where there is nothing to tell, which is not zero
     * @param labelled 0 where its beginning does not stand below the chart; 2 for those left out on a small screen
     */
    record Mark(LocalDate begin, @Nullable Long value, double left, double width, double height, int labelled) {

        public String x() {
            return percent(left);
        }

        public String middle() {
            return percent(left + width / 2);
        }

        public String y() {
            return percent(100 - height);
        }

        public String wide() {
            return percent(width);
        }

        public String high() {
            return percent(height);
        }
    }

    /** A line across, with what it stands for. */
    record Tick(long value, double height) {

        public String y() {
            return percent(100 - height);
        }
    }

    /** Those that have a value. */
    public List<Mark> plotted() {
        return marks.stream().filter(mark -> mark.value() != null).toList();
    }

    /** Those whose beginning stands below the chart. */
    public List<Mark> named() {
        return marks.stream().filter(mark -> mark.labelled() > 0).toList();
    }

    /**
     * All the bars of a span, those without a value too.
     *
     * @param unit what round numbers are round in
     */
    static Chart of(Span span, Step step, Map<LocalDate, Long> values, boolean zeroes, long unit) {
        var begins = new ArrayList<LocalDate>();
        for (var begin = step.begin(span.first()); !begin.isAfter(span.last()); begin = step.next(begin))
            begins.add(begin);
        var tick =
                tick(values.values().stream().mapToLong(Long::longValue).max().orElse(0), unit);
        var top = top(values, tick);
        var slot = 100.0 / begins.size();
        var every = (begins.size() + LABELS - 1) / LABELS;
        var marks = new ArrayList<Mark>();
        for (var i = 0; i < begins.size(); i++) {
            var value = values.get(begins.get(i));
            if (value == null && zeroes) value = 0L;
            var width = Math.min(slot * .72, 5);
            var labelled = i % every != 0 ? 0 : i / every % 2 == 0 || begins.size() <= LABELS / 2 ? 1 : 2;
            var height = value == null ? 0 : 100.0 * value / top;
            marks.add(new Mark(begins.get(i), value, (i + .5) * slot - width / 2, width, height, labelled));
        }
        return new Chart(
                marks,
                LongStream.iterate(0, value -> value <= top, value -> value + tick)
                        .mapToObj(value -> new Tick(value, 100.0 * value / top))
                        .toList());
    }

    private static long top(Map<LocalDate, Long> values, long tick) {
        var most = values.values().stream().mapToLong(Long::longValue).max().orElse(0);
        return Math.max(tick, (most + tick - 1) / tick * tick);
    }

    /** So that there are two to five: 1, 2 or 5 times a power of ten, in that unit. */
    private static long tick(long most, long unit) {
        var tick = unit;
        for (var i = 0; most > 4 * tick; i++) tick = unit * power(i / 3) * new long[] {2, 5, 10}[i % 3];
        return tick;
    }

    private static long power(int exponent) {
        return Math.round(Math.pow(10, exponent));
    }

    private static String percent(double value) {
        return String.format(Locale.ROOT, "%.2f%%", value);
    }
}
