package inkling.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import inkling.data.ToyMnist;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs that are kept in a file: {@code train --checkpoint}, and {@code train --from}. */
class CheckpointTest {
    private static final List<String> SETTINGS =
            List.of("train", "--optimizer", "momentum", "--schedule", "cosine", "--batch", "4");

    /** How often a program is killed. */
    private static final int KILLS = Integer.getInteger("cli.kills", 2);

    @TempDir
    Path temp;

    @TempDir
    static Path data;

    @BeforeAll
    static void writeImages() throws IOException {
        ToyMnist.write(data, true);
    }

    private static List<String> arguments(String... more) {
        List<String> all = new ArrayList<>(SETTINGS);
        all.addAll(List.of("--data", data.toString()));
        all.addAll(List.of(more));
        return all;
    }

    private static CommandRun train(String... more) {
        return CommandRun.of(arguments(more).toArray(String[]::new));
    }

    private String at(String name) {
        return temp.resolve(name).toString();
    }

    @Test
    void aFinishedRunIsNotTrainedAgainAndLeavesTheSameNetwork() throws IOException {
        CommandRun first =
                train("--epochs", "2", "--checkpoint", at("run.checkpoint"), "--out", at("first.safetensors"));
        assertEquals(0, first.status(), first.err());
        CommandRun again =
                train("--epochs", "2", "--checkpoint", at("run.checkpoint"), "--out", at("again.safetensors"));
        assertEquals(0, again.status(), again.err());
        assertTrue(again.out().contains("The run in " + at("run.checkpoint") + " is finished"), again.out());
        assertFalse(again.out().contains("Epoch "), again.out());
        assertArrayEquals(
                Files.readAllBytes(temp.resolve("first.safetensors")),
                Files.readAllBytes(temp.resolve("again.safetensors")));
    }

    @Test
    void aCheckpointOfOtherSettingsOrImagesOrNoneIsRefusedInASentence() throws IOException {
        String file = at("run.checkpoint");
        assertEquals(0, train("--epochs", "1", "--checkpoint", file).status());
        assertFails(
                "The checkpoint " + file + " is of a run with lr 0.15 (not 0.1), epochs 1 (not 2);",
                train("--epochs", "2", "--lr", "0.1", "--checkpoint", file));
        byte[] whole = Files.readAllBytes(temp.resolve("run.checkpoint"));
        Files.write(temp.resolve("cut"), Arrays.copyOf(whole, whole.length / 2));
        assertFails(
                "The checkpoint " + at("cut") + " cannot be used: it should have ", train("--checkpoint", at("cut")));
        Files.writeString(temp.resolve("letter"), "Dear reader");
        assertFails(at("letter") + " cannot be used: it is no checkpoint", train("--checkpoint", at("letter")));
        assertEquals("Dear reader", Files.readString(temp.resolve("letter")));
        assertFails(temp + " exists and is not a file", train("--checkpoint", temp.toString()));
    }

    private static void assertFails(String named, CommandRun run) {
        assertEquals(1, run.status(), run.err());
        assertEquals(1, run.err().lines().count(), run.err());
        assertTrue(run.err().contains(named), run.err());
    }

    @Test
    void aTornCheckpointLeavesTheOneBefore() throws IOException {
        CheckpointFiles files = new CheckpointFiles(temp.resolve("run.checkpoint"));
        String[] run = {"--epochs", "2", "--checkpoint", at("run.checkpoint"), "--out", at("whole.safetensors")};
        assertEquals(0, train(run).status());
        Files.copy(files.file(), files.previous(), StandardCopyOption.REPLACE_EXISTING);
        Files.write(files.file(), new byte[] {1, 2, 3});
        CommandRun again =
                train("--epochs", "2", "--checkpoint", at("run.checkpoint"), "--out", at("again.safetensors"));
        assertEquals(0, again.status(), again.err());
        assertArrayEquals(
                Files.readAllBytes(temp.resolve("whole.safetensors")),
                Files.readAllBytes(temp.resolve("again.safetensors")));
    }

    @Test
    void aProgramThatIsStoppedOrKilledGoesOnAsIfItHadNotBeen() throws IOException, InterruptedException {
        String[] settings = {"--epochs", "600", "--layers", "64-64", "--dropout", "0.2", "--lr", "0.001"};
        List<String> whole = arguments(settings);
        whole.addAll(List.of("--out", at("whole.safetensors")));
        assertEquals(0, CommandRun.of(whole.toArray(String[]::new)).status());
        List<String> kept = arguments(settings);
        kept.addAll(List.of("--checkpoint", at("run.checkpoint"), "--out", at("kept.safetensors")));
        Random moments = new Random(1);
        for (int kill = 0; kill < KILLS; kill++) {
            Process program = start(kept);
            while (program.isAlive() && !Files.exists(temp.resolve("run.checkpoint"))) {
                Thread.sleep(10);
            }
            program.waitFor(moments.nextInt(1_000), TimeUnit.MILLISECONDS);
            if (kill % 2 == 0) {
                program.destroy();
            } else {
                program.destroyForcibly();
            }
            assertTrue(program.waitFor(1, TimeUnit.MINUTES));
            String said = Files.readString(temp.resolve("said"));
            assertTrue(kill % 2 == 1 || said.contains("Stopped: epoch ") || said.contains("accuracy"), said);
        }
        CommandRun rest = CommandRun.of(kept.toArray(String[]::new));
        assertEquals(0, rest.status(), rest.err());
        assertTrue(rest.out().contains("Going on from ") || rest.out().contains("is finished"), rest.out());
        assertArrayEquals(
                Files.readAllBytes(temp.resolve("whole.safetensors")),
                Files.readAllBytes(temp.resolve("kept.safetensors")));
    }

    private Process start(List<String> arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName()));
        command.addAll(arguments);
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(temp.resolve("said").toFile())
                .start();
    }

    @Test
    void aSavedNetworkIsTrainedOn() throws IOException {
        String model = at("model.safetensors");
        assertEquals(0, train("--epochs", "2", "--lr", "0.01", "--out", model).status());
        double alone = trainingLoss(train("--epochs", "1", "--lr", "0.01", "--json"));
        double on = trainingLoss(train("--epochs", "1", "--lr", "0.01", "--json", "--from", model));
        assertTrue(on < alone, "the third epoch's loss " + on + " is below the first's, " + alone);
    }

    private static double trainingLoss(CommandRun run) {
        assertEquals(0, run.status(), run.err());
        String epoch = run.lines().stream()
                .filter(line -> line.contains("train_loss"))
                .findFirst()
                .orElseThrow();
        return Double.parseDouble(epoch.replaceAll(".*\"train_loss\":([^,]*),.*", "$1"));
    }

    @Test
    void aSavedNetworkBringsItsLayersUnlessOthersAreGiven() throws IOException {
        String model = at("model.safetensors");
        assertEquals(
                0,
                train("--epochs", "2", "--layers", "9-7", "--activation", "tanh", "--out", model)
                        .status());
        CommandRun on = train("--epochs", "1", "--from", model, "--out", at("on.safetensors"));
        assertEquals(0, on.status(), on.err());
        assertTrue(
                on.out()
                        .contains("Beginning with the weights of " + model
                                + ", and so with its layers (9-7) and activation (tanh)."),
                on.out());
        assertTrue(Files.readString(temp.resolve("on.safetensors"), StandardCharsets.ISO_8859_1)
                .contains("9-7"));
        assertFails(
                model + " cannot be gone on from: its layers are not those of the settings. It was trained with"
                        + " --layers 9-7 --activation tanh.",
                train("--layers", "8", "--from", model));
    }

    @Test
    void aNetworkForOtherPicturesIsNotGoneOnFrom() throws IOException {
        Path small = temp.resolve("small.csv");
        StringBuilder rows = new StringBuilder();
        for (int row = 0; row < 60; row++) {
            rows.append(row % 3)
                    .append(",0,9,0,9,9,0,9,0,9,0,9,9,0,9,0,")
                    .append(row)
                    .append('\n');
        }
        Files.writeString(small, rows);
        String model = at("model.safetensors");
        CommandRun other = CommandRun.of("train", "--data", small.toString(), "--epochs", "1", "--out", model);
        assertEquals(0, other.status(), other.err());
        assertFails(
                model + " cannot be gone on from: it is for pictures of 4 × 4 pixels in 3 classes, but the data have"
                        + " pictures of 4 × 5 pixels in 10 classes.",
                train("--from", model));
    }

    /** The learning rate rises from step to step, until it is too high. */
    private static CommandRun tooFast(String rate, String... more) {
        List<String> all = arguments("--epochs", "60", "--activation", "identity", "--warmup", "10000", "--lr", rate);
        all.addAll(List.of(more));
        return CommandRun.of(all.toArray(String[]::new));
    }

    @Test
    void aRunThatDivergesGoesBackToItsLastGoodEpochAndGoesOnWithASmallerRate() throws IOException {
        String file = at("run.checkpoint");
        CommandRun diverged = tooFast("100", "--checkpoint", file);
        assertFails(
                ", in " + file + ". Go on from there with a smaller learning rate: the same command with --lr 10.",
                diverged);
        int epoch = Integer.parseInt(diverged.err()
                .replaceAll("(?s)Training diverged in epoch .*The run is back at the end of epoch (\\d+),.*", "$1"));
        assertTrue(epoch >= 1, diverged.err());
        CommandRun on = tooFast("0.001", "--checkpoint", file);
        assertEquals(0, on.status(), on.err());
        assertTrue(
                on.out()
                        .contains("Going on from " + file + ": epoch " + (epoch + 1)
                                + " of 60, after batch 0 of 9. From here on: lr 0.001 (was 100)."),
                on.out());
        assertFails("is of a run with lr 0.001 (not 0.2);", tooFast("0.2", "--checkpoint", file));
    }

    @Test
    void ofARunThatDivergesTheNetworkOfTheLastGoodEpochIsSaved() throws IOException {
        String model = at("model.safetensors");
        assertFails(
                " is saved as " + model + ". Train it on with a smaller learning rate: --from " + model + " --lr 10.",
                tooFast("100", "--out", model));
        CommandRun on = tooFast("0.001", "--from", model, "--json");
        assertEquals(0, on.status(), on.err());
        assertTrue(on.out().contains("{\"event\":\"from\",\"model\":"), on.out());
        CommandRun again = tooFast("100", "--json");
        assertFails(
                " Start again with a smaller learning rate, such as --lr 10. With --checkpoint FILE a run can go on from"
                        + " its last good epoch.",
                again);
        assertTrue(again.out().lines().allMatch(line -> line.startsWith("{") && line.endsWith("}")), again.out());
    }
}
