package inkling.model;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.grack.nanojson.JsonObject;
import com.grack.nanojson.JsonParser;
import com.grack.nanojson.JsonParserException;
import inkling.kernel.Kernels;
import inkling.kernel.Random32;
import inkling.kernel.ScalarKernels;
import inkling.kernel.SparseRows;
import inkling.nn.Network;
import inkling.nn.Shape;
import inkling.nn.Tensor;
import inkling.train.Recipe;
import inkling.train.RecipeText;
import inkling.train.Recipes;
import inkling.train.Temperature;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ModelFileTest {
    private static final Kernels KERNELS = new ScalarKernels();
    private static final String REFUSED = "The model my.safetensors cannot be used: ";

    private static ModelCard card(Recipe recipe) {
        return new ModelCard(recipe, new Shape(3, 2, 1), 4, 0.9725, 1 / 3.0);
    }

    /** Of a network that has every kind of tensor. */
    private static ModelCard pictureCard() {
        Recipe recipe = RecipeText.with(Recipes.named("convolutional"), "layers", "c2k2p-bn-p2-3-bn");
        return new ModelCard(recipe, new Shape(3, 2, 1), 4, 0.9725, 1 / 3.0);
    }

    private static byte[] pictureFile() {
        return ModelFile.write(pictureCard(), network(pictureCard()));
    }

    private static ModelCard card() {
        return card(RecipeText.with(Recipes.named("momentum-dropout"), "layers", "5-3"));
    }

    private static Network network(ModelCard card) {
        Network network = new Network(card.network(), 1, new Random32(1), KERNELS);
        network.initialize(card.recipe().init(), new Random32(2));
        return network;
    }

    private static byte[] file() {
        return ModelFile.write(card(), network(card()));
    }

    private static SavedModel read(byte[] file) {
        return ModelFile.read(file, "my.safetensors", 1, KERNELS);
    }

    private static String refusal(byte[] file) {
        IllegalArgumentException e = assertThrows(IllegalArgumentException.class, () -> read(file));
        assertTrue(e.getMessage().startsWith(REFUSED), e.getMessage());
        assertTrue(e.getMessage().endsWith("."), e.getMessage());
        return e.getMessage();
    }

    /** The file with a piece of its header's text replaced, its length seen to. */
    private static byte[] withHeader(String from, String to) {
        return withHeader(file(), from, to);
    }

    private static byte[] withHeader(byte[] file, String from, String to) {
        String header = headerText(file);
        assertTrue(header.contains(from), from + " is in " + header);
        return join(header.replace(from, to), weights(file));
    }

    private static byte[] join(String header, byte[] weights) {
        byte[] text = header.getBytes(StandardCharsets.UTF_8);
        ByteBuffer file = ByteBuffer.allocate(8 + text.length + weights.length).order(ByteOrder.LITTLE_ENDIAN);
        return file.putLong(text.length).put(text).put(weights).array();
    }

    private static int headerLength(byte[] file) {
        return Math.toIntExact(
                ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN).getLong());
    }

    private static String headerText(byte[] file) {
        return new String(file, 8, headerLength(file), StandardCharsets.UTF_8);
    }

    private static byte[] weights(byte[] file) {
        return Arrays.copyOfRange(file, 8 + headerLength(file), file.length);
    }

    static List<Recipe> recipes() {
        List<Recipe> recipes = new ArrayList<>();
        for (Recipes.Preset preset : Recipes.all()) {
            // The convolutional preset's own layers do not fit these small pictures.
            boolean small = preset.recipe().name().equals("convolutional");
            recipes.add(small ? pictureCard().recipe() : preset.recipe());
        }
        return recipes;
    }

    @ParameterizedTest
    @MethodSource("recipes")
    void aNetworkIsReadBackAsItWasWritten(Recipe recipe) {
        Network written = network(card(recipe));
        SavedModel saved = read(ModelFile.write(card(recipe), written));
        assertEquals(card(recipe), saved.card());
        for (int p = 0; p < written.parameters().size(); p++) {
            assertArrayEquals(
                    written.parameters().get(p).values(),
                    saved.network().parameters().get(p).values());
        }
        float[] image = {0f, 1f, 0.5f, 0f, 0.25f, 1f};
        assertArrayEquals(written.predict(image), saved.network().predict(image));
    }

    @Test
    void runningStatisticsAreReadBack() {
        Network written = network(pictureCard());
        float[] pixels = {0f, 1f, 0.5f, 0f, 0.25f, 1f};
        written.forward(SparseRows.of(pixels, 6), new int[] {0}, 0, 1, true);
        SavedModel saved = read(ModelFile.write(pictureCard(), written));
        int changed = 0;
        for (int t = 0; t < written.state().size(); t++) {
            Tensor tensor = written.state().get(t);
            Tensor read = saved.network().state().get(t);
            assertEquals(tensor.name(), read.name());
            assertArrayEquals(tensor.values(), read.values());
            changed += tensor.name().endsWith(".mean") && tensor.values()[0] != 0f ? 1 : 0;
        }
        assertEquals(2, changed, "both layers have seen a batch");
        assertArrayEquals(written.predict(pixels), saved.network().predict(pixels));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "\"layers\":\"c2k2p-bn-p2-3-bn\" | \"layers\":\"c2k2p-p2-3-bn\"",
                "\"layers\":\"c2k2p-bn-p2-3-bn\" | \"layers\":\"c3k2p-bn-p2-3-bn\"",
                "\"layers\":\"c2k2p-bn-p2-3-bn\" | \"layers\":\"c2k2p-bn-a3-3-bn\"",
                "\"layers\":\"c2k2p-bn-p2-3-bn\" | \"layers\":\"c83k31p-c512k31p-3-bn\"",
                "\"layers\":\"c2k2p-bn-p2-3-bn\" | \"layers\":\"c2k9\"",
                "[2,2,1,2]                     | [4,2]",
                "[2,2,1,2]                     | [2,1,2,2]",
                "norm1.variance                | norm1.varianze",
                "norm2.mean                    | norm3.mean"
            })
    void aHeaderThatDoesNotFitThePicturesLayersIsRefused(String from, String to) {
        refusal(withHeader(pictureFile(), from, to));
    }

    @Test
    void aVarianceBelowZeroIsRefused() {
        byte[] file = pictureFile();
        int values = 0;
        for (Tensor tensor : network(pictureCard()).state()) {
            if (tensor.name().equals("norm1.variance")) {
                break;
            }
            values += tensor.length();
        }
        int second = 8 + headerLength(file) + (values + 1) * Float.BYTES;
        ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN).putFloat(second, -0.5f);
        assertEquals(REFUSED + "value 1 of norm1.variance is -0.5, less than 0.0.", refusal(file));
    }

    @Test
    void aNetworkThatWasNotMeasuredSaysNothingOfIt() {
        ModelCard card = new ModelCard(
                card().recipe(), card().input(), card().classes(), OptionalDouble.empty(), OptionalDouble.empty(), 1);
        byte[] file = ModelFile.write(card, network(card));
        assertEquals(card, read(file).card());
        assertFalse(headerText(file).contains("accuracy"));
    }

    @Test
    void theTemperatureIsReadBackAndAppliedToProbabilities() {
        ModelCard warm = card().withTemperature(2.5);
        SavedModel cool = read(file());
        SavedModel saved = read(ModelFile.write(warm, network(warm)));
        assertEquals(2.5, saved.card().temperature());
        assertEquals(warm, saved.card());
        float[] image = {0f, 1f, 0.5f, 0f, 0.25f, 1f};
        float[] shares = cool.predict(image);
        assertArrayEquals(cool.network().predict(image), shares, "1 changes nothing");
        Temperature.apply(shares, 0, 4, 2.5);
        assertArrayEquals(shares, saved.predict(image));
        assertNotEquals(cool.predict(image)[0], saved.predict(image)[0]);
    }

    @Test
    void aFileWithoutTemperatureHasTheNeutralOne() {
        SavedModel saved = read(withHeader("\"temperature\":\"1.0\",", ""));
        assertEquals(1, saved.card().temperature());
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1", "NaN", "Infinity", "101", "warm", ""})
    void aTemperatureThatIsNoneIsRefused(String temperature) {
        assertTrue(refusal(withHeader("\"temperature\":\"1.0\"", "\"temperature\":\"" + temperature + "\""))
                .contains("temperature"));
    }

    @Test
    void theSameNetworkGivesTheSameBytes() {
        assertArrayEquals(file(), file());
    }

    @Test
    void theLayoutIsThatOfSafetensors() throws JsonParserException {
        byte[] file = file();
        assertEquals(0, headerLength(file) % 8, "the weights begin at a multiple of eight");
        JsonObject header = JsonParser.object().from(headerText(file));
        assertEquals("inkling-1", header.getObject("__metadata__").getString("format"));
        assertEquals("5-3", header.getObject("__metadata__").getString("layers"));
        assertEquals("0.9725", header.getObject("__metadata__").getString("validation_accuracy"));
        for (Object value : header.getObject("__metadata__").values()) {
            assertTrue(value instanceof String, "metadata are text");
        }
        assertEquals("F32", header.getObject("dense1.weight").getString("dtype"));
        assertEquals(
                List.of(6, 5), List.copyOf(header.getObject("dense1.weight").getArray("shape")));
        assertEquals(List.of(5), List.copyOf(header.getObject("dense1.bias").getArray("shape")));
        assertEquals(
                List.of(120, 140), List.copyOf(header.getObject("dense1.bias").getArray("data_offsets")));
        ByteBuffer weights = ByteBuffer.wrap(weights(file)).order(ByteOrder.LITTLE_ENDIAN);
        assertEquals(network(card()).parameters().get(0).values()[0], weights.getFloat(0));
        assertEquals(4 * card().network().parameters(), weights.capacity());
    }

    private static byte[] packedFile() {
        return ModelFile.write(pictureCard(), network(pictureCard()), Storage.INT8);
    }

    static List<byte[]> files() {
        return List.of(file(), pictureFile(), packedFile());
    }

    @ParameterizedTest
    @MethodSource("files")
    void aFileCutShortAnywhereIsRefused(byte[] file) {
        for (int length = 0; length < file.length; length++) {
            refusal(Arrays.copyOf(file, length));
        }
    }

    @Test
    void bytesBehindTheWeightsAreRefused() {
        byte[] file = file();
        assertEquals(
                REFUSED + "its weights should end at byte " + file.length + ", but the file has " + (file.length + 4)
                        + " bytes.",
                refusal(Arrays.copyOf(file, file.length + 4)));
    }

    @ParameterizedTest
    @MethodSource("files")
    void aDamagedFileIsEitherReadOrRefusedWithASentence(byte[] file) {
        Random32 random = new Random32(4);
        int refused = 0;
        for (int i = 0; i < 5_000; i++) {
            byte[] damaged = file.clone();
            for (int flips = 1 + random.nextInt(3); flips > 0; flips--) {
                // Mostly in the header, where there is more to break than a weight.
                int at = random.nextInt(random.nextInt(4) == 0 ? file.length : 8 + headerLength(file));
                damaged[at] = (byte) random.nextInt();
            }
            try {
                read(damaged);
            } catch (IllegalArgumentException e) {
                assertTrue(e.getMessage().startsWith(REFUSED), e.getMessage());
                assertTrue(e.getMessage().endsWith("."), e.getMessage());
                refused++;
            }
        }
        assertTrue(refused > 2_500, "refused " + refused);
    }

    @Test
    void anyBytesAreRefused() {
        Random32 random = new Random32(5);
        for (int i = 0; i < 2_000; i++) {
            byte[] bytes = new byte[random.nextInt(200)];
            for (int at = 0; at < bytes.length; at++) {
                bytes[at] = (byte) random.nextInt();
            }
            if (bytes.length > 8 && i % 2 == 0) {
                bytes[0] = (byte) (bytes.length - 8);
                Arrays.fill(bytes, 1, 8, (byte) 0);
            }
            refusal(bytes);
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 1, -1, 1L << 20 | 1, Integer.MAX_VALUE, 1L << 31, 1L << 32 | 8, Long.MAX_VALUE})
    void aHeaderLengthOutOfRangeIsRefused(long length) {
        byte[] file = file();
        ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN).putLong(0, length);
        assertTrue(refusal(file).contains("its header's length is "));
    }

    @ParameterizedTest
    @ValueSource(strings = {"[", "{\"a\":", "{\"__metadata__\":{\"a\":["})
    void aHeaderNestedWithoutEndIsRefused(String piece) {
        refusal(join(piece.repeat(1_000_000 / piece.length()), new byte[0]));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "[]", "7", "null", "\"text\"", "{}", "{\"__metadata__\":[]}", "{\"__metadata__\":{}}"})
    void aHeaderWithoutACardIsRefused(String header) {
        refusal(join(header + "  ", weights(file())));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "[6,5]                      | [5,6]",
                "[6,5]                      | 30",
                "[6,5]                      | [6,5,1]",
                "[6,5]                      | [6.5,5]",
                "[6,5]                      | [1e99,5]",
                "[120,140]                  | [0,20]",
                "[120,140]                  | [120,9999999999]",
                "F32                        | F16",
                "dense2.weight              | dense9.weight",
                "\"height\":\"3\"           | \"height\":\"2\"",
                "\"height\":\"3\"           | \"height\":\"tall\"",
                "\"height\":\"3\"           | \"height\":\"1e9\"",
                "\"height\":\"3\"           | \"height\":\"-3\"",
                "\"height\":\"3\"           | \"height\":\"NaN\"",
                "\"height\":\"3\"           | \"height\":null",
                "\"height\":\"3\"           | \"hight\":\"3\"",
                "\"height\":\"3\",\"width\":\"2\" | \"height\":\"65536\",\"width\":\"65536\"",
                "\"height\":\"3\",\"width\":\"2\" | \"height\":\"46341\",\"width\":\"46341\"",
                "\"classes\":\"4\"          | \"classes\":\"1\"",
                "\"classes\":\"4\"          | \"classes\":\"257\"",
                "\"classes\":\"4\"          | \"classes\":\"5\"",
                "\"layers\":\"5-3\"         | \"layers\":\"4096-4096-4096\"",
                "\"layers\":\"5-3\"         | \"layers\":\"5\"",
                "\"layers\":\"5-3\"         | \"layers\":\"\"",
                "\"layers\":\"5-3\"         | \"layers\":[5,3]",
                "0.9725                     | 1.5",
                "0.9725                     | NaN",
                "inkling-1                  | inkling-2",
                "\"seed\":\"1\"             | \"seed\":\"one\"",
                "\"seed\"                   | \"seeds\"",
                "momentum-dropout           | unheard-of"
            })
    void aHeaderThatDoesNotFitIsRefused(String from, String to) {
        refusal(withHeader(from, to));
    }

    @ParameterizedTest
    @ValueSource(floats = {Float.NaN, Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY})
    void aWeightThatIsNoNumberIsRefused(float value) {
        byte[] file = file();
        int third = 8 + headerLength(file) + 120 + 2 * Float.BYTES;
        ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN).putFloat(third, value);
        assertEquals(REFUSED + "value 2 of dense1.bias is not a number.", refusal(file));
    }

    @ParameterizedTest
    @CsvSource({"-0.1, 0.5", "0.5, 1.1", "NaN, 0.5", "0.5, NaN"})
    void anAccuracyIsAShare(double validation, double test) {
        Recipe recipe = Recipes.named(Recipes.DEFAULT);
        IllegalArgumentException e = assertThrows(
                IllegalArgumentException.class,
                () -> new ModelCard(recipe, new Shape(28, 28, 1), 10, validation, test));
        assertTrue(e.getMessage().contains("accuracy is a share between 0 and 1, not "), e.getMessage());
    }
}
