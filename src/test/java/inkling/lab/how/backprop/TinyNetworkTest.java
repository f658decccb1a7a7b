package inkling.lab.how.backprop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import inkling.kernel.Activation;
import inkling.kernel.Backend;
import inkling.kernel.Random32;
import inkling.kernel.RowBuffer;
import inkling.nn.Dense;
import inkling.nn.Head;
import inkling.nn.Loss;
import inkling.nn.Network;
import inkling.nn.NetworkSpec;
import inkling.nn.Parameter;
import inkling.nn.Shape;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class TinyNetworkTest {
    private static final Map<ExactActivation, Activation> SAME = Map.of(
            ExactActivation.RELU, Activation.RELU,
            ExactActivation.SIGMOID, Activation.SIGMOID,
            ExactActivation.TANH, Activation.TANH,
            ExactActivation.IDENTITY, Activation.IDENTITY);

    private final Random random = new Random(5);

    private TinyNetwork random(ExactActivation activation, int outputs) {
        TinyNetwork network = new TinyNetwork(activation, outputs);
        network.given().forEach(quantity -> network.set(quantity, random.nextDouble() * 4 - 2));
        for (int k = 1; k <= outputs; k++) {
            network.set(Quantity.of(Quantity.Kind.TARGET, k), k == 1 ? 1 : 0);
        }
        return network;
    }

    @Test
    void itComputesWhatTheLargeNetworksLayersAndLossDo() {
        for (ExactActivation activation : ExactActivation.values()) {
            for (int i = 0; i < 20; i++) {
                compareWithLayers(random(activation, 2), activation);
            }
        }
    }

    private static void compareWithLayers(TinyNetwork tiny, ExactActivation activation) {
        NetworkSpec spec = NetworkSpec.of(
                new Shape(1, 2, 1),
                List.of(new Dense(2, Activation.IDENTITY)),
                SAME.get(activation),
                0,
                2,
                Head.SIGMOID);
        Network network = new Network(spec, 1, new Random32(1), Backend.plain());
        Passes passes = tiny.passes();
        List<Parameter> parameters = network.parameters();
        for (Parameter parameter : parameters) {
            for (int i = 0; i < parameter.length(); i++) {
                parameter.tensor().set(i, (float) passes.value(quantity(parameters.indexOf(parameter), i)));
            }
        }
        RowBuffer image = new RowBuffer(1, 2, Backend.plain().memory());
        image.set(new float[] {(float) value(passes, "x1"), (float) value(passes, "x2")});
        float[] logits = network.forward(image.batch(), true);
        assertEquals(value(passes, "s1"), logits[0], 1e-5);
        assertEquals(value(passes, "s2"), logits[1], 1e-5);
        float[] delta = new float[2];
        double loss = Loss.SIGMOID_MSE.apply(Backend.plain().kernels(), logits, new int[] {0}, delta, 1, 2, 1f);
        assertEquals(value(passes, "L"), loss, 1e-5);
        assertEquals(value(passes, "p2"), logits[1], 1e-6);
        network.backward(image.batch(), delta);
        for (Parameter parameter : parameters) {
            for (int i = 0; i < parameter.length(); i++) {
                Quantity quantity = quantity(parameters.indexOf(parameter), i);
                assertEquals(
                        passes.derivative(quantity), parameter.gradient()[i], 1e-5, activation + " " + quantity.name());
            }
        }
    }

    private static double value(Passes passes, String name) {
        return passes.value(new Quantity(
                List.of(Quantity.Kind.values()).stream()
                        .filter(kind -> new Quantity(kind, 0, 0).name().equals(name.substring(0, 1)))
                        .findFirst()
                        .orElseThrow(),
                name.length() > 1 ? name.charAt(1) - '0' : 0,
                0));
    }

    /** A value of the parameters, which are weights and biases of the hidden layer, then of the outputs. */
    private static Quantity quantity(int parameter, int index) {
        Quantity.Kind kind = switch (parameter) {
            case 0 -> Quantity.Kind.HIDDEN_WEIGHT;
            case 1 -> Quantity.Kind.HIDDEN_BIAS;
            case 2 -> Quantity.Kind.OUTPUT_WEIGHT;
            default -> Quantity.Kind.OUTPUT_BIAS;
        };
        return parameter % 2 == 0 ? Quantity.weight(kind, index / 2 + 1, index % 2 + 1) : Quantity.of(kind, index + 1);
    }

    @Test
    void everyDerivativeIsWhatNudgingSays() {
        for (ExactActivation activation : ExactActivation.values()) {
            for (int i = 0; i < 40; i++) {
                TinyNetwork network = random(activation, 1 + i % 2);
                Passes passes = network.passes();
                for (Quantity quantity : network.derived()) {
                    Check check = Check.of(network, passes, quantity);
                    assertEquals(check.byNudging(), check.derivative(), 1e-7, activation + " " + quantity.name());
                    assertFalse(check.isAtCorner());
                }
            }
        }
    }

    @Test
    void atTheCornerOfReluTheCheckSaysThatNoDerivativeIsRight() {
        TinyNetwork network = new TinyNetwork(ExactActivation.RELU, 1);
        network.set(Quantity.of(Quantity.Kind.HIDDEN_BIAS, 1), -0.1);
        Passes passes = network.passes();
        Quantity sum = Quantity.of(Quantity.Kind.HIDDEN_SUM, 1);
        assertEquals(0, passes.value(sum), 1e-12);
        assertTrue(Check.of(network, passes, sum).isAtCorner());
    }

    @Test
    void aStepDownhillFollowsTheGradientAndLeavesInputsAndTargetsAlone() {
        TinyNetwork network = new TinyNetwork(ExactActivation.TANH, 2);
        Passes before = network.passes();
        network.step(0.5);
        Passes after = network.passes();
        for (Quantity quantity : network.given()) {
            double moved = quantity.kind().isLearned() ? 0.5 * before.derivative(quantity) : 0;
            assertEquals(before.value(quantity) - moved, after.value(quantity), 1e-15, quantity.name());
        }
        assertTrue(after.value(Quantity.LOSS) < before.value(Quantity.LOSS));
        network.restart();
        assertEquals(before.value(Quantity.LOSS), network.passes().value(Quantity.LOSS));
    }

    @Test
    void aFormulaIsShownWithTheNumbersThatItIsWorkedOutFrom() {
        Passes passes = new TinyNetwork(ExactActivation.RELU, 1).passes();
        Formula sum = passes.forward(Quantity.of(Quantity.Kind.HIDDEN_SUM, 1));
        assertEquals("w11 · x1 + w21 · x2 + b1", sum.symbols());
        assertEquals("0.400 × 1.000 + (−0.600) × 0.500 + 0.100", sum.numbers());
        assertEquals(0.2, sum.value(), 1e-12);
        Formula back = passes.back(Quantity.weight(Quantity.Kind.HIDDEN_WEIGHT, 2, 1));
        assertEquals("∂L/∂z1 · x2", back.symbols());
        assertEquals(
                "∂L/∂s1 · v11",
                passes.back(Quantity.of(Quantity.Kind.HIDDEN_OUTPUT, 1)).symbols());
        assertEquals("½(p1 − t1)²", passes.forward(Quantity.LOSS).symbols());
    }

    @Test
    void theWalkGoesThroughEveryNumberForwardAndBackAndEndsWithTheChecks() {
        TinyNetwork network = new TinyNetwork(ExactActivation.RELU, 1);
        Walk walk = new Walk(network);
        assertTrue(walk.isFirst());
        assertEquals(7 + 15 + 1, walk.size());
        assertTrue(walk.isKnown(Quantity.of(Quantity.Kind.INPUT, 1)));
        assertFalse(walk.isKnown(Quantity.LOSS));
        walk.goTo(Walk.Phase.BACK);
        assertEquals("p1", walk.now().quantity().name());
        assertTrue(walk.isKnown(Quantity.LOSS));
        assertTrue(walk.goTo(Walk.Phase.BACK, "w21"));
        assertFalse(walk.goTo(Walk.Phase.FORWARD, "w21"));
        walk.goTo("forward:h1");
        assertEquals(2, walk.number());
        walk.goTo("back:w21");
        assertEquals(
                "weight from input 2 to hidden unit 1", walk.now().quantity().words());
        for (int i = 0; i < walk.size(); i++) {
            walk.next();
        }
        assertTrue(walk.isLast());
        assertEquals(Walk.Phase.ALL_CHECKED, walk.now().phase());
    }

    @Test
    void theLessonsAskForPlacesOfTheWalkThatThereAre() throws IOException {
        Walk walk = new Walk(new TinyNetwork(ExactActivation.RELU, 1));
        Matcher places =
                Pattern.compile("data-tiny=\"([^\"]*)\"").matcher(Files.readString(Path.of("web/views/how.html")));
        int found = 0;
        while (places.find()) {
            walk.goTo(places.group(1));
            String name = places.group(1).replaceFirst("^[a-z_]*:?", "");
            assertTrue(name.isEmpty() || walk.now().quantity().name().equals(name), places.group(1));
            found++;
        }
        assertTrue(found >= 5);
    }

    @Test
    void whatIsComputedCannotBeSet() {
        TinyNetwork network = new TinyNetwork(ExactActivation.RELU, 1);
        assertThrows(IllegalArgumentException.class, () -> network.set(Quantity.LOSS, 1));
        assertThrows(IllegalArgumentException.class, () -> network.set(Quantity.of(Quantity.Kind.OUTPUT_BIAS, 2), 1));
    }

    @Test
    void smallDifferencesAreWrittenWithAPowerOfTen() {
        assertEquals("0", Check.small(1e-15));
        assertEquals("3 × 10⁻⁹", Check.small(3.1e-9));
        assertEquals("2 × 10⁻¹⁰", Check.small(2e-10));
        assertEquals("0.0123", Check.small(0.01234));
    }
}
