package inkling.train.measure;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import inkling.data.Dataset;
import inkling.kernel.Activation;
import inkling.kernel.Backend;
import inkling.kernel.Random32;
import inkling.kernel.SparseRows;
import inkling.nn.Loss;
import inkling.nn.Network;
import inkling.nn.NetworkSpec;
import inkling.nn.Perceptron;
import inkling.nn.Shape;
import java.util.List;
import org.junit.jupiter.api.Test;

class EvaluationTest {
    private final Backend backend = Backend.plain();

    /** Three logits that are the three pixels. */
    private Network identity() {
        NetworkSpec spec =
                Perceptron.spec(Shape.vector(3), List.of(), Activation.IDENTITY, 0f, 3, Loss.CROSS_ENTROPY.head());
        Network network = new Network(spec, 2, new Random32(0), backend);
        for (int i = 0; i < 3; i++) {
            network.parameters().get(0).values()[4 * i] = 1f;
        }
        return network;
    }

    private static Dataset set() {
        float[] pixels = {
            2f, 0f, 0f,
            0f, 2f, 0f,
            0f, 2f, 0f,
            0f, 0f, 2f,
            2f, 0f, 0f
        };
        return new Dataset("five", 1, 3, 3, SparseRows.of(pixels, 3), new byte[] {0, 1, 2, 2, 1});
    }

    @Test
    void howSureItIsIsComparedWithHowOftenItIsRight() {
        Evaluation evaluation = new Evaluation(identity(), Loss.CROSS_ENTROPY, set(), 2, backend).finish();
        double confidence = Math.exp(2) / (Math.exp(2) + 2);
        assertEquals(
                confidence - 0.6, evaluation.reliability(Temperature.NEUTRAL).error(), 1e-6);
        // Three of five are right; e^(2/T) / (e^(2/T) + 2) is 0.6 where e^(2/T) is 3.
        assertEquals(2 / Math.log(3), evaluation.temperature(), 1e-4);
    }

    @Test
    void lossAccuracyAndConfusionAreThoseCountedByHand() {
        Evaluation evaluation = new Evaluation(identity(), Loss.CROSS_ENTROPY, set(), 2, backend).finish();
        // Right ones cost log(e² + 2) - 2, wrong ones log(e² + 2).
        double logSum = Math.log(Math.exp(2) + 2);
        assertEquals(logSum - 2 * 3 / 5.0, evaluation.metrics().loss(), 1e-6);
        assertEquals(0.6, evaluation.metrics().accuracy());
        assertEquals(5, evaluation.metrics().images());
        assertArrayEquals(new byte[] {0, 1, 1, 2, 0}, evaluation.predictions());
        ConfusionMatrix confusion = evaluation.confusion();
        int[][] expected = {{1, 0, 0}, {1, 1, 0}, {0, 1, 1}};
        for (int label = 0; label < 3; label++) {
            for (int prediction = 0; prediction < 3; prediction++) {
                assertEquals(expected[label][prediction], confusion.count(label, prediction));
            }
        }
        assertEquals(1, confusion.total(0));
        assertEquals(2, confusion.total(1));
        assertEquals(2, confusion.total(2));
        assertEquals(3, confusion.classes());
    }

    @Test
    void slicesEndWithTheSet() {
        Evaluation evaluation = new Evaluation(identity(), Loss.CROSS_ENTROPY, set(), 2, backend);
        assertEquals(0, evaluation.metrics().images());
        assertEquals(0.0, evaluation.metrics().loss());
        assertTrue(evaluation.advance());
        assertEquals(2, evaluation.metrics().images());
        assertTrue(evaluation.advance());
        assertFalse(evaluation.advance());
        assertEquals(5, evaluation.metrics().images());
        assertEquals(5, evaluation.finish().metrics().images());
    }

    @Test
    void labelsAboveAByteAreCountedRight() {
        byte[] labels = {(byte) 200};
        Dataset set = new Dataset("many classes", 1, 1, 256, SparseRows.of(new float[] {1f}, 1), labels);
        NetworkSpec spec =
                Perceptron.spec(Shape.vector(1), List.of(), Activation.IDENTITY, 0f, 256, Loss.CROSS_ENTROPY.head());
        Network network = new Network(spec, 1, new Random32(0), backend);
        network.parameters().get(0).values()[200] = 5f;
        Evaluation evaluation = new Evaluation(network, Loss.CROSS_ENTROPY, set, 1, backend).finish();
        assertEquals(1.0, evaluation.metrics().accuracy());
        assertEquals(1, evaluation.confusion().count(200, 200));
    }

    @Test
    void theFirstOfEqualsIsTheLargest() {
        assertEquals(1, Evaluation.argmax(new float[] {9f, 9f, 0f, 3f, 3f}, 2, 3));
        assertEquals(0, Evaluation.argmax(new float[] {1f, 1f}, 0, 2));
    }
}
