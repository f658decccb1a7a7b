package inkling.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import inkling.kernel.Memory;
import inkling.kernel.Random32;
import inkling.kernel.RowBuffer;
import inkling.kernel.SparseRows;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AugmenterTest {
    private static final int SIDE = 28;
    private static final int DIGITS = 40;
    private static final SparseRows PICTURES =
            SyntheticDigits.of("digits", DIGITS, 3).images();

    private static float[] dense(SparseRows rows, int row) {
        float[] picture = new float[rows.width()];
        rows.copyRow(row, picture, 0);
        return picture;
    }

    private static double mass(float[] picture) {
        double mass = 0;
        for (float value : picture) {
            mass += value;
        }
        return mass;
    }

    /** Copies of the pictures from 0 on, again and again. */
    private static float[][] copies(String strengths, int count, int seed) {
        Augmenter augmenter = new Augmenter(Augmentation.parse(strengths), SIDE, SIDE, new Random32(seed));
        RowBuffer buffer = new RowBuffer(1, SIDE * SIDE, Memory.HEAP);
        float[][] copies = new float[count][];
        for (int i = 0; i < count; i++) {
            buffer.clear();
            augmenter.append(PICTURES, i % DIGITS, buffer);
            assertEquals(1, buffer.filled());
            requireProper(buffer.rows());
            copies[i] = dense(buffer.rows(), 0);
        }
        return copies;
    }

    private static void requireProper(SparseRows rows) {
        for (int e = rows.starts()[0]; e < rows.starts()[1]; e++) {
            assertTrue(rows.columns()[e] < rows.width());
            assertTrue(e == rows.starts()[0] || rows.columns()[e] > rows.columns()[e - 1], "columns ascend");
            float value = rows.values()[e];
            assertTrue(value > 0 && value <= 1, "value " + value);
        }
    }

    /** The picture moved, what leaves it being lost; values too pale to be kept are gone. */
    private static float[] moved(float[] picture, int dx, int dy) {
        float[] moved = new float[picture.length];
        for (int y = 0; y < SIDE; y++) {
            for (int x = 0; x < SIDE; x++) {
                int fromX = x - dx;
                int fromY = y - dy;
                if (fromX >= 0 && fromX < SIDE && fromY >= 0 && fromY < SIDE) {
                    float value = picture[fromY * SIDE + fromX];
                    moved[y * SIDE + x] = value < 0.0039 ? 0 : value;
                }
            }
        }
        return moved;
    }

    @Test
    void withNoStrengthPicturesStayAsTheyAre() {
        float[][] copies = copies("none", DIGITS, 1);
        for (int i = 0; i < DIGITS; i++) {
            assertArrayEquals(moved(dense(PICTURES, i), 0, 0), copies[i]);
        }
    }

    @Test
    void aShiftMovesEveryPixelByWholePixels() {
        float[][] copies = copies("shift1", 400, 1);
        boolean[] seen = new boolean[9];
        for (int i = 0; i < copies.length; i++) {
            float[] original = dense(PICTURES, i % DIGITS);
            boolean found = false;
            for (int shift = 0; shift < seen.length && !found; shift++) {
                found = Arrays.equals(moved(original, shift % 3 - 1, shift / 3 - 1), copies[i]);
                seen[shift] |= found;
            }
            assertTrue(found, "copy " + i + " is none of the nine shifts");
        }
        for (boolean one : seen) {
            assertTrue(one, "every shift comes up");
        }
    }

    @Test
    void whatIsShiftedOutIsLostAndNothingComesInOnTheOtherSide() {
        float[] edge = new float[SIDE * SIDE];
        Arrays.fill(edge, 0, SIDE, 1f);
        SparseRows rows = SparseRows.of(edge, SIDE * SIDE);
        Augmenter augmenter = new Augmenter(Augmentation.parse("shift8"), SIDE, SIDE, new Random32(4));
        RowBuffer buffer = new RowBuffer(100, SIDE * SIDE, Memory.HEAP);
        for (int i = 0; i < 100; i++) {
            augmenter.append(rows, 0, buffer);
        }
        boolean lost = false;
        for (int i = 0; i < 100; i++) {
            float[] copy = dense(buffer.rows(), i);
            lost |= mass(copy) == 0;
            for (int pixel = 9 * SIDE; pixel < copy.length; pixel++) {
                assertEquals(0f, copy[pixel]);
            }
        }
        assertTrue(lost, "some were shifted up and out");
    }

    @ParameterizedTest
    @ValueSource(strings = {"rotate20", "shear20", "elastic34", "rotate10-shear10"})
    void turningAndBendingKeepTheInkAboutAsItWas(String strengths) {
        float[][] copies = copies(strengths, 400, 2);
        double sum = 0;
        double before = 0;
        for (int i = 0; i < copies.length; i++) {
            double original = mass(dense(PICTURES, i % DIGITS));
            before += original;
            sum += mass(copies[i]);
            assertEquals(original, mass(copies[i]), 0.7 * original, "copy " + i);
            assertFalse(Arrays.equals(dense(PICTURES, i % DIGITS), copies[i]));
        }
        assertEquals(before, sum, 0.03 * before);
    }

    @Test
    void aTurnByAQuarterOfARightAngleGoesBothWays() {
        float[] bar = new float[SIDE * SIDE];
        for (int y = 4; y < 24; y++) {
            bar[y * SIDE + 13] = 1f;
            bar[y * SIDE + 14] = 1f;
        }
        SparseRows rows = SparseRows.of(bar, SIDE * SIDE);
        Augmenter augmenter = new Augmenter(Augmentation.parse("rotate45"), SIDE, SIDE, new Random32(4));
        RowBuffer buffer = new RowBuffer(1, SIDE * SIDE, Memory.HEAP);
        double most = 0;
        double least = 0;
        for (int i = 0; i < 200; i++) {
            buffer.clear();
            augmenter.append(rows, 0, buffer);
            float[] copy = dense(buffer.rows(), 0);
            double slope = slope(copy);
            most = Math.max(most, slope);
            least = Math.min(least, slope);
            assertEquals(mass(bar), mass(copy), 0.05 * mass(bar));
        }
        // The tangents of the largest angles; two hundred turns come close.
        assertEquals(1, most, 0.1);
        assertEquals(-1, least, 0.1);
    }

    /** How far the ink goes to the right for each row down, by least squares. */
    private static double slope(float[] picture) {
        double xy = 0;
        double yy = 0;
        for (int y = 0; y < SIDE; y++) {
            for (int x = 0; x < SIDE; x++) {
                double value = picture[y * SIDE + x];
                xy += value * (x - 13.5) * (y - 13.5);
                yy += value * (y - 13.5) * (y - 13.5);
            }
        }
        return xy / yy;
    }

    /** The same by its definition: every pixel of the new picture, none left out. */
    @Test
    void everyPixelIsTheValueBetweenTheFourAroundItsPlace() {
        Augmentation strengths = Augmentation.parse("shift3-rotate30-scale30-shear30");
        Random32 random = new Random32(12);
        float[][] copies = copies(strengths.text(), 200, 12);
        for (int i = 0; i < copies.length; i++) {
            PictureMap map = PictureMap.draw(strengths, SIDE, SIDE, random);
            // What is drawn for the pen and for the elastic field.
            random.nextFloat();
            random.nextInt();
            random.nextInt();
            float[] original = dense(PICTURES, i % DIGITS);
            for (int y = 0; y < SIDE; y++) {
                for (int x = 0; x < SIDE; x++) {
                    int across = x * PictureMap.fixed(map.xx()) + y * PictureMap.fixed(map.xy());
                    int down = x * PictureMap.fixed(map.yx()) + y * PictureMap.fixed(map.yy());
                    double u = (map.originX() + across) / 65536.0;
                    double v = (map.originY() + down) / 65536.0;
                    double expected = 0;
                    for (int pixel = 0; pixel < original.length; pixel++) {
                        double nearX = Math.max(0, 1 - Math.abs(u - pixel % SIDE));
                        double nearY = Math.max(0, 1 - Math.abs(v - Math.floorDiv(pixel, SIDE)));
                        expected += nearX * nearY * original[pixel];
                    }
                    assertEquals(expected, copies[i][y * SIDE + x], 0.004, "copy " + i + " at " + x + ", " + y);
                }
            }
        }
    }

    @Test
    void thePenAddsInkToOneCopyAndTakesSomeFromAnother() {
        float[][] copies = copies("pen100", 400, 1);
        int thicker = 0;
        for (int i = 0; i < copies.length; i++) {
            float[] original = dense(PICTURES, i % DIGITS);
            double change = mass(copies[i]) - mass(original);
            thicker += change > 0 ? 1 : 0;
            assertTrue(mass(copies[i]) > 0.4 * mass(original), "strokes do not vanish");
            for (int pixel = 0; pixel < original.length; pixel++) {
                float gained = copies[i][pixel] - original[pixel];
                assertTrue(change > 0 ? gained > -0.0039f : gained <= 0, "copy " + i + " gains " + gained);
            }
        }
        assertEquals(200, thicker, 40);
    }

    @Test
    void whereNothingIsElasticOnlyTheScaleChangesTheInk() {
        for (float[] copy : copies("scale50", 50, 6)) {
            assertTrue(mass(copy) > 0);
        }
    }

    @Test
    void theSameSeedGivesTheSameCopies() {
        float[][] some = copies("full", 60, 9);
        float[][] more = copies("full", 100, 9);
        float[][] others = copies("full", 60, 10);
        for (int i = 0; i < some.length; i++) {
            assertArrayEquals(some[i], more[i]);
            assertFalse(Arrays.equals(some[i], others[i]));
        }
    }

    /** Whoever changes how pictures are varied changes what recipes come to; every engine must agree on this number. */
    @Test
    void withRandomNumbersOfItsOwnTheElasticFieldChangesNothingElse() {
        SparseRows still = copyWithOwnField("shift3-rotate20");
        // So weak a field moves no pixel by more than a hundredth.
        SparseRows elastic = copyWithOwnField("shift3-rotate20-elastic1-sigma10");
        float[] one = new float[still.width()];
        float[] other = new float[still.width()];
        still.copyRow(0, one, 0);
        elastic.copyRow(0, other, 0);
        assertArrayEquals(one, other, 0.05f);
    }

    private static SparseRows copyWithOwnField(String strengths) {
        SparseRows digit = SyntheticDigits.of("digits", 8, 3).slice(7, 8).images();
        RowBuffer copy = new RowBuffer(1, digit.width(), Memory.HEAP);
        new Augmenter(Augmentation.parse(strengths), 28, 28, new Random32(1), new Random32(2)).append(digit, 0, copy);
        return copy.rows();
    }

    @Test
    void theCopiesAreKnownToTheLastBit() {
        int hash = 1;
        for (float[] copy : copies("shift1-rotate10-scale10-shear15-elastic34-pen50", 20, 1)) {
            for (float value : copy) {
                hash = 31 * hash + Float.floatToIntBits(value);
            }
        }
        assertEquals(-2051778927, hash);
    }

    @Test
    void blankAndFullPicturesAreTakenAsTheyCome() {
        float[] pixels = new float[2 * SIDE * SIDE];
        Arrays.fill(pixels, SIDE * SIDE, pixels.length, 1f);
        SparseRows rows = SparseRows.of(pixels, SIDE * SIDE);
        Augmenter augmenter = new Augmenter(Augmentation.FULL, SIDE, SIDE, new Random32(1));
        RowBuffer buffer = new RowBuffer(2, SIDE * SIDE, Memory.HEAP);
        for (int i = 0; i < 100; i++) {
            buffer.clear();
            augmenter.append(rows, 0, buffer);
            augmenter.append(rows, 1, buffer);
            assertEquals(0, buffer.rows().entries(0));
            assertTrue(
                    buffer.rows().entries(1) > 400, "entries " + buffer.rows().entries(1));
        }
    }

    @Test
    void anyStrengthsGiveProperPicturesOfAnySize() {
        Random32 random = new Random32(8);
        for (int i = 0; i < 1_500; i++) {
            int height = 1 + random.nextInt(34);
            int width = 1 + random.nextInt(34);
            Augmentation strengths = new Augmentation(
                    random.nextInt(9),
                    random.nextInt(46),
                    random.nextInt(51),
                    random.nextInt(51),
                    random.nextInt(20) == 0 ? random.nextInt(101) : 0,
                    2 + random.nextInt(3),
                    random.nextInt(101));
            float[] pixels = new float[3 * height * width];
            for (int pixel = 0; pixel < pixels.length; pixel++) {
                pixels[pixel] = random.nextInt(3) == 0 ? random.nextFloat() : 0f;
            }
            SparseRows rows = SparseRows.of(pixels, height * width);
            Augmenter augmenter = new Augmenter(strengths, height, width, random);
            RowBuffer buffer = new RowBuffer(1, height * width, Memory.HEAP);
            for (int row = 0; row < 3; row++) {
                buffer.clear();
                augmenter.append(rows, row, buffer);
                requireProper(buffer.rows());
            }
        }
    }
}
