package inkling.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.microsoft.playwright.Route;
import inkling.Thorough;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;

/** What the page does when something is wrong: one sentence, and it goes on working. */
@Thorough
class TroubleTest {
    private static final Site site = Site.built();

    @Test
    void aLinkWithWrongSettingsIsAppliedAsFarAsItMakesSense() {
        try (Visit visit = site.visit("recipe=adam&lr=fast&epochs=3&colour=blue")) {
            String error = visit.text("error");
            assertTrue(error.contains("fast"), error);
            assertTrue(error.contains("colour"), error);
            assertEquals("adam", visit.at("setting-recipe").inputValue());
            assertEquals("3", visit.at("setting-epochs").inputValue());
            assertEquals("0.001", visit.at("setting-lr").inputValue());
            assertEquals(List.of(), visit.complaints());
        }
    }

    @Test
    void aLearningRateThatIsFarTooHighEndsInASentence() {
        try (Visit visit = site.visit("recipe=relu-softmax&data=synthetic&activation=identity&lr=100&run=1")) {
            visit.awaitState("failed");
            assertTrue(visit.text("error").contains("learning rate"), visit.text("error"));
            visit.read(Handwriting.three());
        }
    }

    @Test
    void aRunThatIsBegunAgainWaitsForTheDownloadThatIsUnderWay() {
        assumeTrue(Site.hasMnist(), "MNIST is not in the built site; see -Dmnist.dir.");
        try (Visit visit = site.visit("layers=16&epochs=1")) {
            List<Route> held = new ArrayList<>();
            visit.context().route("**/train-labels-idx1-ubyte.gz*", held::add);
            visit.press("train");
            visit.page().waitForCondition(() -> !held.isEmpty());
            visit.press("reset");
            visit.awaitState("idle");
            visit.press("train");
            visit.awaitState("loading");
            held.get(0).resume();
            visit.awaitState("done");
            assertEquals(1, held.size());
            assertEquals(List.of(), visit.complaints());
        }
    }

    @Test
    void aServerThatFallsSilentIsAskedOnceMore() {
        assumeTrue(Site.hasMnist(), "MNIST is not in the built site; see -Dmnist.dir.");
        try (Visit visit = site.visit("layers=16&epochs=1")) {
            List<Route> silent = new ArrayList<>();
            visit.context().route("**/train-labels-idx1-ubyte.gz*", route -> {
                if (silent.isEmpty()) {
                    silent.add(route);
                } else {
                    route.resume();
                }
            });
            visit.press("train");
            visit.awaitState("done");
            assertEquals(List.of(), visit.complaints());
        }
    }

    @Test
    void aShippedNetworkThatDoesNotComeKeepsNobodyFromTraining() {
        try (Visit visit = site.visitWhere("**/models/*", route -> {}, "layers=8&data=synthetic&epochs=1&run=1")) {
            visit.awaitState("done");
            assertTrue(visit.read(Handwriting.three()).matches("[0-9?]"));
        }
    }

    @Test
    void damagedDataIsRefusedByNameWithBothDigests() {
        assumeTrue(Site.hasMnist(), "MNIST is not in the built site; see -Dmnist.dir.");
        try (Visit visit = site.visit("recipe=relu-softmax")) {
            // Labels that are well packed but not the real ones.
            visit.context()
                    .route(
                            "**/train-labels-idx1-ubyte.gz*",
                            route -> route.fulfill(new Route.FulfillOptions().setBodyBytes(gzip(new byte[60_008]))));
            visit.press("train");
            visit.awaitState("failed");
            String error = visit.text("error");
            assertTrue(error.contains("train-labels-idx1-ubyte"), error);
            assertTrue(error.contains("65a50cbbf4e906d70832878ad85ccda5333a97f0f4c3dd2ef09a8a9eef7101c5"), error);
            assertEquals("3", visit.read(Handwriting.three()), "the shipped network still answers");
        }
    }

    @Test
    void aMissingWorkerIsToldInASentence() {
        try (Visit visit = site.visitWithout("**/engine-*")) {
            visit.awaitTrue("document.querySelector('#error').textContent.trim().length > 20");
            assertEquals("failed", visit.state());
        }
    }

    private static byte[] gzip(byte[] bytes) {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
            out.write(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return packed.toByteArray();
    }
}
