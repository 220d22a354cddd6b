package dev.greenroom.statistics;

import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** After how long feedback came, in minutes: a bar at a time, and all of it. */
record Waits(Map<LocalDate, NavigableMap<Long, Long>> byBegin) {

    static Waits of(List<Facts.Wait> waits, Step step) {
        var byBegin = new HashMap<LocalDate, NavigableMap<Long, Long>>();
        for (var wait : waits)
            byBegin.computeIfAbsent(step.begin(wait.week()), _ -> new TreeMap<>())
                    .merge(wait.minutes(), wait.number(), Long::sum);
        return new Waits(byBegin);
    }

    /** After how long half of it was there: the lower of two in the middle; null where there is none. */
    @Nullable
    Long median() {
        return median(byBegin.values());
    }

    /** The same for each bar that has some. */
    Map<LocalDate, Long> medians() {
        var medians = new HashMap<LocalDate, Long>();
        byBegin.forEach((begin, waits) -> {
            var median = median(List.of(waits));
            if (median != null) medians.put(begin, median);
        });
        return medians;
    }

    /** What is taken away may not have been added yet, so that there may be less than none of something. */
    private static @Nullable Long median(Collection<NavigableMap<Long, Long>> some) {
        var sums = new TreeMap<Long, Long>();
        for (var waits : some)
            waits.forEach((minutes, number) -> {
                if (number > 0) sums.merge(minutes, number, Long::sum);
            });
        var all = sums.values().stream().mapToLong(Long::longValue).sum();
        var soFar = 0L;
        for (var wait : sums.entrySet()) {
            soFar += wait.getValue();
            if (soFar * 2 >= all) return wait.getKey();
        }
        return null;
    }
}
