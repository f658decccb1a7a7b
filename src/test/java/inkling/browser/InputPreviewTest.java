package inkling.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import inkling.Thorough;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the built page's network is given: varied pictures and synthetic digits. */
@Thorough
class InputPreviewTest {
    /** See {@link TrainingTest}; one epoch on varied pictures ends in a noisier place. */
    private static final double ENGINE_TOLERANCE = 0.01;

    private static final String PICTURES =
            "[...document.querySelectorAll('#input-preview canvas')].map(canvas => canvas.toDataURL()).join()";

    private static final Site site = Site.built();

    private static String pictures(Visit visit) {
        visit.openView("learning");
        visit.awaitTrue("document.querySelector('#input-preview-note').textContent");
        visit.page().waitForTimeout(100);
        return (String) visit.page().evaluate("() => " + PICTURES);
    }

    private static String preview(String hash) {
        try (Visit visit = site.visit(hash)) {
            visit.awaitReady();
            String pictures = pictures(visit);
            assertEquals(List.of(), visit.complaints());
            return pictures;
        }
    }

    @Test
    void allEnginesVaryPicturesAlike() {
        String simd = preview("augment=full&engine=simd");
        assertEquals(simd, preview("augment=full&engine=js"));
        assertEquals(simd, preview("augment=full&engine=wasm-gc"));
        assertNotEquals(simd, preview("augment=light&engine=simd"));
    }

    @Test
    void aChangeOfTheSettingIsSeenAtOnce() {
        try (Visit visit = site.visit("")) {
            visit.awaitReady();
            String plain = pictures(visit);
            visit.press("settings");
            visit.at("setting-augment").fill("rotate45");
            visit.at("setting-augment").press("Tab");
            visit.awaitTrue(PICTURES + " !== '" + plain + "'");
            visit.at("setting-augment").fill("much");
            visit.at("setting-augment").press("Tab");
            assertEquals("true", visit.at("setting-augment").getAttribute("aria-invalid"));
            visit.at("setting-augment").fill("none");
            visit.at("setting-augment").press("Tab");
            visit.awaitTrue(PICTURES + " === '" + plain + "'");
            assertEquals(List.of(), visit.complaints());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"js", "wasm-gc", "simd"})
    void aVariedRunComesToTheSameFigureAsOnTheJvm(String engine) {
        assumeTrue(Site.hasMnist(), "MNIST is not in the built site; see -Dmnist.dir.");
        double jvm = JvmRuns.testAccuracy(Map.of("augment", "full", "synthetic", "0.02", "epochs", "1"));
        try (Visit visit = site.visit("augment=full&synthetic=0.02&epochs=1&run=1&engine=" + engine)) {
            visit.awaitState("training");
            String before = pictures(visit);
            visit.awaitTrue(PICTURES + " !== '" + before + "'");
            visit.awaitState("done");
            System.out.println("Varied pictures, 1 epoch: "
                    + jvm + " on the JVM, " + visit.number("test-accuracy") + " in "
                    + engine + ", " + visit.number("images-per-second") + " images/s");
            assertEquals(jvm, visit.number("test-accuracy"), ENGINE_TOLERANCE);
            assertEquals(List.of(), visit.complaints());
        }
    }
}
