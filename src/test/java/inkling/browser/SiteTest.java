package inkling.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The built site as a whole: reachable for everyone, offline, under any path, without MNIST. */
class SiteTest {
    private static final Site site = Site.built();

    @Test
    void axeFindsNothing() {
        try (Visit visit = site.visit("data=synthetic&layers=16&epochs=1&run=1")) {
            visit.read(Handwriting.seven());
            visit.awaitState("done");
            visit.page().locator("#settings summary").click();
            visit.assertAxeFindsNothing();
            assertEquals(List.of(), visit.complaints());
        }
    }

    @Test
    void theWholePageWorksOfflineAfterOneVisit() {
        try (Visit visit = site.visitAndKeep("")) {
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
    void withoutMnistItLearnsFromSyntheticHandwriting(@TempDir Path copy) throws IOException {
        Site.copyWithoutData(copy);
        Path manifest = copy.resolve("data/manifest.json");
        Files.createDirectories(manifest.getParent());
        Files.writeString(manifest, "{\"mnist\": {\"available\": false, \"reason\": \"a test\"}}");
        try (Site bare = Site.open(copy);
                Visit visit = bare.visit("recipe=relu-softmax&layers=32&epochs=2&run=1")) {
            visit.awaitState("done");
            assertTrue(visit.number("test-accuracy") > 0.8, "accuracy " + visit.number("test-accuracy"));
            assertTrue(visit.text("status").contains("synthetic"), visit.text("status"));
            assertEquals(List.of(), visit.complaints());
        }
    }
}
