package inkling.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AugmentationTest {
    @Test
    void presetsComeBackFromTheirNames() {
        assertEquals(3, Augmentation.presets().size());
        for (String preset : Augmentation.presets()) {
            assertEquals(preset, Augmentation.parse(preset).text());
        }
        assertTrue(Augmentation.parse("none").isNone());
        assertFalse(Augmentation.parse("light").isNone());
        assertEquals(Augmentation.FULL, Augmentation.parse("full"));
    }

    @Test
    void strengthsInAnyOrderAreWrittenInTheirs() {
        Augmentation augmentation = Augmentation.parse("pen20-shift2-sigma6-elastic30");
        assertEquals(new Augmentation(2, 0, 0, 0, 30, 6, 20), augmentation);
        assertEquals("shift2-elastic30-sigma6-pen20", augmentation.text());
    }

    @Test
    void noStrengthAtAllIsNone() {
        assertEquals("none", Augmentation.parse("shift0").text());
        assertEquals("none", Augmentation.parse("sigma7").text(), "there is nothing to smooth");
    }

    @Test
    void anyStrengthsComeBackFromTheirText() {
        Random random = new Random(5);
        for (int i = 0; i < 5_000; i++) {
            Augmentation augmentation = new Augmentation(
                    random.nextInt(9),
                    random.nextInt(46),
                    random.nextInt(51),
                    random.nextInt(51),
                    random.nextInt(2) * random.nextInt(101),
                    2 + random.nextInt(9),
                    random.nextInt(101));
            assertEquals(augmentation, Augmentation.parse(augmentation.text()));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "-",
                "much",
                "Full",
                "shift",
                "shift-2",
                "shift2-",
                "-shift2",
                "shift2shear3",
                "shift1.5",
                "shift1-shift1",
                "rotate99999",
                "pen\u0663",
                "none-shift1",
                "none-"
            })
    void anythingElseIsRefusedWithAnExample(String text) {
        IllegalArgumentException e = assertThrows(IllegalArgumentException.class, () -> Augmentation.parse(text));
        assertEquals(
                "'augment' is one of none, light, full, or each of shift, rotate, scale, shear, elastic, sigma, pen at"
                        + " most once with a whole number, such as shift2-rotate10, not '" + text + "'.",
                e.getMessage());
    }

    @ParameterizedTest
    @CsvSource({
        "shift, 9, 0 to 8",
        "rotate, 46, 0 to 45",
        "scale, 51, 0 to 50",
        "shear, 51, 0 to 50",
        "elastic, 101, 0 to 100",
        "sigma, 1, 2 to 10",
        "pen, 101, 0 to 100"
    })
    void aStrengthOutOfRangeIsNamedWithItsRange(String kind, String strength, String range) {
        IllegalArgumentException e =
                assertThrows(IllegalArgumentException.class, () -> Augmentation.parse(kind + strength));
        assertEquals(
                "The strength of the augmentation '" + kind + "' is " + range + ", not " + strength + ".",
                e.getMessage());
    }
}
