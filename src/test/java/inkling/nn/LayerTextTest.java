package inkling.nn;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import inkling.kernel.Activation;
import inkling.kernel.Random32;
import inkling.nn.Conv2d.Padding;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LayerTextTest {
    private static final String LEGEND = " is no layer; expected " + LayerText.help() + ".";

    private static LayerSpec dense(int units) {
        return new Dense(units, Activation.IDENTITY);
    }

    private static LayerSpec conv(int filters, int size, int stride, Padding padding) {
        return new Conv2d(filters, size, stride, padding, Activation.IDENTITY);
    }

    @Test
    void widthsAreParsedInOrder() {
        assertEquals(List.of(), LayerText.parse("0"));
        assertEquals(List.of(dense(128)), LayerText.parse("128"));
        assertEquals(List.of(dense(256), dense(128), dense(1)), LayerText.parse("256-128-1"));
        assertEquals(16, LayerText.parse("1-1-1-1-1-1-1-1-1-1-1-1-1-1-1-1").size());
    }

    @Test
    void everyKindOfLayerHasItsWord() {
        assertEquals(
                List.of(
                        conv(8, 5, 1, Padding.SAME),
                        new MaxPool(2, 2),
                        conv(16, 3, 2, Padding.VALID),
                        new BatchNorm(Activation.IDENTITY),
                        new AveragePool(3, 2),
                        conv(4, 1, 3, Padding.SAME),
                        conv(4, 2, 1, Padding.VALID),
                        dense(64)),
                LayerText.parse("c8k5p-p2-c16k3s2-bn-a3s2-c4k1s3p-c4k2-64"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0",
                "128",
                "c8k5-gap",
                "256-128",
                "c8k5p-p2-c16k5p-p2-64",
                "c8k5p-p2-c16k3s2-bn-a3s2-c4k1s3p-c4k2-64",
                "bn"
            })
    void whatIsWrittenIsWhatWasRead(String text) {
        assertEquals(text, LayerText.format(LayerText.parse(text)));
    }

    @ParameterizedTest
    @CsvSource({"0128, 128", "c08k5s1p, c8k5p", "p2s2-a3s3, p2-a3"})
    void thereIsOneWayToWriteALayer(String text, String usual) {
        assertEquals(usual, LayerText.format(LayerText.parse(text)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "''             | ''",
                "-              | ''",
                "128-           | ''",
                "12--8          | ''",
                "a              | a",
                "12,8           | 12,8",
                "' 128'         | ' 128'",
                "1e3            | 1e3",
                "+5             | +5",
                "64-99999999999 | 99999999999",
                "128 - 64       | '128 '",
                "c8             | c8",
                "p2-ck5         | ck5",
                "c8k            | c8k",
                "c8k5s          | c8k5s",
                "c8k5vs2        | c8k5vs2",
                "p2v            | p2v",
                "p              | p",
                "bn2            | bn2",
                "C8K5           | C8K5",
                "d0.5           | d0.5"
            })
    void aMalformedLayerIsQuoted(String text, String token) {
        IllegalArgumentException e = assertThrows(IllegalArgumentException.class, () -> LayerText.parse(text));
        assertEquals("'" + token + "'" + LEGEND, e.getMessage());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "4097    | A layer has 1 to 4096 units, not 4097; choose a number in that range.",
                "128-0   | A layer has 1 to 4096 units, not 0; choose a number in that range.",
                "00      | A layer has 1 to 4096 units, not 0; choose a number in that range.",
                "c0k5p    | A convolution has 1 to 512 filters, not 0; choose a number in that range.",
                "c513k5p  | A convolution has 1 to 512 filters, not 513; choose a number in that range.",
                "c8k0p    | A convolution's kernel is 1 to 31 pixels wide, not 0; choose a number in that range.",
                "c8k32p   | A convolution's kernel is 1 to 31 pixels wide, not 32; choose a number in that range.",
                "c8k5s0p  | A convolution's stride is 1 to 31 pixels, not 0; choose a number in that range.",
                "p0      | A pool is 1 to 31 pixels wide, not 0; choose a number in that range.",
                "a32     | A pool is 1 to 31 pixels wide, not 32; choose a number in that range.",
                "p2s0    | A pool's stride is 1 to 31 pixels, not 0; choose a number in that range."
            })
    void aNumberOutOfRangeIsNamed(String text, String message) {
        IllegalArgumentException e = assertThrows(IllegalArgumentException.class, () -> LayerText.parse(text));
        assertEquals(message, e.getMessage());
    }

    @Test
    void tooManyLayersAreCounted() {
        IllegalArgumentException e = assertThrows(
                IllegalArgumentException.class, () -> LayerText.parse("1-1-1-1-1-1-1-1-1-1-1-1-1-1-1-1-1"));
        assertEquals("A network has at most 16 hidden layers, not 17.", e.getMessage());
    }

    @Test
    void everyKindOfLayerButDropoutHasAWord() {
        Set<Class<?>> kinds = new HashSet<>(List.of(LayerSpec.class.getPermittedSubclasses()));
        kinds.remove(Pool.class);
        kinds.addAll(List.of(Pool.class.getPermittedSubclasses()));
        for (LayerSpec layer : LayerText.parse("8-c8k5-p2-a2-gap-bn")) {
            assertTrue(kinds.remove(layer.getClass()), "a word for each kind: " + layer);
        }
        assertEquals(Set.of(Dropout.class), kinds);
    }

    @Test
    void dropoutHasNoWord() {
        List<LayerSpec> layers = List.of(new Dropout(0.5f));
        assertThrows(IllegalArgumentException.class, () -> LayerText.format(layers));
    }

    @Test
    void anyTextIsEitherLayersOrRefusedWithASentence() {
        String alphabet = "0123456789--cckkppasvbn+. x\u0661";
        Random32 random = new Random32(1);
        int parsed = 0;
        int windows = 0;
        for (int i = 0; i < 100_000; i++) {
            StringBuilder text = new StringBuilder();
            for (int length = random.nextInt(10); length > 0; length--) {
                text.append(alphabet.charAt(random.nextInt(alphabet.length())));
            }
            try {
                List<LayerSpec> layers = LayerText.parse(text.toString());
                assertEquals(layers, LayerText.parse(LayerText.format(layers)), text.toString());
                parsed++;
                windows += text.toString().matches(".*[cpa].*") ? 1 : 0;
            } catch (IllegalArgumentException e) {
                assertTrue(e.getMessage().endsWith("."), e.getMessage());
            }
        }
        assertTrue(parsed > 2000, "parsed " + parsed);
        assertTrue(windows > 200, "with windows " + windows);
    }
}
