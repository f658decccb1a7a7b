package inkling.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class PictureKernelsTest {
    private static final int[] FILTERS = {1, 4, 11};

    private final PictureParity parity = new PictureParity(Backend.plain(), Backend.reference());

    static List<Window> within() {
        return PictureParity.within();
    }

    static List<Window> padded() {
        return PictureParity.padded();
    }

    @ParameterizedTest
    @MethodSource({"within", "padded"})
    void convolutionsAreThoseOfTheFormula(Window window) {
        for (int rows = 0; rows < 4; rows++) {
            for (int filters : FILTERS) {
                parity.checkConvolution(window, filters, rows);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("within")
    void poolsAreThoseOfTheFormula(Window window) {
        for (int rows = 0; rows < 4; rows++) {
            parity.checkPools(window, rows);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 7, 16, 33})
    void batchNormalisationIsThatOfTheFormula(int columns) {
        for (int rows : ProductsParity.AWKWARD_SIDES) {
            parity.checkNorms(rows, columns);
        }
    }

    @Test
    void paddingIsDividedBetweenTheEdgesAsTensorFlowAndKerasDoIt() {
        assertEquals(new Window(28, 28, 1, 5, 1, 2, 2, 28, 28), Window.padded(28, 28, 1, 5, 1));
        assertEquals(new Window(28, 28, 1, 4, 1, 1, 1, 28, 28), Window.padded(28, 28, 1, 4, 1), "odd: more below");
        assertEquals(new Window(7, 8, 2, 3, 2, 1, 0, 4, 4), Window.padded(7, 8, 2, 3, 2));
        assertEquals(new Window(7, 7, 1, 2, 5, 0, 0, 2, 2), Window.padded(7, 7, 1, 2, 5), "never less than none");
    }

    @Test
    void aWindowWithinThePictureLeavesWhatIsLeftOver() {
        Window window = Window.within(7, 8, 3, 2, 2);
        assertEquals(new Window(7, 8, 3, 2, 2, 0, 0, 3, 4), window);
        assertEquals(12, window.positions());
        assertEquals(12, window.patch());
        assertEquals(168, window.inputs());
        assertEquals(36, window.outputs());
    }
}
