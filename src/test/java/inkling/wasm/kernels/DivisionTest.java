package inkling.wasm.kernels;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import inkling.wasm.kernels.KernelModule.Division;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How the work of a kernel is divided among threads. */
class DivisionTest {
    private static final int ROWS = 128;
    private static final int INPUTS = 784;
    private static final Division TILES = Division.ofRows(8);

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8, 12, 16, 17, 31, 32, 33, 64})
    void aJobNeverHasMoreRangesThanItsWordHasBits(int threads) {
        Division uneven = Division.ofRows(1).uneven().costing(150);
        for (int units = 1; units <= 4096; units *= 2) {
            double work = (double) ROWS * units;
            assertRanges(threads, units * INPUTS / 32, grain(threads, uneven, units * INPUTS / 32, work));
            assertRanges(threads, INPUTS * units, grain(threads, Division.ofFloats(16), INPUTS * units, work));
            assertRanges(threads, units, grain(threads, Division.ofFloats(32), units, work));
            assertRanges(threads, ROWS, grain(threads, TILES, ROWS, work * units));
        }
    }

    private static int grain(int threads, Division division, int extent, double steps) {
        return division.grain(extent, steps, threads, Division.USUAL_WORK);
    }

    private static void assertRanges(int threads, int extent, int grain) {
        int count = extent == 0 ? 1 : (extent + grain - 1) / grain;
        assertTrue(count >= 1 && count <= (threads == 1 ? 1 : ParallelFor.MOST_RANGES), count + " ranges");
    }

    @Test
    void eachThreadHasAsMany() {
        assertEquals(304, TILES.grain(600, 600 * 5, 2, 1000), "three are worth while, two are made");
        assertEquals(152, TILES.grain(592, 592 * 100, 2, 1000), "four of as many as are worth while");
    }

    @Test
    void aRangeIsAMultipleOfTheUnit() {
        assertEquals(160, Division.ofFloats(32).grain(600, 600, 2, 1));
    }

    @Test
    void costCountsAsWork() {
        assertEquals(600, TILES.grain(600, 600, 2, 1000));
        assertEquals(304, TILES.costing(5).grain(600, 600, 2, 1000));
    }

    @Test
    void whatIsNotWorthAThreadsWhileIsOneRange() {
        assertEquals(600, TILES.grain(600, 600 * 3, 2, 1000));
    }
}
