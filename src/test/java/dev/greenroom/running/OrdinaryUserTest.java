package dev.greenroom.running;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import net.bytebuddy.ByteBuddy;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.platform.commons.JUnitException;
import org.opentest4j.AssertionFailedError;

/** The sandbox of a Greenroom that does not run as root: in a JVM of its own, which {@code setpriv} makes an ordinary user's. */
class OrdinaryUserTest {

    static final int SOMEBODY = 61001;

    @RegisterExtension
    final Leftovers leftovers = new Leftovers();

    @Test
    void itHoldsJustTheSame() throws Exception {
        var said = new String(start("worst").getInputStream().readAllBytes());
        assertThat(said.lines())
                .containsExactly(
                        "hello: Exited[code=0] hello",
                        "loop: TookTooLong[limit=PT4S]",
                        "forks: Exited[code=0] True",
                        "memory of many: OutOfMemory[limitBytes=268435456]",
                        "shared forks: Exited[code=0]",
                        "output: WroteTooMuch[limitBytes=65536]",
                        "daemon: Exited[code=0]",
                        "files: Exited[code=0]");
    }

    @Test
    @Tag("long")
    void everyHostileProgramAndEveryTrapIsHeldJustTheSame(@TempDir Path libraries) throws Exception {
        Files.setPosixFilePermissions(libraries, PosixFilePermissions.fromString("rwxr-xr-x"));
        for (var one : List.of(
                Assertions.class, Test.class, JUnitException.class, AssertionFailedError.class, ByteBuddy.class)) {
            var jar = Path.of(
                    one.getProtectionDomain().getCodeSource().getLocation().toURI());
            Files.copy(jar, libraries.resolve(jar.getFileName()));
        }
        var said = new String(
                start("every", ":" + libraries + "/*").getInputStream().readAllBytes());
        assertThat(said.lines()).hasSizeGreaterThan(40).allMatch(line -> line.startsWith("held: "));
    }

    /** What a service without a locale makes of other letters is ASCII. */
    @Test
    void withoutALocaleNamesAndArgumentsKeepTheirLetters() throws Exception {
        var said = new String(start("letters").getInputStream().readAllBytes());
        assertThat(said).isEqualTo("ANSI_X3.4-1968 true\n");
    }

    @Test
    void killedItLeavesNoProgramRunningAndTheNextRemovesItsFolder() throws Exception {
        var greenroom = start("wait");
        assertThat(greenroom.inputReader().readLine()).isEqualTo("running");
        greenroom.destroyForcibly().waitFor();
        // Leftovers looks for the processes.
        assertThat(folders()).hasSize(1);
        assertThat(start("sweep").waitFor()).isZero();
        assertThat(folders()).isEmpty();
    }

    private static Process start(String what) throws IOException {
        return start(what, "");
    }

    private static Process start(String what, String libraries) throws IOException {
        Tries.sandbox();
        var self = Files.getAttribute(Path.of("/proc/self"), "unix:uid");
        assumeTrue(
                self.equals(0), "Only root can become an ordinary user, and whoever is one has tested this already.");
        var builder = new ProcessBuilder(
                        "setpriv",
                        "--reuid=" + SOMEBODY,
                        "--regid=" + SOMEBODY,
                        "--clear-groups",
                        System.getProperty("java.home") + "/bin/java",
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "-cp",
                        "target/classes:target/test-classes" + libraries,
                        Somebody.class.getName(),
                        what)
                .redirectError(ProcessBuilder.Redirect.INHERIT);
        if (what.equals("letters")) builder.environment().put("LC_ALL", "C");
        return builder.start();
    }

    private static List<Path> folders() throws IOException {
        var found = new ArrayList<Path>();
        try (var runs = Files.newDirectoryStream(RunFolder.temporary(), "greenroom-run-*")) {
            for (var folder : runs) {
                if (Files.getAttribute(folder, "unix:uid").equals(SOMEBODY)) found.add(folder);
            }
        }
        return found;
    }

    /** The JVM of the ordinary user. */
    static final class Somebody {

        public static void main(String[] arguments) throws Exception {
            var sandbox = Sandbox.ofThisMachine();
            if (arguments[0].equals("wait")) {
                sandbox.run(job("echo running; sleep 600"), (_, text) -> System.out.print(text));
            } else if (arguments[0].equals("sweep")) {
                RunFolder.sweep();
            } else if (arguments[0].equals("letters")) {
                var said = new StringBuilder();
                var files = Map.of("爱达.txt", "😀");
                sandbox.run(
                        new Sandbox.Job(
                                "ls; cat \"$entry\"; printf %s \"$1\"",
                                files, "爱达.txt", "", List.of("é"), Limits.USUAL),
                        (_, text) -> said.append(text));
                System.out.println(System.getProperty("sun.jnu.encoding") + " "
                        + said.toString().equals("爱达.txt\n😀é"));
            } else if (arguments[0].equals("every")) {
                every(HostileProgramsTest.class);
                every(SandboxTrapsTest.class);
            } else {
                say(sandbox, "hello", "echo hello");
                say(sandbox, "loop", "while :; do :; done");
                say(sandbox, "forks", python("""
                        import os, time
                        count = 0
                        try:
                            while os.fork(): count += 1
                            time.sleep(1)
                        except BlockingIOError:
                            print(50 < count < 64)"""));
                say(sandbox, "memory of many", python("""
                        import os, time
                        for _ in range(4):
                            if os.fork() == 0:
                                kept = b"x" * (100 << 20)
                                time.sleep(60)
                        time.sleep(60)"""));
                say(sandbox, "shared forks", python("""
                        import os, time
                        kept = b"x" * (100 << 20)
                        for _ in range(4):
                            if os.fork() == 0:
                                time.sleep(0.2)
                                os._exit(0)
                        time.sleep(0.3)"""));
                say(sandbox, "output", "yes");
                say(sandbox, "daemon", "setsid sleep 600 >/dev/null 2>&1 </dev/null &");
                say(
                        sandbox,
                        "files",
                        "for path in /etc/shadow /root /home /var /work; do [ ! -e $path ] || echo $path; done");
            }
        }

        /** JUnit itself is not to be had for an ordinary user: it lies in somebody else's home. */
        private static void every(Class<?> tests) throws Exception {
            for (var test : tests.getDeclaredMethods()) {
                if (!test.isAnnotationPresent(Test.class)) continue;
                var leftovers = new Leftovers();
                leftovers.look();
                var problem = "held";
                try {
                    var instance = tests.getDeclaredConstructor();
                    instance.setAccessible(true);
                    test.setAccessible(true);
                    test.invoke(instance.newInstance());
                    leftovers.lookAgain();
                } catch (InvocationTargetException e) {
                    problem = e.getCause().toString();
                } catch (AssertionError e) {
                    problem = e.toString();
                }
                System.out.println(problem + ": " + test.getName());
            }
        }

        private static void say(Sandbox sandbox, String what, String script) throws IOException {
            var said = new ArrayList<String>();
            var result = sandbox.run(job(script), (_, text) -> said.add(text));
            var text = result.outcome() instanceof Outcome.WroteTooMuch ? "" : String.join("", said);
            System.out.println((what + ": " + result.outcome() + " " + text).strip());
        }

        private static Sandbox.Job job(String script) {
            var limits = Limits.USUAL.within(Duration.ofSeconds(4));
            return new Sandbox.Job(script, Map.of("main.sh", script), "main.sh", "", List.of(), limits);
        }

        private static String python(String source) {
            return "python3 -c '" + source + "'";
        }
    }
}
