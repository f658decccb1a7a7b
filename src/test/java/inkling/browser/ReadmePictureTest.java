package inkling.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Page;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/**
 * Makes the picture of the README: {@code ./mvnw verify -Dit.test=ReadmePictureTest -Dpicture=FILE.png}, without the tests
 * of the JVM with {@code -Dsurefire.skip}.
 */
@EnabledIfSystemProperty(
        named = "picture",
        matches = ".+",
        disabledReason = "It makes a picture when asked: -Dpicture=FILE")
class ReadmePictureTest {
    @Test
    void thePictureShowsARunThatIsOver() throws Exception {
        try (Visit visit = Site.built().visit("recipe=relu-softmax&epochs=8&seed=2&view=learning", 1280, 800)) {
            visit.awaitReady();
            visit.openView("learning");
            visit.press("train");
            visit.awaitState("done");
            assertEquals("3", visit.read(Handwriting.three()));
            Path file = Path.of(System.getProperty("picture"));
            visit.page().screenshot(new Page.ScreenshotOptions().setPath(file));
            assertTrue(Files.size(file) > 10_000);
            assertEquals(List.of(), visit.complaints());
        }
    }
}
