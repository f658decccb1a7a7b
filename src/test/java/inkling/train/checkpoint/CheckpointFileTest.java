package inkling.train.checkpoint;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import inkling.train.ToyData;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class CheckpointFileTest {
    private static final Checkpoint SAMPLE = new Checkpoint(
            new Checkpoint.Description(ToyData.recipe("lr=0.2 layers=c4k5-p2-16"), -7, 3, 11, false, 0.9765625),
            new int[] {0, -1, Integer.MIN_VALUE, 12},
            new float[] {1.5f, -0f, Float.MIN_VALUE, Float.NaN});

    private static String refusal(byte[] file) {
        return assertThrows(IllegalArgumentException.class, () -> CheckpointFile.read(file, "a.checkpoint"))
                .getMessage();
    }

    @Test
    void aFileReadsBackAsItWas() {
        Checkpoint read = CheckpointFile.read(CheckpointFile.write(SAMPLE), "x");
        assertEquals(SAMPLE.description(), read.description());
        assertArrayEquals(SAMPLE.integers(), read.integers());
        for (int i = 0; i < SAMPLE.floats().length; i++) {
            assertEquals(Float.floatToIntBits(SAMPLE.floats()[i]), Float.floatToIntBits(read.floats()[i]));
        }
    }

    @Test
    void everyFileThatIsCutShortIsRefused() {
        byte[] whole = CheckpointFile.write(SAMPLE);
        for (int length = 0; length < whole.length; length++) {
            String message = refusal(Arrays.copyOf(whole, length));
            assertTrue(message.startsWith("The checkpoint a.checkpoint cannot be used: it "), message);
        }
        assertTrue(refusal(Arrays.copyOf(whole, whole.length + 1)).contains("cut short or damaged"));
    }

    @Test
    void everyFileWithAFalseBitIsRefused() {
        byte[] whole = CheckpointFile.write(SAMPLE);
        for (int at = 0; at < whole.length; at++) {
            byte[] damaged = whole.clone();
            damaged[at] ^= (byte) (1 << at % 8);
            refusal(damaged);
        }
    }

    @Test
    void otherFilesAreNamedAsWhatTheyAreNot() {
        Random random = new Random(1);
        byte[] noise = new byte[1000];
        random.nextBytes(noise);
        assertTrue(refusal(noise).endsWith("it is no checkpoint of Inkling."));
        byte[] page = "<!doctype html><title>404</title>".getBytes(StandardCharsets.UTF_8);
        assertTrue(refusal(page).endsWith("it is no checkpoint of Inkling."));
        byte[] newer = CheckpointFile.write(SAMPLE);
        newer[4] = 9;
        assertTrue(refusal(newer).contains("another version of Inkling (9, not 2)"));
    }
}
