package inkling.train.measure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import inkling.data.Dataset;
import inkling.kernel.Activation;
import inkling.kernel.Backend;
import inkling.kernel.Random32;
import inkling.kernel.SparseRows;
import inkling.nn.Head;
import inkling.nn.Initializer;
import inkling.nn.LayerSpec;
import inkling.nn.LayerText;
import inkling.nn.Network;
import inkling.nn.NetworkSpec;
import inkling.nn.Shape;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NearestNeighboursTest {
    private static final int SIDE = 6;
    private static final int MICRO_BATCH = 8;
    private static final int WANTED = 7;

    /** Sums of floats in another order differ by so much. */
    private static final double TOLERANCE = 1e-5;

    private final Backend backend = Backend.plain();

    private static Dataset images(int count) {
        Random32 random = new Random32(7);
        float[] pixels = new float[count * SIDE * SIDE];
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] = random.nextInt(3) == 0 ? random.nextFloat() : 0;
        }
        return new Dataset("noise", SIDE, SIDE, 3, SparseRows.of(pixels, SIDE * SIDE), new byte[count]);
    }

    private Network network(String layers) {
        List<LayerSpec> hidden = layers.equals("none") ? List.of() : LayerText.parse(layers);
        NetworkSpec spec = NetworkSpec.of(new Shape(SIDE, SIDE, 1), hidden, Activation.RELU, 0.5f, 3, Head.SOFTMAX);
        Network network = new Network(spec, MICRO_BATCH, new Random32(1), backend);
        network.initialize(Initializer.HE, new Random32(2));
        return network;
    }

    /** The cosine of the angle between what reaches the output layer for two images, calculated one by one. */
    private static double cosine(Network network, Dataset set, int one, int other) {
        double[] a = hidden(network, set, one);
        double[] b = hidden(network, set, other);
        double product = 0;
        double squaresA = 0;
        double squaresB = 0;
        for (int j = 0; j < a.length; j++) {
            product += a[j] * b[j];
            squaresA += a[j] * a[j];
            squaresB += b[j] * b[j];
        }
        return product == 0 ? 0 : product / Math.sqrt(squaresA * squaresB);
    }

    private static double[] hidden(Network network, Dataset set, int image) {
        int layers = network.spec().layers().size() - 1;
        SparseRows.Batch one = new SparseRows.Batch(set.images(), new int[] {image}, 0, 1);
        float[] values = new float[network.spec().inputOf(layers).size()];
        if (layers == 0) {
            one.copyTo(values);
        } else {
            System.arraycopy(network.forward(one, layers, false), 0, values, 0, values.length);
        }
        double[] exact = new double[values.length];
        for (int j = 0; j < exact.length; j++) {
            exact[j] = values[j];
        }
        return exact;
    }

    @ParameterizedTest
    @CsvSource({"12, 100000", "12, 0", "c8k3-p2-24, 100000", "c8k3-p2-24, 0", "none, 100000", "none, 0"})
    void theyAreThoseOfASearchOneByOne(String layers, int kept) {
        Network network = network(layers);
        Dataset set = images(45);
        HiddenFeatures features = new HiddenFeatures(network, set, MICRO_BATCH, kept, backend);
        for (int query : new int[] {0, 17, 44}) {
            NearestNeighbours search = new NearestNeighbours(features, features.of(set.images(), query), WANTED);
            while (search.advance()) {
                assertTrue(search.share() < 1);
            }
            List<Double> expected = new ArrayList<>();
            for (int i = 0; i < set.size(); i++) {
                expected.add(cosine(network, set, query, i));
            }
            expected.sort(Comparator.reverseOrder());
            assertEquals(WANTED, search.nearest().size());
            assertEquals(query, search.nearest().get(0).image());
            for (int i = 0; i < WANTED; i++) {
                NearestNeighbours.Neighbour found = search.nearest().get(i);
                assertEquals(expected.get(i), found.similarity(), TOLERANCE);
                assertEquals(cosine(network, set, query, found.image()), found.similarity(), TOLERANCE);
            }
        }
    }

    @Test
    void aSearchThatIsBrokenOffLeavesTheNextOneRight() {
        Network network = network("12");
        Dataset set = images(30);
        HiddenFeatures features = new HiddenFeatures(network, set, MICRO_BATCH, 100_000, backend);
        new NearestNeighbours(features, features.of(set.images(), 3), WANTED).advance();
        NearestNeighbours search = new NearestNeighbours(features, features.of(set.images(), 29), 1);
        while (search.advance()) {
            // Each call looks at a micro-batch.
        }
        assertEquals(29, search.nearest().get(0).image());
        assertEquals(1, search.nearest().get(0).similarity(), TOLERANCE);
    }

    @Test
    void aSmallSetGivesAllItHas() {
        Dataset set = images(3);
        HiddenFeatures features = new HiddenFeatures(network("5"), set, MICRO_BATCH, 100, backend);
        NearestNeighbours search = new NearestNeighbours(features, features.of(set.images(), 1), WANTED);
        assertFalse(search.advance());
        assertEquals(3, search.nearest().size());
        assertEquals(1, search.share());
    }

    @Test
    void aBlankImageIsAlikeToNone() {
        Dataset set = images(4);
        HiddenFeatures features = new HiddenFeatures(network("none"), set, MICRO_BATCH, 0, backend);
        float[] blank = features.of(SparseRows.of(new float[SIDE * SIDE], SIDE * SIDE), 0);
        NearestNeighbours search = new NearestNeighbours(features, blank, 2);
        search.advance();
        assertEquals(0, search.nearest().get(0).similarity());
    }

    @Test
    void featuresOfAnotherNetworkAreRefused() {
        HiddenFeatures features = new HiddenFeatures(network("5"), images(2), MICRO_BATCH, 0, backend);
        assertThrows(IllegalArgumentException.class, () -> new NearestNeighbours(features, new float[4], 1));
    }
}
