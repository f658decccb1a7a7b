package inkling.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Route;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The two networks that come with the built page. */
class ShippedTest {
    private static final String NETWORK = "document.querySelector('#answering').dataset.network";

    private static final Site site = Site.built();

    @ParameterizedTest
    @ValueSource(strings = {"simd", "js", "wasm-gc"})
    void theBestNetworkTakesOverAndThePageSaysWhichOneAnswers(String engine) {
        try (Visit visit = site.visit("engine=" + engine)) {
            visit.awaitTrue(NETWORK + " === 'convolutional'");
            String note = visit.text("answering-note");
            assertTrue(
                    note.matches("Answered by the convolutional network that comes with the page:"
                            + " 9\\d\\.\\d\\d\u00a0% of MNIST’s test digits\\."),
                    note);
            assertEquals("3", visit.read(Handwriting.three()));
            assertEquals(List.of(), visit.complaints());
        }
    }

    @Test
    void aDrawingIsReadAnewWhenTheBestNetworkTakesOver() {
        try (Visit visit = site.visitWithout("**/no-such-file")) {
            AtomicReference<Route> held = new AtomicReference<>();
            visit.context().route("**/models/convolutional.*", held::set);
            visit.page().reload();
            visit.awaitReady();
            assertEquals("everyday", visit.at("answering").getAttribute("data-network"));
            assertEquals("7", visit.read(Handwriting.seven()));
            String before = visit.at("answer").getAttribute("data-confidence");
            assertEquals("everyday", visit.at("answering").getAttribute("data-network"));
            held.get().resume();
            visit.awaitTrue(NETWORK + " === 'convolutional'");
            visit.awaitTrue("document.querySelector('#answer').dataset.confidence !== '" + before + "'");
            assertEquals("7", visit.text("answer"));
        }
    }

    @Test
    void withoutTheBestNetworkTheSmallOneGoesOnAndThePageSaysSo() {
        try (Visit visit = site.visitWithout("**/models/convolutional.*")) {
            visit.awaitTrue("document.querySelector('#answering-note').textContent.includes('goes on answering')");
            assertEquals("everyday", visit.at("answering").getAttribute("data-network"));
            assertEquals("3", visit.read(Handwriting.three()));
            assertEquals("", visit.text("error"));
            assertEquals("idle", visit.state());
        }
    }

    @Test
    void withoutTheSmallNetworkTheBestOneAnswers() {
        try (Visit visit = site.visitWithout("**/models/everyday.*")) {
            visit.awaitTrue(NETWORK + " === 'convolutional'");
            visit.awaitReady();
            assertEquals("3", visit.read(Handwriting.three()));
            assertEquals("", visit.text("error"));
        }
    }

    @Test
    void withoutAnyTheReasonIsToldAndAVisitorTrainsOne() {
        try (Visit visit = site.visitWithout("**/models/*")) {
            visit.awaitTrue("document.querySelector('#answering-note').textContent.includes('everyday.safetensors')");
            visit.awaitReady();
            visit.page().evaluate("location.hash = 'data=synthetic&layers=32&epochs=2&run=1'");
            visit.awaitState("done");
            assertEquals("3", visit.read(Handwriting.three()));
            assertEquals("", visit.text("error"));
        }
    }
}
