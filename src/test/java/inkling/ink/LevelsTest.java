package inkling.ink;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LevelsTest {
    @ParameterizedTest
    @CsvSource({"0, 1", "0.25, 2", "0.5, 3", "0.6, 3", "0.65, 4", "1, 5", "1.5, 5"})
    void aQuantileIsTheValueThatItsShareDoesNotExceed(double share, float expected) {
        float[] values = {5, 1, 4, 2, 3};
        assertEquals(expected, Levels.quantile(values, share));
        assertArrayEquals(new float[] {5, 1, 4, 2, 3}, values, "they stay as they were");
    }

    @Test
    void otsusLevelDividesPaperFromInkHoweverRareInkIs() {
        float[] values = new float[1000];
        Arrays.fill(values, 0.1f);
        Arrays.fill(values, 0, 20, 0.8f);
        // All levels between the two divide them alike; the first is taken.
        assertEquals(26 / 256f, Levels.otsu(values));
        Arrays.fill(values, 0, 500, -3f);
        Arrays.fill(values, 500, 1000, 7f);
        assertEquals(1 / 256f, Levels.otsu(values), "values out of range count as the nearest");
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void otsusLevelHasTheLargestVarianceBetweenItsTwoGroups(long seed) {
        Random random = new Random(seed);
        float[] values = new float[500];
        for (int i = 0; i < values.length; i++) {
            double value = (i % 5 == 0 ? 0.7 : 0.3) + 0.1 * random.nextGaussian();
            values[i] = (float) Math.max(0, Math.min(255 / 256.0, value));
        }
        double most = 0;
        for (int level = 1; level < 256; level++) {
            most = Math.max(most, variance(values, level));
        }
        assertEquals(most, variance(values, Math.round(Levels.otsu(values) * 256)), most * 1e-9);
    }

    /** The variance between the values below a level and the others, in steps of 1 / 256. */
    private static double variance(float[] values, int level) {
        double[] counts = new double[2];
        double[] sums = new double[2];
        for (float value : values) {
            int bin = (int) (value * 256);
            int group = bin < level ? 0 : 1;
            counts[group]++;
            sums[group] += bin;
        }
        if (counts[0] == 0 || counts[1] == 0) {
            return 0;
        }
        double apart = sums[0] / counts[0] - sums[1] / counts[1];
        return counts[0] * counts[1] * apart * apart;
    }

    @Test
    void aMeanIsThatOfTheKnownValuesInTheSquareAround() {
        int width = 7;
        int height = 5;
        Random random = new Random(4);
        float[] values = new float[width * height];
        boolean[] known = new boolean[values.length];
        for (int i = 0; i < values.length; i++) {
            values[i] = random.nextFloat();
            known[i] = random.nextInt(3) > 0;
        }
        float[] expected = new float[values.length];
        for (int i = 0; i < values.length; i++) {
            double sum = 0;
            int count = 0;
            for (int j = 0; j < values.length; j++) {
                boolean near = Math.abs(i % width - j % width) <= 1 && Math.abs(i / width - j / width) <= 1;
                sum += near && known[j] ? values[j] : 0;
                count += near && known[j] ? 1 : 0;
            }
            expected[i] = count == 0 ? 0 : (float) (sum / count);
        }
        assertArrayEquals(expected, Levels.means(values, known, width, height, 1), 1e-6f);
        assertArrayEquals(new float[35], Levels.means(values, new boolean[35], width, height, 1));
    }
}
