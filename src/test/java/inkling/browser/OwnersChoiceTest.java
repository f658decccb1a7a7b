package inkling.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import inkling.Thorough;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The built page in browsers whose owners have chosen the dark, or not to be recognised. */
@Thorough
class OwnersChoiceTest {
    private static final int SHEET = 0x1a1f2b;
    private static final int ACCENT = 0x9db4ff;

    @TempDir
    Path temp;

    @Test
    void inTheDarkListsAndTheDropAreDarkInWebKitToo() throws IOException {
        try (Tab tab = EveryBrowser.WEBKIT.open(new EveryBrowser.Setup(1280, 800, true, Map.of()))) {
            tab.open(Site.built().url());
            tab.awaitReady();
            assertEquals(ACCENT, colour(tab, ".mark", 0.4, 0.7), "the drop");
            tab.evaluate("document.querySelector('#setting-recipe').scrollIntoView()");
            // Between the text and the arrow, and at the edge of it.
            assertEquals(SHEET, colour(tab, "#setting-recipe", 0.9, 0.5), "the list of recipes");
            assertEquals(List.of(), tab.complaints());
        }
    }

    /** The colour on the screen at a place within an element, as fractions of its width and height. */
    private static int colour(Tab tab, String selector, double across, double down) throws IOException {
        String box = "document.querySelector('" + selector + "').getBoundingClientRect()";
        double x = ((Number) tab.evaluate("(box => box.left + " + across + " * box.width)(" + box + ")")).doubleValue();
        double y = ((Number) tab.evaluate("(box => box.top + " + down + " * box.height)(" + box + ")")).doubleValue();
        BufferedImage screen = ImageIO.read(new ByteArrayInputStream(tab.screenshot()));
        return screen.getRGB((int) x, (int) y) & 0xffffff;
    }

    @Test
    void whereFirefoxGivesOutNoiseForPixelsThePageBlamesItAndNotThePhoto() throws IOException {
        BufferedImage photo = new BufferedImage(300, 300, BufferedImage.TYPE_INT_RGB);
        photo.createGraphics().fillRect(0, 0, 300, 300);
        Path file = temp.resolve("photo.png");
        ImageIO.write(photo, "png", file.toFile());
        assertTrue(Files.size(file) > 0);
        Map<String, Object> hidden = Map.of("privacy.resistFingerprinting", true);
        try (Tab tab = EveryBrowser.FIREFOX.open(new EveryBrowser.Setup(1280, 800, false, hidden))) {
            tab.open(Site.built().url());
            tab.awaitReady();
            assertEquals("3", tab.read(Handwriting.three()));
            tab.choose("#photo-file", file);
            tab.awaitTrue("document.querySelector('#photo-note').textContent.includes('browser gives out noise')");
            assertEquals(List.of(), tab.complaints());
        }
    }
}
