package inkling.nn;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import com.grack.nanojson.JsonArray;
import com.grack.nanojson.JsonObject;
import com.grack.nanojson.JsonParser;
import com.grack.nanojson.JsonParserException;
import inkling.kernel.Activation;
import inkling.kernel.Backend;
import inkling.kernel.Random32;
import inkling.kernel.SparseRows;
import inkling.kernel.SparseRows.Batch;
import inkling.optim.GradientDescent;
import inkling.optim.Optimizer;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A 2-2-2 network against the numbers of src/test/python/golden.py, which shares no code and no derivation. */
class GoldenTest {
    /** All values are below 2, and each is the result of some ten roundings to float. */
    private static final double TOLERANCE = 10 * 2 * 0x1p-24;

    private static final int[] ORDER = {0, 1, 2};
    private static final int ROWS = ORDER.length;
    private static final int CLASSES = 2;
    private static final JsonObject GOLDEN = golden();

    private static JsonObject golden() {
        try (InputStream in = GoldenTest.class.getResourceAsStream("golden.json")) {
            assertNotNull(in, "golden.json lies beside this class");
            return JsonParser.object().from(in);
        } catch (IOException | JsonParserException e) {
            throw new IllegalStateException(e);
        }
    }

    static Stream<JsonObject> cases() {
        JsonArray cases = GOLDEN.getArray("cases");
        return Stream.iterate(0, i -> i + 1).limit(cases.size()).map(cases::getObject);
    }

    @ParameterizedTest
    @MethodSource("cases")
    void aStepIsThatOfTheIndependentImplementation(JsonObject golden) {
        Backend backend = Backend.plain();
        Loss loss = Loss.valueOf(golden.getString("loss"));
        NetworkSpec spec = Perceptron.spec(
                Shape.vector(2),
                List.of(2),
                Activation.valueOf(golden.getString("activation")),
                0f,
                CLASSES,
                loss.head());
        Network network = new Network(spec, ROWS, new Random32(0), backend);
        JsonArray start = GOLDEN.getArray("parameters");
        for (int p = 0; p < start.size(); p++) {
            float[] values = floats(start.getArray(p));
            System.arraycopy(values, 0, network.parameters().get(p).values(), 0, values.length);
        }
        SparseRows images = SparseRows.of(floats(GOLDEN.getArray("x")), 2);
        int[] labels = new int[ROWS];
        for (int r = 0; r < ROWS; r++) {
            labels[r] = GOLDEN.getArray("labels").getInt(r);
        }

        float[] outputs = network.forward(new Batch(images, ORDER, 0, ROWS), true);
        float[] delta = new float[ROWS * CLASSES];
        double sum = loss.apply(backend.kernels(), outputs, labels, delta, ROWS, CLASSES, 1f / ROWS);
        network.backward(new Batch(images, ORDER, 0, ROWS), delta);
        assertEquals(golden.getDouble("lossSum"), sum, ROWS * TOLERANCE, "loss");
        assertNear(golden.getArray("outputs"), outputs, "outputs");
        for (int p = 0; p < start.size(); p++) {
            Parameter parameter = network.parameters().get(p);
            assertNear(
                    golden.getArray("gradients").getArray(p), parameter.gradient(), "gradient of " + parameter.name());
        }

        new Optimizer(new GradientDescent(), GOLDEN.getFloat("l2"), network.parameters(), backend)
                .step(GOLDEN.getFloat("rate"));
        for (int p = 0; p < start.size(); p++) {
            Parameter parameter = network.parameters().get(p);
            assertNear(golden.getArray("stepped").getArray(p), parameter.values(), parameter.name());
        }
    }

    private static float[] floats(JsonArray array) {
        float[] floats = new float[array.size()];
        for (int i = 0; i < floats.length; i++) {
            floats[i] = array.getFloat(i);
        }
        return floats;
    }

    private static void assertNear(JsonArray expected, float[] actual, String what) {
        for (int i = 0; i < expected.size(); i++) {
            assertEquals(expected.getDouble(i), actual[i], TOLERANCE, what + " " + i);
        }
    }
}
