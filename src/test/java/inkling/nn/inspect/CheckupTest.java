package inkling.nn.inspect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import inkling.kernel.Activation;
import inkling.kernel.Backend;
import inkling.kernel.Random32;
import inkling.nn.Head;
import inkling.nn.Initializer;
import inkling.nn.LayerText;
import inkling.nn.Loss;
import inkling.nn.Network;
import inkling.nn.NetworkSpec;
import inkling.nn.NetworkTrace;
import inkling.nn.Parameter;
import inkling.nn.Shape;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The counts of a checkup, and what it finds wrong with layers that were made ill. */
class CheckupTest {
    private static final Shape INPUT = new Shape(6, 6, 1);
    private static final int IMAGES = 30;

    private static Network network(String hidden, Activation activation, Initializer initializer) {
        NetworkSpec spec = NetworkSpec.of(INPUT, LayerText.parse(hidden), activation, 0f, 3, Head.SOFTMAX);
        Network network = new Network(spec, 1, new Random32(1), Backend.plain());
        network.initialize(initializer, new Random32(2));
        // So small a network has dead ReLUs from the start without this.
        network.parameters().stream()
                .filter(one -> one.name().endsWith("bias"))
                .forEach(one -> Arrays.fill(one.values(), 1f));
        return network;
    }

    private static Checkup checkup(Network network, int images) {
        NetworkTrace trace = new NetworkTrace(network.spec(), Backend.plain());
        trace.take(network);
        Checkup checkup = new Checkup(trace, Loss.CROSS_ENTROPY);
        for (int i = 0; i < images; i++) {
            checkup.add(image(i), i % 3);
        }
        checkup.end();
        return checkup;
    }

    private static float[] image(int number) {
        Random32 random = new Random32(100 + number);
        float[] image = new float[INPUT.size()];
        for (int i = 0; i < image.length; i++) {
            image[i] = random.nextFloat() < 0.2f ? 1f : 0f;
        }
        return image;
    }

    private static void scale(Network network, String name, float factor) {
        float[] values = parameter(network, name).values();
        for (int i = 0; i < values.length; i++) {
            values[i] *= factor;
        }
    }

    private static Parameter parameter(Network network, String name) {
        return network.parameters().stream()
                .filter(one -> one.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static void assertFinds(String words, List<String> findings) {
        assertEquals(1, findings.size(), findings.toString());
        assertTrue(findings.get(0).contains(words), findings.toString());
    }

    @Test
    void nothingIsWrongWithAHealthyNetwork() {
        for (String hidden : List.of("16-12", "c4k3-p2", "c4k3p-bn-a2-12-bn")) {
            Checkup checkup = checkup(network(hidden, Activation.RELU, Initializer.HE), IMAGES);
            for (int layer = 0; layer < checkup.layers(); layer++) {
                assertEquals(List.of(), checkup.findings(layer), hidden + " " + layer);
            }
        }
    }

    @Test
    void valuesAreCountedOfTheWholeSample() {
        Network network = network("c4k3-p2-12", Activation.RELU, Initializer.HE);
        Checkup checkup = checkup(network, IMAGES);
        assertEquals(IMAGES * 4 * 4 * 4, checkup.outputs(0).count());
        assertEquals(IMAGES * 2 * 2 * 4, checkup.outputs(1).count());
        assertEquals(IMAGES * 12, checkup.outputs(2).count());
        assertEquals(9 * 4, checkup.weights(0).count());
        assertEquals(0, checkup.weights(1).count());
        assertEquals(16 * 12, checkup.gradients(2).count());
        assertEquals(IMAGES, checkup.images());
    }

    @Test
    void unitsThatAreSilentForEveryImageAreDead() {
        Network network = network("10-8", Activation.RELU, Initializer.HE);
        assertEquals(List.of(), checkup(network, IMAGES).findings(0));
        float[] biases = parameter(network, "dense1.bias").values();
        biases[2] = -50f;
        biases[7] = -50f;
        assertFinds(
                "2 of 10 give 0 for each of the 30 images",
                checkup(network, IMAGES).findings(0));
        assertEquals(List.of(), checkup(network, 1).findings(0), "one image cannot show it");
    }

    @Test
    void outputsAtTheEndsOfTheirRangeAreSaturated() {
        for (Activation activation : List.of(Activation.SIGMOID, Activation.TANH)) {
            Network network = network("10-8", activation, Initializer.XAVIER);
            assertEquals(List.of(), checkup(network, IMAGES).findings(1));
            scale(network, "dense2.weight", 300f);
            List<String> findings = checkup(network, IMAGES).findings(1);
            assertTrue(findings.get(0).contains("the layer is saturated"), findings.toString());
        }
    }

    @Test
    void gradientsVanishThroughManySigmoids() {
        Network network = network("8-8-8-8-8-8-8-8", Activation.SIGMOID, Initializer.XAVIER);
        Checkup checkup = checkup(network, IMAGES);
        assertFinds("vanish", checkup.findings(0));
        assertEquals(List.of(), checkup.findings(checkup.layers() - 1));
    }

    @Test
    void gradientsExplodeThroughLargeWeights() {
        Network network = network("10-8-8", Activation.RELU, Initializer.HE);
        scale(network, "dense2.weight", 60f);
        scale(network, "dense3.weight", 60f);
        assertFinds("explode", checkup(network, IMAGES).findings(0));
    }

    @Test
    void whatIsNoNumberIsSaidToBeNone() {
        Network network = network("10", Activation.RELU, Initializer.HE);
        parameter(network, "dense1.weight").values()[3] = Float.NaN;
        List<String> findings = checkup(network, IMAGES).findings(0);
        assertTrue(findings.stream().anyMatch(one -> one.contains("training has broken down")), findings.toString());
    }

    @Test
    void aHistogramsBinsHoldTheValuesBetweenTheirEdgesInWhateverOrderTheyCome() {
        Random32 random = new Random32(7);
        float[] values = new float[1000];
        for (int i = 0; i < values.length; i++) {
            values[i] = i % 10 == 0 ? 0f : (random.nextFloat() - 0.4f) * (i % 7);
        }
        Histogram histogram = new Histogram();
        histogram.addAll(values, values.length);
        Histogram backwards = new Histogram();
        for (int i = values.length - 1; i >= 0; i--) {
            backwards.add(values[i]);
        }
        int[] counts = new int[Histogram.BINS];
        double sum = 0;
        double squares = 0;
        float largest = 0;
        for (float value : values) {
            counts[(int) Math.floor((value / histogram.limit() + 1) * Histogram.BINS / 2)]++;
            sum += value;
            squares += (double) value * value;
            largest = Math.max(largest, Math.abs(value));
        }
        for (int i = 0; i < counts.length; i++) {
            assertEquals(counts[i], histogram.counts()[i]);
            assertEquals(counts[i], backwards.counts()[i]);
        }
        assertTrue(
                largest < histogram.limit() && largest >= histogram.limit() / 2, "the bins are no wider than needed");
        assertEquals(sum / 1000, histogram.mean(), 1e-12);
        assertEquals(Math.sqrt(squares / 1000), histogram.rootMeanSquare(), 1e-12);
        assertEquals(
                100,
                histogram.zeros()
                        - (int) IntStream.range(0, 1000)
                                .filter(i -> i % 10 != 0 && i % 7 == 0)
                                .count());
        histogram.add(Float.NaN);
        histogram.add(Float.NEGATIVE_INFINITY);
        histogram.add(-Float.MAX_VALUE);
        assertEquals(2, histogram.notFinite());
        assertEquals(1001, histogram.count());
        assertEquals(1, histogram.counts()[0]);
    }
}
