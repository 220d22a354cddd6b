package dev.greenroom;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModule;
import org.springframework.modulith.core.ApplicationModules;

class ModularityTest {

    private static final Path DOCUMENT = Path.of("docs/architecture.md");

    /** A line of the document's first table: a package, what it owns, what it looks at. */
    private static final Pattern LINE = Pattern.compile("^\\| `(\\w+)` \\| [^|]+ \\|([\\w, ]*)\\|$", Pattern.MULTILINE);

    private final ApplicationModules modules = ApplicationModules.of(GreenroomApplication.class);

    @Test
    void featuresOnlyUseEachOthersPublicTypes() {
        modules.verify();
    }

    @Test
    void featuresLookAtWhatTheDocumentSays() throws IOException {
        var found = new TreeMap<String, Set<String>>();
        for (var module : modules) found.put(name(module), lookedAt(module));
        assertThat(found).isEqualTo(documented());
    }

    private Set<String> lookedAt(ApplicationModule module) {
        return module.getDirectDependencies(modules).stream()
                .map(dependency -> name(dependency.getTargetModule()))
                .filter(Predicate.not(name(module)::equals))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static String name(ApplicationModule module) {
        return module.getIdentifier().toString();
    }

    private static Map<String, Set<String>> documented() throws IOException {
        return LINE.matcher(Files.readString(DOCUMENT))
                .results()
                .collect(Collectors.toMap(
                        line -> line.group(1),
                        line -> Arrays.stream(line.group(2).split("[, ]+"))
                                .filter(Predicate.not(String::isEmpty))
                                .collect(Collectors.toSet())));
    }
}
