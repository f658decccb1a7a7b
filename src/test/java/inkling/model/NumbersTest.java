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
import inkling.train.measure.Evaluation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Sheets with one digit and with several, by real writers, as the best shipped network reads them. */
class NumbersTest {
    private static final Path FOLDER = Path.of(System.getProperty("pen.digits", "../shared/pen-digits/dev.json"))
            .toAbsolutePath()
            .getParent();

    private static SavedModel model;

    @BeforeAll
    static void load() throws IOException {
        Path file = Path.of("web/models/convolutional.safetensors");
        model = ModelFile.read(Files.readAllBytes(file), file.toString(), 1, Backend.plain());
    }

    private static List<LabelledInk> penDigits(String name) throws IOException {
        Path file = FOLDER.resolve(name);
        assumeTrue(Files.exists(file), "The pen digits are not at " + file + "; see -Dpen.digits.");
        return StrokeFile.parse(Files.readString(file));
    }

    private static String named(SavedModel.Digit digit) {
        return Integer.toString(Evaluation.argmax(digit.probabilities(), 0, 10));
    }

    /** The likeliest digits, sure or not. */
    private static String read(Ink ink) {
        StringBuilder text = new StringBuilder();
        model.read(Sheet.of(ink)).forEach(digit -> text.append(named(digit)));
        return text.toString();
    }

    private static Ink ink(float[]... strokes) {
        List<Stroke> all = new ArrayList<>();
        for (float[] points : strokes) {
            all.add(Stroke.of(points));
        }
        return Ink.of(all);
    }

    @ParameterizedTest
    @CsvSource({"dev.json, 1", "pendigits-dev.json, 3"})
    void aSingleDigitStaysOne(String name, int step) throws IOException {
        List<LabelledInk> all = penDigits(name);
        int digits = 0;
        List<String> lost = new ArrayList<>();
        for (int i = 0; i < all.size(); i += step) {
            digits++;
            Sheet sheet = Sheet.of(all.get(i).ink());
            if (sheet.lines().size() == 1 && sheet.lines().get(0).size() == 1) {
                // In one piece, it is read as one.
                continue;
            }
            List<SavedModel.Digit> read = model.read(sheet);
            String label = Integer.toString(all.get(i).label());
            if (read.size() > 1 && label.equals(read(sheet.picture()))) {
                StringBuilder text = new StringBuilder(label + " as ");
                read.forEach(digit -> text.append(named(digit)));
                lost.add(text.toString());
            }
        }
        System.out.println("Single digits of " + name + " taken for several: " + lost.size() + " of " + digits + lost);
        assertTrue(lost.size() <= 0.001 * digits, lost + " of " + digits);
    }

    private static String read(float[] picture) {
        return Integer.toString(Evaluation.argmax(model.predict(picture), 0, 10));
    }

    @ParameterizedTest
    @CsvSource({
        "dev.json, 2, 0.1, 0.4, 0.96",
        "dev.json, 3, 0.1, 0.4, 0.94",
        "pendigits-dev.json, 2, 0.1, 0.4, 0.92",
        "pendigits-dev.json, 3, 0.1, 0.4, 0.9",
        "dev.json, 2, 0, 0.05, 0.9"
    })
    void mostNumbersAreReadWholly(String name, int length, double gap, double widest, double least) throws IOException {
        WrittenNumbers numbers = new WrittenNumbers(penDigits(name), new Random(7));
        int sheets = 200;
        List<String> wrong = new ArrayList<>();
        for (int i = 0; i < sheets; i++) {
            WrittenNumbers.Written number = numbers.write(length, gap, widest);
            String read = read(number.strokes());
            if (!read.equals(number.text())) {
                wrong.add(number.text() + " as " + read);
            }
        }
        double right = 1 - wrong.size() / (double) sheets;
        System.out.println("Numbers of " + length + " digits of " + name + ", " + gap + " to " + widest
                + " apart, wholly right: " + right + ", wrong: " + wrong);
        assertTrue(right >= least, right + ": " + wrong);
    }

    private static final float[] ONE = {0, 0, 0, 100};
    private static final float[] FIVE_BODY = {10, 0, 6, 42, 30, 36, 50, 55, 48, 82, 25, 98, 2, 88};

    @Test
    void aFiveWhoseHatStandsApartIsOneDigit() {
        assertEquals("5", read(ink(FIVE_BODY, new float[] {18, -6, 52, -10})));
        assertEquals("5", read(ink(FIVE_BODY, new float[] {24, 2, 58, 0})));
        assertEquals("51", read(ink(FIVE_BODY, new float[] {18, -6, 52, -10}, new float[] {85, -5, 83, 98})));
    }

    @Test
    void aFourOfTwoStrokesIsOneDigit() {
        float[] angle = {20, 0, 0, 60, 60, 60};
        assertEquals("4", read(ink(angle, new float[] {45, 20, 45, 100})));
        assertEquals("4", read(ink(new float[] {0, 0, 4, 50, 40, 48}, new float[] {46, 2, 44, 100})), "an open one");
        assertEquals(
                "44",
                read(ink(angle, new float[] {45, 20, 45, 100}, new float[] {110, 0, 90, 60, 150, 60}, new float[] {
                    135, 20, 135, 100
                })));
    }

    @Test
    void whatCrossesADigitBelongsToIt() {
        float[] seven = {0, 0, 55, 0, 20, 100};
        assertEquals("7", read(ink(seven, new float[] {10, 52, 58, 50})), "a crossed seven");
        float[] zero = new float[60];
        for (int i = 0; i < 30; i++) {
            zero[2 * i] = (float) (30 + 28 * Math.sin(2 * Math.PI * i / 29));
            zero[2 * i + 1] = (float) (50 - 50 * Math.cos(2 * Math.PI * i / 29));
        }
        assertEquals("0", read(ink(zero, new float[] {62, -4, -4, 104})), "a slashed zero");
        float[] flag = {0, 30, 30, 0, 30, 100};
        assertEquals("1", read(ink(flag, new float[] {2, 100, 60, 100})), "a one with a foot");
        assertEquals("71", read(ink(seven, new float[] {10, 52, 58, 50}, new float[] {80, 2, 78, 98})));
    }

    @Test
    void digitsThatTouchAreTwo() {
        assertEquals("17", read(ink(ONE, new float[] {-1, 2, 55, 0, 25, 100})));
        assertEquals("11", read(ink(ONE, new float[] {16, 0, 16, 100})));
    }

    @Test
    void linesAreReadFromTopToBottom() {
        assertEquals("117", read(ink(new float[] {0, 150, 55, 150, 20, 250}, ONE, new float[] {30, 0, 30, 100})));
    }

    @Test
    void eachDigitIsSureOrNotByItself() {
        List<SavedModel.Digit> digits = model.read(
                Sheet.of(ink(ONE, new float[] {60, 0, 120, 100, 60, 100, 120, 0, 90, 50, 60, 60, 120, 40}, new float[] {
                    180, 0, 180, 100
                })));
        assertEquals(3, digits.size());
        assertTrue(digits.get(0).sure());
        assertTrue(!digits.get(1).sure());
        assertTrue(digits.get(2).sure());
    }

    @Test
    void aBlankSheetIsOneThatIsNotSure() {
        assertEquals(1, model.read(Sheet.of(Ink.BLANK)).size());
    }
}
