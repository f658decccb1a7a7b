package inkling.data;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Locale;
import org.junit.jupiter.api.Test;

class MnistDigestsTest {
    @Test
    void theRightDigestPassesInEitherCaseAndForEitherName() {
        MnistFile file = MnistDigests.MNIST.testLabels();
        assertDoesNotThrow(() -> MnistDigests.MNIST.verify(file.name(), file.sha256()));
        assertDoesNotThrow(
                () -> MnistDigests.MNIST.verify(file.packedName(), file.sha256().toUpperCase(Locale.ROOT)));
    }

    @Test
    void aWrongDigestNamesFileBothDigestsAndTheRemedy() {
        MnistFile file = MnistDigests.MNIST.testImages();
        String fault = assertThrows(IllegalArgumentException.class, () -> MnistDigests.MNIST.verify(file.name(), "abc"))
                .getMessage();
        assertEquals(
                "t10k-images-idx3-ubyte is damaged: expected SHA-256 " + file.sha256()
                        + " (7840016 bytes unpacked), found SHA-256 abc; delete it and get a fresh copy.",
                fault);
    }

    @Test
    void anUnknownFileIsRefused() {
        String fault = assertThrows(IllegalArgumentException.class, () -> MnistDigests.MNIST.file("emnist"))
                .getMessage();
        assertTrue(fault.startsWith("emnist is not a file of MNIST; expected train-images-idx3-ubyte"), fault);
    }
}
