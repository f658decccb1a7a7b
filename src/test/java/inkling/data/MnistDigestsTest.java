package inkling.data;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Locale;
import org.junit.jupiter.api.Test;

class MnistDigestsTest {
    @Test
    void theRightDigestPassesInEitherCaseAndForEitherName() {
        MnistFile file = MnistDigests.MNIST.testLabels();
        assertDoesNotThrow(() -> file.verify(file.name(), file.sha256()));
        assertDoesNotThrow(() -> file.verify(file.packedName(), file.sha256().toUpperCase(Locale.ROOT)));
    }

    @Test
    void aWrongDigestNamesFileBothDigestsAndTheRemedy() {
        MnistFile file = MnistDigests.MNIST.testImages();
        String fault = assertThrows(IllegalArgumentException.class, () -> file.verify(file.name(), "abc"))
                .getMessage();
        assertEquals(
                "t10k-images-idx3-ubyte is damaged: expected SHA-256 " + file.sha256()
                        + " (7840016 bytes unpacked), found SHA-256 abc; get a fresh copy.",
                fault);
    }
}
