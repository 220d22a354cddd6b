package dev.greenroom.room;

import static org.assertj.core.api.Assertions.assertThat;

import dev.greenroom.running.RunnableLanguages;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class LanguagesTest {

    @Test
    void whatCanBeRunIsInTheMenuAndItsFilesAreCalledTheSame() {
        var menu = Languages.ALL.stream()
                .collect(Collectors.toMap(Languages.Language::name, Languages.Language::fileName));
        assertThat(menu).containsAllEntriesOf(RunnableLanguages.fileNames());
    }

    @Test
    void aFilesNameTellsItsLanguage() {
        Languages.ALL.forEach(
                language -> assertThat(Languages.ofFile(language.fileName())).contains(language.name()));
    }
}
