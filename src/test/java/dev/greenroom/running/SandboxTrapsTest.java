package dev.greenroom.running;

import static dev.greenroom.running.Tries.SHORT;
import static dev.greenroom.running.Tries.python;
import static dev.greenroom.running.Tries.sh;
import static org.assertj.core.api.Assertions.assertThat;

import dev.greenroom.running.Outcome.Exited;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What the usual options of bubblewrap leave open. Each was found by running it. */
class SandboxTrapsTest {

    @RegisterExtension
    final Leftovers leftovers = new Leftovers();

    @Test
    void theApplicationsEnvironmentIsInNoProcessOfTheSandbox() {
        assertThat(System.getenv()).containsKey("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD");
        var tried = sh("for each in /proc/[0-9]*/environ; do tr '\\000' '\\n' < $each; done | sed 's/=.*//' | sort -u");
        assertThat(tried.out().lines()).isSubsetOf("HOME", "JDK", "LANG", "PATH", "PWD", "PYTHONUNBUFFERED");
    }

    @Test
    void theThreadThatStartsItStaysUntilItsEnd() throws Exception {
        var refused = new CompletableFuture<Throwable>();
        Thread.ofVirtual().start(() -> {
            try {
                sh("true");
                refused.complete(new AssertionError("It ran on a virtual thread"));
            } catch (Throwable e) {
                refused.complete(e);
            }
        });
        assertThat(refused.get()).isInstanceOf(IllegalStateException.class);
        var tried = new CompletableFuture<Tries.Tried>();
        Thread.ofPlatform()
                .start(() -> tried.complete(sh(SHORT.within(Duration.ofSeconds(10)), "sleep 0.3; echo end")));
        assertThat(tried.get().out()).isEqualTo("end\n");
    }

    @Test
    void backgroundProcessesDoNotOutliveTheRun() {
        var tried = sh(SHORT.within(Duration.ofSeconds(30)), "setsid sleep 600 >/dev/null 2>&1 </dev/null & echo end");
        assertThat(tried.out()).isEqualTo("end\n");
        assertThat(tried.outcome()).isEqualTo(new Exited(0));
    }

    @Test
    void sharedMemoryIsNoWayAroundTheLimit() {
        var tried = python("""
                import mmap, os
                try:
                    mmap.mmap(-1, 1 << 30)
                    print("mapped")
                except OSError as failure:
                    print(failure.strerror)
                print(os.path.exists("/dev/zero"))
                written = 0
                try:
                    for number in range(40):
                        with open(f"/dev/shm/{number}", "wb", buffering=0) as file:
                            written += file.write(bytes(1 << 20))
                except OSError as failure:
                    print(failure.strerror, written >> 20)
                """);
        assertThat(tried.out()).isEqualTo("Operation not permitted\nFalse\nNo space left on device 16\n");
    }

    @Test
    void virtualMachinesCannotBeTalkedTo() {
        var tried = python("""
                import socket
                socket.socket(socket.AF_VSOCK, socket.SOCK_STREAM)
                """);
        assertThat(tried.err()).contains("Address family not supported");
    }

    @Test
    void whatCanBeWrittenToIsSmall() {
        var tried = sh(
                "for each in $(cut -d ' ' -f 2 /proc/mounts); do [ ! -w $each ] || [ ! -d $each ] || df -k --output=size,target $each | tail -n 1; done | tr -s ' ' | sort");
        assertThat(tried.out().strip().lines().map(String::strip))
                .containsExactlyInAnyOrder("65536 /tmp", "65536 /box", "16384 /dev/shm");
    }

    @Test
    void rootIsNobodyInTheSandbox() throws IOException {
        var owners = new TreeSet<Object>();
        // A browser, for example, that other tests have started.
        var others = ProcessHandle.current().descendants().toList();
        var script = "grep -E '^(Cap|NoNewPrivs|Seccomp:)' /proc/self/status; id -u; sleep 0.2";
        var said = new StringBuilder();
        var result = Tries.sandbox().run(Tries.job(script, Map.of("main.sh", ""), SHORT), (_, text) -> {
            said.append(text);
            ProcessHandle.current()
                    .descendants()
                    .filter(process -> !others.contains(process))
                    .forEach(process -> owner(process, owners));
        });
        assertThat(result.outcome()).isEqualTo(new Exited(0));
        assertThat(said.toString().replaceAll("\\s+", " "))
                .isEqualTo("CapInh: 0000000000000000 CapPrm: 0000000000000000 CapEff: 0000000000000000 "
                        + "CapBnd: 0000000000000000 CapAmb: 0000000000000000 NoNewPrivs: 1 Seccomp: 2 65534 ");
        assertThat(owners).isNotEmpty().doesNotContain(0);
    }

    private static void owner(ProcessHandle process, TreeSet<Object> owners) {
        try {
            owners.add(Files.getAttribute(Path.of("/proc/" + process.pid()), "unix:uid"));
        } catch (IOException _) {
            // It has just ended.
        }
    }

    @Test
    void noSandboxIsMadeWithoutAFilter() {
        assertThat(SeccompFilter.bytes("amd64")).isPresent();
        assertThat(SeccompFilter.bytes("aarch64")).isPresent();
        assertThat(SeccompFilter.bytes("riscv64")).isEmpty();
    }
}
