package dev.greenroom;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.Character.UnicodeScript;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import tools.jackson.databind.json.JsonMapper;

/** Names that people have: 64 of an awkward shape, and a hundred thousand in 28 scripts. */
public final class RealNames {

    /** The rarest script has so many names. */
    private static final int OF_EACH_SCRIPT = 16;

    private RealNames() {}

    /** The awkward ones, then so many of the others: some of each script, the rest evenly. */
    public static List<String> awkwardAnd(int others) {
        return Stream.concat(awkward(), some(others)).toList();
    }

    public static Stream<String> awkward() {
        try {
            return JsonMapper.shared()
                    .readTree(Files.readString(TestData.file("names/awkward-names.json")))
                    .valueStream()
                    .map(entry -> entry.get("name").asString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Stream<String> some(int many) {
        var all = all();
        var chosen = new LinkedHashSet<String>();
        var times = new HashMap<UnicodeScript, Integer>();
        for (var name : all)
            for (var script : scripts(name))
                if (times.merge(script, 1, Integer::sum) <= OF_EACH_SCRIPT) chosen.add(name);
        var step = all.size() / many;
        for (var i = 0; chosen.size() < many; i += step) chosen.add(all.get(i));
        return chosen.stream();
    }

    /** What its letters are written in, letters of all scripts aside. */
    public static Set<UnicodeScript> scripts(String name) {
        var scripts = EnumSet.noneOf(UnicodeScript.class);
        name.codePoints()
                .filter(Character::isLetter)
                .mapToObj(UnicodeScript::of)
                .forEach(scripts::add);
        scripts.remove(UnicodeScript.COMMON);
        return scripts;
    }

    public static List<String> all() {
        try (var lines = new GZIPInputStream(Files.newInputStream(TestData.file("names/names-100k.txt.gz")))) {
            return new String(lines.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
