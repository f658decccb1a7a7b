package inkling.wasm.threads;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How work is divided. */
class WorkPartitionTest {
    private static final int ROWS = 128;
    private static final int INPUTS = 784;
    private static final Division TILES = Division.ofRows(8);

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8, 12, 16, 17, 31, 32, 33, 64})
    void aJobNeverHasMoreRangesThanItsWordHasBits(int threads) {
        WorkPartition partition = new WorkPartition(threads, WorkPartition.USUAL_WORK);
        Division uneven = Division.ofRows(1).uneven().costing(150);
        for (int units = 1; units <= 4096; units *= 2) {
            double work = (double) ROWS * units;
            assertRanges(threads, units * INPUTS / 32, partition.grain(uneven, units * INPUTS / 32, work));
            assertRanges(threads, INPUTS * units, partition.grain(Division.ofFloats(16), INPUTS * units, work));
            assertRanges(threads, units, partition.grain(Division.ofFloats(32), units, work));
            assertRanges(threads, ROWS, partition.grain(TILES, ROWS, work * units));
        }
    }

    private static void assertRanges(int threads, int extent, int grain) {
        int count = extent == 0 ? 1 : (extent + grain - 1) / grain;
        assertTrue(count >= 1 && count <= (threads == 1 ? 1 : ParallelFor.MOST_RANGES), count + " ranges");
    }

    @Test
    void eachThreadHasAsMany() {
        WorkPartition partition = new WorkPartition(2, 1000);
        assertEquals(304, partition.grain(TILES, 600, 600 * 5), "three are worth while, two are made");
        assertEquals(152, partition.grain(TILES, 592, 592 * 100), "four of as many as are worth while");
    }

    @Test
    void aRangeIsAMultipleOfTheUnit() {
        assertEquals(160, new WorkPartition(2, 1).grain(Division.ofFloats(32), 600, 600));
    }

    @Test
    void costCountsAsWork() {
        assertEquals(600, new WorkPartition(2, 1000).grain(TILES, 600, 600));
        assertEquals(304, new WorkPartition(2, 1000).grain(TILES.costing(5), 600, 600));
    }

    @Test
    void whatIsNotWorthAThreadsWhileIsOneRange() {
        assertEquals(600, new WorkPartition(2, 1000).grain(TILES, 600, 600 * 3));
    }
}
