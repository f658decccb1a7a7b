package inkling.browser;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.PlaywrightException;
import com.microsoft.playwright.impl.driver.Driver;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * Launches a browser for the tests: an installed one, else one that Playwright downloads, else, for root on Debian or
 * Ubuntu, the distribution's package.
 */
final class Browsers {
    private static final int INSTALL_MINUTES = 10;
    // Without it, creating Playwright downloads three browsers.
    private static final Map<String, String> NO_DOWNLOAD = Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1");

    private Browsers() {}

    /** A running browser; closing it ends the browser and its driver. */
    record LaunchedBrowser(Playwright playwright, Browser browser) implements AutoCloseable {
        @Override
        public void close() {
            try (playwright) {
                browser.close();
            }
        }
    }

    /**
     * Launches a browser without a window.
     *
     * @throws IllegalStateException if none can be had; the message tells what was tried and what to do
     */
    static LaunchedBrowser launch() {
        BrowserFinder finder = BrowserFinder.ofThisMachine();
        Optional<Path> found = finder.find();
        if (found.isPresent()) {
            return start(found);
        }
        List<String> tried = new ArrayList<>();
        tried.add("no Chrome, Chromium or Edge is on PATH or in its usual place");
        if (downloadChromium()) {
            try {
                return start(Optional.empty());
            } catch (PlaywrightException missingLibrary) {
                tried.add("the Chromium that Playwright downloaded does not start");
            }
        } else {
            tried.add("Playwright could not download one");
        }
        if (isRoot() && onPath("apt-get")) {
            if (run(List.of("apt-get", "update")) && run(List.of("apt-get", "install", "-y", "chromium"))) {
                found = finder.find();
                if (found.isPresent()) {
                    return start(found);
                }
            }
            tried.add("apt-get could not install chromium");
        }
        throw new IllegalStateException("The browser tests need a browser, but " + String.join(", ", tried)
                + "; install Chrome or Chromium, or name one with -D" + BrowserFinder.PROPERTY + "=FILE.");
    }

    private static LaunchedBrowser start(Optional<Path> executable) {
        List<String> arguments = new ArrayList<>(List.of(
                "--headless=new",
                "--disable-gpu",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync",
                "--no-first-run"));
        if (isRoot()) {
            // Chrome's sandbox refuses to run as root.
            arguments.add("--no-sandbox");
        }
        BrowserType.LaunchOptions options =
                new BrowserType.LaunchOptions().setHeadless(true).setArgs(arguments);
        executable.ifPresent(options::setExecutablePath);
        Playwright playwright = Playwright.create(new Playwright.CreateOptions().setEnv(NO_DOWNLOAD));
        try {
            return new LaunchedBrowser(playwright, playwright.chromium().launch(options));
        } catch (PlaywrightException failed) {
            playwright.close();
            throw failed;
        }
    }

    /** Runs {@code playwright install chromium}; at once if it is there already. */
    private static boolean downloadChromium() {
        ProcessBuilder install =
                Driver.ensureDriverInstalled(NO_DOWNLOAD, false).createProcessBuilder();
        install.command().addAll(List.of("install", "chromium"));
        install.environment().put("PLAYWRIGHT_DOWNLOAD_CONNECTION_TIMEOUT", "10000");
        install.environment().remove("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD");
        return run(install);
    }

    private static boolean run(List<String> command) {
        ProcessBuilder process = new ProcessBuilder(command);
        process.environment().put("DEBIAN_FRONTEND", "noninteractive");
        return run(process);
    }

    /** Whether a command ended well within {@link #INSTALL_MINUTES}; its output is kept from Maven's console. */
    private static boolean run(ProcessBuilder command) {
        try {
            Path log = Files.createTempFile("inkling-browser", ".log");
            Process process = command.redirectErrorStream(true)
                    .redirectOutput(log.toFile())
                    .start();
            try {
                return process.waitFor(INSTALL_MINUTES, TimeUnit.MINUTES) && process.exitValue() == 0;
            } finally {
                process.destroy();
                Files.deleteIfExists(log);
            }
        } catch (IOException failed) {
            return false;
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static boolean isRoot() {
        return "root".equals(System.getProperty("user.name"));
    }

    private static boolean onPath(String command) {
        String path = System.getenv().getOrDefault("PATH", "");
        return Arrays.stream(path.split(File.pathSeparator, -1))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, command)));
    }
}
