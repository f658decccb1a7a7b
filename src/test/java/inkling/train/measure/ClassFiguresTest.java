package inkling.train.measure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class ClassFiguresTest {
    /** Of four zeros three are read; the one read as a 2 spoils the 2s; nothing is ever read as a 1. */
    private static final float[] CONFUSION = {3, 0, 1, 2, 0, 0, 0, 0, 5};

    @Test
    void precisionAndRecallAreThoseCountedByHand() {
        List<ClassFigures> figures = ClassFigures.of(CONFUSION, 3);
        assertEquals(new ClassFigures(4, 5, 3), figures.get(0));
        assertEquals(OptionalDouble.of(3 / 5.0), figures.get(0).precision());
        assertEquals(OptionalDouble.of(3 / 4.0), figures.get(0).recall());
        assertEquals(OptionalDouble.of(5 / 6.0), figures.get(2).precision());
        assertEquals(OptionalDouble.of(1), figures.get(2).recall());
    }

    @Test
    void aClassThatIsNeverAnsweredHasNoPrecision() {
        ClassFigures never = ClassFigures.of(CONFUSION, 3).get(1);
        assertEquals(OptionalDouble.empty(), never.precision());
        assertEquals(OptionalDouble.of(0), never.recall());
    }

    @Test
    void aClassWithoutImagesHasNoRecall() {
        assertEquals(
                OptionalDouble.empty(),
                ClassFigures.of(new float[] {2, 1, 0, 0}, 2).get(1).recall());
    }

    @Test
    void aMatrixOfAnotherSizeIsRefused() {
        assertThrows(IllegalArgumentException.class, () -> ClassFigures.of(CONFUSION, 2));
    }
}
