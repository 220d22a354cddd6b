package dev.greenroom.running;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.greenroom.running.Outcome.Exited;
import dev.greenroom.running.Outcome.TookTooLong;
import dev.greenroom.running.Standing.Holds;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Each language that is found here does what people expect of it, in the real sandbox. */
@Tag("long")
class RunnableLanguagesTest {

    /** What {@code .ci/run} installs. */
    private static final List<String> EXPECTED = List.of(
            "python",
            "javascript",
            "typescript",
            "java",
            "c",
            "cpp",
            "go",
            "ruby",
            "php",
            "perl",
            "lua",
            "shell",
            "sql");

    private static final String ADA = "Ada 爱达 😀";

    @TestFactory
    Stream<DynamicTest> areOfUse() {
        var standing = SelfTest.of(Tries.sandbox());
        JavaCache.make(Tries.sandbox());
        assertThat(standing).isInstanceOf(Holds.class);
        var versions = ((Holds) standing).versions();
        if ("required".equals(System.getenv("GREENROOM_SANDBOX")))
            assertThat(versions.keySet()).containsAll(EXPECTED);
        return Language.ALL.stream()
                .filter(language -> versions.containsKey(language.name()))
                .flatMap(this::tests);
    }

    @Test
    void typeScriptMayBeWrittenAsPeopleWriteIt() {
        var files = new LinkedHashMap<String, String>();
        files.put("main.ts", """
                import type { Name } from "./names"
                import { Greeter } from "./greeter"
                const fs = require("fs")
                enum Colour { Red, Green }
                const name: Name = "Ada"
                console.log(new Greeter(name).hello(), Colour[Colour.Green], typeof fs.readFileSync, await Promise.resolve(1))
                throw new Error("no")
                """);
        files.put("greeter.ts", """
                export class Greeter {
                    constructor(private readonly name: string) {}
                    hello = (): string => `Hi ${this.name}`
                }
                """);
        files.put("names.ts", "export type Name = string");
        var tried = run(Language.named("typescript").orElseThrow(), files);
        assertThat(tried.out()).as(tried.err()).isEqualTo("Hi Ada Green function 1\n");
        assertThat(tried.err()).contains("main.ts:7");
    }

    @Test
    void ofFilesInCOnlyOtherProgramsAreLeftOut() {
        var files = new LinkedHashMap<String, String>();
        files.put("main.c", """
                #include <stdio.h>
                int answer(void);
                int main(void) { printf("%d\\n", answer()); }
                """);
        files.put("util.c", """
                // Used by main().
                static const char *note = "int main()";
                int answer(void) { return note[0] == 'i' ? 42 : 0; }
                """);
        files.put("typed.c", "static int helper; int unused;\n  int main ( int argc, char **argv) { return helper; }");
        files.put("old.c", "int\nmain()\n{\n}");
        var tried = run(Language.named("c").orElseThrow(), files);
        assertThat(tried.out()).as(tried.err()).isEqualTo("42\n");
    }

    private Stream<DynamicTest> tests(Language language) {
        var sample = Samples.ALL.get(language.name());
        return Stream.of(
                        dynamicTest(language.title() + " says hello", () -> hello(language)),
                        dynamicTest(language.title() + " reads, complains and exits", () -> greets(language, sample)),
                        dynamicTest(language.title() + " tells of what nobody caught", () -> fails(language, sample)),
                        dynamicTest(language.title() + " tells where it makes no sense", () -> wrong(language, sample)),
                        dynamicTest(language.title() + " finds the other file", () -> two(language, sample)),
                        dynamicTest(language.title() + " runs a file with a strange name", () -> strange(language)),
                        dynamicTest(language.title() + " ends with its time", () -> loops(language, sample)))
                .filter(test ->
                        !(sample.greets().isEmpty() && test.getDisplayName().contains("reads")));
    }

    private static void hello(Language language) {
        var tried = run(language, Map.of(language.fileName(), language.hello()));
        assertThat(tried.out()).as(tried.err()).isEqualTo("Hello\n");
        assertThat(tried.err()).isEmpty();
        assertThat(tried.outcome()).isEqualTo(new Exited(0));
        System.out.printf(
                "%s: hello in %d ms%n", language.name(), tried.result().time().toMillis());
    }

    private static void greets(Language language, Samples.Sample sample) {
        var tried = Tries.run(new Sandbox.Job(
                language.script(),
                Map.of(language.fileName(), sample.greets()),
                language.fileName(),
                ADA + "\n",
                List.of("--é"),
                language.limits()));
        assertThat(tried.out()).as(tried.err()).isEqualTo("Hi " + ADA + "\n");
        assertThat(tried.err()).endsWith("--é\n");
        // A compiler is asked by xargs and the program is not, so the number is the program's.
        assertThat(tried.outcome()).isEqualTo(new Exited(3));
    }

    private static void fails(Language language, Samples.Sample sample) {
        var tried = run(language, Map.of(language.fileName(), sample.fails()));
        assertThat(tried.outcome()).isInstanceOf(Exited.class).isNotEqualTo(new Exited(0));
        if (!List.of("c", "cpp").contains(language.name()))
            assertThat(tried.err()).matches("(?s).*\\b2\\b.*");
    }

    private static void wrong(Language language, Samples.Sample sample) {
        var tried = run(language, Map.of(language.fileName(), sample.wrong()));
        assertThat(tried.outcome()).isInstanceOf(Exited.class).isNotEqualTo(new Exited(0));
        assertThat(tried.err()).matches("(?s).*\\b2\\b.*");
    }

    private static void two(Language language, Samples.Sample sample) {
        var files = new LinkedHashMap<String, String>();
        files.put(language.fileName(), sample.two());
        files.put(sample.otherName(), sample.other());
        var tried = run(language, files);
        assertThat(tried.out() + tried.err()).contains("42");
        assertThat(tried.outcome()).isEqualTo(new Exited(0));
    }

    private static void strange(Language language) {
        var name =
                "-[é] '$x" + language.fileName().substring(language.fileName().lastIndexOf('.'));
        for (var each : List.of(name, "notes", ".hidden")) {
            var files = FileNames.fitting(language, new LinkedHashMap<>(Map.of(each, language.hello())));
            var entry = files.firstEntry().getKey();
            var tried = Tries.run(new Sandbox.Job(language.script(), files, entry, "", List.of(), language.limits()));
            // Go takes few characters and no dot at the beginning, and says so itself.
            if (language.name().equals("go") && !each.equals("notes"))
                assertThat(tried.err()).containsAnyOf("invalid input file name", "no Go files");
            else assertThat(tried.out()).as(each + ": " + tried.err()).isEqualTo("Hello\n");
        }
    }

    private static void loops(Language language, Samples.Sample sample) {
        var second = Duration.ofSeconds(1);
        var tried = Tries.run(Tries.job(
                language.script(),
                Map.of(language.fileName(), sample.loops()),
                language.limits().within(second)));
        assertThat(tried.outcome()).isEqualTo(new TookTooLong(second));
    }

    private static Tries.Tried run(Language language, Map<String, String> files) {
        return Tries.run(
                new Sandbox.Job(language.script(), files, language.fileName(), "", List.of(), language.limits()));
    }
}
