package dev.greenroom.running;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What the shell in the sandbox does before the language's script: it lays the files out under their names, and takes the
 * arguments. Names and arguments reach it as the bytes of a file. As names of files on our side, or arguments of a command,
 * Java would spell them as the machine's locale can, which in that of many services is ASCII; and strangers would choose
 * what files are called where our rights count.
 */
final class Prelude {

    /** The kernel takes no longer one, with the byte that ends it. */
    private static final int LONGEST_ARGUMENT = 128 * 1024 - 1;

    /** The kernel takes a quarter of the stack; this leaves it room for the environment. */
    private static final int ALL_ARGUMENTS = 1024 * 1024;

    /** UTF-16 units of a text that the shell writes down by itself. */
    private static final int SHORT = 16 * 1024;

    private static final Pattern PLAIN = Pattern.compile("[\\t\\n\\x20-\\x7e]*");

    private Prelude() {}

    /** For files that lie in {@code /src} under their numbers. */
    static String of(Sandbox.Job job) throws IOException {
        var lines = new ArrayList<String>();
        for (var file : job.files().entrySet())
            lines.add(layOut(lines.size(), quoted("/box/" + checked(file.getKey())), file.getValue()) + " || exit 126");
        lines.add("entry=" + quoted(asPath(job.entry())));
        lines.add(job.arguments().stream().map(Prelude::quoted).collect(Collectors.joining(" ", "set -- ", "\n")));
        return String.join("\n", lines);
    }

    /** Most programs are short and plain: those cost no process of their own, which takes as long as a small program. */
    private static String layOut(int number, String place, String text) {
        return text.length() <= SHORT && PLAIN.matcher(text).matches()
                ? "printf %%s %s > %s".formatted(quoted(text), place)
                : "cp /src/%d %s".formatted(number, place);
    }

    static boolean isTooLong(List<String> arguments) {
        var sizes = arguments.stream().mapToInt(each -> each.getBytes(StandardCharsets.UTF_8).length);
        var each = sizes.summaryStatistics();
        return each.getMax() > LONGEST_ARGUMENT || each.getSum() + 16L * each.getCount() > ALL_ARGUMENTS;
    }

    private static String checked(String name) throws IOException {
        if (name.isEmpty() || name.contains("/") || name.indexOf('\0') >= 0 || name.matches("\\.{1,2}"))
            throw new IOException("“" + name + "” is no name of a file");
        return name;
    }

    /** As messages spell it: plain, but for names that some program would take for an option or a list of arguments. */
    private static String asPath(String name) {
        return name.matches("\\w[\\w.-]*") ? name : "./" + name;
    }

    private static String quoted(String text) {
        return "'" + text.replace("'", "'\\''") + "'";
    }
}
