package inkling.browser;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import inkling.browser.BrowserFinder.Family;
import inkling.browser.MortalBrowser.Death;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Browsers that differ enough to try the page in each of them. */
enum EveryBrowser {
    CHROMIUM,
    FIREFOX,
    /** Without memory that threads share, as it is installed. */
    WEBKIT,
    WEBKIT_WITH_THREADS;

    /** What is looked for, or installed where it is missing, but once. */
    private static final class Found {
        private static final Optional<Path> FIREFOX =
                firefox().or(() -> Distribution.install("firefox-esr") ? firefox() : Optional.empty());
        private static final Optional<Path> WEBKIT = WebKit.find()
                .or(() -> Distribution.install("webkit2gtk-driver", "xvfb") ? WebKit.find() : Optional.empty());

        private static Optional<Path> firefox() {
            return BrowserFinder.ofThisMachine(Family.FIREFOX).find();
        }
    }

    /**
     * How a browser is set up.
     *
     * @param dark whether its owner prefers dark pages
     * @param preferences Firefox's, as {@code about:config} names them; the others have none
     */
    record Setup(int width, int height, boolean dark, Map<String, ?> preferences) {
        static final Setup DESKTOP = new Setup(1280, 800, false, Map.of());
    }

    /** Opens a tab on a desktop. */
    Tab open() {
        return open(Setup.DESKTOP);
    }

    /** Opens a tab; skips the test if the browser is not there and cannot be installed. */
    Tab open(Setup setup) {
        return switch (this) {
            case CHROMIUM -> new PlaywrightTab(Browsers.launch(), setup, Optional.empty());
            case FIREFOX -> firefox(setup);
            case WEBKIT, WEBKIT_WITH_THREADS -> webKit(setup);
        };
    }

    /**
     * Starts a browser to be ended again and again; skips the test if it is not there and cannot be installed.
     *
     * @param directory an empty one, in which it keeps all that outlives it
     */
    MortalBrowser openMortal(Path directory) {
        return switch (this) {
            case CHROMIUM -> MortalBrowser.ofPlaywright(() -> Browsers.launch(directory), List.of(Death.values()));
            case FIREFOX -> {
                Path firefox = requireFirefox();
                yield MortalBrowser.ofPlaywright(
                        () -> Browsers.launchFirefox(firefox, directory),
                        List.of(Death.TAB, Death.WORKER, Death.BROWSER));
            }
            case WEBKIT, WEBKIT_WITH_THREADS ->
                new MortalWebKit(WebKit.start(requireWebKit(), this == WEBKIT_WITH_THREADS));
        };
    }

    private static Path requireFirefox() {
        assumeTrue(
                Found.FIREFOX.isPresent(),
                "Firefox is not on this machine; install it, or name it with -D" + Family.FIREFOX.property()
                        + "=FILE.");
        return Found.FIREFOX.orElseThrow();
    }

    private static Path requireWebKit() {
        assumeTrue(
                Found.WEBKIT.isPresent(),
                "WebKitGTK's MiniBrowser, " + WebKit.DRIVER + " and " + WebKit.SCREEN
                        + " are not on this machine; on Debian they are in webkit2gtk-driver and xvfb.");
        return Found.WEBKIT.orElseThrow();
    }

    private static Tab firefox(Setup setup) {
        Path firefox = requireFirefox();
        Map<String, Object> preferences = new HashMap<>(setup.preferences());
        preferences.put("ui.systemUsesDarkTheme", setup.dark() ? 1 : 0);
        Downloads downloads = Downloads.inNewFolder();
        return new PlaywrightTab(
                Browsers.launchFirefox(firefox, preferences, downloads.folder()), setup, Optional.of(downloads));
    }

    private Tab webKit(Setup setup) {
        return new WebKitTab(WebKit.start(requireWebKit(), this == WEBKIT_WITH_THREADS), setup);
    }
}
