package dev.greenroom;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;
import org.springframework.util.StringUtils;

/**
 * What an ES module cannot start without, so that a page can ask for all of it at once ({@code modulepreload}) instead of
 * learning of one file from another. What is imported later, such as a language, is not among it.
 */
@Component("moduleImports")
public class ModuleImports {

    private static final Pattern IMPORT = Pattern.compile("(?:\\bfrom|\\bimport)\\s*\"(\\.{1,2}/[^\"]+\\.js)\"");

    private final Map<String, List<String>> known = new ConcurrentHashMap<>();

    /**
     * The paths of all modules that this one imports, directly or not.
     *
     * @param path of a module, such as {@code /js/room/main.js}
     * @throws UncheckedIOException if it is not there, or names one that is not
     */
    public List<String> of(String path) {
        return known.computeIfAbsent(path, ModuleImports::find);
    }

    private static List<String> find(String path) {
        var found = new LinkedHashSet<String>();
        follow(path, found);
        found.remove(path);
        return List.copyOf(found);
    }

    private static void follow(String path, Set<String> found) {
        if (!found.add(path)) return;
        IMPORT.matcher(source(path))
                .results()
                .map(match -> StringUtils.applyRelativePath(path, match.group(1)))
                .map(StringUtils::cleanPath)
                .forEach(imported -> follow(imported, found));
    }

    private static String source(String path) {
        try {
            return new ClassPathResource("static" + path).getContentAsString(StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("The module " + path + " cannot be read", e);
        }
    }
}
