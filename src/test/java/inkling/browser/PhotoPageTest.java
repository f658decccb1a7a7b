package inkling.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.FileChooser;
import com.microsoft.playwright.options.FilePayload;
import inkling.ink.Ink;
import inkling.ink.Stroke;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Path2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Base64;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Photographs of digits, chosen, dropped and pasted on the built page. */
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
            assertEquals("7", visit.read(Handwriting.seven()));
            assertFalse(visit.at("photo").isVisible());
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

    @Test
    void whatShowsNoDigitAndWhatIsNoPictureIsSaid() {
        try (Visit visit = site.visit("")) {
            visit.at("photo-file").setInputFiles(new FilePayload("bare.png", "image/png", photo(Ink.BLANK)));
            visit.awaitTrue("document.querySelector('#photo-note').textContent.startsWith('No digit')");
            assertEquals("?", visit.text("answer"));
            visit.at("photo-file").setInputFiles(new FilePayload("x.png", "image/png", new byte[] {1, 2, 3}));
            visit.awaitTrue("document.querySelector('#photo-note').textContent.startsWith('This file is no picture')");
            assertEquals(List.of(), visit.complaints());
        }
    }
}
