package inkling.page.dom;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class SeriesTest {
    @Test
    void pointsThatCanNotBeDrawnAreLeftOut() {
        Series series = new Series();
        series.add(1, 0.5);
        series.add(2, Double.NaN);
        series.add(3, Double.POSITIVE_INFINITY);
        series.add(4, 0.25);
        assertArrayEquals(new double[] {1, 4}, series.x());
        assertArrayEquals(new double[] {0.5, 0.25}, series.y());
    }

    @Test
    void aLongSeriesIsThinnedKeepsItsOrderAndEndsWithTheLastPoint() {
        Series series = new Series();
        for (int i = 1; i <= 10_000; i++) {
            series.add(i, 2 * i);
        }
        double[] x = series.x();
        assertTrue(series.size() >= 120 && series.size() <= 240, "size " + series.size());
        assertEquals(10_000, x[x.length - 1]);
        for (int i = 1; i < x.length; i++) {
            assertTrue(x[i] > x[i - 1]);
            assertEquals(2 * x[i], series.y()[i]);
        }
    }

    @Test
    void pointsToTheLeftCanBeDropped() {
        Series series = new Series();
        for (int i = 0; i < 5; i++) {
            series.add(i, i);
        }
        series.dropBefore(2.5);
        assertArrayEquals(new double[] {3, 4}, series.x());
        series.clear();
        assertEquals(0, series.size());
    }
}
