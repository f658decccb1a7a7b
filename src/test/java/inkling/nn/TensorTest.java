package inkling.nn;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import inkling.kernel.Layout;
import inkling.kernel.Memory;
import org.junit.jupiter.api.Test;

/** Values in whatever order the kernels keep them. */
class TensorTest {
    private static final int ROWS = 2;
    private static final int COLUMNS = 5;

    private final Memory memory = Memory.HEAP;

    @Test
    void aValueIsFoundWhereItsLayoutPutsIt() {
        Tensor blocks = filled(new Layout(ROWS, COLUMNS, 2));
        assertArrayEquals(new float[] {0, 1, 5, 6, 2, 3, 7, 8, 4, 9}, blocks.values());
        for (int i = 0; i < blocks.length(); i++) {
            assertEquals(i, blocks.get(i));
        }
    }

    @Test
    void copiesKeepEachValueAcrossLayouts() {
        Tensor blocks = filled(new Layout(ROWS, COLUMNS, 3));
        Tensor rowMajor = Tensor.matrix("copy", Layout.rowMajor(ROWS, COLUMNS), memory);
        rowMajor.copy(blocks);
        assertArrayEquals(new float[] {0, 1, 2, 3, 4, 5, 6, 7, 8, 9}, rowMajor.values());
    }

    @Test
    void aWeightIsNamedByItsRowAndColumn() {
        Parameter weights = Parameter.weights("weights", new Layout(ROWS, COLUMNS, 2), memory);
        weights.tensor().copy(filled(Layout.rowMajor(ROWS, COLUMNS)));
        assertEquals(3f, weights.get(0, 3));
        assertEquals(9f, weights.get(1, 4));
    }

    private Tensor filled(Layout layout) {
        Tensor tensor = Tensor.matrix("weights", layout, memory);
        for (int i = 0; i < tensor.length(); i++) {
            tensor.set(i, i);
        }
        return tensor;
    }
}
