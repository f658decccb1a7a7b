package inkling.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Where the values of a matrix lie. */
class LayoutTest {
    @Test
    void blocksComeOneBehindTheOtherAndTheLastHasWhatIsLeft() {
        Layout layout = new Layout(2, 5, 2);
        int[] rowMajor = {0, 1, 4, 5, 8, 2, 3, 6, 7, 9};
        for (int i = 0; i < rowMajor.length; i++) {
            assertEquals(rowMajor[i], layout.index(i), "value " + i);
        }
    }

    @ParameterizedTest
    @CsvSource({"1, 1, 1", "3, 7, 1", "3, 7, 3", "3, 7, 7", "3, 7, 9", "5, 64, 32", "4, 50, 32", "0, 3, 2"})
    void eachValueHasAPlaceOfItsOwn(int rows, int columns, int block) {
        Layout layout = new Layout(rows, columns, block);
        int length = rows * columns;
        assertEquals(
                length,
                IntStream.range(0, length)
                        .map(layout::index)
                        .filter(place -> place >= 0 && place < length)
                        .distinct()
                        .count());
    }

    @Test
    void theUsualLayoutIsRowMajor() {
        Layout layout = Layout.rowMajor(4, 3);
        IntStream.range(0, 12).forEach(i -> assertEquals(i, layout.index(i)));
    }
}
