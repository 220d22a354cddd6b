package dev.greenroom.running;

import static dev.greenroom.running.Limits.USUAL;

import java.util.List;
import java.util.Optional;

/**
 * How programs in a language are run.
 *
 * @param name as in the room's menu
 * @param title as people write it
 * @param fileName what its first file is usually called
 * @param endings of which the first file's name must have one; none where any name will do
 * @param version a command that says which one is installed, and fails when it is of no use here
 * @param script for {@code sh}, in the folder of the files: {@code $entry} is the first file, {@code $@} are the arguments
 * @param hello a program
 * @param debian the packages that bring it
 */
record Language(
        String name,
        String title,
        String fileName,
        List<String> endings,
        String version,
        String script,
        Limits limits,
        String hello,
        String debian) {

    /** The first file with all others of its kind that are no program themselves. A name may look like a pattern. */
    private static String together(String others, String main, String compiler) {
        return "find . -maxdepth 1 %s ! -samefile \"$entry\" -exec grep -LZE '%s' {} + | xargs -0 %s -o /tmp/program \"$entry\" || exit 1\nexec /tmp/program \"$@\""
                .formatted(others, main, compiler);
    }

    /** Where a main is defined, and not called or spoken of: after its type, or at the beginning of a line of its own. */
    private static final String MAIN = "^([[:space:]]*(%1$s)*(%2$s)main|main)[[:space:]]*[(]"
            .formatted("(static|extern|signed|unsigned|constexpr)[[:space:]]+", "(int|void|auto)[[:space:]]+");

    private static final Limits COMPILED = USUAL.withMemory(512, 512);

    static final String JVM = "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC -XX:-UsePerfData -Xmx192m"
            + " -XX:CICompilerCount=1 -XX:MaxMetaspaceSize=96m -XX:ReservedCodeCacheSize=32m";

    /** At the address it was made for, which saves a moment; and when it is of no use, that is not the program's affair. */
    private static final String JAVA = """
            cache=
            if [ -f /greenroom/java.aot ]; then
                cache='-XX:AOTCache=/greenroom/java.aot -XX:+UnlockDiagnosticVMOptions -XX:ArchiveRelocationMode=0'
                cache="$cache -Xlog:aot=off -Xlog:cds=off"
            fi
            exec "${JDK:-/usr}/bin/java" $cache %s "$entry" "$@"
            """.formatted(JVM);

    private static final String ESBUILD = "/greenroom/esbuild";

    private static final String STRIPPING = "--experimental-strip-types --disable-warning=ExperimentalWarning";

    /** Programs are written for either kind of module, so both ways to ask for another are there. */
    private static final String TYPESCRIPT = """
            if [ -x %1$s ]; then
                require='import{createRequire as $}from"node:module";globalThis.require=$("/box/")'
                %1$s "$entry" --bundle --platform=node --format=esm --target=es2022 --packages=external --banner:js="$require" \\
                    --outfile=/tmp/program.mjs --sourcemap=inline --log-level=warning || exit 1
                exec node --enable-source-maps /tmp/program.mjs "$@"
            fi
            exec node %2$s "$entry" "$@"
            """.formatted(ESBUILD, STRIPPING);

    static final List<Language> ALL = List.of(
            new Language(
                    "python",
                    "Python",
                    "main.py",
                    List.of(),
                    "python3 --version",
                    "exec python3 \"$entry\" \"$@\"",
                    USUAL,
                    "print(\"Hello\")\n",
                    "python3"),
            new Language(
                    "javascript",
                    "JavaScript",
                    "main.js",
                    List.of(".js", ".mjs", ".cjs"),
                    "node --version > /dev/null && echo Node.js $(node --version)",
                    "exec node \"$entry\" \"$@\"",
                    USUAL.withMemory(256, 512),
                    "console.log(\"Hello\")\n",
                    "nodejs"),
            new Language(
                    "typescript",
                    "TypeScript",
                    "main.ts",
                    List.of(".ts", ".mts", ".cts", ".tsx"),
                    "{ " + ESBUILD + " --version || node " + STRIPPING
                            + " --eval 1; } > /dev/null && node --version > /dev/null && echo Node.js $(node --version)",
                    TYPESCRIPT,
                    USUAL.withMemory(256, 512),
                    "const hello: string = \"Hello\"\nconsole.log(hello)\n",
                    "nodejs (18 or later, on ARM 22.6)"),
            new Language(
                    "java",
                    "Java",
                    "Main.java",
                    List.of(".java"),
                    "\"${JDK:-/usr}/bin/javac\" --version",
                    JAVA,
                    USUAL.withMemory(512, 1024),
                    "class Main {\n    public static void main(String[] arguments) {\n        System.out.println(\"Hello\");\n    }\n}\n",
                    "default-jdk-headless"),
            new Language(
                    "c",
                    "C",
                    "main.c",
                    List.of(".c"),
                    "gcc --version",
                    together("-name '*.c'", MAIN, "gcc -std=gnu17 -O1 -Wall -Wl,--no-as-needed -lm"),
                    COMPILED,
                    "#include <stdio.h>\n\nint main(void) {\n    puts(\"Hello\");\n}\n",
                    "gcc libc6-dev"),
            new Language(
                    "cpp",
                    "C++",
                    "main.cpp",
                    List.of(".cpp", ".cc", ".cxx"),
                    "g++ --version",
                    together(
                            "'(' -name '*.cpp' -o -name '*.cc' -o -name '*.cxx' ')'", MAIN, "g++ -std=c++20 -O1 -Wall"),
                    COMPILED,
                    "#include <iostream>\n\nint main() {\n    std::cout << \"Hello\\n\";\n}\n",
                    "g++"),
            new Language(
                    "go",
                    "Go",
                    "main.go",
                    List.of(".go"),
                    "go version",
                    "export GOCACHE=/tmp/go GO111MODULE=off GOFLAGS=-p=2 CGO_ENABLED=0\n"
                            + together("-name '*.go' ! -name '*_test.go'", "^func main[(]", "go build"),
                    COMPILED,
                    "package main\n\nimport \"fmt\"\n\nfunc main() {\n\tfmt.Println(\"Hello\")\n}\n",
                    "golang-go"),
            new Language(
                    "rust",
                    "Rust",
                    "main.rs",
                    List.of(),
                    "rustc --version",
                    "rustc --edition 2021 --crate-name program -o /tmp/program \"$entry\" && exec /tmp/program \"$@\"",
                    COMPILED,
                    "fn main() {\n    println!(\"Hello\");\n}\n",
                    "rustc"),
            new Language(
                    "ruby",
                    "Ruby",
                    "main.rb",
                    List.of(),
                    "ruby --version",
                    "exec ruby \"$entry\" \"$@\"",
                    USUAL,
                    "puts \"Hello\"\n",
                    "ruby"),
            new Language(
                    "php",
                    "PHP",
                    "main.php",
                    List.of(),
                    "php --version",
                    "exec php -d display_errors=stderr -d log_errors=0 -f \"$entry\" -- \"$@\"",
                    USUAL,
                    "<?php\necho \"Hello\\n\";\n",
                    "php-cli"),
            new Language(
                    "perl",
                    "Perl",
                    "main.pl",
                    List.of(),
                    "perl -e 'print \"Perl $^V\\n\"'",
                    "exec perl \"$entry\" \"$@\"",
                    USUAL,
                    "print \"Hello\\n\";\n",
                    "perl"),
            new Language(
                    "lua",
                    "Lua",
                    "main.lua",
                    List.of(),
                    "lua5.4 -v",
                    "exec lua5.4 \"$entry\" \"$@\"",
                    USUAL,
                    "print(\"Hello\")\n",
                    "lua5.4"),
            new Language(
                    "shell",
                    "Bash",
                    "main.sh",
                    List.of(),
                    "bash --version",
                    "exec bash \"$entry\" \"$@\"",
                    USUAL,
                    "echo Hello\n",
                    "bash"),
            new Language(
                    "sql",
                    "SQL (SQLite)",
                    "main.sql",
                    List.of(),
                    "sqlite3 --version > /dev/null && echo SQLite $(sqlite3 --version | cut -d ' ' -f 1)",
                    "exec sqlite3 -batch -bail :memory: < \"$entry\"",
                    USUAL,
                    "select 'Hello';\n",
                    "sqlite3"));

    static Optional<Language> named(String name) {
        return ALL.stream().filter(language -> language.name().equals(name)).findFirst();
    }

    /** The name that the first file needs to have, if it has this one. */
    String entryName(String name) {
        return endings.isEmpty() || endings.stream().anyMatch(name::endsWith) ? name : name + endings.getFirst();
    }
}
