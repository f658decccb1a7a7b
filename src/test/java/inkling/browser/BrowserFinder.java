package inkling.browser;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * Finds an installed browser. What it knows of the machine is passed in, so that it can be asked about any machine.
 *
 * @param family which browsers to look for
 * @param property the value of a Java system property, or null
 * @param variable the value of an environment variable, or null
 * @param runnable whether a path is a file that can be run
 */
record BrowserFinder(
        Family family, Function<String, String> property, Function<String, String> variable, Predicate<Path> runnable) {
    /**
     * Browsers that can take each other's place.
     *
     * @param property a system property that names one's executable; wins over everything else
     * @param variable the same as an environment variable
     * @param title as people call them
     */
    record Family(
            String property,
            String variable,
            String title,
            List<String> commands,
            List<String> macPrograms,
            List<String> windowsPrograms) {
        static final Family CHROME = new Family(
                "browser.path",
                "CHROME_PATH",
                "Chrome, Chromium or Edge",
                List.of(
                        "chromium",
                        "chromium-browser",
                        "google-chrome",
                        "google-chrome-stable",
                        "chrome",
                        "microsoft-edge",
                        "msedge"),
                List.of(
                        "Google Chrome.app/Contents/MacOS/Google Chrome",
                        "Chromium.app/Contents/MacOS/Chromium",
                        "Microsoft Edge.app/Contents/MacOS/Microsoft Edge"),
                List.of(
                        "Google/Chrome/Application/chrome.exe",
                        "Chromium/Application/chrome.exe",
                        "Microsoft/Edge/Application/msedge.exe"));

        static final Family FIREFOX = new Family(
                "firefox.path",
                "FIREFOX_PATH",
                "Firefox",
                List.of("firefox-esr", "firefox"),
                List.of("Firefox.app/Contents/MacOS/firefox"),
                List.of("Mozilla Firefox/firefox.exe"));
    }

    private static final List<String> WINDOWS_FOLDERS = List.of("ProgramFiles", "ProgramFiles(x86)", "LOCALAPPDATA");

    /** The finder for this machine. */
    static BrowserFinder ofThisMachine(Family family) {
        return new BrowserFinder(
                family,
                System::getProperty,
                System::getenv,
                path -> path.toFile().canExecute());
    }

    /**
     * The first browser found: the one named by the family's property or variable, one on PATH, or one in a place where
     * the system's installers put it.
     *
     * @throws IllegalStateException if the browser that was named is not there
     */
    Optional<Path> find() {
        return named("system property " + family.property(), property.apply(family.property()))
                .or(() -> named("environment variable " + family.variable(), variable.apply(family.variable())))
                .or(() -> usualPlaces().stream().filter(runnable).findFirst());
    }

    private Optional<Path> named(String source, String value) {
        if (value == null || value.isBlank()) {
            return Optional.empty();
        }
        Path path = Path.of(value);
        if (!runnable.test(path)) {
            throw new IllegalStateException(
                    "The " + source + " names " + value + ", which can't be run; give it the path of an executable of "
                            + family.title() + ", or unset it.");
        }
        return Optional.of(path);
    }

    private List<Path> usualPlaces() {
        String system = text(property, "os.name").toLowerCase(Locale.ROOT);
        boolean windows = system.startsWith("windows");
        List<Path> places = new ArrayList<>();
        for (String folder : text(variable, "PATH").split(text(property, "path.separator"), -1)) {
            if (folder.isEmpty()) {
                continue;
            }
            for (String command : family.commands()) {
                places.add(Path.of(folder, windows ? command + ".exe" : command));
            }
        }
        if (system.startsWith("mac")) {
            for (String root : List.of("/", text(property, "user.home"))) {
                family.macPrograms().forEach(program -> places.add(Path.of(root, "Applications", program)));
            }
        }
        if (windows) {
            for (String folder : WINDOWS_FOLDERS) {
                family.windowsPrograms().forEach(program -> places.add(Path.of(text(variable, folder), program)));
            }
        }
        return places;
    }

    private static String text(Function<String, String> source, String name) {
        String value = source.apply(name);
        return value == null ? "" : value;
    }
}
