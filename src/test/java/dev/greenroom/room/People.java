package dev.greenroom.room;

import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** People who do things at the same time. */
final class People {

    private People() {}

    /** Runs all of them at once, and throws what one of them throws when all have ended. */
    static void atOnce(Runnable... people) {
        atOnce(Arrays.asList(people));
    }

    static void atOnce(List<Runnable> people) {
        try (ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor()) {
            CompletableFuture.allOf(people.stream()
                            .map(person -> CompletableFuture.runAsync(person, executor))
                            .toArray(CompletableFuture[]::new))
                    .join();
        }
    }
}
