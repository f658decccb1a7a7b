package inkling.train.finetune;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import inkling.data.Dataset;
import inkling.kernel.Backend;
import inkling.kernel.Random32;
import inkling.kernel.SparseRows;
import inkling.nn.Network;
import inkling.nn.Shape;
import inkling.recipe.Recipe;
import inkling.train.ToyData;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FeatureSetTest {
    private static final int CLASSES = 3;

    /** Five images of 3×3, each of one grey, which tells them apart, and labels to match. */
    private static Dataset greys() {
        float[] pixels = new float[5 * 9];
        byte[] labels = new byte[5];
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] = (1 + i / 9) / 8f;
        }
        for (int i = 0; i < labels.length; i++) {
            labels[i] = (byte) (i % CLASSES);
        }
        return new Dataset("greys", 3, 3, CLASSES, SparseRows.of(pixels, 9), labels);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 5, 7})
    void everyImageComesAsOftenAsAnyOtherWithItsLabel(int slice) {
        Recipe recipe = ToyData.recipe("layers=4");
        Network network =
                new Network(recipe.network(new Shape(3, 3, 1), CLASSES), slice, new Random32(1), Backend.plain());
        Dataset greys = greys();
        FeatureSet features = new FeatureSet(network, recipe, greys, 15, slice);
        while (features.read() < features.size()) {
            features.advance();
        }
        Dataset read = features.dataset(greys);
        assertEquals(15, read.size());
        int[] seen = new int[5];
        for (int row = 0; row < read.size(); row++) {
            float[] image = new float[9];
            read.images().copyRow(row, image, 0);
            int which = Math.round(image[0] * 8) - 1;
            seen[which]++;
            assertEquals(which % CLASSES, read.label(row));
        }
        assertArrayEquals(new int[] {3, 3, 3, 3, 3}, seen);
    }
}
