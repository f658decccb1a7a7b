package inkling.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Training in the built page on the real MNIST. */
class TrainingTest {
    /** The three engines round and sum alike; exponentials may differ in their last bit, which a run can amplify. */
    private static final double ENGINE_TOLERANCE = 0.005;

    private static final Site site = Site.built();

    @BeforeAll
    static void askForMnist() {
        assumeTrue(Site.hasMnist(), "MNIST is not in the built site; see -Dmnist.dir.");
    }

    @ParameterizedTest
    @CsvSource({
        "relu-softmax, js",
        "relu-softmax, wasm-gc",
        "relu-softmax, simd",
        "sigmoid-mse, simd",
        "momentum-dropout, simd",
        "adam, simd",
        "adam, wasm-gc"
    })
    void aRunComesToTheSameFigureAsOnTheJvm(String recipe, String engine) {
        double jvm = JvmRuns.testAccuracy(Map.of("recipe", recipe, "epochs", "1"));
        try (Visit visit = site.visit("recipe=" + recipe + "&epochs=1&engine=" + engine)) {
            visit.press("train");
            visit.awaitState("done");
            double browser = visit.number("test-accuracy");
            System.out.println(recipe + ", 1 epoch: " + jvm + " on the JVM, " + browser + " in the browser's " + engine
                    + " engine, " + visit.number("images-per-second") + " images/s");
            assertEquals(jvm, browser, ENGINE_TOLERANCE);
            assertEquals(1, visit.number("epoch"));
            assertTrue(visit.number("validation-accuracy") > 0.9);
            assertTrue(visit.number("train-loss") < 0.5);
            visit.openView("mistakes");
            visit.awaitTrue("document.querySelectorAll('#gallery [data-index]').length > 0");
            assertEquals(100, visit.page().locator("#confusion tbody td").count());
            assertEquals(List.of(), visit.complaints());
        }
    }

    @Test
    void theWholeRecipeReachesItsFigureInThePage() {
        try (Visit visit = site.visit("recipe=relu-softmax&epochs=5&run=1")) {
            visit.awaitState("done");
            System.out.println("relu-softmax, 5 epochs, in the page: " + visit.number("test-accuracy"));
            assertTrue(visit.number("test-accuracy") >= 0.94);
            assertEquals(List.of(), visit.complaints());
        }
    }

    @Test
    void aStepFromIdleTrainsOneBatchAndWaits() {
        try (Visit visit = site.visit("recipe=adam")) {
            visit.press("step");
            visit.awaitTrue("document.querySelector('#run').dataset.state === 'paused'"
                    + " && document.querySelector('#batch').dataset.value == 1");
            assertEquals(List.of(), visit.complaints());
        }
    }

    @Test
    void theDrawnDigitsBarsFollowTheNetworkInTraining() {
        try (Visit visit = site.visit("recipe=relu-softmax&epochs=50")) {
            visit.read(Handwriting.three());
            visit.press("train");
            visit.awaitTrue("document.querySelector('#answering-yours').checked");
            visit.awaitState("training");
            visit.page()
                    .evaluate("() => { window.moves = 0; new MutationObserver(() => moves++).observe("
                            + "document.querySelector('#probabilities'),"
                            + " {attributes: true, subtree: true, attributeFilter: ['data-p']}); }");
            visit.awaitTrue("window.moves > 20");
            visit.awaitTrue("document.querySelector('#answer').textContent.trim() === '3'");
            visit.at("answering-shipped").check(new com.microsoft.playwright.Locator.CheckOptions().setForce(true));
            visit.awaitTrue("document.querySelector('#answering').dataset.value === 'shipped'");
            assertEquals(List.of(), visit.complaints());
        }
    }
}
