package dev.greenroom.running;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The compiler and what starts a source file, loaded and linked as a JVM left them: the next one goes on from there, which
 * more than halves its start. It comes from a program of ours that uses what people's first programs use, run outside of the
 * sandbox, in which nothing can be left behind. A JVM takes it only from one like itself with the same options.
 */
final class JavaCache {

    private static final Logger log = LoggerFactory.getLogger(JavaCache.class);

    private static final long LONGEST_SECONDS = 120;

    private static final String REHEARSAL = """
            import java.util.*;
            import java.util.function.*;
            import java.util.stream.*;

            class Main {
                record Person(String name, int age) {}
                sealed interface Shape permits Circle, Square {}
                record Circle(double radius) implements Shape {}
                record Square(double side) implements Shape {}
                enum Colour { RED, GREEN }

                static <T extends Comparable<T>> Optional<T> most(Collection<? extends T> all) {
                    T best = null;
                    for (T each : all) if (best == null || each.compareTo(best) > 0) best = each;
                    return Optional.ofNullable(best);
                }

                static double area(Shape shape) {
                    return switch (shape) {
                        case Circle(var radius) -> Math.PI * radius * radius;
                        case Square(var side) -> side * side;
                    };
                }

                public static void main(String[] arguments) throws Exception {
                    var input = new Scanner(System.in);
                    Map<String, List<Person>> people = new TreeMap<>();
                    while (input.hasNextLine()) {
                        var words = input.nextLine().split(" ");
                        people.computeIfAbsent(words[0], _ -> new ArrayList<>()).add(new Person(words[0], words.length));
                    }
                    var queue = new PriorityQueue<Integer>(Comparator.reverseOrder());
                    var stack = new ArrayDeque<Integer>();
                    for (int i = 0; i < 10; i++) { queue.add(i); stack.push(queue.peek()); }
                    Function<Integer, Integer> square = x -> x * x;
                    var text = Stream.of(3, 1, 2).map(square).sorted().map(String::valueOf).collect(Collectors.joining(", "));
                    System.out.printf("%s %.2f %s %s%n", text, area(new Circle(1)), most(List.of(1, 2)), Colour.RED);
                    System.out.println("Hello " + people + new StringBuilder("x").reverse() + Arrays.toString(new int[] {1}));
                    try {
                        throw new IllegalStateException("so");
                    } catch (IllegalStateException e) {
                        e.printStackTrace();
                    }
                }
            }
            """;

    private JavaCache() {}

    /** Takes some seconds, beside what else there is to do; without one, Java programs start slower. */
    static synchronized void make(Sandbox sandbox) {
        var tools = sandbox.tools();
        if (Files.exists(tools.javaCache())) return;
        var raw = tools.path().resolve("java.new");
        try {
            rehearse(sandbox.jdkOrUsr(), tools.path(), raw);
            if (isOfUse(sandbox, raw)) Files.move(raw, tools.javaCache(), StandardCopyOption.ATOMIC_MOVE);
            else log.info("Java programs start without a cache: this JDK makes none that can be used");
        } catch (IOException e) {
            log.info("Java programs start without a cache: {}", e.toString());
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        } finally {
            discard(raw);
        }
    }

    private static void rehearse(Path jdk, Path folder, Path cache) throws IOException, InterruptedException {
        var source = folder.resolve("Main.java");
        Files.writeString(source, REHEARSAL);
        var command = new ArrayList<>(
                List.of("nice", "-n", "19", jdk.resolve("bin/java").toString()));
        command.add("-XX:AOTCacheOutput=" + cache);
        command.addAll(List.of(Language.JVM.split(" ")));
        command.add("Main.java");
        var builder = new ProcessBuilder(command).directory(folder.toFile());
        builder.environment().clear();
        builder.environment().put("PATH", SandboxRun.PATH);
        builder.redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.DISCARD);
        var jvm = builder.start();
        try {
            jvm.getOutputStream().close();
            jvm.waitFor(LONGEST_SECONDS, TimeUnit.SECONDS);
        } finally {
            jvm.descendants().forEach(ProcessHandle::destroyForcibly);
            jvm.destroyForcibly();
            Files.delete(source);
        }
    }

    /** Whether a JVM in the sandbox starts on it. */
    private static boolean isOfUse(Sandbox sandbox, Path cache) throws IOException {
        if (!Files.exists(cache)) return false;
        Files.setPosixFilePermissions(cache, PosixFilePermissions.fromString("rw-r--r--"));
        var java = Language.named("java").orElseThrow();
        var script = java.script().replace("$cache", "-XX:AOTMode=on -XX:AOTCache=/greenroom/" + cache.getFileName());
        var said = new StringBuilder();
        var limits = java.limits().within(Duration.ofSeconds(LONGEST_SECONDS));
        var job =
                new Sandbox.Job(script, Map.of(java.fileName(), java.hello()), java.fileName(), "", List.of(), limits);
        var result = sandbox.run(job, (_, text) -> said.append(text));
        return result.outcome().equals(new Outcome.Exited(0)) && said.toString().equals("Hello\n");
    }

    private static void discard(Path raw) {
        try {
            Files.deleteIfExists(raw);
        } catch (IOException e) {
            log.warn("{} could not be removed: {}", raw, e.toString());
        }
    }
}
