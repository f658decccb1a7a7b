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
    void thePageSaysWhichNetworkAnswers(String engine) {
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
    void whatIsDrawnBeforeTheNetworkIsThereIsReadWhenItComes() {
        try (Visit visit = site.visitWithout("**/no-such-file")) {
            AtomicReference<Route> held = new AtomicReference<>();
            visit.context().route("**/models/convolutional.*", held::set);
            visit.page().reload();
            visit.awaitReady();
            visit.draw(Handwriting.seven());
            assertEquals("?", visit.text("answer"));
            held.get().resume();
            visit.awaitTrue("document.querySelector('#answer').textContent === '7'");
            assertEquals("convolutional", visit.at("answering").getAttribute("data-network"));
        }
    }

    @Test
    void theDenseNetworkIsLoadedOnlyWhereTheBestOneCannotBeHadAndThePageSaysSo() {
        try (Visit visit = site.visitWithout("**/models/convolutional.*")) {
            visit.awaitReady();
            String note = visit.text("answering-note");
            assertTrue(
                    note.matches("Answered by the small network .* The best network could not be loaded: .*\\."), note);
            assertEquals("everyday", visit.at("answering").getAttribute("data-network"));
            assertEquals("3", visit.read(Handwriting.three()));
            assertEquals("", visit.text("error"));
            assertEquals("idle", visit.state());
        }
        try (Visit visit = site.visitWithout("**/models/everyday.*")) {
            visit.awaitReady();
            assertEquals("convolutional", visit.at("answering").getAttribute("data-network"));
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
