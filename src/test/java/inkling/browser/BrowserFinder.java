package inkling.browser;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * Finds an installed browser of Chrome's family. What it knows of the machine is passed in, so that it can be asked
 * about any machine.
 *
 * @param property the value of a Java system property, or null
 * @param variable the value of an environment variable, or null
 * @param runnable whether a path is a file that can be run
 */
record BrowserFinder(Function<String, String> property, Function<String, String> variable, Predicate<Path> runnable) {
    /** Names a browser's executable; wins over everything else. */
    static final String PROPERTY = "browser.path";
    /** The same as an environment variable. */
    static final String VARIABLE = "CHROME_PATH";

    private static final List<String> COMMANDS = List.of(
            "chromium",
            "chromium-browser",
            "google-chrome",
            "google-chrome-stable",
            "chrome",
            "microsoft-edge",
            "msedge");
    private static final List<String> MAC_PROGRAMS = List.of(
            "Google Chrome.app/Contents/MacOS/Google Chrome",
            "Chromium.app/Contents/MacOS/Chromium",
            "Microsoft Edge.app/Contents/MacOS/Microsoft Edge");
    private static final List<String> WINDOWS_FOLDERS = List.of("ProgramFiles", "ProgramFiles(x86)", "LOCALAPPDATA");
    private static final List<String> WINDOWS_PROGRAMS = List.of(
            "Google/Chrome/Application/chrome.exe",
            "Chromium/Application/chrome.exe",
            "Microsoft/Edge/Application/msedge.exe");

    /** The finder for this machine. */
    static BrowserFinder ofThisMachine() {
        return new BrowserFinder(
                System::getProperty, System::getenv, path -> path.toFile().canExecute());
    }

    /**
     * The first browser found: the one named by {@value #PROPERTY} or {@value #VARIABLE}, one on PATH, or one in a place
     * where the system's installers put it.
     *
     * @throws IllegalStateException if the browser that was named is not there
     */
    Optional<Path> find() {
        return named("system property " + PROPERTY, property.apply(PROPERTY))
                .or(() -> named("environment variable " + VARIABLE, variable.apply(VARIABLE)))
                .or(() -> usualPlaces().stream().filter(runnable).findFirst());
    }

    private Optional<Path> named(String source, String value) {
        if (value == null || value.isBlank()) {
            return Optional.empty();
        }
        Path path = Path.of(value);
        if (!runnable.test(path)) {
            throw new IllegalStateException("The " + source + " names " + value
                    + ", which can't be run; give it the path of a Chrome, Chromium or Edge executable, or unset it.");
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
            for (String command : COMMANDS) {
                places.add(Path.of(folder, windows ? command + ".exe" : command));
            }
        }
        if (system.startsWith("mac")) {
            for (String root : List.of("/", text(property, "user.home"))) {
                MAC_PROGRAMS.forEach(program -> places.add(Path.of(root, "Applications", program)));
            }
        }
        if (windows) {
            for (String folder : WINDOWS_FOLDERS) {
                WINDOWS_PROGRAMS.forEach(program -> places.add(Path.of(text(variable, folder), program)));
            }
        }
        return places;
    }

    private static String text(Function<String, String> source, String name) {
        String value = source.apply(name);
        return value == null ? "" : value;
    }
}
