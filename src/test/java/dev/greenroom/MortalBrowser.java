package dev.greenroom;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.PlaywrightException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** A Chromium of its own, on a profile that outlives it, so that a test can kill it and open another one there. */
public final class MortalBrowser implements AutoCloseable {

    private final Path profile;
    private final Playwright playwright;
    private final BrowserContext context;
    private final Page page;

    private MortalBrowser(Path profile, Playwright playwright, BrowserContext context) {
        this.profile = profile;
        this.playwright = playwright;
        this.context = context;
        this.page = context.newPage();
    }

    /** @param url where relative addresses lead */
    public static MortalBrowser open(Path profile, String url) {
        var playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        try {
            var options = new BrowserType.LaunchPersistentContextOptions()
                    .setExecutablePath(Chromium.path().orElseThrow())
                    .setBaseURL(url)
                    .setArgs(Chromium.ARGUMENTS);
            return new MortalBrowser(
                    profile, playwright, playwright.chromium().launchPersistentContext(profile, options));
        } catch (RuntimeException | Error e) {
            playwright.close();
            throw e;
        }
    }

    public Page page() {
        return page;
    }

    /** SIGKILL: no process of it gets a chance to do anything. */
    public void kill() {
        var processes = processes();
        if (processes.isEmpty()) throw new AssertionError("No process works on " + profile);
        processes.forEach(ProcessHandle::destroyForcibly);
        processes.forEach(process -> process.onExit().join());
    }

    /** The browser and all that it started: those do not say what profile they are for. */
    private List<ProcessHandle> processes() {
        return ProcessHandle.allProcesses()
                .filter(this::worksHere)
                .flatMap(main -> Stream.concat(Stream.of(main), main.descendants()))
                .distinct()
                .toList();
    }

    private boolean worksHere(ProcessHandle candidate) {
        try {
            var command = Files.readString(Path.of("/proc", String.valueOf(candidate.pid()), "cmdline"));
            return command.contains("--user-data-dir=" + profile) && !command.contains("--type=");
        } catch (IOException _) {
            return false; // ended just now, or somebody else's
        }
    }

    @Override
    public void close() {
        try {
            context.close();
        } catch (PlaywrightException _) {
            // It was killed.
        }
        playwright.close();
    }
}
