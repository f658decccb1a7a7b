package inkling.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.options.FilePayload;
import inkling.Thorough;
import inkling.data.files.DataFile;
import inkling.data.files.Samples;
import inkling.kernel.Backend;
import inkling.model.ModelCard;
import inkling.model.ModelFile;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

/** A data set of the visitor's own on the built page: opened, learned, read, and its names kept. */
@Thorough
class OwnDataTest {
    private static final String QUICK = "layers=16&batch=8&lr=0.3&epochs=8";
    private static final int SIDE = 20;

    private static final Site site = Site.built();

    /** Clothes of three kinds, as four files like Fashion-MNIST's, packed, and a list of names. */
    private static List<DataFile> clothes() {
        List<DataFile> files = new ArrayList<>();
        for (DataFile file : Samples.four(240, 60, 3, SIDE)) {
            files.add(new DataFile(file.name() + ".gz", Samples.gzip(file.bytes())));
        }
        files.add(Samples.text("labels.txt", "Trouser\nBag\nAnkle boot\n"));
        return files;
    }

    private static void choose(Visit visit, List<DataFile> files) {
        visit.at("open-data")
                .setInputFiles(files.stream()
                        .map(file -> new FilePayload(file.name(), "", file.bytes()))
                        .toArray(FilePayload[]::new));
    }

    private static void drop(Visit visit, List<DataFile> files) {
        List<Map<String, String>> packed = files.stream()
                .map(file ->
                        Map.of("name", file.name(), "text", Base64.getEncoder().encodeToString(file.bytes())))
                .toList();
        visit.page()
                .evaluate(
                        "files => { const data = new DataTransfer(); files.forEach(file => data.items.add(new File("
                                + "[Uint8Array.from(atob(file.text), c => c.charCodeAt(0))], file.name)));"
                                + " document.body.dispatchEvent(new DragEvent('drop',"
                                + " {dataTransfer: data, bubbles: true, cancelable: true})); }",
                        packed);
    }

    private static void awaitNote(Visit visit, String state) {
        visit.awaitTrue("document.querySelector('#own-data-note').dataset.state === '" + state + "'");
    }

    /** A picture like those of a kind of clothes. */
    private static FilePayload picture(int kind) throws IOException {
        BufferedImage picture = new BufferedImage(SIDE, SIDE, BufferedImage.TYPE_INT_RGB);
        for (int x = 0; x < SIDE - 1; x++) {
            picture.setRGB(x, kind, 0xffffff);
        }
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        ImageIO.write(picture, "png", file);
        return new FilePayload("picture.png", "image/png", file.toByteArray());
    }

    @Test
    void filesAreDroppedLearnedAndPicturesOfTheirKindRead() throws IOException {
        byte[] saved;
        try (Visit visit = site.visit(QUICK)) {
            drop(visit, clothes());
            awaitNote(visit, "opened");
            String note = visit.text("own-data-note");
            assertTrue(
                    note.startsWith(
                            "Your data: 220 pictures of 20 × 20 pixels to train on, 20 to validate on, 60 to test"
                                    + " on, in 3 classes (Trouser, Bag, Ankle boot)."),
                    note);
            assertEquals("own", visit.at("setting-data").inputValue());
            assertEquals("", visit.text("photo-note"), "the pad does not take them for pictures");
            visit.press("train");
            visit.awaitState("done");
            assertEquals(1.0, visit.number("test-accuracy"));
            visit.openView("mistakes");
            assertEquals(
                    List.of("all", "Trouser", "Bag", "Ankle boot"),
                    visit.page().locator("#confusion thead th").allTextContents());
            assertEquals(
                    "20",
                    visit.page()
                            .locator("#confusion td[data-truth='2'][data-read='2']")
                            .textContent());
            visit.at("photo-file").setInputFiles(picture(2));
            visit.awaitTrue("document.querySelector('#answer').textContent.trim() === 'Ankle boot'");
            assertEquals(3, visit.page().locator("#probabilities [data-p]").count());
            assertEquals(20, visit.at("seen").evaluate("canvas => canvas.width"));
            visit.assertAxeFindsNothing();
            visit.press("close-view");
            Download download = visit.page().waitForDownload(() -> visit.press("save"));
            saved = Files.readAllBytes(download.path());
            ModelCard card = ModelFile.read(saved, "it", 1, Backend.plain()).card();
            assertEquals(
                    List.of("Trouser", "Bag", "Ankle boot"), card.classNames().names());
            assertEquals(SIDE, card.input().height());
            // The network that came with the page has its ten bars again.
            visit.page().locator("label:has(#answering-shipped)").click();
            assertEquals("7", visit.read(Handwriting.seven()));
            assertEquals(10, visit.page().locator("#probabilities [data-p]").count());
            assertEquals(List.of(), visit.complaints());
        }
        try (Visit visit = site.visit("")) {
            visit.at("open-model").setInputFiles(new FilePayload("clothes.safetensors", "", saved));
            visit.awaitTrue("document.querySelector('#answering').dataset.value === 'yours'");
            assertTrue(
                    visit.text("answering-note")
                            .endsWith("It tells 3 classes apart in pictures of 20 × 20 pixels; drawings are framed like"
                                    + " digits and scaled to that, pictures are taken whole."),
                    visit.text("answering-note"));
            visit.at("photo-file").setInputFiles(picture(1));
            visit.awaitTrue("document.querySelector('#answer').textContent.trim() === 'Bag'");
            assertEquals(List.of(), visit.complaints());
        }
    }

    @Test
    void whatIsNoDataSetIsNamedAndTheOneBeforeStays() {
        try (Visit visit = site.visit(QUICK + "&data=own&engine=wasm-gc")) {
            visit.press("train");
            visit.awaitState("failed");
            assertTrue(visit.text("error").startsWith("There are no files of your own yet"), visit.text("error"));
            choose(visit, clothes());
            awaitNote(visit, "opened");
            List<DataFile> files = new ArrayList<>(clothes());
            files.set(3, new DataFile("t10k-labels-idx1-ubyte.gz", "<!DOCTYPE html>".getBytes(StandardCharsets.UTF_8)));
            choose(visit, files);
            awaitNote(visit, "refused");
            assertTrue(
                    visit.text("error").startsWith("t10k-labels-idx1-ubyte.gz is a web page, perhaps what a server"),
                    visit.text("error"));
            assertEquals("The data that were opened before are still there.", visit.text("own-data-note"));
            visit.press("train");
            visit.awaitState("done");
            assertEquals(List.of(), visit.complaints());
        }
    }
}
