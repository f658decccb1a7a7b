package inkling.browser;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.PlaywrightException;
import com.microsoft.playwright.impl.driver.Driver;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * Launches a browser for the tests: an installed one, else one that Playwright downloads, else, for root on Debian or
 * Ubuntu, the distribution's package.
 */
final class Browsers {
    // Without it, creating Playwright downloads three browsers.
    private static final Map<String, String> NO_DOWNLOAD = Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1");

    /**
     * What Chromium does for its own window, which nobody sees: each new visitor's would load two pages for the address
     * line, and cost a second of computing. Then what Playwright switches off, since only the last such list counts.
     */
    private static final List<String> NOT_NEEDED = List.of(
            "WebUIOmniboxPopup",
            "WebUIOmniboxAimPopup",
            "AvoidUnnecessaryBeforeUnloadCheckSync",
            "BoundaryEventDispatchTracksNodeRemoval",
            "DestroyProfileOnBrowserClose",
            "HttpsUpgrades",
            "PaintHolding",
            "ThirdPartyStoragePartitioning",
            "BlockOriginHeaderModificationOnRedirect",
            "Translate",
            "OptimizationHints",
            "MediaRouter",
            "DialMediaRouteProvider",
            "GlobalMediaControls",
            "LensOverlay");

    /** The stock browser, not one of Playwright's own. */
    private static final String STOCK_FIREFOX = "moz-firefox";

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
        BrowserFinder finder = BrowserFinder.ofThisMachine(BrowserFinder.Family.CHROME);
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
        if (Distribution.canInstall()) {
            Distribution.install("chromium");
            found = finder.find();
            if (found.isPresent()) {
                return start(found);
            }
            tried.add("apt-get could not install chromium");
        }
        throw new IllegalStateException("The browser tests need a browser, but " + String.join(", ", tried)
                + "; install Chrome or Chromium, or name one with -D" + BrowserFinder.Family.CHROME.property()
                + "=FILE.");
    }

    private static LaunchedBrowser start(Optional<Path> executable) {
        BrowserType.LaunchOptions options =
                new BrowserType.LaunchOptions().setHeadless(true).setArgs(arguments());
        executable.ifPresent(options::setExecutablePath);
        return create(playwright ->
                new LaunchedBrowser(playwright, playwright.chromium().launch(options)));
    }

    private static List<String> arguments() {
        List<String> arguments = new ArrayList<>(List.of(
                "--headless=new",
                "--disable-features=" + String.join(",", NOT_NEEDED),
                "--disable-gpu",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync",
                "--no-first-run"));
        if (Distribution.isRoot()) {
            // Chrome's sandbox refuses to run as root.
            arguments.add("--no-sandbox");
        }
        return arguments;
    }

    /**
     * A browser of its own whose profile outlives it.
     *
     * @param directory of the profile
     */
    record Profile(Playwright playwright, BrowserContext context, Path directory) implements AutoCloseable {
        /** Ends the browser's processes, which have no time to say good-bye. */
        void kill() {
            Processes.kill(Processes.with(directory.toString()));
            close();
        }

        @Override
        public void close() {
            try (playwright) {
                context.close();
            } catch (PlaywrightException killed) {
                // There is nothing left to close.
            }
        }
    }

    /** Launches Chromium, as it is installed, with a profile in a directory. */
    static Profile launch(Path profile) {
        BrowserType.LaunchPersistentContextOptions options = persistent().setArgs(arguments());
        BrowserFinder.ofThisMachine(BrowserFinder.Family.CHROME).find().ifPresent(options::setExecutablePath);
        return create(playwright ->
                new Profile(playwright, playwright.chromium().launchPersistentContext(profile, options), profile));
    }

    /** Launches Firefox with a profile in a directory. */
    static Profile launchFirefox(Path executable, Path profile) {
        return create(playwright -> new Profile(
                playwright,
                playwright
                        .firefox()
                        .launchPersistentContext(
                                profile, persistent().setChannel(STOCK_FIREFOX).setExecutablePath(executable)),
                profile));
    }

    private static BrowserType.LaunchPersistentContextOptions persistent() {
        return new BrowserType.LaunchPersistentContextOptions()
                .setHeadless(true)
                .setViewportSize(1280, 800);
    }

    /**
     * Launches Firefox without a window.
     *
     * @param preferences what differs from its own, as {@code about:config} names it
     * @param downloads where it keeps what pages save
     */
    static LaunchedBrowser launchFirefox(Path executable, Map<String, ?> preferences, Path downloads) {
        return create(playwright -> new LaunchedBrowser(
                playwright,
                playwright
                        .firefox()
                        .launch(new BrowserType.LaunchOptions()
                                .setHeadless(true)
                                .setChannel(STOCK_FIREFOX)
                                .setExecutablePath(executable)
                                .setFirefoxUserPrefs(Map.copyOf(preferences))
                                .setDownloadsPath(downloads))));
    }

    private static <T> T create(Function<Playwright, T> launch) {
        Playwright playwright = Playwright.create(new Playwright.CreateOptions().setEnv(NO_DOWNLOAD));
        try {
            return launch.apply(playwright);
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
        return Distribution.run(install);
    }
}
