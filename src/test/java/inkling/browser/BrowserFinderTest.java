package inkling.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class BrowserFinderTest {
    private static final Map<String, String> LINUX =
            Map.of("os.name", "Linux", "path.separator", ":", "user.home", "/home/ada");
    private static final Map<String, String> MAC =
            Map.of("os.name", "Mac OS X", "path.separator", ":", "user.home", "/Users/ada");
    private static final Map<String, String> WINDOWS =
            Map.of("os.name", "Windows 11", "path.separator", ";", "user.home", "C:/Users/ada");

    @Test
    void theSystemPropertyWinsOverTheVariableAndPath() {
        Map<String, String> properties = with(LINUX, "browser.path", "/mine/chrome");
        Map<String, String> variables = Map.of("CHROME_PATH", "/other/chrome", "PATH", "/bin");
        assertFinds("/mine/chrome", properties, variables, "/mine/chrome", "/other/chrome", "/bin/chromium");
    }

    @Test
    void theVariableWinsOverPath() {
        Map<String, String> variables = Map.of("CHROME_PATH", "/other/chrome", "PATH", "/bin");
        assertFinds("/other/chrome", LINUX, variables, "/other/chrome", "/bin/chromium");
    }

    @Test
    void aBlankPropertyCountsAsUnset() {
        Map<String, String> properties = with(LINUX, "browser.path", " ");
        assertFinds("/bin/chromium", properties, Map.of("PATH", "/bin"), "/bin/chromium");
    }

    @Test
    void aNamedBrowserThatIsNotThereIsAnErrorAndNotPassedOver() {
        BrowserFinder finder =
                finder(with(LINUX, "browser.path", "/gone/chrome"), Map.of("PATH", "/bin"), "/bin/chromium");
        IllegalStateException error = assertThrows(IllegalStateException.class, finder::find);
        assertTrue(error.getMessage().contains("browser.path names /gone/chrome"), error.getMessage());
    }

    @Test
    void searchesTheFoldersOfPathInTheirOrder() {
        Map<String, String> variables = Map.of("PATH", "/a:/b:/c");
        assertFinds("/b/google-chrome", LINUX, variables, "/c/chromium", "/b/google-chrome");
    }

    @Test
    void looksWhereMacsKeepTheirApplications() {
        String chrome = "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome";
        assertFinds(chrome, MAC, Map.of("PATH", "/usr/bin"), chrome);
        String own = "/Users/ada/Applications/Chromium.app/Contents/MacOS/Chromium";
        assertFinds(own, MAC, Map.of("PATH", "/usr/bin"), own);
    }

    @Test
    void looksWhereWindowsKeepsItsPrograms() {
        Map<String, String> variables = Map.of("PATH", "C:/Windows", "ProgramFiles(x86)", "C:/Programs86");
        String edge = "C:/Programs86/Microsoft/Edge/Application/msedge.exe";
        assertFinds(edge, WINDOWS, variables, edge);
        assertFinds("C:/Windows/chrome.exe", WINDOWS, variables, "C:/Windows/chrome.exe", edge);
    }

    @Test
    void looksForFirefoxWhenItIsAskedFor() {
        Set<Path> runnable = Set.of(Path.of("/bin/chromium"), Path.of("/bin/firefox"));
        BrowserFinder finder = new BrowserFinder(
                BrowserFinder.Family.FIREFOX, LINUX::get, Map.of("PATH", "/bin")::get, runnable::contains);
        assertEquals(Optional.of(Path.of("/bin/firefox")), finder.find());
    }

    @Test
    void findsNothingOnABareMachine() {
        assertEquals(
                Optional.empty(), finder(LINUX, Map.of(), "/elsewhere/chromium").find());
        assertEquals(
                Optional.empty(),
                finder(WINDOWS, Map.of(), "/elsewhere/chrome.exe").find());
    }

    private static void assertFinds(
            String expected, Map<String, String> properties, Map<String, String> variables, String... files) {
        assertEquals(
                Optional.of(Path.of(expected)),
                finder(properties, variables, files).find());
    }

    private static BrowserFinder finder(
            Map<String, String> properties, Map<String, String> variables, String... files) {
        Set<Path> runnable = Set.of(files).stream().map(Path::of).collect(Collectors.toSet());
        return new BrowserFinder(BrowserFinder.Family.CHROME, properties::get, variables::get, runnable::contains);
    }

    private static Map<String, String> with(Map<String, String> base, String name, String value) {
        Map<String, String> copy = new HashMap<>(base);
        copy.put(name, value);
        return copy;
    }
}
