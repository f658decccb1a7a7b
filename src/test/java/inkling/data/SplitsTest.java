package inkling.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SplitsTest {
    private final Dataset train = Dataset.of("toy", DatasetTest.images(24), DatasetTest.labels(24));
    private final Dataset test = Dataset.of("toy test", DatasetTest.images(6), DatasetTest.labels(6));

    @Test
    void theLastTrainingImagesAreKeptForValidation() {
        Splits splits = Splits.of(train, test, 5);
        assertEquals(19, splits.train().size());
        assertEquals(5, splits.validation().size());
        assertEquals(train.label(19), splits.validation().label(0));
        assertEquals(train.label(23), splits.validation().label(4));
        assertEquals(6, splits.test().size());
    }

    @Test
    void usuallyATwelfthIsKeptAndNeverMoreThanFiveThousand() {
        assertEquals(2, Splits.of(train, test).validation().size());
        assertEquals(5_000, Splits.usualValidationSize(60_000));
        assertEquals(5_000, Splits.usualValidationSize(240_000));
        assertEquals(1_000, Splits.usualValidationSize(12_000));
    }

    @Test
    void keepingEveryImageForValidationIsRefused() {
        String fault = assertThrows(IllegalArgumentException.class, () -> Splits.of(train, test, 24))
                .getMessage();
        assertEquals("toy has 24 training images, so 0 to 23 can be kept for validation, not 24.", fault);
    }

    @Test
    void eachOfTheThreeSetsCountsInTheFingerprint() {
        Splits splits = Splits.of(train, test, 5);
        Set<Integer> seen = new HashSet<>();
        seen.add(splits.fingerprint());
        seen.add(Splits.of(train, test, 4).fingerprint());
        seen.add(Splits.of(train, test.slice(0, 5), 5).fingerprint());
        seen.add(new Splits(splits.train(), splits.test(), splits.validation()).fingerprint());
        seen.add(new Splits(splits.validation(), splits.train(), splits.test()).fingerprint());
        seen.add(new Splits(splits.test(), splits.validation(), splits.train()).fingerprint());
        assertEquals(6, seen.size());
        assertEquals(splits.fingerprint(), Splits.of(train, test, 5).fingerprint());
    }

    @Test
    void validationMayBeEmpty() {
        assertEquals(0, Splits.of(train, test, 0).validation().size());
        assertThrows(IllegalArgumentException.class, () -> Splits.of(train, test, -1));
    }

    @Test
    void aSetWithoutTrainingImagesIsRefused() {
        String fault = assertThrows(
                        IllegalArgumentException.class, () -> new Splits(train.slice(0, 0), train.slice(0, 3), test))
                .getMessage();
        assertEquals("toy leaves no image to train on.", fault);
    }

    @Test
    void testImagesOfAnotherSizeAreRefused() {
        Dataset other =
                Dataset.of("others", Idx.images(IdxSamples.images(6, 3, 4, 1), "others"), DatasetTest.labels(6));
        String fault = assertThrows(IllegalArgumentException.class, () -> Splits.of(train, other))
                .getMessage();
        assertTrue(fault.contains("toy is 4 high, 3 wide"), fault);
        assertTrue(fault.contains("others is 3 high, 4 wide"), fault);
    }
}
