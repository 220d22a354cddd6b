package dev.greenroom.room;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The languages a file can be in, as the protocol names them, and what their files are called. */
final class Languages {

    /**
     * @param name as in the protocol
     * @param fileName what a file with nothing but this language to tell about it is called
     * @param endings of its files, without the dot, the usual one first
     */
    record Language(String name, String fileName, List<String> endings) {}

    /** In the order of the room's menu. */
    static final List<Language> ALL = List.of(
            new Language("python", "main.py", List.of("py", "pyi")),
            new Language("javascript", "main.js", List.of("js", "mjs", "cjs", "jsx")),
            new Language("typescript", "main.ts", List.of("ts", "mts", "cts", "tsx")),
            new Language("java", "Main.java", List.of("java")),
            new Language("c", "main.c", List.of("c", "h")),
            new Language("cpp", "main.cpp", List.of("cpp", "cc", "cxx", "hpp", "hh", "hxx")),
            new Language("csharp", "Main.cs", List.of("cs")),
            new Language("go", "main.go", List.of("go")),
            new Language("rust", "main.rs", List.of("rs")),
            new Language("ruby", "main.rb", List.of("rb")),
            new Language("php", "main.php", List.of("php")),
            new Language("perl", "main.pl", List.of("pl", "pm")),
            new Language("lua", "main.lua", List.of("lua")),
            new Language("kotlin", "Main.kt", List.of("kt", "kts")),
            new Language("swift", "main.swift", List.of("swift")),
            new Language("sql", "main.sql", List.of("sql")),
            new Language("shell", "main.sh", List.of("sh", "bash", "zsh")),
            new Language("html", "index.html", List.of("html", "htm")),
            new Language("css", "style.css", List.of("css")),
            new Language("json", "data.json", List.of("json")),
            new Language("markdown", "notes.md", List.of("md", "markdown")),
            new Language("plain", "notes.txt", List.of("txt")));

    static final Set<String> NAMES = ALL.stream().map(Language::name).collect(Collectors.toUnmodifiableSet());

    private Languages() {}

    /** The language that the ending of a file's name tells, if it tells one. */
    static Optional<String> ofFile(String fileName) {
        var dot = fileName.lastIndexOf('.');
        if (dot < 0) return Optional.empty();
        var ending = fileName.substring(dot + 1).toLowerCase(Locale.ROOT);
        return ALL.stream()
                .filter(language -> language.endings().contains(ending))
                .map(Language::name)
                .findFirst();
    }
}
