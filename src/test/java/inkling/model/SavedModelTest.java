package inkling.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import inkling.data.LabelledInk;
import inkling.data.StrokeFile;
import inkling.ink.Ink;
import inkling.ink.Sheet;
import inkling.ink.Stroke;
import inkling.kernel.Backend;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Sheets with one digit and with several, by real writers. */
class SavedModelTest {
    private static final Path PEN_DIGITS = Path.of(System.getProperty("pen.digits", "../shared/pen-digits/dev.json"));
    private static final double HEIGHT = 100;

    private static SavedModel model;

    @BeforeAll
    static void load() throws IOException {
        Path file = Path.of("web/models/everyday.safetensors");
        model = ModelFile.read(Files.readAllBytes(file), file.toString(), 1, Backend.plain());
    }

    private static List<LabelledInk> penDigits() throws IOException {
        assumeTrue(Files.exists(PEN_DIGITS), "The pen digits are not at " + PEN_DIGITS + "; see -Dpen.digits.");
        return StrokeFile.parse(Files.readString(PEN_DIGITS));
    }

    private static int digits(Ink ink) {
        return model.read(Sheet.of(ink)).digits();
    }

    /** Digits of one height, side by side. */
    private static Ink sideBySide(double gap, Ink... digits) {
        List<Stroke> strokes = new ArrayList<>();
        double left = 0;
        for (Ink ink : digits) {
            Ink.Box box = ink.bounds();
            double scale = HEIGHT / box.longerSide();
            for (Stroke stroke : ink.strokes()) {
                float[] points = new float[2 * stroke.size()];
                for (int i = 0; i < stroke.size(); i++) {
                    points[2 * i] = (float) (left + scale * (stroke.x(i) - box.left()));
                    points[2 * i + 1] = (float) (scale * (stroke.y(i) - box.top()));
                }
                strokes.add(Stroke.of(points));
            }
            left += scale * box.width() + gap * HEIGHT;
        }
        return Ink.of(strokes);
    }

    @Test
    void oneDigitIsHardlyEverTakenForSeveral() throws IOException {
        List<LabelledInk> all = penDigits();
        long several = all.stream().filter(drawing -> digits(drawing.ink()) > 1).count();
        assertTrue(several <= 0.001 * all.size(), several + " of " + all.size());
    }

    @Test
    void severalDigitsAreCounted() throws IOException {
        List<LabelledInk> all = penDigits();
        Random random = new Random(1);
        int right = 0;
        int sheets = 300;
        for (int i = 0; i < sheets; i++) {
            Ink[] digits = new Ink[2 + i % 2];
            for (int k = 0; k < digits.length; k++) {
                digits[k] = all.get(random.nextInt(all.size())).ink();
            }
            right += digits(sideBySide(0.15 + 0.3 * random.nextDouble(), digits)) == digits.length ? 1 : 0;
        }
        assertTrue(right >= 0.93 * sheets, right + " of " + sheets);
    }

    @Test
    void aBlankSheetHasNoParts() {
        assertTrue(Sheet.of(Ink.BLANK).isBlank());
        assertEquals(1, digits(Ink.BLANK));
    }
}
