package inkling.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import inkling.kernel.Random32;
import inkling.nn.Network;
import inkling.nn.Tensor;
import inkling.recipe.Recipes;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Files that hold no network are refused in a sentence. */
class DamagedModelFileTest {
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
        SampleModels.refusal(SampleModels.withHeader(SampleModels.pictureFile(), from, to));
    }

    @Test
    void aVarianceBelowZeroIsRefused() {
        byte[] file = SampleModels.pictureFile();
        int values = 0;
        for (Tensor tensor : SampleModels.network(SampleModels.pictureCard()).state()) {
            if (tensor.name().equals("norm1.variance")) {
                break;
            }
            values += tensor.length();
        }
        int second = 8 + SampleModels.headerLength(file) + (values + 1) * Float.BYTES;
        ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN).putFloat(second, -0.5f);
        assertEquals(
                SampleModels.REFUSED + "value 1 of norm1.variance is -0.5, less than 0.0.", SampleModels.refusal(file));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1", "NaN", "Infinity", "101", "warm", ""})
    void aTemperatureThatIsNoneIsRefused(String temperature) {
        assertTrue(SampleModels.refusal(
                        SampleModels.withHeader("\"temperature\":\"1.0\"", "\"temperature\":\"" + temperature + "\""))
                .contains("temperature"));
    }

    static List<byte[]> files() {
        return List.of(SampleModels.file(), SampleModels.pictureFile(), SampleModels.packedFile());
    }

    @ParameterizedTest
    @MethodSource("files")
    void aFileCutShortAnywhereIsRefused(byte[] file) {
        for (int length = 0; length < file.length; length++) {
            SampleModels.refusal(Arrays.copyOf(file, length));
        }
    }

    @Test
    void bytesBehindTheWeightsAreRefused() {
        byte[] file = SampleModels.file();
        assertEquals(
                SampleModels.REFUSED + "its tensors have " + SampleModels.weights(file).length + " bytes, but "
                        + (SampleModels.weights(file).length + 4)
                        + " come after its header; it is cut short, or something was appended.",
                SampleModels.refusal(Arrays.copyOf(file, file.length + 4)));
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
                int at = random.nextInt(random.nextInt(4) == 0 ? file.length : 8 + SampleModels.headerLength(file));
                damaged[at] = (byte) random.nextInt();
            }
            try {
                SampleModels.read(damaged);
            } catch (IllegalArgumentException e) {
                assertTrue(e.getMessage().startsWith(SampleModels.REFUSED), e.getMessage());
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
            SampleModels.refusal(bytes);
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 1, -1, 1L << 20 | 1, Integer.MAX_VALUE, 1L << 31, 1L << 32 | 8, Long.MAX_VALUE})
    void aHeaderLengthOutOfRangeIsRefused(long length) {
        byte[] file = SampleModels.file();
        ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN).putLong(0, length);
        assertEquals(SampleModels.REFUSED + "it is no safetensors file.", SampleModels.refusal(file));
    }

    @Test
    void aHeaderLongerThanTheFileMeansThatItIsCutShort() {
        byte[] file = SampleModels.file();
        ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN).putLong(0, 50_000);
        assertEquals(
                SampleModels.REFUSED + "it is cut short: its header alone has 50000 bytes, the whole file "
                        + file.length + ".",
                SampleModels.refusal(file));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "ffd8ffe000104a464946           | a JPEG picture.",
                "504b030414000000080000         | a ZIP archive (as of PyTorch, Keras or NumPy); save",
                "3c21646f63747970652068746d6c3e | a web page, perhaps what a server answered"
            })
    void aFileOfAnotherKindIsNamed(String bytes, String kind) {
        String sentence = SampleModels.refusal(HexFormat.of().parseHex(bytes));
        assertTrue(
                sentence.startsWith(SampleModels.REFUSED + "it is no safetensors file: it begins like " + kind),
                sentence);
    }

    @ParameterizedTest
    @ValueSource(strings = {"[", "{\"a\":", "{\"__metadata__\":{\"a\":["})
    void aHeaderNestedWithoutEndIsRefused(String piece) {
        SampleModels.refusal(SampleModels.join(piece.repeat(1_000_000 / piece.length()), new byte[0]));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "[]", "7", "null", "\"text\"", "{}", "{\"__metadata__\":[]}", "{\"__metadata__\":{}}"})
    void aHeaderWithoutACardIsRefused(String header) {
        SampleModels.refusal(SampleModels.join(header + "  ", SampleModels.weights(SampleModels.file())));
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
                "\"layers\":\"5-3\"         | \"layers\":\"5-3\",\"layers\":\"5-3\"",
                "\"layers\":\"5-3\"         | \"layers\":\"5-3\",\"l\\u0061yers\":\"5-3\"",
                "\"dense1.bias\"            | \"dense1.bias\":{\"dtype\":\"F32\",\"shape\":[5],\"data_offsets\":[120,140]},\"dense1.bias\"",
                "\"dense1.bias\"            | \"extra\":{\"dtype\":\"F32\",\"shape\":[0],\"data_offsets\":[120,120]},\"dense1.bias\"",
                "\"dense1.bias\"            | \"extra\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[120,124]},\"dense1.bias\"",
                "\"dense1.bias\"            | \"extra\":7,\"dense1.bias\"",
                "\"dtype\":\"F32\",\"shape\":[5] | \"dtype\":\"F32\",\"dtype\":\"F32\",\"shape\":[5]",
                "[120,140]                  | [120.0,140]",
                "[120,140]                  | [116,136]",
                "[120,140]                  | [124,144]",
                "[120,140]                  | [120,136]",
                "[120,140]                  | [120,140,141]",
                "[120,140]                  | [-20,0]",
                "[5]                        | [5.0]",
                "[5]                        | [5,1]",
                "[5]                        | [-5,-1]",
                "{\"__metadata__\"          | [{\"__metadata__\"",
                "{\"__metadata__\"          | \uFEFF{\"__metadata__\"",
                "{\"__metadata__\"          | /**/{\"__metadata__\"",
                "\"height\":\"3\"           | \"height\":\"3.0\"",
                "\"height\":\"3\"           | \"height\":\"3.9\"",
                "\"height\":\"3\"           | \"height\":3",
                "\"classes\":\"4\"          | \"classes\":\"4.5\"",
                "momentum-dropout           | unheard-of"
            })
    void aHeaderThatDoesNotFitIsRefused(String from, String to) {
        SampleModels.refusal(SampleModels.withHeader(from, to));
    }

    @Test
    void aHeaderThatIsNoUtf8IsRefused() {
        byte[] file = SampleModels.file();
        file[8 + SampleModels.headerText(file).indexOf("momentum-dropout")] = (byte) 0xff;
        assertEquals(SampleModels.REFUSED + "its header is no JSON object.", SampleModels.refusal(file));
    }

    @ParameterizedTest
    @ValueSource(floats = {1e38f, -1e38f, 1.1e9f})
    void aWeightThatNoNetworkHasIsRefused(float value) {
        byte[] file = SampleModels.file();
        int third = 8 + SampleModels.headerLength(file) + 120 + 2 * Float.BYTES;
        ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN).putFloat(third, value);
        assertTrue(
                SampleModels.refusal(file).contains("value 2 of dense1.bias is " + value), SampleModels.refusal(file));
    }

    @Test
    void weightsWhoseProductsAreNoNumbersAreRefused() {
        ModelCard deep = SampleModels.card(Recipes.named("quick").with("layers", "9-9-9-9-9-9"));
        Network network = SampleModels.network(deep);
        network.parameters().forEach(parameter -> Arrays.fill(parameter.values(), 9e8f));
        assertEquals(
                SampleModels.REFUSED + "its weights are so large that its answers are no numbers; the file is damaged.",
                SampleModels.refusal(ModelFile.write(deep, network)));
    }

    @ParameterizedTest
    @ValueSource(floats = {Float.NaN, Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY})
    void aWeightThatIsNoNumberIsRefused(float value) {
        byte[] file = SampleModels.file();
        int third = 8 + SampleModels.headerLength(file) + 120 + 2 * Float.BYTES;
        ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN).putFloat(third, value);
        assertEquals(SampleModels.REFUSED + "value 2 of dense1.bias is not a number.", SampleModels.refusal(file));
    }
}
