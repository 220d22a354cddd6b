package dev.greenroom.running;

import static dev.greenroom.running.Tries.SHORT;
import static dev.greenroom.running.Tries.c;
import static dev.greenroom.running.Tries.job;
import static dev.greenroom.running.Tries.python;
import static dev.greenroom.running.Tries.sh;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.greenroom.running.Outcome.Exited;
import dev.greenroom.running.Outcome.NotStarted;
import dev.greenroom.running.Outcome.OutOfMemory;
import dev.greenroom.running.Outcome.Reason;
import dev.greenroom.running.Outcome.Stopped;
import dev.greenroom.running.Outcome.TookTooLong;
import dev.greenroom.running.Outcome.WroteTooMuch;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.SocketTimeoutException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Each does its worst in the real sandbox; what comes of it is what its author is told. */
class HostileProgramsTest {

    private static final Outcome TIME_IS_UP = new TookTooLong(Duration.ofSeconds(1));
    private static final Outcome FINE = new Exited(0);
    private static final int KEPT = SHORT.output();

    @RegisterExtension
    final Leftovers leftovers = new Leftovers();

    @Test
    void aForkBombGetsNoFurtherThanItsProcesses() {
        var tried = python("""
                import os, time
                children = 0
                try:
                    while True:
                        if os.fork() == 0:
                            time.sleep(60)
                        children += 1
                except BlockingIOError:
                    print(children)
                    time.sleep(60)
                """);
        assertThat(Integer.parseInt(tried.out().strip())).isBetween(50, 63);
        assertThat(tried.outcome()).isEqualTo(TIME_IS_UP);
    }

    @Test
    void aMemoryBombGetsNoMoreThanItsLimit() {
        var tried = python(SHORT.within(Duration.ofSeconds(10)), """
                kept = []
                while True:
                    kept.append(bytearray(1 << 20))
                """);
        assertThat(tried.outcome()).isIn(new Exited(1), new OutOfMemory(SHORT.memory()));
        if (tried.outcome() instanceof Exited) assertThat(tried.err()).contains("MemoryError");
        assertThat(tried.result().memory()).isLessThan(SHORT.memory() * 3 / 2);
    }

    @Test
    void aMemoryBombOfManyProcessesIsCountedTogether() {
        var tried = python(SHORT.within(Duration.ofSeconds(5)), """
                import os, time
                for _ in range(4):
                    if os.fork() == 0:
                        kept = b"x" * (100 << 20)
                        time.sleep(60)
                time.sleep(60)
                """);
        assertThat(tried.outcome()).isEqualTo(new OutOfMemory(SHORT.memory()));
    }

    @Test
    void forksThatShareTheirMemoryAreNotCountedTwice() {
        var tried = python(SHORT.within(Duration.ofSeconds(5)), """
                import os, time
                kept = b"x" * (100 << 20)
                for _ in range(4):
                    if os.fork() == 0:
                        time.sleep(0.3)
                        os._exit(0)
                time.sleep(0.4)
                """);
        assertThat(tried.outcome()).isEqualTo(FINE);
    }

    @Test
    void anInfiniteLoopEndsWithItsTime() {
        assertThat(python("while True: pass").outcome()).isEqualTo(TIME_IS_UP);
    }

    @Test
    void aProcessorMayBeUsedUpSoonerThanTheClock() {
        var limits = SHORT.within(Duration.ofSeconds(1));
        var tried = sh(
                new Limits(
                        Duration.ofSeconds(20),
                        limits.cpu(),
                        limits.memory(),
                        limits.data(),
                        limits.processes(),
                        limits.file(),
                        limits.output()),
                "while :; do :; done");
        assertThat(tried.outcome()).isEqualTo(TIME_IS_UP);
    }

    @Test
    void sleepingIsNoWayToStay() {
        assertThat(sh("sleep 60").outcome()).isEqualTo(TIME_IS_UP);
    }

    @Test
    void ignoringAllSignalsIsNoWayToStay() {
        var tried = python("""
                import signal, time
                for number in range(1, 65):
                    try:
                        signal.signal(number, signal.SIG_IGN)
                    except (OSError, ValueError):
                        pass
                while True:
                    time.sleep(1)
                """);
        assertThat(tried.outcome()).isEqualTo(TIME_IS_UP);
    }

    @Test
    void manyBusyProcessesEndTogether() {
        var tried = sh("for i in 1 2 3 4 5 6 7 8; do (while :; do :; done) & done; wait");
        assertThat(tried.outcome()).isEqualTo(TIME_IS_UP);
    }

    @Test
    void somebodyStopsIt() throws IOException {
        var stop = new AtomicReference<Runnable>();
        var result = Tries.sandbox()
                .run(
                        job("echo here; sleep 60", Map.of("main.sh", ""), SHORT.within(Duration.ofMinutes(1))),
                        (_, _) -> stop.get().run(),
                        stop::set);
        assertThat(result.outcome()).isEqualTo(new Stopped());
    }

    @Test
    void stoppedBeforeItStartsItDoesNotRun() throws IOException {
        var result = Tries.sandbox()
                .run(
                        job("sleep 60", Map.of("main.sh", ""), SHORT.within(Duration.ofMinutes(1))),
                        (_, _) -> {},
                        Runnable::run);
        assertThat(result.outcome()).isEqualTo(new Stopped());
    }

    @Test
    void stoppedWhileTheSandboxIsBuiltItLeavesNothing() throws IOException {
        for (var micros = 0; micros < 40_000; micros += 1_300) {
            var wait = Duration.ofNanos(micros * 1_000L);
            var result = Tries.sandbox()
                    .run(
                            job("sleep 600", Map.of("main.sh", ""), SHORT.within(Duration.ofMinutes(1))),
                            (_, _) -> {},
                            stop -> Thread.ofPlatform().start(() -> {
                                LockSupport.parkNanos(wait.toNanos());
                                stop.run();
                            }));
            assertThat(result.outcome()).isEqualTo(new Stopped());
        }
    }

    @Test
    void endlessOutputIsCutToTheByte() {
        var tried = sh(SHORT.within(Duration.ofSeconds(30)), "yes");
        assertThat(tried.outcome()).isEqualTo(new WroteTooMuch(KEPT));
        assertThat(tried.out()).hasSize(KEPT).startsWith("y\ny\n");
    }

    @Test
    void endlessErrorsAreCutToTheByte() {
        var tried = sh(SHORT.within(Duration.ofSeconds(30)), "yes >&2");
        assertThat(tried.outcome()).isEqualTo(new WroteTooMuch(KEPT));
        assertThat(tried.err()).hasSize(KEPT);
    }

    @Test
    void bothChannelsShareOneBudget() {
        var tried = sh(SHORT.within(Duration.ofSeconds(30)), "yes >&2 & yes");
        assertThat(tried.outcome()).isEqualTo(new WroteTooMuch(KEPT));
        assertThat(tried.out().length() + tried.err().length()).isEqualTo(KEPT);
    }

    @Test
    void asMuchOutputAsAllowedIsFine() {
        var tried = sh("head -c 65536 /dev/urandom | tr '\\000-\\377' x");
        assertThat(tried.outcome()).isEqualTo(FINE);
        assertThat(tried.out()).hasSize(KEPT);
    }

    @Test
    void theDiskCannotBeFilled() {
        var tried = python("""
                written = 0
                try:
                    for number in range(100):
                        with open(f"/box/{number}", "wb") as file:
                            written += file.write(bytes(4 << 20))
                except OSError as failure:
                    print(failure.strerror, written >> 20)
                """);
        assertThat(tried.out()).startsWith("No space left on device");
        assertThat(Integer.parseInt(tried.out().strip().replaceAll("\\D", ""))).isLessThanOrEqualTo(64);
    }

    @Test
    void aLargeFileIsRefusedWhetherFullOrSparse() {
        var tried = python("""
                for how in (lambda file: file.write(bytes(100 << 20)), lambda file: file.truncate(100 << 20)):
                    try:
                        with open("/tmp/large", "wb", buffering=0) as file:
                            print(how(file) >> 20)
                            print(how(file) >> 20)
                    except OSError as failure:
                        print(failure.strerror)
                """);
        assertThat(tried.out()).isEqualTo("32\nFile too large\nFile too large\n");
    }

    @Test
    void emptyFilesByTheHundredThousandAreGoneAfterwards() {
        var tried = python("""
                for number in range(400_000):
                    open(f"/box/{number}", "w").close()
                """);
        assertThat(tried.outcome()).isIn(TIME_IS_UP, FINE);
        assertThat(sh("ls /box").out()).isEmpty();
    }

    @Test
    void theMachinesFilesAreNotThere() {
        var here = Path.of("").toAbsolutePath();
        var tried = sh("for path in /etc/shadow /etc/ssh /root /home /var /work /opt /run /sys '" + here
                + "'; do [ ! -e $path ] || echo $path; done; cat /etc/passwd");
        assertThat(tried.out()).isEqualTo("candidate:x:65534:65534::/tmp:/bin/sh\n");
    }

    @Test
    void itSeesNoProcessesButItsOwn() {
        var tried = sh("cd /proc && echo [0-9]* && tr '\\000' ' ' < /proc/2/cmdline | head -c 5");
        assertThat(tried.out()).matches("1 2\nsh -c");
    }

    @Test
    void itReachesNothingThatListensHere() throws IOException {
        try (var database = new ServerSocket(0, 10, InetAddress.getLoopbackAddress())) {
            database.setSoTimeout(50);
            var tried = python("""
                    import socket
                    for address in ("127.0.0.1", "10.0.0.1", "1.1.1.1"):
                        try:
                            socket.create_connection((address, %d), 1)
                            print("connected")
                        except OSError as failure:
                            print(failure.strerror)
                    """.formatted(database.getLocalPort()));
            assertThat(tried.out()).isEqualTo("Connection refused\nNetwork is unreachable\nNetwork is unreachable\n");
            try (var reached = database.accept()) {
                assertThat(reached).isNull();
            } catch (SocketTimeoutException _) {
                // Nobody came.
            }
        }
    }

    @Test
    void itLooksUpNoNames() {
        var tried = python("""
                import socket
                try:
                    print(socket.getaddrinfo("example.com", 80))
                except socket.gaierror:
                    print("no names")
                """);
        assertThat(tried.out()).isEqualTo("no names\n");
    }

    @Test
    void onlyOrdinarySocketsAreMade() {
        var tried = python("""
                import socket
                for family, kind in ((1, 1), (2, 1), (10, 2), (16, 3), (2, 3), (10, 3), (17, 3), (40, 1), (38, 5), (29, 3), (31, 3), (44, 3)):
                    try:
                        socket.socket(family, kind, 1 if kind == 3 and family in (2, 10) else 0).close()
                        print(family, kind, "made")
                    except OSError as failure:
                        print(family, kind, failure.errno)
                """);
        assertThat(tried.out()).isEqualTo("""
                        1 1 made
                        2 1 made
                        10 2 made
                        16 3 made
                        2 3 1
                        10 3 1
                        17 3 97
                        40 1 97
                        38 5 97
                        29 3 97
                        31 3 97
                        44 3 97
                        """);
    }

    @Test
    void killingTheFirstProcessOrAllDoesNothingToUs() {
        var tried = sh("kill -9 1; kill -9 -1; echo still here");
        assertThat(tried.out()).isEqualTo("still here\n");
        assertThat(tried.outcome()).isEqualTo(FINE);
    }

    @Test
    void systemCallsThatLeadElsewhereAreRefused() {
        var tried = c("""
                #define _GNU_SOURCE
                #include <errno.h>
                #include <sched.h>
                #include <stdio.h>
                #include <string.h>
                #include <sys/mman.h>
                #include <sys/syscall.h>
                #include <unistd.h>
                static void say(const char *what, long result) {
                    printf("%s %s\\n", what, result < 0 ? strerrorname_np(errno) : "done");
                }
                int main(void) {
                    say("ptrace", syscall(SYS_ptrace, 0, 0, 0, 0));
                    say("mount", syscall(SYS_mount, "none", "/tmp", "tmpfs", 0, 0));
                    say("umount", syscall(SYS_umount2, "/tmp", 0));
                    say("pivot_root", syscall(SYS_pivot_root, "/tmp", "/tmp"));
                    say("chroot", syscall(SYS_chroot, "/tmp"));
                    say("mknod", syscall(SYS_mknodat, -100, "/tmp/disk", 0060666, 0x801));
                    say("unshare", syscall(SYS_unshare, CLONE_NEWUSER));
                    say("clone", syscall(SYS_clone, CLONE_NEWUSER | 17, 0, 0, 0, 0));
                    say("clone3", syscall(SYS_clone3, 0, 0));
                    say("setns", syscall(SYS_setns, 0, 0));
                    say("bpf", syscall(SYS_bpf, 0, 0, 0));
                    say("keyctl", syscall(SYS_keyctl, 0, 0));
                    say("perf_event_open", syscall(SYS_perf_event_open, 0, 0, 0, 0, 0));
                    say("userfaultfd", syscall(SYS_userfaultfd, 0));
                    say("io_uring_setup", syscall(SYS_io_uring_setup, 0, 0));
                    say("memfd_create", syscall(SYS_memfd_create, "x", 0));
                    say("shmget", syscall(SYS_shmget, 0, 4096, 01600));
                    say("shared memory", (long) mmap(0, 4096, 3, MAP_SHARED | MAP_ANONYMOUS, -1, 0));
                    say("own memory", (long) mmap(0, 4096, 3, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0));
                    say("newer than we know", syscall(467, 0));
                    say("of x32", syscall(0x40000000 + 39));
                }
                """);
        assertThat(tried.err()).isEmpty();
        assertThat(tried.out()).isEqualTo("""
                        ptrace EPERM
                        mount EPERM
                        umount EPERM
                        pivot_root EPERM
                        chroot EPERM
                        mknod EPERM
                        unshare EPERM
                        clone EPERM
                        clone3 ENOSYS
                        setns EPERM
                        bpf EPERM
                        keyctl EPERM
                        perf_event_open EPERM
                        userfaultfd EPERM
                        io_uring_setup ENOSYS
                        memfd_create ENOSYS
                        shmget EPERM
                        shared memory EPERM
                        own memory done
                        newer than we know ENOSYS
                        of x32 ENOSYS
                        """);
    }

    @Test
    void theSystemIsReadOnly() {
        var tried = sh(
                "for path in / /usr /usr/bin /etc /src /dev /proc/sys/kernel/hostname; do { echo x > $path/file || echo x > $path; } 2>/dev/null && echo $path; done; true");
        assertThat(tried.out()).isEmpty();
        assertThat(tried.outcome()).isEqualTo(FINE);
    }

    @Test
    void aDaemonDiesWithItsProgram() {
        var tried = python(SHORT.within(Duration.ofSeconds(30)), """
                import os, time
                if os.fork() == 0:
                    os.setsid()
                    if os.fork() == 0:
                        for descriptor in range(3):
                            os.close(descriptor)
                        time.sleep(600)
                    os._exit(0)
                """);
        assertThat(tried.outcome()).isEqualTo(FINE);
    }

    @Test
    void linksAndPipesInItsFolderLeadNowhere() {
        var tried = sh("ln -s /etc/shadow link; mkfifo pipe; cat link; cat pipe");
        assertThat(tried.err()).contains("link: No such file or directory");
        assertThat(tried.outcome()).isEqualTo(TIME_IS_UP);
    }

    @Test
    void aNameOfAFileLeadsToNoOtherFolder() {
        for (var name : List.of("../main.py", "/tmp/main.py", "..", "."))
            assertThatThrownBy(() -> Tries.sandbox().run(job("true", Map.of(name, ""), SHORT), (_, _) -> {}))
                    .hasMessageContaining("is no name of a file");
    }

    @Test
    void namesAndArgumentsAreNothingButText() {
        var words = List.of(
                "-rf",
                "--help",
                " ",
                "a b",
                "*",
                "[x].c",
                "it's",
                "\"",
                "\\n",
                "$(id)",
                "`id`",
                "$HOME",
                ";",
                "&",
                ".java",
                "~",
                "!!",
                "#",
                "日本.py",
                "😀",
                "e\u0301",
                "\u202Eyp.x",
                "爱".repeat(85));
        var files = new LinkedHashMap<String, String>();
        words.forEach(word -> files.put(word, "text of " + word + "\n"));
        var script = "for word; do cat \"./$word\"; printf '%s|' \"$word\"; done; cat \"./$entry\"; ls -A | wc -l";
        var tried = Tries.run(new Sandbox.Job(script, files, words.getFirst(), "", words, SHORT));
        var expected = new StringBuilder();
        words.forEach(word -> expected.append("text of %s\n%s|".formatted(word, word)));
        assertThat(tried.err()).isEmpty();
        assertThat(tried.out()).isEqualTo(expected + "text of -rf\n" + words.size() + "\n");
    }

    @Test
    void anEmptyArgumentIsOneToo() {
        var tried = Tries.run(new Sandbox.Job(
                "echo $# \"$3\"", Map.of("main.sh", ""), "main.sh", "", List.of("", "", "two\nlines"), SHORT));
        assertThat(tried.out()).isEqualTo("3 two\nlines\n");
    }

    @Test
    void toldTooManyArgumentsItDoesNotStart() {
        for (var arguments : List.of(List.of("x".repeat(200_000)), Collections.nCopies(100_000, "x"))) {
            var tried = Tries.run(new Sandbox.Job("true", Map.of("main.sh", ""), "main.sh", "", arguments, SHORT));
            assertThat(tried.outcome()).isEqualTo(new NotStarted(Reason.ARGUMENTS_TOO_LONG));
        }
        var most = Collections.nCopies(7, "x".repeat(131_071));
        var tried =
                Tries.run(new Sandbox.Job("exec /bin/true \"$@\"", Map.of("main.sh", ""), "main.sh", "", most, SHORT));
        assertThat(tried.outcome()).as(tried.err()).isEqualTo(FINE);
    }

    @Test
    void inputThatNobodyReadsIsNoHindrance() {
        var input = "x".repeat(50 << 20);
        var limits = SHORT.within(Duration.ofSeconds(30));
        for (var script : List.of("true", "exec <&-", "head -c 1 > /dev/null")) {
            var tried = Tries.run(new Sandbox.Job(script, Map.of("main.sh", ""), "main.sh", input, List.of(), limits));
            assertThat(tried.outcome()).as(script).isEqualTo(FINE);
        }
        assertThat(sh("cat; echo end").out()).isEqualTo("end\n");
    }

    @Test
    void bytesThatAreNoTextAreShownAsSuch() {
        var tried = sh("printf 'h\\303\\251 \\303\\050 \\377 \\342\\200\\256abc \\033[31mred \\360\\237\\230'");
        assertThat(tried.out()).isEqualTo("hé �( � \u202eabc \u001b[31mred �");
    }

    @Test
    void charactersThatComeInPiecesArePutTogether() {
        var tried = sh(
                "printf '\\360\\237'; sleep 0.1; printf '\\230\\200'; printf '\\303' >&2; sleep 0.1; printf '\\251' >&2");
        assertThat(tried.out()).isEqualTo("😀");
        assertThat(tried.err()).isEqualTo("é");
    }

    @Test
    void limitsCannotBeRaised() {
        var tried = python("""
                import resource
                for name in ("NPROC", "FSIZE", "NOFILE", "CORE", "DATA", "CPU"):
                    limit = getattr(resource, "RLIMIT_" + name)
                    most = resource.getrlimit(limit)[1]
                    try:
                        resource.setrlimit(limit, (most + 1, most + 1))
                        print(name, "raised")
                    except (ValueError, OSError):
                        print(name)
                """);
        assertThat(tried.out()).isEqualTo("NPROC\nFSIZE\nNOFILE\nCORE\nDATA\nCPU\n");
    }
}
