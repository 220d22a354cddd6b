package dev.greenroom.running;

import dev.greenroom.running.Standing.Broken;
import dev.greenroom.running.Standing.Holds;
import dev.greenroom.running.Standing.Untried;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;

/** What can be run here and what is missing, for admins. */
@Controller
@RequestMapping("/staff/languages")
class LanguagesController {

    /** @param version empty where it is missing */
    record Row(String title, String version, String debian) {}

    private final LocalRunner runner;

    LanguagesController(LocalRunner runner) {
        this.runner = runner;
    }

    @GetMapping
    String list(Model model) {
        var standing = runner.standing();
        model.addAttribute("state", state(standing));
        model.addAttribute("why", standing instanceof Broken(var why) ? why : "");
        model.addAttribute("groups", standing instanceof Holds holds && holds.groups());
        model.addAttribute("languages", rows(standing instanceof Holds holds ? holds.versions() : Map.of()));
        return "running/languages";
    }

    private static String state(Standing standing) {
        return switch (standing) {
            case Untried() -> "untried";
            case Holds _ -> "holds";
            case Broken _ -> "broken";
        };
    }

    private static List<Row> rows(Map<String, String> versions) {
        return Language.ALL.stream()
                .map(language ->
                        new Row(language.title(), versions.getOrDefault(language.name(), ""), language.debian()))
                .toList();
    }
}
