package inkling.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import inkling.kernel.Activation;
import inkling.nn.Shape;
import inkling.recipe.Settings;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Networks of dense layers that other programs have saved. */
class ForeignNetworkTest {
    /** Sums of four or three products of numbers below 1, and softmax. */
    private static final float TOLERANCE = 1e-6f;

    private static final float[] IMAGE = {0f, 1f, 0.5f, 0.25f};

    /** Writes a file: metadata, then a tensor for each name, with values that the name and the index give. */
    private static final class Writer {
        private final List<String> entries = new ArrayList<>();
        private final ByteBuffer values = ByteBuffer.allocate(10_000).order(ByteOrder.LITTLE_ENDIAN);

        Writer metadata(String json) {
            entries.add("\"__metadata__\":" + json);
            return this;
        }

        /** A value at a row and a column is (row - column) / 8, of a bias unit / 4. */
        Writer tensor(String name, String dtype, boolean transposed, int... shape) {
            int from = values.position();
            int columns = shape.length == 2 ? shape[1] : 1;
            for (int i = 0; i < shape[0] * columns; i++) {
                int row = i / columns;
                int column = i % columns;
                put(dtype, shape.length == 1 ? row / 4f : (transposed ? column - row : row - column) / 8f);
            }
            String sides = shape.length == 2 ? shape[0] + "," + shape[1] : String.valueOf(shape[0]);
            entries.add("\"" + name + "\":{\"dtype\":\"" + dtype + "\",\"shape\":[" + sides + "],\"data_offsets\":["
                    + from + "," + values.position() + "]}");
            return this;
        }

        private void put(String dtype, float value) {
            switch (dtype) {
                case "F64" -> values.putDouble(value);
                case "BF16" -> values.putShort((short) (Float.floatToIntBits(value) >>> 16));
                case "F16" -> values.putShort(half(value));
                default -> values.putFloat(value);
            }
        }

        /** These values have few digits and are 0 or of 2^-3 to 1 in size. */
        private static short half(float value) {
            int bits = Float.floatToIntBits(value);
            int size = value == 0 ? 0 : ((((bits >>> 23) & 0xff) - 112) << 10) | ((bits >>> 13) & 0x3ff);
            return (short) (((bits >>> 31) << 15) | size);
        }

        byte[] file() {
            byte[] bytes = new byte[values.position()];
            System.arraycopy(values.array(), 0, bytes, 0, bytes.length);
            return SampleModels.join("{" + String.join(",", entries) + "}", bytes);
        }
    }

    /** Pixels to three hidden units to two classes; the last layer stands first, as no order is promised. */
    private static Writer mlp(String first, String second) {
        return new Writer()
                .tensor(second + ".bias", "F32", false, 2)
                .tensor(second + ".weight", "F32", false, 2, 3)
                .tensor(first + ".weight", "F32", false, 3, 4)
                .tensor(first + ".bias", "F32", false, 3);
    }

    /** The same network, calculated anew. */
    private static float[] expected(boolean bias, Activation activation) {
        double[] hidden = new double[3];
        for (int unit = 0; unit < 3; unit++) {
            double sum = bias ? unit / 4.0 : 0;
            for (int pixel = 0; pixel < 4; pixel++) {
                sum += IMAGE[pixel] * (unit - pixel) / 8;
            }
            hidden[unit] = activation.apply((float) sum);
        }
        double[] powers = new double[2];
        for (int out = 0; out < 2; out++) {
            double sum = bias ? out / 4.0 : 0;
            for (int unit = 0; unit < 3; unit++) {
                sum += hidden[unit] * (out - unit) / 8;
            }
            powers[out] = Math.exp(sum);
        }
        double all = powers[0] + powers[1];
        return new float[] {(float) (powers[0] / all), (float) (powers[1] / all)};
    }

    private static void assertAnswers(float[] expected, SavedModel model) {
        float[] actual = model.predict(IMAGE);
        for (int i = 0; i < expected.length; i++) {
            assertEquals(expected[i], actual[i], TOLERANCE);
        }
    }

    @ParameterizedTest
    @CsvSource({"0, 2", "1, 3", "fc1, fc2", "layers.0, layers.2", "linear_relu_stack.9, linear_relu_stack.10", "7, 8"})
    void aNetworkOfPyTorchOpens(String first, String second) {
        SavedModel model = SampleModels.read(
                mlp(first, second).metadata("{\"format\":\"pt\"}").file());
        assertAnswers(expected(true, Activation.RELU), model);
        assertEquals(new Shape(2, 2, 1), model.card().input());
        assertEquals(2, model.card().classes());
        assertEquals("3", Settings.LAYERS.text(model.card().recipe()));
        assertTrue(
                model.card().origin().contains("ReLU between its layers"),
                model.card().origin());
    }

    @Test
    void theMetadataMayNameTheActivation() {
        SavedModel model = SampleModels.read(
                mlp("0", "2").metadata("{\"activation\":\"tanh\"}").file());
        assertAnswers(expected(true, Activation.TANH), model);
        assertTrue(
                model.card().origin().contains("Tanh between its layers"),
                model.card().origin());
    }

    @Test
    void biasesMayBeMissing() {
        Writer file = new Writer().tensor("0.weight", "F32", false, 3, 4).tensor("2.weight", "F32", false, 2, 3);
        assertAnswers(expected(false, Activation.RELU), SampleModels.read(file.file()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"F16", "BF16", "F64"})
    void floatsOfOtherWidthsAreRead(String dtype) {
        Writer file = new Writer()
                .tensor("0.weight", dtype, false, 3, 4)
                .tensor("0.bias", dtype, false, 3)
                .tensor("2.weight", dtype, false, 2, 3)
                .tensor("2.bias", dtype, false, 2);
        assertAnswers(expected(true, Activation.RELU), SampleModels.read(file.file()));
    }

    @Test
    void weightsOfInTimesOutAreTakenSoIfOnlyThatMakesSense() {
        Writer file = new Writer()
                .tensor("dense1.weight", "F32", true, 4, 3)
                .tensor("dense1.bias", "F32", false, 3)
                .tensor("dense2.weight", "F32", true, 3, 2)
                .tensor("dense2.bias", "F32", false, 2);
        assertAnswers(expected(true, Activation.RELU), SampleModels.read(file.file()));
    }

    @Test
    void aSingleLayerOpens() {
        SavedModel model = SampleModels.read(
                new Writer().tensor("0.weight", "F32", false, 2, 4).file());
        assertEquals("0", Settings.LAYERS.text(model.card().recipe()));
    }

    @Test
    void whatWasAssumedIsSavedAgain() {
        SavedModel model = SampleModels.read(mlp("0", "2").file());
        SavedModel again = SampleModels.read(ModelFile.write(model.card(), model.network()));
        assertEquals(model.card(), again.card());
        assertAnswers(expected(true, Activation.RELU), again);
    }

    private static void assertRefused(Writer file, String because) {
        String refusal = SampleModels.refusal(file.file());
        assertTrue(refusal.contains(because), refusal);
    }

    @Test
    void whatIsNoChainOfLayersIsRefusedWithItsShapes() {
        assertRefused(
                new Writer().tensor("0.weight", "F32", false, 3, 4).tensor("2.weight", "F32", false, 2, 5),
                "(0.weight of [3, 4], 2.weight of [2, 5]) are no chain of dense layers");
        assertRefused(new Writer().tensor("0.weight", "F32", false, 3, 5), "are no chain");
        assertRefused(new Writer().tensor("0.weight", "F32", false, 1, 4), "are no chain");
        assertRefused(new Writer().tensor("0.weight", "F32", false, 0, 4), "are no chain");
        assertRefused(
                new Writer().tensor("0.weight", "F32", false, 3, 4).tensor("0.bias", "F32", false, 4), "are no chain");
    }

    @Test
    void otherTensorsAreNamed() {
        assertRefused(mlp("0", "2").tensor("norm.running_mean", "F32", false, 3), "norm.running_mean");
        assertRefused(mlp("fc1", "fc"), "has no number that says where its layer is");
        assertRefused(mlp("fc1", "out"), "its tensors are fc1.bias, fc1.weight, out.bias, out.weight");
        assertRefused(mlp("a1", "b2"), "its tensors are");
        assertRefused(new Writer().tensor("0.weight", "I32", false, 2, 4), "its tensors are 0.weight");
        assertRefused(mlp("99999999999", "2"), "has no number");
        assertRefused(new Writer(), "its tensors are");
        assertRefused(mlp("0", "2").metadata("{\"activation\":\"swoosh\"}"), "'activation' is one of");
    }
}
