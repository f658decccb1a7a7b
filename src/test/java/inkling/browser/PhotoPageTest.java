package inkling.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.microsoft.playwright.FileChooser;
import com.microsoft.playwright.options.BoundingBox;
import com.microsoft.playwright.options.FilePayload;
import inkling.Thorough;
import inkling.cli.CommandLineParsers;
import inkling.ink.Ink;
import inkling.ink.Photo;
import inkling.ink.Stroke;
import inkling.kernel.Backend;
import inkling.model.ModelFile;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Path2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Photographs of digits, chosen, dropped and pasted on the built page. */
@Thorough
class PhotoPageTest {
    private static final Site site = Site.built();

    /** Ink on paper under a lamp that stands to one side. */
    private static byte[] photo(Ink ink) {
        return photo(ink, "png");
    }

    /** The same in a format of Java's. */
    static byte[] photo(Ink ink, String format) {
        BufferedImage image = new BufferedImage(900, 700, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = image.createGraphics();
        graphics.setPaint(new GradientPaint(0, 0, new Color(120, 118, 110), 900, 700, new Color(245, 243, 235)));
        graphics.fillRect(0, 0, 900, 700);
        graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        graphics.setStroke(new BasicStroke(14, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
        graphics.setColor(new Color(30, 35, 70));
        for (Stroke stroke : ink.strokes()) {
            Path2D path = new Path2D.Double();
            path.moveTo(250 + 4 * stroke.x(0), 150 + 4 * stroke.y(0));
            for (int i = 1; i < stroke.size(); i++) {
                path.lineTo(250 + 4 * stroke.x(i), 150 + 4 * stroke.y(i));
            }
            graphics.draw(path);
        }
        graphics.dispose();
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        try {
            ImageIO.write(image, format, file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return file.toByteArray();
    }

    private static final String FILE = "const bytes = Uint8Array.from(atob(text), c => c.charCodeAt(0));"
            + " const data = new DataTransfer(); data.items.add(new File([bytes], 'photo.png', {type: 'image/png'}));";

    @Test
    void aPhotoIsChosenReadAndMakesRoomForADrawing() {
        try (Visit visit = site.visit("")) {
            FileChooser chooser = visit.page().waitForFileChooser(() -> visit.press("choose-photo"));
            chooser.setFiles(new FilePayload("three.png", "image/png", photo(Handwriting.three())));
            visit.awaitTrue("document.querySelector('#answer').textContent.trim() === '3'");
            assertTrue(visit.at("photo").isVisible());
            assertFalse(visit.at("hint").isVisible());
            assertFalse(visit.at("correct").isVisible());
            assertTrue(visit.text("photo-note").startsWith("Read from the picture"), visit.text("photo-note"));
            // On a photo of 900 × 700, whose longer side is the pad's, the digit is drawn around (426, 350).
            BoundingBox pad = visit.at("pad").boundingBox();
            BoundingBox frame = visit.page().locator("#photo-frames span").boundingBox();
            assertEquals(426 / 900.0, (frame.x + frame.width / 2 - pad.x) / pad.width, 0.02);
            assertEquals(450 / 900.0, (frame.y + frame.height / 2 - pad.y) / pad.height, 0.02);
            assertEquals("7", visit.read(Handwriting.seven()));
            assertFalse(visit.at("photo").isVisible());
            assertEquals(0, visit.page().locator("#photo-frames span").count());
            assertEquals("", visit.text("photo-note"));
            assertEquals(List.of(), visit.complaints());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"drop", "paste"})
    void aPhotoIsDroppedOrPasted(String way) {
        try (Visit visit = site.visit("")) {
            String event = way.equals("drop")
                    ? "new DragEvent('drop', {dataTransfer: data, bubbles: true, cancelable: true})"
                    : "new ClipboardEvent('paste', {clipboardData: data, bubbles: true, cancelable: true})";
            visit.page()
                    .evaluate(
                            "text => { " + FILE + " document.querySelector('#pad').dispatchEvent(" + event + "); }",
                            Base64.getEncoder().encodeToString(photo(Handwriting.zero())));
            visit.awaitTrue("document.querySelector('#answer').textContent.trim() === '0'");
            visit.press("clear");
            visit.awaitTrue("document.querySelector('#answer').textContent.trim() === '?'");
            assertTrue(visit.at("hint").isVisible());
            assertEquals(List.of(), visit.complaints());
        }
    }

    private static byte[] png(int type, int width, int height, Color paper) throws IOException {
        BufferedImage image = new BufferedImage(width, height, type);
        Graphics2D graphics = image.createGraphics();
        graphics.setColor(paper);
        graphics.fillRect(0, 0, width, height);
        graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        boolean opaque = paper.getAlpha() == 255;
        graphics.setColor(opaque ? new Color(20, 30, 90) : Color.WHITE);
        graphics.setFont(new Font(Font.SANS_SERIF, Font.PLAIN, height / 3));
        graphics.drawString("5", width * 2 / 5, height * 2 / 3);
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        ImageIO.write(image, "png", file);
        return file.toByteArray();
    }

    static Stream<Arguments> pictures() throws IOException {
        Path folder = Path.of("src/test/resources/pictures");
        List<Arguments> pictures = new ArrayList<>();
        for (String name : List.of("grey-linear.png", "same-as-rgb.png", "bold-tight-crop-4.png")) {
            pictures.add(arguments(name, Files.readAllBytes(folder.resolve(name))));
        }
        Color paper = new Color(236, 230, 215);
        pictures.add(arguments("uneven light", photo(Handwriting.seven())));
        pictures.add(arguments("colours", png(BufferedImage.TYPE_INT_RGB, 900, 700, paper)));
        pictures.add(arguments("as large as a camera's", png(BufferedImage.TYPE_INT_RGB, 4001, 2999, paper)));
        pictures.add(arguments("palette", png(BufferedImage.TYPE_BYTE_INDEXED, 640, 480, paper)));
        pictures.add(arguments("16 bits of grey", png(BufferedImage.TYPE_USHORT_GRAY, 640, 480, Color.WHITE)));
        pictures.add(arguments("light ink on nothing", png(BufferedImage.TYPE_INT_ARGB, 640, 480, new Color(0, true))));
        return pictures.stream();
    }

    /** The command line has decoded the same file in Java. */
    @ParameterizedTest(name = "{0}")
    @MethodSource("pictures")
    void pageAndCommandLineAgree(String name, byte[] file, @TempDir Path folder) throws IOException {
        Photo photo = CommandLineParsers.picture(Files.write(folder.resolve("picture.png"), file));
        try (Visit visit = site.visit("")) {
            visit.at("photo-file").setInputFiles(new FilePayload(name, "image/png", file));
            visit.awaitTrue("document.querySelector('#photo-note').textContent.startsWith('Read from the picture')");
            Path model = Path.of("web/models", visit.at("answering").getAttribute("data-network") + ".safetensors");
            float[] expected = ModelFile.read(Files.readAllBytes(model), model.toString(), 1, Backend.plain())
                    .read(photo.sheet())
                    .get(0)
                    .probabilities();
            List<?> shown = (List<?>) visit.page()
                    .evaluate("[...document.querySelectorAll('#probabilities [data-p]')].map(bar => +bar.dataset.p)");
            for (int digit = 0; digit < 10; digit++) {
                assertEquals(
                        expected[digit], ((Number) shown.get(digit)).floatValue(), 1e-4f, name + ", digit " + digit);
            }
            assertEquals(List.of(), visit.complaints());
        }
    }

    @Test
    void whatShowsNoDigitAndWhatIsNoPictureIsSaid() {
        try (Visit visit = site.visit("")) {
            visit.at("photo-file").setInputFiles(new FilePayload("bare.png", "image/png", photo(Ink.BLANK)));
            visit.awaitTrue("document.querySelector('#photo-note').textContent.startsWith('There is no digit')");
            assertEquals("?", visit.text("answer"));
            visit.at("photo-file").setInputFiles(new FilePayload("x.png", "image/png", new byte[] {1, 2, 3}));
            visit.awaitTrue("document.querySelector('#photo-note').textContent.startsWith('This file is no picture')");
            assertEquals(List.of(), visit.complaints());
        }
    }
}
