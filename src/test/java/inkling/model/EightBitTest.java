package inkling.model;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.grack.nanojson.JsonObject;
import com.grack.nanojson.JsonParser;
import com.grack.nanojson.JsonParserException;
import inkling.kernel.Backend;
import inkling.kernel.Random32;
import inkling.nn.Network;
import inkling.nn.Shape;
import inkling.nn.Tensor;
import inkling.recipe.Recipe;
import inkling.recipe.Recipes;
import inkling.recipe.Settings;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Files that hold weights in 8 bits. */
class EightBitTest {
    private static final Backend BACKEND = Backend.plain();
    private static final String REFUSED = "The model my.safetensors cannot be used: ";

    /** A weight's quotient by its scale and the product back are each rounded to a float. */
    private static final double ROUNDING = 1 + 1e-5;

    private static ModelCard card() {
        Recipe recipe = Recipes.named("convolutional").with("layers", "c2k2p-bn-p2-3-bn");
        return new ModelCard(recipe, new Shape(3, 2, 1), 4).withAccuracies(0.9725, 1 / 3.0);
    }

    private static Network network() {
        Network network = new Network(card().network(), 1, new Random32(1), BACKEND);
        network.initialize(card().recipe().get(Settings.INITIALIZER), new Random32(2));
        return network;
    }

    private static byte[] file() {
        return ModelFile.write(card(), network(), Storage.INT8);
    }

    private static SavedModel read(byte[] file) {
        return ModelFile.read(file, "my.safetensors", 1, BACKEND);
    }

    private static int start(byte[] file) {
        return 8
                + Math.toIntExact(
                        ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN).getLong());
    }

    private static JsonObject header(byte[] file) throws JsonParserException {
        return JsonParser.object().from(new String(file, 8, start(file) - 8, StandardCharsets.UTF_8));
    }

    /** The first byte of a tensor in the file. */
    private static int at(byte[] file, String name) throws JsonParserException {
        return start(file)
                + header(file).getObject(name).getArray("data_offsets").getInt(0);
    }

    private static String refusal(byte[] file) {
        IllegalArgumentException e = assertThrows(IllegalArgumentException.class, () -> read(file));
        assertTrue(e.getMessage().startsWith(REFUSED) && e.getMessage().endsWith("."), e.getMessage());
        return e.getMessage();
    }

    @Test
    void noWeightMovesByMoreThanHalfItsScaleAndAllElseStays() {
        Network written = network();
        List<Tensor> read = read(file()).network().state();
        for (int t = 0; t < read.size(); t++) {
            Tensor tensor = written.state().get(t);
            if (!Storage.INT8.quantises(tensor)) {
                assertArrayEquals(tensor.values(), read.get(t).values(), tensor.name());
                continue;
            }
            float[] scales = Storage.scales(tensor);
            float[] largest = new float[scales.length];
            for (int i = 0; i < tensor.length(); i++) {
                int unit = i % scales.length;
                double moved = Math.abs(tensor.values()[i] - read.get(t).values()[i]);
                assertTrue(moved <= scales[unit] / 2 * ROUNDING, tensor.name() + " " + i + " moved by " + moved);
                largest[unit] = Math.max(largest[unit], Math.abs(tensor.values()[i]));
            }
            for (int unit = 0; unit < scales.length; unit++) {
                assertEquals(
                        largest[unit], 127 * scales[unit], largest[unit] * 1e-6, "the largest weight is 127 scales");
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0.5, 0",
        "0.26, 0.5, 1",
        "0.24, 0.5, 0",
        "-0.26, 0.5, -1",
        "63.5, 0.5, 127",
        "-63.5, 0.5, -127",
        "64, 0.5, 127",
        "1, 0, 0",
        "1e-45, 1e-45, 1"
    })
    void weightsAreRoundedToTheNearest(float weight, float scale, byte expected) {
        assertEquals(expected, Storage.quantise(weight, scale));
    }

    @Test
    void aUnitWithoutWeightsStaysWithout() {
        Network network = network();
        Tensor weights = network.state().get(0);
        Arrays.fill(weights.values(), 0f);
        SavedModel saved = read(ModelFile.write(card(), network, Storage.INT8));
        assertArrayEquals(weights.values(), saved.network().state().get(0).values());
    }

    @Test
    void theHeaderNamesTheStorageAndScalesStandBesideTheirWeights() throws JsonParserException {
        JsonObject header = header(file());
        assertEquals("int8", header.getObject("__metadata__").getString("storage"));
        JsonObject weights = header.getObject("conv1.weight");
        assertEquals("I8", weights.getString("dtype"));
        assertEquals(List.of(2, 2, 1, 2), List.copyOf(weights.getArray("shape")));
        JsonObject scales = header.getObject("conv1.weight.scale");
        assertEquals("F32", scales.getString("dtype"));
        assertEquals(List.of(2), List.copyOf(scales.getArray("shape")));
        assertEquals("F32", header.getObject("conv1.bias").getString("dtype"));
        byte[] floats = ModelFile.write(card(), network());
        assertTrue(file().length - start(file()) < floats.length - start(floats));
    }

    @Test
    void theSameNetworkGivesTheSameBytesAndPackingAgainChangesNothing() {
        assertArrayEquals(file(), file());
        SavedModel once = read(file());
        SavedModel twice = read(ModelFile.write(once.card(), once.network(), Storage.INT8));
        assertEquals(once.card(), twice.card());
        for (int t = 0; t < once.network().state().size(); t++) {
            assertArrayEquals(
                    once.network().state().get(t).values(),
                    twice.network().state().get(t).values(),
                    1e-6f);
        }
    }

    @ParameterizedTest
    @ValueSource(floats = {Float.NaN, Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY})
    void aScaleThatIsNoNumberIsRefused(float scale) throws JsonParserException {
        byte[] file = file();
        ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN).putFloat(at(file, "conv1.weight.scale") + 4, scale);
        assertEquals(REFUSED + "value 1 of conv1.weight.scale is not a number.", refusal(file));
    }

    @Test
    void aScaleBelowZeroAndOneThatLeadsBeyondAllNumbersAreRefused() throws JsonParserException {
        byte[] file = file();
        int at = at(file, "conv1.weight.scale");
        ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN).putFloat(at, -1f);
        assertEquals(REFUSED + "value 0 of conv1.weight.scale is -1.0, less than 0.0.", refusal(file));
        ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN).putFloat(at, Float.MAX_VALUE);
        assertTrue(refusal(file).contains("value 0 of conv1.weight.scale is 3.4028235E38"), refusal(file));
        ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN).putFloat(at, 1e8f);
        assertTrue(refusal(file).contains(" of conv1.weight is "), refusal(file));
    }

    @Test
    void aFileWithBytesTooManyOrTooFewIsRefused() {
        byte[] file = file();
        assertTrue(refusal(Arrays.copyOf(file, file.length + 1)).contains("something was appended"));
        assertTrue(refusal(Arrays.copyOf(file, file.length - 1)).contains("it is cut short"));
        assertTrue(refusal(Arrays.copyOf(file, start(file) + 3)).contains("but 3 come after its header"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"storage\":\"int8\"     | \"storage\":\"int4\"",
                "\"storage\":\"int8\"     | \"storage\":\"float32\"",
                "I8                       | U8",
                "conv1.weight.scale       | conv1.weight.skale",
                "[2,2,1,2]                | [2,2,2,1]",
            })
    void aHeaderThatDoesNotFitIsRefused(String from, String to) throws JsonParserException {
        byte[] file = file();
        String header = new String(file, 8, start(file) - 8, StandardCharsets.UTF_8);
        assertTrue(header.contains(from), header);
        byte[] text = header.replace(from, to).getBytes(StandardCharsets.UTF_8);
        byte[] values = Arrays.copyOfRange(file, start(file), file.length);
        ByteBuffer changed =
                ByteBuffer.allocate(8 + text.length + values.length).order(ByteOrder.LITTLE_ENDIAN);
        refusal(changed.putLong(text.length).put(text).put(values).array());
    }
}
