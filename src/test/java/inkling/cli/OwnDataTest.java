package inkling.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.grack.nanojson.JsonObject;
import com.grack.nanojson.JsonParser;
import com.grack.nanojson.JsonParserException;
import inkling.data.files.DataFile;
import inkling.data.files.Samples;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OwnDataTest {
    @TempDir
    Path temp;

    private String folder() throws IOException {
        Path folder = Files.createDirectory(temp.resolve("clothes"));
        for (DataFile file : Samples.four(240, 60, 3, 20)) {
            Files.write(folder.resolve(file.name()), file.bytes());
        }
        Files.writeString(folder.resolve("labels.txt"), "Trouser\nBag\nAnkle boot\n");
        Files.writeString(folder.resolve("README.md"), "What this is.");
        return folder.toString();
    }

    private static CommandRun train(String data, Path out) {
        return CommandRun.of(
                "train",
                "--data",
                data,
                "--layers",
                "16",
                "--epochs",
                "8",
                "--lr",
                "0.3",
                "--json",
                "--out",
                out.toString());
    }

    @Test
    void aNetworkLearnsMeasuresAndReadsDataOfOnesOwn() throws IOException, JsonParserException {
        String folder = folder();
        Path model = temp.resolve("own.safetensors");
        CommandRun run = train(folder, model);
        assertEquals(0, run.status(), run.err());
        List<String> lines = run.lines();
        assertEquals(
                "clothes: 220 pictures of 20 × 20 pixels to train on, 20 to validate on, 60 to test on, in 3 classes"
                        + " (Trouser, Bag, Ankle boot).",
                JsonParser.object().from(lines.get(0)).getString("note"));
        JsonObject start = JsonParser.object().from(lines.get(1));
        assertEquals("own", start.getObject("settings").getString("data"));
        assertEquals(400 * 16 + 16 + 16 * 3 + 3, start.getInt("parameters"));
        JsonObject result = JsonParser.object().from(lines.get(lines.size() - 1));
        assertEquals("clothes’s test set", result.getString("test_set"));
        assertEquals(1.0, result.getDouble("test_accuracy"), run.out());

        CommandRun measured = CommandRun.of("evaluate", "--model", model.toString(), "--data", folder);
        assertEquals(0, measured.status(), measured.err());
        assertTrue(measured.out().contains("Ankle boot  2 |"), measured.out());
        assertTrue(measured.out().contains("No class was taken for another."), measured.out());

        BufferedImage picture = new BufferedImage(20, 20, BufferedImage.TYPE_BYTE_GRAY);
        for (int x = 0; x < 19; x++) {
            picture.setRGB(x, 2, 0xffffff);
        }
        Path file = temp.resolve("boot.png");
        ImageIO.write(picture, "png", file.toFile());
        CommandRun read = CommandRun.of("classify", "--model", model.toString(), "--json", file.toString());
        assertEquals(0, read.status(), read.err());
        assertEquals("Ankle boot", JsonParser.object().from(read.out()).getString("name"));
    }

    @Test
    void aNetworkThatLearnedFromOwnDataWantsThemNamedToBeMeasured() throws IOException {
        Path model = temp.resolve("own.safetensors");
        assertEquals(0, train(folder(), model).status());
        CommandRun run = CommandRun.of("evaluate", "--model", model.toString());
        assertEquals(1, run.status());
        assertEquals(
                "The network learns from data of your own; say where they are with --data DIR or --data FILE.",
                run.err().trim());
        CommandRun other = CommandRun.of("evaluate", "--model", model.toString(), "--data", "synthetic");
        assertEquals(1, other.status());
        assertTrue(other.err().startsWith("The model reads images of 20 × 20 pixels, but those of "), other.err());
    }

    @Test
    void dataThatAreNotThereAreABadArgument() {
        CommandRun run = CommandRun.of("train", "--data", temp.resolve("no").toString());
        assertEquals(2, run.status());
        assertTrue(
                run.err()
                        .startsWith("'data' is one of mnist, synthetic, own, or a directory or file with data of your"
                                + " own; there is no '"),
                run.err());
    }

    @Test
    void whatIsNoFileIsNotWaitedFor() throws IOException, InterruptedException {
        Path pipe = temp.resolve("pipe");
        try {
            assumeTrue(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor() == 0, "no mkfifo here");
        } catch (IOException none) {
            assumeTrue(false, "no mkfifo here");
        }
        CommandRun run = CommandRun.of("train", "--data", pipe.toString());
        assertEquals(1, run.status());
        assertEquals(
                pipe + " is neither a file nor a directory, but a pipe or a device; name a file or a directory.",
                run.err().trim());
    }

    @Test
    void aFileLargerThanTheMemoryIsRefusedUnread() throws IOException {
        Path file = temp.resolve("train-images-idx3-ubyte");
        try (java.io.RandomAccessFile sparse = new java.io.RandomAccessFile(file.toFile(), "rw")) {
            sparse.writeInt(0x803);
            sparse.setLength(3_000_000_000L);
        }
        CommandRun run = CommandRun.of("train", "--data", temp.toString());
        assertEquals(1, run.status());
        assertTrue(run.err().startsWith(file + " is too large: it needs 3000 MB of memory, but there are "), run.err());
        assertTrue(run.err().trim().endsWith("; give Java more with -Xmx, or take fewer pictures."), run.err());
    }
}
