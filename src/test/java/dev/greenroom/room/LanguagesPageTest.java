package dev.greenroom.room;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Request;
import dev.greenroom.Browser;
import dev.greenroom.GreenroomTest;
import dev.greenroom.Scene;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.beans.factory.annotation.Autowired;

/** Every language of the menu, in a browser. */
@Tag("long")
@GreenroomTest
class LanguagesPageTest {

    private static final Map<String, String> HELLO = Map.ofEntries(
            Map.entry("python", "print(\"Hello\")"),
            Map.entry("javascript", "console.log(\"Hello\")"),
            Map.entry("typescript", "const hello: string = \"Hello\""),
            Map.entry("java", "void main() { IO.println(\"Hello\"); }"),
            Map.entry("c", "int main(void) { puts(\"Hello\"); }"),
            Map.entry("cpp", "int main() { std::cout << \"Hello\"; }"),
            Map.entry("csharp", "Console.WriteLine(\"Hello\");"),
            Map.entry("go", "func main() { fmt.Println(\"Hello\") }"),
            Map.entry("rust", "fn main() { println!(\"Hello\"); }"),
            Map.entry("ruby", "puts \"Hello\""),
            Map.entry("php", "<?php echo \"Hello\";"),
            Map.entry("perl", "print \"Hello\";"),
            Map.entry("lua", "print(\"Hello\")"),
            Map.entry("kotlin", "fun main() = println(\"Hello\")"),
            Map.entry("swift", "print(\"Hello\")"),
            Map.entry("sql", "select 'Hello' as hello"),
            Map.entry("shell", "echo \"Hello\""),
            Map.entry("html", "<p class=\"hello\">Hello</p>"),
            Map.entry("css", "p { content: \"Hello\" }"),
            Map.entry("json", "{\"hello\": \"Hello\"}"),
            Map.entry("markdown", "# Hello"),
            Map.entry("plain", "Hello"));

    @RegisterExtension
    Browser browser = new Browser();

    @Autowired
    Duo duo;

    @Test
    void eachColoursItsHelloAndIsFetchedWhenItIsChosen() {
        var fetched = new ArrayList<String>();
        var ada = browser.person();
        ada.onRequest(request -> fetched.add(file(request)));
        var grace = duo.enter(ada, browser.person()).grace();
        var languages = languageFiles((String) ada.evaluate("""
                async () => {
                  const named = document.querySelectorAll("link[rel=modulepreload], script[type=module]")
                  const modules = [...named].map(element => element.href ?? element.src)
                  const answers = await Promise.all(modules.map(module => fetch(module)))
                  return (await Promise.all(answers.map(answer => answer.text()))).join("\\n")
                }"""));
        var menu = ada.getByLabel("Language", new Page.GetByLabelOptions().setExact(true));
        var hers = grace.getByLabel("Language", new Page.GetByLabelOptions().setExact(true));
        @SuppressWarnings("unchecked")
        var offered = (List<String>) menu.evaluate("menu => [...menu.options].map(option => option.value)");
        assertThat(HELLO).containsOnlyKeys(offered);

        for (var language : offered) {
            var before = fetched.stream().filter(languages::contains).toList();
            menu.selectOption(language);
            assertThat(menu).hasValue(language);
            // What one chooses counts, and is fetched, once the room has it: then the other sees it too.
            assertThat(hers).hasValue(language);
            Scene.editor(ada).click();
            ada.keyboard().press("Control+A");
            ada.keyboard().insertText(HELLO.get(language));
            var coloured = Scene.editor(ada).locator(".cm-line [class*=tok-]");
            if (language.equals("plain")) assertThat(coloured).hasCount(0);
            else assertThat(coloured.first()).isVisible();
            assertThat(fetched.stream().filter(languages::contains).skip(before.size()))
                    .as("the files of languages that " + language + " fetched")
                    .hasSizeLessThanOrEqualTo(1)
                    .doesNotContainAnyElementsOf(before);
        }
        assertThat(languages)
                .as("never fetched: the keys of Vim and of Emacs")
                .filteredOn(file -> !fetched.contains(file))
                .hasSize(2);
    }

    /** Those that the page's modules fetch only when they have to. Keys of other editors are among them. */
    private static List<String> languageFiles(String modules) {
        return Pattern.compile("import\\(\"[./]+(?:shared/)?([^\"/]+)\"\\)")
                .matcher(modules)
                .results()
                .map(found -> found.group(1))
                .distinct()
                .toList();
    }

    private static String file(Request request) {
        return request.url().replaceFirst(".*/", "").replaceFirst("[?].*", "");
    }
}
