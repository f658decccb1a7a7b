package inkling.worker.inspect;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import inkling.kernel.Activation;
import inkling.kernel.Backend;
import inkling.kernel.BackendFactory;
import inkling.kernel.Random32;
import inkling.nn.Head;
import inkling.nn.Initializer;
import inkling.nn.LayerText;
import inkling.nn.Network;
import inkling.nn.NetworkSpec;
import inkling.nn.NetworkTrace;
import inkling.nn.Shape;
import inkling.nn.inspect.Contributions;
import inkling.protocol.command.Inspection;
import inkling.protocol.report.InspectReport;
import inkling.protocol.report.InspectedPass;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What the page is told of a network, against the network itself. */
class PassReportsTest {
    private static final Shape INPUT = new Shape(12, 10, 1);
    private static final int CLASSES = 10;
    private static final float ROUNDING = 200 * 0x1p-24f;

    private final Network network = network("c40k3-p2-c5k2-a2-50-bn");
    private final NetworkTrace trace = trace();

    private static Network network(String hidden) {
        NetworkSpec spec = NetworkSpec.of(INPUT, LayerText.parse(hidden), Activation.RELU, 0.5f, CLASSES, Head.SOFTMAX);
        Network network = new Network(spec, 1, new Random32(1), Backend.plain());
        network.initialize(Initializer.HE, new Random32(2));
        return network;
    }

    private NetworkTrace trace() {
        WeightsCopy copy = new WeightsCopy(network, BackendFactory.plain(bytes -> {}));
        assertTrue(copy.fetch(0));
        assertFalse(copy.fetch(0), "weights of a time are fetched once");
        float[] image = new float[INPUT.size()];
        Random32 random = new Random32(3);
        for (int i = 0; i < image.length; i++) {
            image[i] = Math.max(0f, random.nextFloat() - 0.3f);
        }
        copy.trace().forward(image);
        copy.trace().backward(4);
        return copy.trace();
    }

    private InspectReport.Pass pass(List<Integer> whole) {
        return PassReports.pass(trace, 4, true, new float[CLASSES], whole);
    }

    @Test
    void theStrongestThirtyTwoAreShownUnlessAllAreWishedFor() {
        InspectReport.Pass few = pass(List.of());
        assertEquals(List.of(32, 32, 5, 5, 32, 32, 10), sizes(few));
        assertEquals(List.of(40, 32, 5, 5, 50, 32, 10), sizes(pass(List.of(0, 4))));
        assertEquals(
                IntStream.range(0, 10).boxed().toList(), few.layers().get(6).units());
    }

    private static List<Integer> sizes(InspectReport.Pass pass) {
        return pass.layers().stream().map(layer -> layer.units().size()).toList();
    }

    @Test
    void eachUnitComesWithItsOutputsItsContributionAndItsWeights() {
        InspectReport.Pass pass = pass(List.of());
        for (int layer = 0; layer < pass.layers().size(); layer++) {
            InspectedPass shown = pass.layers().get(layer);
            Shape shape = trace.spec().inputOf(layer + 1);
            float[] contributions = Contributions.of(trace, layer);
            int pixels = shape.height() * shape.width();
            for (int s = 0; s < shown.units().size(); s++) {
                int unit = shown.units().get(s);
                assertEquals(contributions[unit], shown.contributions()[s]);
                for (int p = 0; p < pixels; p++) {
                    assertEquals(trace.output(layer)[p * shape.channels() + unit], shown.outputs()[s * pixels + p]);
                }
            }
            assertEquals(layer == 0 ? 32 * 9 : 0, shown.weights().length);
        }
        InspectedPass filters = pass.layers().get(0);
        int third = filters.units().get(3);
        assertEquals(trace.parameters(0).get(0).get(5, third), filters.weights()[3 * 9 + 5]);
    }

    @Test
    void unitsComeByTheirContributionAndFeatureMapsInTheirOrder() {
        InspectReport.Pass pass = pass(List.of());
        float[] contributions = pass.layers().get(4).contributions();
        for (int s = 1; s < contributions.length; s++) {
            assertTrue(Math.abs(contributions[s]) <= Math.abs(contributions[s - 1]));
        }
        List<Integer> maps = pass.layers().get(0).units();
        assertEquals(maps.stream().sorted().toList(), maps);
    }

    @Test
    void theSharesTheRestAndTheBiasMakeTheSumOfEveryUnit() {
        for (int layer = 0; layer < trace.spec().layers().size(); layer++) {
            Shape shape = trace.spec().inputOf(layer + 1);
            for (int unit = 0; unit < shape.channels(); unit++) {
                for (int pixel : new int[] {Inspection.STRONGEST, 0, shape.height() * shape.width() - 1}) {
                    InspectReport.Unit sum =
                            PassReports.unit(trace, Inspection.CLOSED.open(true).unit(layer, unit, pixel));
                    double total = sum.bias() + sum.rest();
                    for (InspectReport.Share share : sum.shares()) {
                        total += share.amount();
                        assertEquals(0, share.inputs().length % sum.height());
                    }
                    assertEquals(sum.sum(), total, ROUNDING, layer + " " + unit);
                    assertEquals(trace.output(layer)[sum.pixel() * shape.channels() + unit], sum.output());
                }
            }
        }
        InspectReport.Unit dense = PassReports.unit(trace, Inspection.CLOSED.unit(6, 3, 0));
        assertEquals(8, dense.shares().size());
        assertEquals(42, dense.others());
        InspectReport.Unit pool = PassReports.unit(trace, Inspection.CLOSED.unit(1, 7, 0));
        assertEquals(
                List.of(7),
                pool.shares().stream().map(InspectReport.Share::from).toList());
        assertEquals(0, pool.others());
    }

    @Test
    void aUnitsSumIsShownWhereItsOutputIsLargest() {
        InspectReport.Unit unit = PassReports.unit(trace, Inspection.CLOSED.unit(0, 2, Inspection.STRONGEST));
        Shape shape = trace.spec().inputOf(1);
        for (int p = 0; p < shape.height() * shape.width(); p++) {
            assertTrue(trace.output(0)[p * shape.channels() + 2] <= unit.output());
        }
    }

    @Test
    void layersHaveTitles() {
        List<String> titles = IntStream.range(0, 7)
                .mapToObj(
                        i -> LayerTitles.of(trace.spec(), i, trace.sum(i, 0, 0).activation()))
                .toList();
        assertEquals(
                List.of(
                        "Convolution: 40 filters of 3\u00a0×\u00a03, ReLU",
                        "Pool: the largest of 2\u00a0×\u00a02",
                        "Convolution: 5 filters of 2\u00a0×\u00a02, ReLU",
                        "Pool: the mean of 2\u00a0×\u00a02",
                        "Dense: 50 units",
                        "Batch norm, ReLU",
                        "Output: 10 logits"),
                titles);
    }

    @Test
    void aNetworkThatGoesOnLearningIsCopiedAnewWhenNewerWeightsAreWanted() {
        WeightsCopy copy = new WeightsCopy(network, BackendFactory.plain(bytes -> {}));
        boolean more = true;
        while (more) {
            more = copy.fetch(3);
        }
        network.parameters().get(0).values()[0] = 5f;
        assertFalse(copy.fetch(2));
        assertFalse(copy.trace().parameters(0).get(0).values()[0] == 5f);
        assertTrue(copy.fetch(4));
        assertArrayEquals(
                network.parameters().get(0).values(),
                copy.trace().parameters(0).get(0).values());
    }
}
