package inkling.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.grack.nanojson.JsonObject;
import com.grack.nanojson.JsonParser;
import com.grack.nanojson.JsonParserException;
import inkling.data.MnistDigests;
import inkling.data.MnistFile;
import inkling.data.files.DataFile;
import inkling.data.files.Samples;
import inkling.model.Clothes;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever it is given, the command line answers with a sentence and never with a stack trace. */
@Timeout(120)
class HostileInputTest {
    private static final String MODEL = "web/models/everyday.safetensors";

    @TempDir
    Path temp;

    /** Runs the command line in a Java with little memory; returns its exit status and all that it wrote. */
    private static String run(int expectedStatus, String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx64m",
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName()));
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(expectedStatus, process.waitFor(), output);
        assertFalse(output.contains("\tat "), output);
        return output;
    }

    @Test
    void aNetworkLargerThanTheMemoryGetsASentence() throws IOException, InterruptedException {
        String output = run(1, "train", "--data", "synthetic", "--layers", "4096-4096-4096-4096", "--epochs", "1");
        assertTrue(output.contains("A run with these settings needs") && output.contains("-Xmx4g"), output);
    }

    @Test
    void aFileLargerThanTheMemoryGetsASentence() throws IOException, InterruptedException {
        Path large = temp.resolve("large.safetensors");
        try (RandomAccessFile file = new RandomAccessFile(large.toFile(), "rw")) {
            file.setLength(500_000_000);
        }
        String output = run(1, "classify", "--model", large.toString(), "x.png");
        assertTrue(output.contains("large.safetensors is too large"), output);
    }

    @Test
    void aMillionDrawingsThatDoNotFitGetASentenceThatNamesTheirFile() throws IOException, InterruptedException {
        Path drawings = temp.resolve("blank.json");
        Files.writeString(
                drawings,
                "[" + "{\"label\":1,\"strokes\":[]},".repeat(1_000_000).concat("{\"label\":1,\"strokes\":[]}]"));
        String output = run(1, "evaluate", "--model", MODEL, "--strokes", drawings.toString());
        assertTrue(output.contains("blank.json holds more drawings than fit") && output.contains("-Xmx4g"), output);
    }

    @Test
    void aPictureLargerThanTheMemoryGetsASentence() throws IOException, InterruptedException {
        Path picture = temp.resolve("large.png");
        ImageIO.write(new BufferedImage(7_000, 6_000, BufferedImage.TYPE_BYTE_BINARY), "png", picture.toFile());
        String output = run(1, "classify", "--model", MODEL, picture.toString());
        assertTrue(output.contains("large.png needs 672.0 MB of memory") && output.contains("-Xmx4g"), output);
    }

    @Test
    void aBombAndAFarLargerFileInThePlaceOfMnistAreNamed() throws IOException {
        for (MnistFile file : MnistDigests.MNIST.files()) {
            Files.write(temp.resolve(file.packedName()), new byte[] {0x1f, (byte) 0x8b, 8});
        }
        Path images = temp.resolve("train-images-idx3-ubyte.gz");
        try (GZIPOutputStream bomb = new GZIPOutputStream(Files.newOutputStream(images))) {
            byte[] zeros = new byte[1 << 20];
            for (int i = 0; i < 100; i++) {
                bomb.write(zeros);
            }
        }
        CommandRun run = CommandRun.of("train", "--mnist", temp.toString(), "--epochs", "1");
        assertEquals(1, run.status());
        assertTrue(run.err().contains(images + " is damaged"), run.err());
        assertTrue(run.err().contains("found more than 47040016 bytes"), run.err());
        CommandRun own = CommandRun.of("train", "--data", temp.toString(), "--epochs", "1");
        assertEquals(1, own.status());
        assertTrue(own.err().contains("train-images-idx3-ubyte.gz") || own.err().contains("t10k"), own.err());
    }

    @Test
    void aDeviceAmongTheFilesOfADataSetIsNamedAndNotPassedOver() throws IOException {
        for (DataFile file : Samples.four(24, 12, 3, 5)) {
            Files.write(temp.resolve(file.name()), file.bytes());
        }
        Path images = temp.resolve("train-images-idx3-ubyte");
        for (String target : List.of("/dev/zero", "nothing")) {
            Files.delete(images);
            Files.createSymbolicLink(images, Path.of(target));
            CommandRun run = CommandRun.of("train", "--data", temp.toString(), "--epochs", "1");
            assertEquals(1, run.status());
            assertTrue(run.err().contains(images + " is no file but a"), run.err());
        }
        Files.delete(images);
        CommandRun run = CommandRun.of("train", "--data", temp.toString(), "--epochs", "1");
        assertEquals(1, run.status());
        assertTrue(
                run.err().contains("train-labels-idx1-ubyte holds labels, but their pictures are missing"), run.err());
    }

    @Test
    void aNetworkOfOtherClassesIsNotMeasuredOnDigits() throws IOException {
        Path clothes = Files.write(temp.resolve("clothes.safetensors"), Clothes.file());
        Path drawings =
                Files.writeString(temp.resolve("drawings.json"), "[{\"label\":7,\"strokes\":[[0,0,20,0,10,40]]}]");
        CommandRun drawn = CommandRun.of("evaluate", "--model", clothes.toString(), "--strokes", drawings.toString());
        assertEquals(1, drawn.status());
        assertTrue(drawn.err().contains("has the class '7', which the network does not know"), drawn.err());
        CommandRun none = CommandRun.of("evaluate", "--model", clothes.toString(), "--non-digits");
        assertEquals(1, none.status());
        assertTrue(none.err().contains("clothes.safetensors tells T-shirt, Trouser"), none.err());
    }

    @Test
    void anotherDataSetUnderTheNamesOfMnistIsNotCalledDamaged() throws IOException {
        for (DataFile file : Samples.four(240, 60, 3, 20)) {
            Files.write(temp.resolve(file.name() + ".gz"), Samples.gzip(file.bytes()));
        }
        CommandRun asMnist = CommandRun.of("train", "--mnist", temp.toString(), "--epochs", "1");
        assertEquals(1, asMnist.status());
        assertTrue(
                asMnist.err().contains("if it is of another data set, name its directory with --data"), asMnist.err());
        assertFalse(asMnist.err().contains("damaged") || asMnist.err().contains("delete"), asMnist.err());
        CommandRun own = CommandRun.of("train", "--data", temp.toString(), "--layers", "4", "--epochs", "1");
        assertEquals(0, own.status(), own.err());
    }

    /** A limit on the size of files stands in for a full disk, since it needs no rights. */
    @ParameterizedTest
    @ValueSource(strings = {"--out", "--checkpoint", "--plots"})
    void aFullDiskIsFoundBeforeTraining(String option) throws IOException, InterruptedException {
        assumeTrue(Files.isExecutable(Path.of("/bin/bash")), "There is no bash on this machine.");
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        Process process = new ProcessBuilder(
                        "/bin/bash",
                        "-c",
                        "ulimit -f 8 && exec \"$@\"",
                        "bash",
                        java,
                        "-XX:-UsePerfData",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Main.class.getName(),
                        "train",
                        "--data",
                        "synthetic",
                        option,
                        temp.resolve("full").toString())
                .redirectErrorStream(true)
                .start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(1, process.waitFor(), output);
        assertTrue(output.startsWith(temp.resolve("full") + " cannot be used: "), output);
        assertFalse(output.contains("\tat ") || output.contains("Epoch"), output);
        try (Stream<Path> left = Files.walk(temp)) {
            assertEquals(0, left.filter(Files::isRegularFile).count(), "nothing is left behind");
        }
    }

    @Test
    void aNameThatIsTooLongIsFoundBeforeTraining() {
        String name = temp.resolve("n".repeat(300)).toString();
        CommandRun run = CommandRun.of("train", "--data", "synthetic", "--out", name);
        assertEquals(1, run.status());
        assertTrue(run.err().startsWith(name + " cannot be used: "), run.err());
    }

    @ParameterizedTest
    @ValueSource(strings = {"train --lr x", "train --nonsense", "evaluate", "evaluate --model", "classify x.png"})
    void withJsonBadArgumentsAreJsonToo(String arguments) throws JsonParserException {
        List<String> all = new ArrayList<>(List.of(arguments.split(" ", -1)));
        all.add(1, "--json");
        CommandRun run = CommandRun.of(all.toArray(new String[0]));
        assertEquals(2, run.status());
        assertEquals(1, run.lines().size());
        JsonObject object = JsonParser.object().from(run.lines().get(0));
        assertEquals("error", object.getString("event"));
        assertTrue(run.err().startsWith(object.getString("error")), run.err());
    }

    @ParameterizedTest
    @ValueSource(strings = {"/dev/zero", "/dev/stdin"})
    void aDeviceIsNotRead(String device) {
        assumeTrue(Files.exists(Path.of(device)), "There is no " + device + " on this machine.");
        for (CommandRun run : List.of(
                CommandRun.of("classify", "--model", device, "x.png"),
                CommandRun.of("evaluate", "--model", MODEL, "--strokes", device),
                CommandRun.of("classify", "--model", MODEL, device))) {
            assertEquals(1, run.status());
            assertTrue(run.err().contains(device + " is no file but a pipe or a device"), run.err());
        }
    }

    @Test
    void aPipeIsNotWaitedFor() throws IOException, InterruptedException {
        Path pipe = temp.resolve("pipe");
        try {
            assumeTrue(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor() == 0, "mkfifo makes no pipe.");
        } catch (IOException none) {
            assumeTrue(false, "There is no mkfifo on this machine.");
        }
        CommandRun run = CommandRun.of("classify", "--model", pipe.toString(), "x.png");
        assertEquals(1, run.status());
        assertTrue(run.err().contains("is no file but a pipe or a device"), run.err());
    }

    @Test
    void withJsonAFailureIsJsonToo() throws JsonParserException {
        CommandRun run =
                CommandRun.of("evaluate", "--model", temp.resolve("none").toString(), "--json");
        assertEquals(1, run.status());
        assertEquals(1, run.lines().size());
        JsonObject object = JsonParser.object().from(run.lines().get(0));
        assertEquals("error", object.getString("event"));
        assertEquals(run.err().strip(), object.getString("error"));
    }

    @Test
    void aDrawingWithoutInkIsNamed() throws IOException {
        Path file = Files.writeString(
                temp.resolve("blank.json"),
                "\uFEFF[{\"label\": 1, \"strokes\": [[0, 0, 0, 9]]}, {\"label\": 7, \"strokes\": []}]");
        CommandRun run = CommandRun.of("evaluate", "--model", MODEL, "--strokes", file.toString());
        assertEquals(1, run.status());
        assertTrue(run.err().contains("blank.json: digit 1 has no ink"), run.err());
    }
}
