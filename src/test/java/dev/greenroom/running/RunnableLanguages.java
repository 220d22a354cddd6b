package dev.greenroom.running;

import java.util.Map;
import java.util.stream.Collectors;

/** All that can be run where everything is installed. */
public final class RunnableLanguages {

    private RunnableLanguages() {}

    /** What their first files are called, by name. */
    public static Map<String, String> fileNames() {
        return Language.ALL.stream().collect(Collectors.toMap(Language::name, Language::fileName));
    }
}
