package inkling.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.FilePayload;
import inkling.Thorough;
import inkling.data.LabelledInk;
import inkling.data.StrokeFile;
import inkling.ink.Framing;
import inkling.kernel.Backend;
import inkling.model.Clothes;
import inkling.model.ModelFile;
import inkling.model.SavedModel;
import inkling.train.measure.Evaluation;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** "That was a 7": a visitor corrects answers, teaches a network, and keeps the examples. */
@Thorough
class CorrectionTest {
    private static final int MANY = 9000;

    private static final Site site = Site.built();

    private static void correct(Visit visit, int digit) {
        visit.page().locator("#correct [data-digit='" + digit + "']").click();
    }

    private static void awaitExamples(Visit visit, int count) {
        visit.awaitTrue("document.querySelector('#examples').dataset.value === '" + count + "'");
    }

    private static List<LabelledInk> saved(Visit visit) {
        Download download = visit.page().waitForDownload(() -> visit.press("export"));
        assertEquals("my-digits.json", download.suggestedFilename());
        try {
            return StrokeFile.parse(Files.readString(download.path()));
        } catch (IOException e) {
            throw new AssertionError("The saved file cannot be read: " + e.getMessage(), e);
        }
    }

    @Test
    void theFirstScreenShowsNothingOfAllThisAndAFileOfExamplesCanBeginACollection() {
        try (Visit visit = site.visit("")) {
            assertFalse(visit.at("collection").isVisible());
            assertFalse(visit.at("correct").isVisible());
            visit.read(Handwriting.seven());
            assertTrue(visit.at("correct").isVisible());
            assertFalse(visit.at("collection").isVisible());
            String file = StrokeFile.format(List.of(new LabelledInk(7, Handwriting.oddSeven())));
            visit.page()
                    .waitForFileChooser(() -> visit.press("import-first"))
                    .setFiles(new FilePayload(
                            "my-digits.json", "application/json", file.getBytes(StandardCharsets.UTF_8)));
            awaitExamples(visit, 1);
            assertTrue(visit.at("collection").isVisible());
            assertFalse(visit.at("import-first").isVisible());
            assertEquals(List.of(), visit.complaints());
        }
    }

    @Test
    void aCorrectionIsKeptChangedTakenBackAndSurvivesAReload() {
        try (Visit visit = site.visit("")) {
            visit.read(Handwriting.oddSeven());
            visit.page().locator("#correct [data-digit='1']").focus();
            visit.page().keyboard().press("Enter");
            awaitExamples(visit, 1);
            correct(visit, 7);
            awaitExamples(visit, 1);
            assertEquals(
                    "true", visit.page().locator("#correct [data-digit='7']").getAttribute("aria-pressed"));
            assertEquals("1 example of yours", visit.text("examples"));
            visit.read(Handwriting.three());
            correct(visit, 3);
            awaitExamples(visit, 2);
            correct(visit, 3);
            awaitExamples(visit, 1);
            visit.page().reload();
            visit.awaitReady();
            awaitExamples(visit, 1);
            List<LabelledInk> digits = saved(visit);
            assertEquals(7, digits.get(0).label());
            assertEquals(2, digits.get(0).ink().strokes().size());
            assertEquals(List.of(), visit.complaints());
        }
    }

    @Test
    void examplesAreDeletedBroughtBackAndOpenedFromAFile() {
        try (Visit visit = site.visit("")) {
            visit.read(Handwriting.oddSeven());
            correct(visit, 7);
            String file = StrokeFile.format(saved(visit));
            visit.press("forget");
            awaitExamples(visit, 0);
            visit.press("unforget");
            awaitExamples(visit, 1);
            visit.press("forget");
            visit.at("import-file")
                    .setInputFiles(new FilePayload(
                            "my-digits.json", "application/json", file.getBytes(StandardCharsets.UTF_8)));
            awaitExamples(visit, 1);
            visit.at("import-file")
                    .setInputFiles(
                            new FilePayload("other.json", "application/json", "{}".getBytes(StandardCharsets.UTF_8)));
            visit.awaitTrue("document.querySelector('#collection-error').textContent.includes('stroke file')");
            awaitExamples(visit, 1);
            assertEquals(List.of(), visit.complaints());
        }
    }

    @Test
    void damagedAndFullStorageAreSaidInASentence() {
        try (Visit visit = site.visit("")) {
            visit.page().evaluate("localStorage.setItem('inkling-examples', '[{')");
            visit.page().reload();
            visit.awaitReady();
            assertTrue(visit.text("collection-error").contains("cannot be read"), visit.text("collection-error"));
            visit.page().evaluate("localStorage.clear()");
            visit.page()
                    .addInitScript("IDBObjectStore.prototype.put ="
                            + " () => { throw new DOMException('full', 'QuotaExceededError'); };");
            visit.page().reload();
            visit.awaitReady();
            visit.read(Handwriting.oddSeven());
            correct(visit, 7);
            awaitExamples(visit, 1);
            visit.awaitTrue("document.querySelector('#collection-error').textContent.includes('no room')");
            assertEquals(1, saved(visit).size());
            assertEquals(List.of(), visit.complaints());
        }
    }

    @Test
    void manyDrawingsComeFromAFileAndWhatTwoTabsAddAtOnceIsKept() {
        try (Visit visit = site.visit("")) {
            StringBuilder file = new StringBuilder("[");
            for (int i = 0; i < MANY; i++) {
                file.append(i == 0 ? "" : ",").append("{\"label\":").append(i % 10);
                file.append(",\"strokes\":[[0,0,").append(10 + i).append(",50]]}");
            }
            byte[] bytes = file.append("]").toString().getBytes(StandardCharsets.UTF_8);
            visit.at("import-file").setInputFiles(new FilePayload("many.json", "application/json", bytes));
            awaitExamples(visit, MANY);
            Visit other = Visit.open(visit.context(), visit.page().url(), "");
            other.awaitReady();
            awaitExamples(other, MANY);
            visit.read(Handwriting.seven());
            other.read(Handwriting.zero());
            String add = "document.querySelector('#correct-digits [data-digit=\"%d\"]').click()";
            visit.page().evaluate(String.format(add, 7));
            other.page().evaluate(String.format(add, 0));
            awaitExamples(visit, MANY + 2);
            awaitExamples(other, MANY + 2);
            visit.page().reload();
            awaitExamples(visit, MANY + 2);
            assertEquals(List.of(), visit.complaints());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"js", "wasm-gc", "simd"})
    void theShippedNetworkIsTaughtAnswersAndIsGivenBack(String engine) {
        assumeTrue(Site.hasMnist(), "MNIST is not in the built site; see -Dmnist.dir.");
        try (Visit visit = site.visit("engine=" + engine)) {
            String before = visit.read(Handwriting.oddSeven());
            correct(visit, 7);
            if (engine.equals("js")) {
                stopALesson(visit);
                assertFalse(visit.at("fine-tuned").isVisible());
            }
            long start = System.nanoTime();
            visit.press("teach");
            visit.awaitTrue("!document.querySelector('#fine-tuned').hidden");
            System.out.println("A lesson in " + engine + " took " + (System.nanoTime() - start) / 1_000_000
                    + " ms, MNIST's download included: " + visit.number("fine-tuned-others-before") + " -> "
                    + visit.number("fine-tuned-others-after"));
            visit.awaitTrue("document.querySelector('#answer').textContent.trim() === '7'");
            assertEquals(1, visit.number("fine-tuned-yours-after"));
            assertEquals(visit.number("fine-tuned-others-before"), visit.number("fine-tuned-others-after"), 0.003);
            assertTrue(visit.text("answering-note").contains("taught 1 example"), visit.text("answering-note"));
            assertEquals("shipped", visit.at("answering").getAttribute("data-fine-tuned"));
            assertEquals("3", visit.read(Handwriting.three()));
            if (engine.equals("simd")) {
                visit.assertAxeFindsNothing();
                visit.page().setViewportSize(1280, 800);
            }
            visit.press("unteach");
            visit.awaitTrue("document.querySelector('#fine-tuned').hidden");
            assertEquals(before, visit.read(Handwriting.oddSeven()));
            if (engine.equals("simd")) {
                aSecondLessonThatIsStoppedLeavesTheNetworkAsItWas(visit);
            }
            assertEquals(List.of(), visit.complaints());
        }
    }

    private static void stopALesson(Visit visit) {
        visit.press("teach");
        visit.press("teach");
        visit.awaitTrue("document.querySelector('#collection-note').textContent.startsWith('Stopped')");
        assertEquals("Teach it", visit.text("teach"));
    }

    private static void aSecondLessonThatIsStoppedLeavesTheNetworkAsItWas(Visit visit) {
        String before = visit.at("answer").getAttribute("data-confidence");
        String sameAsBefore = "document.querySelector('#answer').dataset.confidence === '" + before + "'";
        visit.press("teach");
        visit.awaitTrue("!document.querySelector('#fine-tuned').hidden");
        visit.awaitTrue("!(" + sameAsBefore + ")");
        stopALesson(visit);
        visit.awaitTrue(sameAsBefore);
    }

    @Test
    void trainPressedWhileFineTuningLoadsMnistWaitsForTheSameDownload() {
        assumeTrue(Site.hasMnist(), "MNIST is not in the built site; see -Dmnist.dir.");
        try (Visit visit = site.visit("layers=8&epochs=1")) {
            List<String> requested = new ArrayList<>();
            List<Route> held = new ArrayList<>();
            visit.context().route("**/data/mnist/**", route -> {
                String url = route.request().url();
                requested.add(url.substring(url.lastIndexOf('/') + 1));
                if (held.isEmpty() && url.contains("train-labels")) {
                    held.add(route);
                } else {
                    route.resume();
                }
            });
            visit.read(Handwriting.oddSeven());
            correct(visit, 7);
            visit.press("teach");
            while (held.isEmpty()) {
                visit.page().waitForTimeout(20);
            }
            visit.press("train");
            visit.awaitState("loading");
            // Whatever Train asks of the server arrives before the file that is held back goes on.
            visit.page().waitForTimeout(300);
            held.get(0).resume();
            visit.awaitState("done");
            assertEquals(
                    List.of(
                            "t10k-images-idx3-ubyte.gz",
                            "t10k-labels-idx1-ubyte.gz",
                            "train-images-idx3-ubyte.gz",
                            "train-labels-idx1-ubyte.gz"),
                    requested.stream().sorted().toList());
            assertTrue(visit.text("collection-note").contains("given up"), visit.text("collection-note"));
            assertEquals(List.of(), visit.complaints());
        }
    }

    @Test
    void yourNetworkIsTaughtAndANewRunForgetsIt() {
        try (Visit visit = site.visit("data=synthetic&layers=32&epochs=1&run=1")) {
            visit.awaitState("done");
            visit.read(Handwriting.oddSeven());
            correct(visit, 7);
            visit.press("teach");
            visit.awaitTrue("document.querySelector('#answering').dataset.fineTuned === 'yours'");
            assertEquals(1, visit.number("fine-tuned-yours-after"));
            assertTrue(visit.text("answering-note").startsWith("Your network, taught"));
            SavedModel saved = savedNetwork(visit);
            assertTrue(saved.card().testAccuracy().isEmpty());
            assertEquals(7, Evaluation.argmax(saved.predict(Framing.frame(Handwriting.oddSeven())), 0, 10));
            visit.press("train");
            visit.awaitState("done");
            assertFalse(visit.at("fine-tuned").isVisible());
            assertFalse(visit.text("answering-note").contains("taught"));
            assertEquals(List.of(), visit.complaints());
        }
    }

    private static SavedModel savedNetwork(Visit visit) {
        Download download = visit.page().waitForDownload(() -> visit.press("save"));
        try {
            return ModelFile.read(Files.readAllBytes(download.path()), "saved", 1, Backend.plain());
        } catch (IOException e) {
            throw new AssertionError("The saved file cannot be read: " + e.getMessage(), e);
        }
    }

    @Test
    void trainingOnForgetsTheLesson() {
        try (Visit visit = site.visit("data=synthetic&layers=32&epochs=900&run=1")) {
            visit.awaitState("training");
            visit.press("pause");
            visit.awaitState("paused");
            visit.read(Handwriting.oddSeven());
            correct(visit, 7);
            visit.press("teach");
            visit.awaitTrue("document.querySelector('#answering').dataset.fineTuned === 'yours'");
            visit.press("pause");
            visit.awaitState("training");
            visit.awaitTrue("document.querySelector('#answering').dataset.fineTuned === undefined");
            assertFalse(visit.at("fine-tuned").isVisible());
            assertTrue(visit.text("collection-note").contains("trains on"), visit.text("collection-note"));
            assertEquals(List.of(), visit.complaints());
        }
    }

    @Test
    void aNetworkOfOtherClassesIsNotTaughtDigits() {
        try (Visit visit = site.visit("")) {
            visit.read(Handwriting.oddSeven());
            correct(visit, 7);
            visit.at("open-model").setInputFiles(new FilePayload("clothes.safetensors", "", Clothes.file()));
            visit.awaitTrue("document.querySelector('#answering').dataset.value === 'yours'");
            visit.press("teach");
            visit.awaitTrue("document.querySelector('#collection-error').textContent !== ''");
            assertTrue(
                    visit.text("collection-error")
                            .startsWith("Your examples are digits, but this network tells T-shirt, Trouser"),
                    visit.text("collection-error"));
            assertEquals("Teach it", visit.text("teach"));
            assertEquals(List.of(), visit.complaints());
        }
    }
}
