package dev.greenroom.running;

import static dev.greenroom.running.Limits.USUAL;

import java.util.List;

/**
 * How programs in a language are run.
 *
 * @param name as in the room's menu
 * @param title as people write it
 * @param fileName what its first file is usually called
 * @param version a command that says which one is installed, and fails when it is of no use here
 * @param script for {@code sh}, in the folder of the files: {@code $entry} is the first file, {@code $@} are the arguments
 * @param hello a program
 * @param debian the packages that bring it
 */
record Language(
        String name,
        String title,
        String fileName,
        String version,
        String script,
        Limits limits,
        String hello,
        String debian) {

    /** The entry with all others of its kind that are no program themselves. */
    private static String together(String ending, String main, String compiler) {
        return "find . -maxdepth 1 -name '*%s' ! -path \"./$entry\" -exec grep -LZE '%s' {} + | xargs -0 %s -o /tmp/program \"./$entry\" && exec /tmp/program \"$@\""
                .formatted(ending, main, compiler);
    }

    private static final String MAIN = "(^|[^[:alnum:]_])main[[:space:]]*[(]";

    private static final Limits COMPILED = USUAL.withMemory(512, 512);

    private static final String JAVA = "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC -XX:-UsePerfData -Xshare:auto -Xmx192m"
            + " -XX:CICompilerCount=1 -XX:MaxMetaspaceSize=96m -XX:ReservedCodeCacheSize=32m";

    static final List<Language> ALL = List.of(
            new Language(
                    "python",
                    "Python",
                    "main.py",
                    "python3 --version",
                    "exec python3 \"./$entry\" \"$@\"",
                    USUAL,
                    "print(\"Hello\")\n",
                    "python3"),
            new Language(
                    "javascript",
                    "JavaScript",
                    "main.js",
                    "node --version > /dev/null && echo Node.js $(node --version)",
                    "exec node \"./$entry\" \"$@\"",
                    USUAL.withMemory(256, 512),
                    "console.log(\"Hello\")\n",
                    "nodejs"),
            new Language(
                    "typescript",
                    "TypeScript",
                    "main.ts",
                    "node --experimental-strip-types --eval 1 && echo Node.js $(node --version)",
                    "exec node --experimental-strip-types --disable-warning=ExperimentalWarning \"./$entry\" \"$@\"",
                    USUAL.withMemory(256, 512),
                    "const hello: string = \"Hello\"\nconsole.log(hello)\n",
                    "nodejs (22.6 or later)"),
            new Language(
                    "java",
                    "Java",
                    "Main.java",
                    "\"${JDK:-/usr}/bin/javac\" --version",
                    "exec \"${JDK:-/usr}/bin/java\" " + JAVA + " \"./$entry\" \"$@\"",
                    USUAL.withMemory(512, 1024),
                    "class Main {\n    public static void main(String[] arguments) {\n        System.out.println(\"Hello\");\n    }\n}\n",
                    "default-jdk-headless"),
            new Language(
                    "c",
                    "C",
                    "main.c",
                    "gcc --version",
                    together(".c", MAIN, "gcc -std=gnu17 -O1 -Wall -lm"),
                    COMPILED,
                    "#include <stdio.h>\n\nint main(void) {\n    puts(\"Hello\");\n}\n",
                    "gcc libc6-dev"),
            new Language(
                    "cpp",
                    "C++",
                    "main.cpp",
                    "g++ --version",
                    together(".cpp", MAIN, "g++ -std=c++20 -O1 -Wall"),
                    COMPILED,
                    "#include <iostream>\n\nint main() {\n    std::cout << \"Hello\\n\";\n}\n",
                    "g++"),
            new Language(
                    "go",
                    "Go",
                    "main.go",
                    "go version",
                    "export GOCACHE=/tmp/go GO111MODULE=off GOFLAGS=-p=2 CGO_ENABLED=0\n"
                            + together(".go", "^func main[(]", "go build"),
                    COMPILED,
                    "package main\n\nimport \"fmt\"\n\nfunc main() {\n\tfmt.Println(\"Hello\")\n}\n",
                    "golang-go"),
            new Language(
                    "rust",
                    "Rust",
                    "main.rs",
                    "rustc --version",
                    "rustc --edition 2021 -o /tmp/program \"./$entry\" && exec /tmp/program \"$@\"",
                    COMPILED,
                    "fn main() {\n    println!(\"Hello\");\n}\n",
                    "rustc"),
            new Language(
                    "ruby",
                    "Ruby",
                    "main.rb",
                    "ruby --version",
                    "exec ruby \"./$entry\" \"$@\"",
                    USUAL,
                    "puts \"Hello\"\n",
                    "ruby"),
            new Language(
                    "php",
                    "PHP",
                    "main.php",
                    "php --version",
                    "exec php -d display_errors=stderr -d log_errors=0 -f \"./$entry\" -- \"$@\"",
                    USUAL,
                    "<?php\necho \"Hello\\n\";\n",
                    "php-cli"),
            new Language(
                    "perl",
                    "Perl",
                    "main.pl",
                    "perl -e 'print \"Perl $^V\\n\"'",
                    "exec perl \"./$entry\" \"$@\"",
                    USUAL,
                    "print \"Hello\\n\";\n",
                    "perl"),
            new Language(
                    "lua",
                    "Lua",
                    "main.lua",
                    "lua5.4 -v",
                    "exec lua5.4 \"./$entry\" \"$@\"",
                    USUAL,
                    "print(\"Hello\")\n",
                    "lua5.4"),
            new Language(
                    "shell",
                    "Bash",
                    "main.sh",
                    "bash --version",
                    "exec bash \"./$entry\" \"$@\"",
                    USUAL,
                    "echo Hello\n",
                    "bash"),
            new Language(
                    "sql",
                    "SQL (SQLite)",
                    "main.sql",
                    "sqlite3 --version > /dev/null && echo SQLite $(sqlite3 --version | cut -d ' ' -f 1)",
                    "exec sqlite3 -batch -bail :memory: < \"./$entry\"",
                    USUAL,
                    "select 'Hello';\n",
                    "sqlite3"));
}
