package dev.greenroom.running;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class JavaCacheTest {

    final Language java = Language.named("java").orElseThrow();

    @Test
    void theCompilerIsThereAlreadyWhenAJavaFileIsRun() {
        JavaCache.make(Tries.sandbox());
        assertThat(Tries.sandbox().tools().javaCache()).exists();
        var tried = run(
                "Main.java",
                java.hello(),
                "-Xlog:class+load:file=/tmp/loaded",
                "grep -c 'javac.*source: shared objects file' /tmp/loaded >&2");
        assertThat(tried.out()).isEqualTo("Hello\n");
        assertThat(Integer.parseInt(tried.err().strip())).isGreaterThan(300);
    }

    @Test
    void aJvmThatCannotUseItSaysNothingAndDoesWithout() {
        JavaCache.make(Tries.sandbox());
        var tried = run("Main.java", java.hello(), "-XX:-UseCompressedOops", "true");
        assertThat(tried.out()).isEqualTo("Hello\n");
        assertThat(tried.err()).isEmpty();
    }

    private Tries.Tried run(String name, String text, String options, String then) {
        var script = java.script().replace("exec ", "").replace("$cache", "$cache " + options) + "\n" + then;
        return Tries.run(new Sandbox.Job(script, Map.of(name, text), name, "", List.of(), java.limits()));
    }
}
