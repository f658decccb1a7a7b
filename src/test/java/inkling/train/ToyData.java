package inkling.train;

import inkling.data.Dataset;
import inkling.data.Splits;
import inkling.kernel.Random32;
import inkling.kernel.SparseRows;
import inkling.recipe.Recipe;
import java.util.Map;
import java.util.TreeMap;

/** Small data sets and recipes for tests of training. */
public final class ToyData {
    private ToyData() {}

    /** The four points of exclusive or, the same for training, validation and test. */
    public static Splits xor() {
        float[] points = {0f, 0f, 0f, 1f, 1f, 0f, 1f, 1f};
        Dataset set = new Dataset("XOR", 1, 2, 2, SparseRows.of(points, 2), new byte[] {0, 1, 1, 0});
        return new Splits(set, set, set);
    }

    /** Small images of noise, whose labels are noise as well: what is learned of them is of no use for others. */
    public static Dataset noise(int count, int seed) {
        Random32 random = new Random32(seed);
        float[] pixels = new float[count * 9];
        byte[] labels = new byte[count];
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] = random.nextFloat() < 0.5f ? 0f : random.nextFloat();
        }
        for (int i = 0; i < count; i++) {
            labels[i] = (byte) random.nextInt(3);
        }
        return new Dataset("noise " + seed, 3, 3, 3, SparseRows.of(pixels, 9), labels);
    }

    /** So many images of noise for training, validation and test. */
    public static Splits noise(int train, int validation, int test) {
        return new Splits(noise(train, 1), noise(validation, 2), noise(test, 3));
    }

    /** The default recipe with settings changed, written {@code key=value key=value}. */
    public static Recipe recipe(String settings) {
        Map<String, String> parsed = new TreeMap<>();
        for (String setting : settings.split(" ", -1)) {
            int equals = setting.indexOf('=');
            parsed.put(setting.substring(0, equals), setting.substring(equals + 1));
        }
        return Recipe.of(parsed);
    }
}
