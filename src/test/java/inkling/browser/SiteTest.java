package inkling.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The built site as a whole: reachable for everyone, offline, under any path, without MNIST. */
class SiteTest {
    private static Site site;

    @BeforeAll
    static void openSite() {
        site = Site.open();
    }

    @AfterAll
    static void closeSite() {
        site.close();
    }

    @ParameterizedTest
    @CsvSource({"1280, 800, LIGHT", "1280, 800, DARK", "390, 844, LIGHT", "390, 844, DARK"})
    void axeFindsNothing(int width, int height, ColorScheme scheme) {
        try (Visit visit = site.visit("data=synthetic&layers=16&epochs=1&run=1", width, height)) {
            visit.page().emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme));
            visit.read(Handwriting.seven());
            visit.awaitState("done");
            visit.page().locator("#settings summary").click();
            List<String> violations = new AxeBuilder(visit.page())
                    .analyze().getViolations().stream()
                            .map(rule ->
                                    rule.getId() + ": " + rule.getNodes().get(0).getHtml())
                            .toList();
            assertEquals(List.of(), violations);
            assertEquals(List.of(), visit.complaints());
        }
    }

    @Test
    void theWholePageWorksOfflineAfterOneVisit() {
        try (Visit visit = site.visit("")) {
            visit.awaitTrue("navigator.serviceWorker.controller !== null");
            visit.page().reload();
            visit.awaitReady();
            visit.context().setOffline(true);
            visit.page().reload();
            visit.awaitReady();
            assertEquals("3", visit.read(Handwriting.three()));
        }
    }

    @Test
    void withoutMnistItLearnsFromSyntheticHandwriting(@TempDir Path copy) {
        copyWithoutMnist(copy);
        try (Site bare = Site.open(copy);
                Visit visit = bare.visit("recipe=relu-softmax&layers=32&epochs=2&run=1")) {
            visit.awaitState("done");
            assertTrue(visit.number("test-accuracy") > 0.8, "accuracy " + visit.number("test-accuracy"));
            assertTrue(visit.text("status").contains("synthetic"), visit.text("status"));
            assertEquals(List.of(), visit.complaints());
        }
    }

    private static void copyWithoutMnist(Path target) {
        try (Stream<Path> files = Files.walk(Site.BUILT)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path relative = Site.BUILT.relativize(file);
                if (!relative.startsWith("data")) {
                    Files.createDirectories(target.resolve(relative).getParent());
                    Files.copy(file, target.resolve(relative));
                }
            }
            Files.createDirectories(target.resolve("data"));
            Files.writeString(
                    target.resolve("data/manifest.json"),
                    "{\"mnist\": {\"available\": false, \"reason\": \"a test\"}}");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
