package inkling.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.grack.nanojson.JsonObject;
import com.grack.nanojson.JsonParser;
import com.grack.nanojson.JsonParserException;
import inkling.model.SavedModel;
import inkling.recipe.Setting;
import inkling.recipe.Settings;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrainTest {
    private static final double ROUNDING = 1e-12;

    @TempDir
    Path temp;

    @Test
    void helpNamesEverySettingWithItsChoicesAndDefault() {
        CommandRun help = CommandRun.of("train", "--help");
        assertEquals(0, help.status());
        String text = help.out().replaceAll("\\s+", " ");
        for (Setting<?> setting : Settings.ALL) {
            assertTrue(text.contains("--" + setting.key() + "="), setting.key());
            assertTrue(text.contains(setting.help()), setting.key() + " is not explained");
            String values = setting.values().description();
            // A word that is wider than the terminal is broken anywhere.
            assertTrue(text.replace(" ", "").contains(values.replace(" ", "")), setting.key());
        }
        assertFalse(text.contains("--polish"), "former keys are read, but not offered");
        assertTrue(text.contains("(default: 128)"), text);
        assertTrue(text.contains("sigmoid-mse, momentum-dropout, full-batch, adam"), text);
    }

    @Test
    void aRunIsToldInJsonLinesSavedAndDrawn() throws IOException {
        Path file = temp.resolve("made/on/the/way/model.safetensors");
        Path plots = temp.resolve("plots");
        CommandRun run = CommandRun.of(
                "train",
                "--data",
                "synthetic",
                "--epochs",
                "2",
                "--layers",
                "16",
                "--batch",
                "64",
                "--json",
                "--out",
                file.toString(),
                "--plots",
                plots.toString());
        assertEquals(0, run.status(), run.err());
        assertEquals("", run.err());
        List<JsonObject> events = events(run);
        assertEquals(
                List.of("start", "epoch", "epoch", "result"),
                events.stream().map(event -> event.getString("event")).toList());

        JsonObject settings = events.get(0).getObject("settings");
        assertEquals("16", settings.getString("layers"));
        assertEquals("relu-softmax", settings.getString("recipe"));
        assertEquals(28 * 28 * 16 + 16 + 160 + 10, events.get(0).getInt("parameters"));
        assertEquals(1, events.get(1).getInt("epoch"));
        assertTrue(events.get(2).getDouble("train_loss") < events.get(1).getDouble("train_loss"));

        JsonObject result = events.get(3);
        assertEquals("the synthetic test set", result.getString("test_set"));
        assertTrue(result.getDouble("test_accuracy") > 0.8, "test accuracy " + result.getDouble("test_accuracy"));
        assertTrue(result.getDouble("images_per_second") > 0);
        assertTrue(result.getDouble("seconds") > 0);
        assertEquals(file.toString(), result.getString("file"));

        SavedModel saved = Models.read(file);
        assertEquals(
                result.getDouble("test_accuracy"), saved.card().testAccuracy().orElseThrow(), ROUNDING);
        assertEquals(
                events.get(2).getDouble("validation_accuracy"),
                saved.card().validationAccuracy().orElseThrow(),
                ROUNDING);
        assertEquals("16", Settings.LAYERS.text(saved.card().recipe()));
        assertEquals(List.of("model.safetensors"), names(file.getParent()), "nothing is left beside the model");

        assertEquals(List.of("confusion.png", "curves.png", "predictions.png", "weights.png"), names(plots));
        for (String name : names(plots)) {
            assertIsAPicture(plots.resolve(name));
        }
        evaluateAgreesWithTheCard(file, saved.card().testAccuracy().orElseThrow());
    }

    private static void evaluateAgreesWithTheCard(Path file, double accuracy) throws IOException {
        CommandRun run = CommandRun.of("evaluate", "--model", file.toString(), "--json");
        assertEquals(0, run.status(), run.err());
        JsonObject figures = events(run).get(0);
        assertEquals("the synthetic test set", figures.getString("set"));
        assertEquals(accuracy, figures.getDouble("accuracy"), ROUNDING);
        assertEquals(2_000, figures.getInt("images"));
    }

    private static void assertIsAPicture(Path path) throws IOException {
        BufferedImage image = ImageIO.read(path.toFile());
        assertTrue(image.getWidth() >= 300 && image.getWidth() <= 2_000, path + " is " + image.getWidth() + " wide");
        assertTrue(image.getHeight() >= 150 && image.getHeight() <= 2_000, path + " is " + image.getHeight() + " high");
        Set<Integer> colours = new HashSet<>();
        int notWhite = 0;
        for (int y = 0; y < image.getHeight(); y++) {
            for (int x = 0; x < image.getWidth(); x++) {
                int rgb = image.getRGB(x, y) & 0xffffff;
                colours.add(rgb);
                notWhite += rgb == 0xffffff ? 0 : 1;
            }
        }
        assertTrue(colours.size() > 20, path + " has only " + colours.size() + " colours");
        assertTrue(notWhite > image.getWidth() * image.getHeight() / 100, path + " is all but blank");
    }

    @Test
    void peopleGetALineAnEpochAndTheFigureWithItsSet() {
        CommandRun run = CommandRun.of("train", "--data", "synthetic", "--epochs", "1", "--layers", "0");
        assertEquals(0, run.status(), run.err());
        assertTrue(run.out().contains("Epoch 1/1   train: loss 0."), run.out());
        assertTrue(run.out().contains("   validation: loss 0."), run.out());
        assertTrue(run.out().contains("the synthetic test set: accuracy "), run.out());
        assertTrue(run.out().contains("not saved; name a file for it with --out."), run.out());
        assertEquals("", run.err());
    }

    @Test
    void badValuesHaveStatusTwoAndAreNamed() {
        assertRefused("'many'", "--epochs", "many");
        assertRefused("'imagenet'", "--data", "imagenet");
        assertRefused("'best'", "--recipe", "best");
        assertRefused("'12x8'", "--layers", "12x8");
        assertRefused("not '0'.", "--lr", "0");
        assertRefused("not '1.5'.", "--dropout", "1.5");
        assertRefused("'--layres'", "--layres", "3");
    }

    private static void assertRefused(String named, String... arguments) {
        List<String> all = new ArrayList<>(List.of("train"));
        all.addAll(List.of(arguments));
        CommandRun run = CommandRun.of(all.toArray(String[]::new));
        assertEquals(2, run.status(), run.err());
        assertTrue(run.err().contains(named), run.err());
        assertTrue(run.err().contains("'inkling train --help'"), run.err());
        assertEquals("", run.out());
    }

    @Test
    void aPlaceThatCannotBeWrittenIsRefusedBeforeTheRun() throws IOException {
        Path file = Files.writeString(temp.resolve("file"), "in the way");
        assertFails(temp + " exists and is not a file", "--out", temp.toString());
        assertFails(file.toString(), "--out", file.resolve("model.safetensors").toString());
        assertFails(file.toString(), "--plots", file.toString());
        assertEquals("in the way", Files.readString(file));
    }

    @Test
    void aMissingMnistFailsWithASentence() {
        CommandRun run =
                CommandRun.of("train", "--mnist", temp.resolve("absent").toString(), "--epochs", "1");
        assertEquals(1, run.status());
        assertEquals(1, run.err().lines().count(), run.err());
        assertTrue(run.err().startsWith("--mnist names "), run.err());
    }

    private static void assertFails(String named, String option, String value) {
        CommandRun run = CommandRun.of("train", "--data", "synthetic", "--epochs", "1", option, value);
        assertEquals(1, run.status(), run.err());
        assertEquals(1, run.err().lines().count(), run.err());
        assertTrue(run.err().contains(named), run.err());
        assertEquals("", run.out());
    }

    @Test
    void theSameSettingsSaveTheSameFile() throws IOException {
        Files.writeString(temp.resolve("second.safetensors"), "to be replaced");
        assertArrayEquals(train("first.safetensors"), train("second.safetensors"));
        assertEquals(List.of("first.safetensors", "second.safetensors"), names(temp));
    }

    private byte[] train(String name) throws IOException {
        Path file = temp.resolve(name);
        CommandRun run = CommandRun.of(
                "train",
                "--data",
                "synthetic",
                "--epochs",
                "1",
                "--layers",
                "8",
                "--batch",
                "128",
                "--out",
                file.toString());
        assertEquals(0, run.status(), run.err());
        return Files.readAllBytes(file);
    }

    private static List<JsonObject> events(CommandRun run) {
        List<JsonObject> events = new ArrayList<>();
        for (String line : run.lines()) {
            try {
                events.add(JsonParser.object().from(line));
            } catch (JsonParserException notJson) {
                throw new AssertionError("not a JSON object: " + line, notJson);
            }
        }
        return events;
    }

    private static List<String> names(Path directory) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }
}
