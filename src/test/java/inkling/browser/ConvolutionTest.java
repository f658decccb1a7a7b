package inkling.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import inkling.Thorough;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Convolutional networks in the built page, on synthetic handwriting. */
@Thorough
class ConvolutionTest {
    private static final Site site = Site.built();

    @ParameterizedTest
    @ValueSource(strings = {"simd", "wasm-gc", "js"})
    void everyEngineTrainsOneAndShowsItsFilters(String engine) {
        try (Visit visit = site.visit(
                "recipe=quick-convolutional&layers=c4k5s2p-bn-p2-a2-16&dropout=0.1&epochs=1&data=synthetic&engine="
                        + engine)) {
            visit.press("train");
            visit.awaitState("done");
            System.out.println("A small convolutional network, engine " + engine + ": " + visit.number("test-accuracy")
                    + " after one epoch, " + visit.number("images-per-second") + " images/s");
            assertTrue(visit.number("test-accuracy") > 0.5, "accuracy " + visit.number("test-accuracy"));
            String note = visit.at("weights-note").textContent();
            assertTrue(note.startsWith("4 filters."), note);
            assertEquals(List.of(), visit.complaints());
        }
    }

    @Test
    void layersThatDoNotFitAreNamedBesideTheSetting() {
        try (Visit visit = site.visit("recipe=quick-convolutional")) {
            assertEquals("c8k5-p2-c16k5-p2", visit.at("setting-layers").inputValue());
            visit.page()
                    .evaluate("() => { const field = document.querySelector('#setting-layers');"
                            + " field.value = 'p9-p9'; field.dispatchEvent(new Event('change')); }");
            String help = visit.at("help-layers").textContent();
            assertTrue(help.startsWith("A 9×9 pool does not fit the 3×3 picture that reaches it"), help);
            assertEquals(List.of(), visit.complaints());
        }
    }
}
