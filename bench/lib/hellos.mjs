// A hello in every language that Greenroom can run, and what one types in a shell to run it without Greenroom.
export const HELLOS = {
  python: { file: "main.py", text: 'print("Hello")\n', bare: "exec python3 main.py" },
  javascript: { file: "main.js", text: 'console.log("Hello")\n', bare: "exec node main.js" },
  typescript: { file: "main.ts", text: 'const hello: string = "Hello"\nconsole.log(hello)\n' },
  java: {
    file: "Main.java",
    text: 'class Main {\n    public static void main(String[] arguments) {\n        System.out.println("Hello");\n    }\n}\n',
    bare: "exec $JAVA_HOME/bin/java Main.java",
  },
  c: { file: "main.c", text: '#include <stdio.h>\n\nint main(void) {\n    puts("Hello");\n}\n', bare: "gcc -O1 -o program main.c && exec ./program" },
  cpp: { file: "main.cpp", text: '#include <iostream>\n\nint main() {\n    std::cout << "Hello\\n";\n}\n', bare: "g++ -O1 -o program main.cpp && exec ./program" },
  go: { file: "main.go", text: 'package main\n\nimport "fmt"\n\nfunc main() {\n\tfmt.Println("Hello")\n}\n', bare: "go build -o program main.go && exec ./program" },
  rust: { file: "main.rs", text: 'fn main() {\n    println!("Hello");\n}\n', bare: "rustc -o program main.rs && exec ./program" },
  ruby: { file: "main.rb", text: 'puts "Hello"\n', bare: "exec ruby main.rb" },
  php: { file: "main.php", text: '<?php\necho "Hello\\n";\n', bare: "exec php main.php" },
  perl: { file: "main.pl", text: 'print "Hello\\n";\n', bare: "exec perl main.pl" },
  lua: { file: "main.lua", text: 'print("Hello")\n', bare: "exec lua5.4 main.lua" },
  shell: { file: "main.sh", text: "echo Hello\n", bare: "exec bash main.sh" },
  sql: { file: "main.sql", text: "select 'Hello';\n", bare: "exec sqlite3 -batch :memory: < main.sql" },
}
