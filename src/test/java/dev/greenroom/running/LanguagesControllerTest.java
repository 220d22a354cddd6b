package dev.greenroom.running;

import static org.assertj.core.api.Assertions.assertThat;

import dev.greenroom.running.Standing.Broken;
import dev.greenroom.running.Standing.Holds;
import java.util.Map;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.springframework.ui.ExtendedModelMap;

class LanguagesControllerTest {

    @Test
    void whatIsThereHasAVersionAndWhatIsNotAPackage() {
        var model = shown(new Holds(Map.of("python", "Python 3.11.2"), true));
        assertThat(model.get("state")).isEqualTo("holds");
        assertThat(model.get("groups")).isEqualTo(true);
        assertThat(model.get("languages"))
                .asInstanceOf(InstanceOfAssertFactories.LIST)
                .contains(
                        new LanguagesController.Row("Python", "Python 3.11.2", "python3"),
                        new LanguagesController.Row("Ruby", "", "ruby"));
    }

    @Test
    void whyNothingCanBeRunIsSaid() {
        var model = shown(new Broken("Install the package bubblewrap."));
        assertThat(model.get("state")).isEqualTo("broken");
        assertThat(model.get("why")).isEqualTo("Install the package bubblewrap.");
    }

    private static Map<String, Object> shown(Standing standing) {
        var model = new ExtendedModelMap();
        var runner = new LocalRunner(_ -> {}, true) {
            @Override
            Standing standing() {
                return standing;
            }
        };
        assertThat(new LanguagesController(runner).list(model)).isEqualTo("running/languages");
        return model;
    }
}
