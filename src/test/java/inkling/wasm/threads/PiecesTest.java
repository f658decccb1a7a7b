package inkling.wasm.threads;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import inkling.wasm.kernels.UnitBlocks;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How work is cut. */
class PiecesTest {
    private static final int ROWS = 128;
    private static final int INPUTS = 784;

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8, 12, 16, 17, 31, 32, 33, 64})
    void aJobNeverHasMorePiecesThanItsWordHasBits(int threads) {
        Pieces pieces = new Pieces(threads, Pieces.USUAL_WORK);
        for (int units = 1; units <= 4096; units *= 2) {
            int lines = UnitBlocks.count(units) * INPUTS;
            assertPieces(threads, lines, pieces.ofInputsOfBlocks(ROWS, INPUTS, units));
            assertPieces(threads, UnitBlocks.count(units) * ROWS, pieces.ofRowsOfBlocks(ROWS, units));
            assertPieces(threads, INPUTS * units, pieces.ofValues(INPUTS * units, 4));
            assertPieces(threads, units, pieces.ofBlocks(units, ROWS));
            assertPieces(threads, ROWS, pieces.ofRows(ROWS, units, units));
        }
    }

    private static void assertPieces(int threads, int extent, int grain) {
        int count = (extent + grain - 1) / grain;
        assertTrue(count >= 1 && count <= (threads == 1 ? 1 : SharingWriter.MOST_PIECES), count + " pieces");
    }

    @Test
    void eachThreadHasAsMany() {
        Pieces pieces = new Pieces(2, 1000);
        assertEquals(304, pieces.ofRows(600, 5, 1), "three are worth while, two are made");
        assertEquals(152, pieces.ofRows(592, 100, 1), "four of as many as are worth while");
    }

    @Test
    void whatIsNotWorthAThreadsWhileIsOnePiece() {
        assertEquals(600, new Pieces(2, 1000).ofRows(600, 3, 1));
    }
}
