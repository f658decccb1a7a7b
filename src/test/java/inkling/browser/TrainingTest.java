package inkling.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import inkling.data.MnistFiles;
import inkling.data.MnistSearch;
import inkling.kernel.Backend;
import inkling.recipe.Recipe;
import inkling.train.Trainer;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Training in the built page on the real MNIST. */
class TrainingTest {
    /** The three engines round and sum alike; exponentials may differ in their last bit, which a run can amplify. */
    private static final double ENGINE_TOLERANCE = 0.005;

    private static final double PAUSE_MS = 100;
    private static final double STROKE_MEDIAN_MS = 30;
    private static final int WINDOWS = 3;

    private static Site site;

    @BeforeAll
    static void openSite() {
        assumeTrue(Site.hasMnist(), "MNIST is not in the built site; see -Dmnist.dir.");
        site = Site.open();
    }

    @AfterAll
    static void closeSite() {
        if (site != null) {
            site.close();
        }
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
    void aRunComesToTheSameFigureAsOnTheJvm(String recipe, String engine) throws IOException {
        Recipe short_ = Recipe.of(Map.of("recipe", recipe)).with("epochs", "1");
        MnistSearch.Found mnist = (MnistSearch.Found) MnistFiles.standard().find();
        Trainer jvm = new Trainer(short_, mnist.load(), Backend.plain()).finish();
        try (Visit visit = site.visit("recipe=" + recipe + "&epochs=1&engine=" + engine)) {
            visit.press("train");
            visit.awaitState("done");
            double browser = visit.number("test-accuracy");
            System.out.println(recipe + ", 1 epoch: " + jvm.test().metrics().accuracy() + " on the JVM, " + browser
                    + " in the browser's " + engine + " engine, " + visit.number("images-per-second") + " images/s");
            assertEquals(jvm.test().metrics().accuracy(), browser, ENGINE_TOLERANCE);
            assertEquals(1, visit.number("epoch"));
            assertTrue(visit.number("validation-accuracy") > 0.9);
            assertTrue(visit.number("train-loss") < 0.5);
            assertEquals(10, visit.page().locator("#samples li").count());
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
    void pauseStepResumeAndResetDoWhatTheySay() {
        try (Visit visit = site.visit("recipe=relu-softmax&epochs=50")) {
            visit.press("train");
            visit.awaitTrue("document.querySelector('#batch').dataset.value > 0");
            double pause = ((Number) visit.page()
                            .evaluate("() => new Promise(resolve => { const run = document.querySelector('#run');"
                                    + " const start = performance.now();"
                                    + " new MutationObserver(() => run.dataset.state === 'paused'"
                                    + " && resolve(performance.now() - start)).observe(run, {attributes: true});"
                                    + " document.querySelector('#pause').click(); })"))
                    .doubleValue();
            System.out.println("Pause was honoured after " + pause + " ms.");
            assertTrue(pause <= PAUSE_MS, "Pause took " + pause + " ms.");
            double batch = visit.number("batch");
            double epoch = visit.number("epoch");
            visit.page().waitForTimeout(300);
            assertEquals(batch, visit.number("batch"), "nothing moves while paused");
            visit.press("step");
            visit.awaitTrue("document.querySelector('#batch').dataset.value != " + (long) batch
                    + " && document.querySelector('#run').dataset.state === 'paused'");
            if (visit.number("epoch") == epoch) {
                assertEquals(batch + 1, visit.number("batch"), "a step is one batch");
            }
            visit.press("pause");
            visit.awaitState("training");
            visit.awaitTrue("document.querySelector('#batch').dataset.value > " + (long) (batch + 1)
                    + " || document.querySelector('#epoch').dataset.value > " + (long) epoch);
            visit.press("reset");
            visit.awaitState("idle");
            assertFalse(visit.at("answering-yours").isChecked());
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
    void thePageNeverBlocksAndStrokesAreAnsweredWhileTrainingRuns() {
        try (Visit visit = site.visit("recipe=relu-softmax&epochs=50")) {
            visit.press("train");
            visit.awaitState("training");
            visit.awaitTrue("document.querySelector('#batch').dataset.value > 50");
            visit.page()
                    .evaluate("() => { window.longTasks = []; new PerformanceObserver(list =>"
                            + " longTasks.push(...list.getEntries().map(task => task.duration)))"
                            + ".observe({type: 'longtask'});"
                            + " window.answers = []; let drawn = 0;"
                            + " document.querySelector('#pad').addEventListener('pointermove',"
                            + " event => { if (event.buttons) { drawn = drawn || performance.now(); } }, true);"
                            + " new MutationObserver(() => { if (drawn) { answers.push(performance.now() - drawn);"
                            + " drawn = 0; } }).observe(document.querySelector('#probabilities'),"
                            + " {attributes: true, subtree: true, attributeFilter: ['data-p']}); }");
            Watch watch = watch(visit);
            // What else the machine does can hold the page up for a moment; what the page itself does it does again.
            for (int again = 1; again < WINDOWS && !watch.calm(); again++) {
                watch = watch(visit);
            }
            assertTrue(watch.median() <= STROKE_MEDIAN_MS, "The median answer took " + watch.median() + " ms.");
            assertEquals("[]", watch.longTasks(), "main-thread tasks above 50 ms");
            assertEquals("training", visit.state());
            assertEquals(List.of(), visit.complaints());
        }
    }

    @Test
    void whileThePenIsDownTheFiguresWaitAndThenTheyGoOn() {
        try (Visit visit = site.visit("recipe=relu-softmax&epochs=50")) {
            visit.press("train");
            visit.awaitState("training");
            visit.awaitTrue("document.querySelector('#batch').dataset.value > 50");
            visit.page().hover("#pad");
            visit.page().mouse().down();
            String figures = "(epoch => epoch + ' ' + document.querySelector('#batch').dataset.value)"
                    + "(document.querySelector('#epoch').dataset.value)";
            // What was due when the pen came down is still drawn.
            visit.page().waitForTimeout(PAUSE_MS);
            Object held = visit.page().evaluate(figures);
            visit.page().waitForTimeout(10 * PAUSE_MS);
            assertEquals(held, visit.page().evaluate(figures));
            visit.page().mouse().up();
            visit.awaitTrue(figures + " !== '" + held + "'");
            assertEquals("training", visit.state());
            assertEquals(List.of(), visit.complaints());
        }
    }

    private record Watch(double median, String longTasks) {
        boolean calm() {
            return median <= STROKE_MEDIAN_MS && longTasks.equals("[]");
        }
    }

    /** Draws for some seconds and notes how soon strokes are answered and which tasks hold the page up. */
    private static Watch watch(Visit visit) {
        visit.page().evaluate("() => { longTasks.length = 0; answers.length = 0; }");
        for (int i = 0; i < 4; i++) {
            visit.draw(Handwriting.three());
            visit.draw(Handwriting.seven());
            visit.press("clear");
        }
        visit.page().waitForTimeout(1500);
        double median =
                ((Number) visit.page().evaluate("answers.sort((a, b) => a - b)[answers.length >> 1]")).doubleValue();
        String longTasks = visit.page().evaluate("JSON.stringify(longTasks)").toString();
        System.out.println("Strokes answered while training: median " + median + " ms of "
                + visit.page().evaluate("answers.length") + "; tasks above 50 ms: " + longTasks);
        return new Watch(median, longTasks);
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
