package inkling.train.finetune;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import inkling.kernel.Activation;
import inkling.kernel.Backend;
import inkling.kernel.Random32;
import inkling.kernel.SparseRows;
import inkling.kernel.SparseRows.Batch;
import inkling.nn.Head;
import inkling.nn.Initializer;
import inkling.nn.LayerText;
import inkling.nn.Network;
import inkling.nn.NetworkSpec;
import inkling.nn.Shape;
import inkling.nn.Tensor;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DenseLayersTest {
    /** A picture for {@link #filters}. */
    private static SparseRows grey() {
        float[] image = new float[36];
        Arrays.fill(image, 0.5f);
        return SparseRows.of(image, image.length);
    }

    private static Network filters(String layers) {
        NetworkSpec spec =
                NetworkSpec.of(new Shape(6, 6, 1), LayerText.parse(layers), Activation.RELU, 0f, 2, Head.SOFTMAX);
        Network network = new Network(spec, 1, new Random32(1), Backend.plain());
        network.initialize(Initializer.HE, new Random32(1));
        return network;
    }

    @ParameterizedTest
    @ValueSource(strings = {"c2k3-p2-3", "c2k3-bn-p2-3-bn", "c2k3-p2", "5-3"})
    void theyReadTheFeaturesAsTheNetworkReadsTheImage(String layers) {
        SparseRows input = grey();
        int[] order = {0};
        Network network = filters(layers);
        float[] logits = network.forward(new Batch(input, order, 0, 1), false).clone();
        Network classifier = DenseLayers.of(network, 1, new Random32(1), Backend.plain());
        SparseRows.Builder features =
                new SparseRows.Builder(classifier.spec().input().size(), 1, 0);
        DenseLayers.addFeatures(network, new Batch(input, order, 0, 1), features);
        assertArrayEquals(logits, classifier.forward(new Batch(features.build(), order, 0, 1), false), 1e-6f);
    }

    @Test
    void whatTheyHaveLearntIsPutBackIntoTheNetwork() {
        Network network = filters("c2k3-bn-p2-3");
        List<float[]> before = values(network.state());
        Network classifier = DenseLayers.of(network, 1, new Random32(1), Backend.plain());
        for (Tensor tensor : classifier.state()) {
            Arrays.fill(tensor.values(), 2f);
        }
        assertEquals(4, classifier.state().size());
        int convolution = network.state().size() - 4;
        for (int i = 0; i < network.state().size(); i++) {
            assertArrayEquals(before.get(i), network.state().get(i).values(), "it is a copy");
        }
        DenseLayers.putBack(classifier, network);
        for (int i = 0; i < network.state().size(); i++) {
            float[] values = network.state().get(i).values();
            float[] taught = new float[values.length];
            Arrays.fill(taught, 2f);
            assertArrayEquals(i < convolution ? before.get(i) : taught, values);
        }
    }

    private static List<float[]> values(List<Tensor> state) {
        return state.stream()
                .map(tensor -> Arrays.copyOf(tensor.values(), tensor.length()))
                .toList();
    }
}
