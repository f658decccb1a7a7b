package inkling.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import inkling.data.Dataset;
import inkling.data.SyntheticSplits;
import inkling.kernel.Backend;
import inkling.model.SavedModel;
import inkling.train.measure.Evaluation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PackTest {
    /** Weights move by at most a 254th of their unit's largest: next to no answer changes. */
    private static final double SAME = 0.99;

    @TempDir
    static Path temp;

    private static Path model;

    @BeforeAll
    static void prepare() throws IOException {
        model = Files.write(temp.resolve("float.safetensors"), SmallNetwork.file());
    }

    private static byte[] answers(SavedModel saved, Dataset set) {
        return new Evaluation(saved.network(), saved.card().recipe().loss(), set, Models.MAX_ROWS, Backend.plain())
                .finish()
                .predictions();
    }

    @Test
    void theSmallNetworkAnswersAsTheLargeOneAndKnowsItsOwnFigures() throws IOException {
        Path packed = temp.resolve("made/packed.safetensors");
        CommandRun run = CommandRun.of("pack", "--model", model.toString(), "--out", packed.toString(), "--calibrate");
        assertEquals(0, run.status(), run.err());
        assertTrue(run.out().startsWith("Saved the network as " + packed), run.out());
        assertTrue(run.out().contains("answers are the same."), run.out());
        assertTrue(Files.size(packed) < Files.size(model) / 3, Files.size(packed) + " bytes");
        SavedModel whole = Models.read(model);
        SavedModel small = Models.read(packed);
        assertEquals(whole.card().recipe(), small.card().recipe());
        assertTrue(small.card().temperature() != 1, "it was calibrated");
        Dataset test = SyntheticSplits.usual().finish().test();
        byte[] one = answers(whole, test);
        byte[] other = answers(small, test);
        int same = 0;
        int right = 0;
        for (int i = 0; i < one.length; i++) {
            same += one[i] == other[i] ? 1 : 0;
            right += other[i] == test.labels()[i] ? 1 : 0;
        }
        System.out.println("Packed, it gives " + same + " of " + one.length + " answers as before.");
        assertTrue(same >= SAME * one.length, same + " of " + one.length + " are the same");
        assertEquals(right / (double) one.length, small.card().testAccuracy().orElseThrow(), 1e-12);
    }

    @Test
    void badFilesAndArgumentsGetASentence() throws IOException {
        byte[] whole = Files.readAllBytes(model);
        Path cut = Files.write(temp.resolve("cut.safetensors"), Arrays.copyOf(whole, whole.length / 2));
        Path out = temp.resolve("none.safetensors");
        CommandRun run = CommandRun.of("pack", "--model", cut.toString(), "--out", out.toString());
        assertEquals(1, run.status());
        assertEquals(1, run.err().lines().count(), run.err());
        assertTrue(run.err().contains("cannot be used"), run.err());
        assertTrue(Files.notExists(out), "nothing is written");
        assertEquals(2, CommandRun.of("pack").status());
        assertEquals(2, CommandRun.of("pack", "--model", model.toString()).status());
        CommandRun help = CommandRun.of("pack", "--help");
        assertEquals(0, help.status());
        assertTrue(help.out().contains("--calibrate"), help.out());
    }
}
