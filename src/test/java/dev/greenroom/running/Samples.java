package dev.greenroom.running;

import java.util.Map;

/** The same few programs in every language. */
final class Samples {

    /**
     * @param greets a line of input on the one channel, its first argument on the other, and exits with 3; empty where a
     *     language has none of these
     * @param fails on line 2 with what nobody catches
     * @param wrong so that line 2 makes no sense
     * @param two uses the other file, which is called {@code otherName}, and says 42
     * @param loops for ever
     */
    record Sample(
            String greets, String fails, String wrong, String two, String otherName, String other, String loops) {}

    static final Map<String, Sample> ALL = Map.ofEntries(
            Map.entry(
                    "python",
                    new Sample(
                            "import sys\nprint('Hi ' + input())\nprint(sys.argv[1], file=sys.stderr)\nsys.exit(3)",
                            "x = 0\nprint(1 / x)",
                            "x = 0\nx = = 1",
                            "import other\nprint(other.answer)",
                            "other.py",
                            "answer = 42",
                            "while True: pass")),
            Map.entry(
                    "javascript",
                    new Sample(
                            "console.log('Hi ' + require('fs').readFileSync(0, 'utf8').trim());\nconsole.error(process.argv[2]);\nprocess.exit(3)",
                            "let x\nx.y.z",
                            "let x\nlet = = 1",
                            "console.log(require('./other').answer)",
                            "other.js",
                            "exports.answer = 42",
                            "for (;;);")),
            Map.entry(
                    "typescript",
                    new Sample(
                            "import { readFileSync } from 'node:fs'\nconst who: string = readFileSync(0, 'utf8').trim()\nconsole.log('Hi ' + who)\nconsole.error(process.argv[2])\nprocess.exit(3)",
                            "const x: any = undefined\nx.y.z",
                            "let x: number = 1\nlet = = 1",
                            "import { answer } from './other.ts'\nconsole.log(answer)",
                            "other.ts",
                            "export const answer: number = 42",
                            "for (;;);")),
            Map.entry(
                    "java",
                    new Sample(
                            "class Main { public static void main(String[] a) { System.out.println(\"Hi \" + new java.util.Scanner(System.in, \"UTF-8\").nextLine()); System.err.println(a[0]); System.exit(3); } }",
                            "class Main { public static void main(String[] a) {\nSystem.out.println(1 / a.length);\n} }",
                            "class Main {\nint x = = 1;\n}",
                            "class Main { public static void main(String[] a) { System.out.println(Other.answer); } }",
                            "Other.java",
                            "class Other { static int answer = 42; }",
                            "class Main { public static void main(String[] a) { while (true) {} } }")),
            Map.entry(
                    "c",
                    new Sample(
                            "#include <stdio.h>\nint main(int n, char **a) { char who[99]; fgets(who, 99, stdin); printf(\"Hi %s\", who); fprintf(stderr, \"%s\\n\", a[1]); return 3; }",
                            "#include <stdlib.h>\nint main(void) { abort(); }",
                            "int main(void) {\nint x = = 1; }",
                            "#include <stdio.h>\nint answer(void);\nint main(void) { printf(\"%d\\n\", answer()); }",
                            "other.c",
                            "int answer(void) { return 42; }",
                            "int main(void) { for (;;); }")),
            Map.entry(
                    "cpp",
                    new Sample(
                            "#include <iostream>\nint main(int n, char **a) { std::string who; std::getline(std::cin, who); std::cout << \"Hi \" << who << \"\\n\"; std::cerr << a[1] << \"\\n\"; return 3; }",
                            "#include <stdexcept>\nint main() { throw std::runtime_error(\"no\"); }",
                            "int main() {\nint x = = 1; }",
                            "#include <cstdio>\nint answer();\nint main() { std::printf(\"%d\\n\", answer()); }",
                            "other.cpp",
                            "int answer() { return 42; }",
                            "int main() { volatile int x = 0; for (;;) x = x + 1; }")),
            Map.entry(
                    "go",
                    new Sample(
                            "package main\nimport (\"bufio\"; \"fmt\"; \"os\")\nfunc main() { s := bufio.NewScanner(os.Stdin); s.Scan(); fmt.Println(\"Hi \" + s.Text()); fmt.Fprintln(os.Stderr, os.Args[1]); os.Exit(3) }",
                            "package main\nfunc main() { panic(\"no\") }",
                            "package main\nfunc main() { x := := 1 }",
                            "package main\nfunc main() { println(answer()) }",
                            "other.go",
                            "package main\nfunc answer() int { return 42 }",
                            "package main\nfunc main() { for {} }")),
            Map.entry(
                    "rust",
                    new Sample(
                            "fn main() { let mut who = String::new(); std::io::stdin().read_line(&mut who).unwrap(); print!(\"Hi {}\", who); eprintln!(\"{}\", std::env::args().nth(1).unwrap()); std::process::exit(3) }",
                            "fn main() {\npanic!(\"no\") }",
                            "fn main() {\nlet x = = 1; }",
                            "mod other;\nfn main() { println!(\"{}\", other::answer()) }",
                            "other.rs",
                            "pub fn answer() -> i32 { 42 }",
                            "fn main() { loop {} }")),
            Map.entry(
                    "ruby",
                    new Sample(
                            "puts 'Hi ' + $stdin.gets\n$stderr.puts ARGV[0]\nexit 3",
                            "x = nil\nx.foo",
                            "x = 0\nx = = 1",
                            "require_relative 'other'\nputs answer",
                            "other.rb",
                            "def answer = 42",
                            "loop {}")),
            Map.entry(
                    "php",
                    new Sample(
                            "<?php\necho 'Hi ' . fgets(STDIN);\nfwrite(STDERR, $argv[1] . \"\\n\");\nexit(3);",
                            "<?php\nthrow new Exception('no');",
                            "<?php\n$x = = 1;",
                            "<?php\nrequire 'other.php';\necho answer();",
                            "other.php",
                            "<?php\nfunction answer() { return 42; }",
                            "<?php\nwhile (true);")),
            Map.entry(
                    "perl",
                    new Sample(
                            "print 'Hi ' . <STDIN>;\nprint STDERR \"$ARGV[0]\\n\";\nexit 3;",
                            "my $x = 0;\ndie 'no';",
                            "my $x = 0;\n$x = = 1;",
                            "require './other.pl';\nprint answer();",
                            "other.pl",
                            "sub answer { 42 }\n1;",
                            "1 while 1;")),
            Map.entry(
                    "lua",
                    new Sample(
                            "print('Hi ' .. io.read())\nio.stderr:write(arg[1] .. '\\n')\nos.exit(3)",
                            "local x = nil\nprint(x.y)",
                            "local x = 0\nx = = 1",
                            "print(require('other').answer)",
                            "other.lua",
                            "return { answer = 42 }",
                            "while true do end")),
            Map.entry(
                    "shell",
                    new Sample(
                            "read who\necho \"Hi $who\"\necho \"$1\" >&2\nexit 3",
                            "set -eu\necho $nobody",
                            "x=0\nif then fi",
                            "source ./other.sh\necho $answer",
                            "other.sh",
                            "answer=42",
                            "while :; do :; done")),
            Map.entry(
                    "sql",
                    new Sample(
                            "",
                            "create table t (x not null);\ninsert into t values (null);",
                            "select 1;\nselect = 1;",
                            ".read other.sql\nselect x from t;",
                            "other.sql",
                            "create table t (x); insert into t values (42);",
                            "with recursive n(x) as (select 1 union all select x + 1 from n) select sum(x) from n;")));

    private Samples() {}
}
