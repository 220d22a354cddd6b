package dev.greenroom;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Page;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/**
 * axe-core in a page. {@link AxeBuilder} loads it anew for every look, and has it describe everything that is right as
 * well; this loads it once into a document, and asks for what is wrong.
 */
final class Axe {

    private static final String SOURCE = source();

    private static final List<String> WCAG =
            List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice");

    private static final String RUN = """
            async options => {
                const { violations } = await axe.run(document, { ...options, resultTypes: ["violations"] })
                return violations.flatMap(({ help, nodes }) => nodes.map(({ target }) => `${help} at ${target}`))
            }""";

    private Axe() {}

    /** What all rules of WCAG 2.2 AA and of good practice find, a sentence for each element. */
    static List<String> violations(Page page) {
        return found(page, Map.of("type", "tag", "values", WCAG));
    }

    /** What is hard to read in the colours of this moment. */
    static List<String> colourViolations(Page page) {
        return found(page, Map.of("type", "rule", "values", List.of("color-contrast")));
    }

    @SuppressWarnings("unchecked")
    private static List<String> found(Page page, Map<String, ?> rules) {
        if (!(Boolean) page.evaluate("'axe' in window")) page.evaluate(SOURCE);
        return (List<String>) page.evaluate(RUN, Map.of("runOnly", rules));
    }

    private static String source() {
        try (var file = AxeBuilder.class.getResourceAsStream("/axe.min.js")) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
