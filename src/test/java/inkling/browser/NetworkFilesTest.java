package inkling.browser;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.FileChooser;
import inkling.Thorough;
import inkling.kernel.Backend;
import inkling.kernel.Random32;
import inkling.model.ModelCard;
import inkling.model.ModelFile;
import inkling.model.SavedModel;
import inkling.model.export.NumpyScript;
import inkling.model.export.OnnxFile;
import inkling.nn.Network;
import inkling.nn.Shape;
import inkling.nn.Tensor;
import inkling.recipe.DataSource;
import inkling.recipe.Recipe;
import inkling.recipe.Recipes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Saving a network from the built page, and opening it again. */
@Thorough
class NetworkFilesTest {
    private static final String SMALL = "recipe=adam&data=synthetic&layers=16&seed=7&epochs=";

    private static final Site site = Site.built();

    @TempDir
    Path temp;

    private static SavedModel save(Visit visit) throws IOException {
        Download download = visit.page().waitForDownload(() -> visit.press("save"));
        assertEquals("inkling-adam.safetensors", download.suggestedFilename());
        return ModelFile.read(Files.readAllBytes(download.path()), "it", 1, Backend.plain());
    }

    private static void open(Visit visit, Path file) {
        FileChooser chooser =
                visit.page().waitForFileChooser(() -> visit.at("open-model").click());
        chooser.setFiles(file);
    }

    @Test
    void anOpenedNetworkIsTrainedOnAndSoIsATrainedOne() throws IOException {
        String settings = "recipe=adam&data=synthetic&epochs=1&layers=";
        Path file = temp.resolve("mine.safetensors");
        double anew;
        try (Visit visit = site.visit(settings + "19-7&activation=tanh")) {
            assertFalse(visit.at("first-weights-choice").isVisible(), "there are only new weights");
            visit.press("train");
            visit.awaitState("done");
            anew = visit.number("train-loss");
            Files.copy(visit.page().waitForDownload(() -> visit.press("save")).path(), file);
        }
        try (Visit visit = site.visit(settings + "16")) {
            open(visit, file);
            visit.awaitTrue("!document.querySelector('#first-weights-choice').hidden");
            assertEquals("new", visit.at("first-weights").inputValue());
            visit.at("first-weights").selectOption("yours");
            assertEquals(
                    "The layers (19-7) and the activation (tanh) are your network's.",
                    visit.text("first-weights-note"));
            assertEquals("19-7", visit.at("setting-layers").inputValue());
            visit.press("train");
            visit.awaitState("done");
            double second = visit.number("train-loss");
            assertTrue(second < anew, second + " is below " + anew);

            visit.at("first-weights").selectOption("yours");
            visit.press("train");
            visit.awaitState("done");
            double third = visit.number("train-loss");
            assertTrue(third < second, third + " is below " + second);

            // Without the choice, training begins anew.
            visit.press("train");
            visit.awaitState("done");
            assertEquals(anew, visit.number("train-loss"), 1e-9);
            assertEquals(List.of(), visit.complaints());
        }
    }

    @Test
    void aTrainedNetworkIsSavedWithItsRecipeAndFiguresAndAnswersWhenItIsOpened() throws IOException {
        SavedModel saved;
        try (Visit visit = site.visit(SMALL + "1")) {
            assertTrue(visit.at("save").isDisabled(), "there is nothing to save");
            visit.press("train");
            visit.awaitState("done");
            saved = save(visit);
            assertEquals(
                    visit.number("test-accuracy"), saved.card().testAccuracy().orElseThrow(), 1e-9);
            assertEquals(
                    visit.number("validation-accuracy"),
                    saved.card().validationAccuracy().orElseThrow(),
                    1e-9);
            assertEquals("adam", saved.card().recipe().name());
            assertEquals(7, saved.card().recipe().seed());
            assertEquals(DataSource.SYNTHETIC, saved.card().recipe().data());
            Download onnx = visit.page().waitForDownload(() -> visit.press("save-onnx"));
            assertEquals("inkling-adam.onnx", onnx.suggestedFilename());
            assertArrayEquals(OnnxFile.write(saved), Files.readAllBytes(onnx.path()));
            Download script = visit.page().waitForDownload(() -> visit.press("save-numpy"));
            assertEquals("inkling-adam.py", script.suggestedFilename());
            assertEquals(NumpyScript.write(saved, "inkling-adam.safetensors"), Files.readString(script.path()));
            assertEquals(List.of(), visit.complaints());
        }
        Path file = Files.write(temp.resolve("mine.safetensors"), ModelFile.write(saved.card(), saved.network()));
        try (Visit visit = site.visit("")) {
            open(visit, file);
            visit.awaitTrue("document.querySelector('#answering').dataset.value === 'yours'");
            String note = visit.text("answering-note");
            assertTrue(note.contains("mine.safetensors") && note.contains("adam"), note);
            visit.read(Handwriting.seven());
            assertTrue(Double.parseDouble(visit.at("answer").getAttribute("data-confidence")) > 0.1);
            SavedModel again = save(visit);
            assertEquals(saved.card(), again.card());
            for (int t = 0; t < saved.network().state().size(); t++) {
                Tensor tensor = saved.network().state().get(t);
                assertTrue(Arrays.equals(
                        tensor.values(), again.network().state().get(t).values()));
            }
            assertEquals(List.of(), visit.complaints());
        }
    }

    /** Of a network that answers every drawing with the same digit. */
    private Path always(int digit) throws IOException {
        Recipe recipe = Recipes.named(Recipes.DEFAULT).with("layers", "0");
        ModelCard card = new ModelCard(recipe, new Shape(28, 28, 1), 10);
        Network network = new Network(card.network(), 1, new Random32(0), Backend.plain());
        network.parameters().get(1).values()[digit] = 9f;
        return Files.write(temp.resolve("always" + digit + ".safetensors"), ModelFile.write(card, network));
    }

    private static void drop(Visit visit, Path file) throws IOException {
        visit.page()
                .evaluate(
                        "([name, bytes]) => { const all = new DataTransfer();"
                                + " all.items.add(new File([Uint8Array.from(atob(bytes), c => c.charCodeAt(0))], name));"
                                + " document.body.dispatchEvent(new DragEvent('drop',"
                                + " {dataTransfer: all, bubbles: true, cancelable: true})); }",
                        List.of(
                                file.getFileName().toString(),
                                Base64.getEncoder().encodeToString(Files.readAllBytes(file))));
    }

    @Test
    void aSecondNetworkReadsTheDrawingAnewAndADroppedFileOpens() throws IOException {
        try (Visit visit = site.visit("")) {
            visit.read(Handwriting.three());
            open(visit, always(4));
            visit.awaitTrue("document.querySelector('#answer').textContent === '4'");
            drop(visit, always(8));
            visit.awaitTrue("document.querySelector('#answer').textContent === '8'");
            assertTrue(visit.text("answering-note").contains("always8"), visit.text("answering-note"));
            assertEquals(List.of(), visit.complaints());
        }
    }

    @Test
    void aNetworkOfAFewStepsIsSavedWithoutFigures() throws IOException {
        try (Visit visit = site.visit(SMALL + "50")) {
            visit.press("step");
            visit.awaitTrue("document.querySelector('#batch').dataset.value === '1'"
                    + " && document.querySelector('#run').dataset.state === 'paused'");
            SavedModel saved = save(visit);
            assertTrue(saved.card().testAccuracy().isEmpty());
            assertEquals(50, saved.card().recipe().epochs());
            assertTrue(visit.at("open-model").isDisabled(), "a run is on");
            drop(visit, always(4));
            visit.awaitTrue("document.querySelector('#error').textContent.includes('because a run is on')");
            visit.press("pause");
            visit.awaitState("training");
            save(visit);
            visit.press("reset");
            visit.awaitState("idle");
            assertTrue(visit.at("save").isDisabled());
            assertEquals(List.of(), visit.complaints());
        }
    }

    @Test
    void aBadFileIsRefusedInASentenceAndAllIsAsItWas() throws IOException {
        byte[] shipped;
        try (var files = Files.list(Site.BUILT.resolve("models"))) {
            shipped = Files.readAllBytes(files.sorted().findFirst().orElseThrow());
        }
        Path cut = Files.write(temp.resolve("cut.safetensors"), Arrays.copyOf(shipped, shipped.length / 2));
        Path text = Files.writeString(temp.resolve("letter.safetensors"), "Dear network");
        Path empty = Files.write(temp.resolve("empty.safetensors"), new byte[0]);
        try (Visit visit = site.visit("")) {
            for (Path bad : List.of(cut, text, empty)) {
                open(visit, bad);
                visit.awaitTrue("document.querySelector('#error').textContent.includes('" + bad.getFileName() + "')");
                assertTrue(visit.text("error").contains("cannot be used"), visit.text("error"));
            }
            assertEquals("idle", visit.state());
            assertTrue(visit.at("save").isDisabled());
            assertEquals("3", visit.read(Handwriting.three()), "the shipped network still answers");
            assertEquals("shipped", visit.at("answering").getAttribute("data-value"));
            assertEquals(List.of(), visit.complaints());
        }
    }
}
