package inkling.optim;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import inkling.kernel.Activation;
import inkling.kernel.Backend;
import inkling.kernel.Random32;
import inkling.nn.Head;
import inkling.nn.Network;
import inkling.nn.NetworkSpec;
import inkling.nn.Parameter;
import inkling.nn.Perceptron;
import inkling.nn.Shape;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GradientClippingTest {
    /** A gradient's value and the factor are each rounded once. */
    private static final double ROUNDING = 2 * 0x1p-24;

    /** Fewer than a hundred doubles, added in another order. */
    private static final double SUMMING = 100 * 0x1p-53;

    /** A network 3-5-2, every gradient of which is random. */
    private static List<Parameter> parameters() {
        NetworkSpec spec = Perceptron.spec(Shape.vector(3), List.of(5), Activation.RELU, 0f, 2, Head.SOFTMAX);
        List<Parameter> parameters = new Network(spec, 1, new Random32(0), Backend.plain()).parameters();
        Random32 random = new Random32(7);
        for (Parameter parameter : parameters) {
            for (int i = 0; i < parameter.length(); i++) {
                parameter.gradient()[i] = random.nextGaussian();
            }
        }
        return parameters;
    }

    private static List<float[]> gradients(List<Parameter> parameters) {
        List<float[]> gradients = new ArrayList<>();
        parameters.forEach(parameter -> gradients.add(parameter.gradient().clone()));
        return gradients;
    }

    @Test
    void theNormIsThatOfAllParametersTogether() {
        List<Parameter> parameters = parameters();
        double squares = 0;
        for (float[] gradient : gradients(parameters)) {
            for (float value : gradient) {
                squares += (double) value * value;
            }
        }
        assertEquals(Math.sqrt(squares), GradientClipping.clip(parameters, 1f), Math.sqrt(squares) * SUMMING);
    }

    @ParameterizedTest
    @ValueSource(floats = {0.001f, 0.5f, 1f, 3f})
    void afterClippingTheNormIsTheLongest(float most) {
        List<Parameter> parameters = parameters();
        List<float[]> before = gradients(parameters);
        double norm = GradientClipping.clip(parameters, most);
        assertTrue(norm > most, "this needs gradients that are clipped, not of norm " + norm);
        assertEquals(most, GradientClipping.norm(parameters), most * ROUNDING);
        for (int p = 0; p < before.size(); p++) {
            for (int i = 0; i < before.get(p).length; i++) {
                double expected = before.get(p)[i] * (most / norm);
                assertEquals(expected, parameters.get(p).gradient()[i], Math.abs(expected) * ROUNDING);
            }
        }
    }

    @Test
    void shorterGradientsStayAsTheyAre() {
        List<Parameter> parameters = parameters();
        List<float[]> before = gradients(parameters);
        GradientClipping.clip(parameters, 1000f);
        for (int p = 0; p < before.size(); p++) {
            assertArrayEquals(before.get(p), parameters.get(p).gradient());
        }
    }

    @Test
    void aGradientThatIsNoNumberIsNotHidden() {
        List<Parameter> parameters = parameters();
        parameters.get(0).gradient()[0] = Float.NaN;
        GradientClipping.clip(parameters, 1f);
        assertTrue(Float.isNaN(parameters.get(0).gradient()[0]));
    }
}
