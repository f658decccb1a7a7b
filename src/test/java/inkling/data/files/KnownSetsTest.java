package inkling.data.files;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class KnownSetsTest {
    private static Labels labels(int count, int... begin) {
        int[] values = new int[count];
        System.arraycopy(begin, 0, values, 0, begin.length);
        return new Labels("labels", values, List.of());
    }

    @ParameterizedTest
    @CsvSource({
        "fashion-mnist, 0, T-shirt/top, 9, Ankle boot, 10",
        "kmnist-train, 0, お, 9, を, 10",
        "kuzushiji, 0, お, 9, を, 10",
        "emnist-letters-train, 1, A, 26, Z, 26",
        "emnist-balanced-train, 0, 0, 46, t, 47",
        "emnist-bymerge-train, 10, A, 46, t, 47",
        "emnist-byclass-train, 0, 0, 61, z, 62"
    })
    void aSetIsKnownByItsFilesNames(String files, int first, String firstName, int last, String lastName, int count) {
        Map<Integer, String> names = KnownSets.names(files, labels(100, 9, 0, 0));
        assertEquals(count, names.size());
        assertEquals(firstName, names.get(first));
        assertEquals(lastName, names.get(last));
    }

    @Test
    void anyOtherSetIsNot() {
        assertEquals(Map.of(), KnownSets.names("train-images", labels(100, 9, 0, 0)));
        assertEquals(
                Map.of(),
                KnownSets.names("fashion-mnist", new Labels("labels", new int[] {0, 1}, List.of("cat", "dog"))),
                "words are names already");
    }

    @Test
    void fashionMnistIsKnownByHowItsLabelsBegin() {
        Labels train = labels(60_000, 9, 0, 0, 3, 0, 2, 7, 2, 5, 5);
        Labels test = labels(10_000, 9, 2, 1, 1, 6, 1, 4, 6, 5, 7);
        assertTrue(KnownSets.isFashion(train));
        assertTrue(KnownSets.isFashion(test));
        assertEquals("Bag", KnownSets.names("train-images", train).get(8));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 5, 9})
    void otherLabelsAreNotFashionMnists(int at) {
        Labels train = labels(60_000, 9, 0, 0, 3, 0, 2, 7, 2, 5, 5);
        train.values()[at]++;
        assertFalse(KnownSets.isFashion(train));
        assertFalse(KnownSets.isFashion(labels(59_999, 9, 0, 0, 3, 0, 2, 7, 2, 5, 5)));
        assertFalse(KnownSets.isFashion(labels(10_000, 9, 0, 0, 3, 0, 2, 7, 2, 5, 5)));
    }
}
