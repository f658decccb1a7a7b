package inkling.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.grack.nanojson.JsonObject;
import com.grack.nanojson.JsonParser;
import com.grack.nanojson.JsonParserException;
import inkling.ink.Ink;
import inkling.ink.Stroke;
import inkling.ink.SyntheticHandwriting;
import inkling.model.ModelFile;
import inkling.model.SavedModel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import java.util.StringJoiner;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EvaluateTest {
    private static final int DRAWINGS = 200;

    @TempDir
    static Path temp;

    private static Path model;
    private static Path strokes;

    @BeforeAll
    static void prepare() throws IOException {
        model = Files.write(temp.resolve("small.safetensors"), SmallNetwork.file());
        SyntheticHandwriting hand = new SyntheticHandwriting(new Random(99));
        StringJoiner digits = new StringJoiner(",", "[", "]");
        for (int i = 0; i < DRAWINGS; i++) {
            // No nines, so that a digit without drawings is met too.
            digits.add("{\"label\":" + i % 9 + ",\"strokes\":" + json(hand.draw(i % 9)) + "}");
        }
        strokes = Files.writeString(temp.resolve("drawings.json"), digits.toString());
    }

    private static String json(Ink ink) {
        StringJoiner strokes = new StringJoiner(",", "[", "]");
        for (Stroke stroke : ink.strokes()) {
            float[] points = new float[2 * stroke.size()];
            for (int i = 0; i < stroke.size(); i++) {
                points[2 * i] = stroke.x(i);
                points[2 * i + 1] = stroke.y(i);
            }
            strokes.add(Arrays.toString(points));
        }
        return strokes.toString();
    }

    @Test
    void drawingsAreFramedAndRead() throws JsonParserException {
        CommandRun run =
                CommandRun.of("evaluate", "--model", model.toString(), "--strokes", strokes.toString(), "--json");
        assertEquals(0, run.status(), run.err());
        JsonObject figures = JsonParser.object().from(run.out());
        assertEquals(DRAWINGS, figures.getInt("images"));
        assertEquals("Drawings in drawings.json", figures.getString("set"));
        assertTrue(figures.getDouble("accuracy") > 0.8, run.out());
        assertTrue(figures.getDouble("calibration_error") < 0.2, run.out());
        assertEquals(15, figures.getArray("reliability").size());
        assertTrue(figures.getDouble("not_sure") < 0.3, run.out());
        assertTrue(figures.getDouble("accuracy_when_sure") >= figures.getDouble("accuracy"), run.out());
        int right = 0;
        for (int digit = 0; digit < 10; digit++) {
            right += figures.getArray("confusion").getArray(digit).getInt(digit);
        }
        assertEquals(figures.getDouble("accuracy"), right / (double) DRAWINGS, 1e-12);
        assertTrue(figures.getArray("per_digit").isNull(9), "there was no nine");
        int last = Integer.MAX_VALUE;
        for (Object confused : figures.getArray("most_confused")) {
            int count = ((JsonObject) confused).getInt("count");
            assertTrue(count <= last, run.out());
            last = count;
        }
    }

    @Test
    void theModelsTemperatureIsApplied() throws IOException, JsonParserException {
        SavedModel saved = Models.read(model);
        Path warm = Files.write(
                temp.resolve("warm.safetensors"), ModelFile.write(saved.card().withTemperature(3), saved.network()));
        CommandRun before =
                CommandRun.of("evaluate", "--model", model.toString(), "--strokes", strokes.toString(), "--json");
        CommandRun run =
                CommandRun.of("evaluate", "--model", warm.toString(), "--strokes", strokes.toString(), "--json");
        JsonObject cool = JsonParser.object().from(before.out());
        JsonObject figures = JsonParser.object().from(run.out());
        assertEquals(1, cool.getDouble("temperature"));
        assertEquals(3, figures.getDouble("temperature"));
        assertEquals(cool.getDouble("accuracy"), figures.getDouble("accuracy"), "answers stay");
        assertTrue(figures.getDouble("calibration_error") != cool.getDouble("calibration_error"), run.out());
        CommandRun text = CommandRun.of("evaluate", "--model", warm.toString(), "--strokes", strokes.toString());
        assertTrue(text.out().contains("at its temperature of 3.000."), text.out());
    }

    @Test
    void itIsExaminedOnWhatIsNoDigit() throws JsonParserException {
        CommandRun run = CommandRun.of("evaluate", "--model", model.toString(), "--non-digits", "--json");
        assertEquals(0, run.status(), run.err());
        JsonObject figures = JsonParser.object().from(run.out());
        assertEquals(1000, figures.getInt("images"));
        assertEquals(1, figures.getDouble("not_sure_blank"));
        assertEquals(1, figures.getDouble("not_sure_dot"));
        double mean = (2 + figures.getDouble("not_sure_scribble") + figures.getDouble("not_sure_letter")) / 4;
        assertEquals(mean, figures.getDouble("not_sure"), 1e-12);
        CommandRun text = CommandRun.of("evaluate", "--model", model.toString(), "--non-digits");
        assertTrue(text.out().startsWith("Drawings that are no digits: not sure of "), text.out());
        assertTrue(text.out().contains(" of 250 letters"), text.out());
        CommandRun both =
                CommandRun.of("evaluate", "--model", model.toString(), "--non-digits", "--strokes", strokes.toString());
        assertEquals(2, both.status());
        assertTrue(both.err().contains("--non-digits draws what is measured on"), both.err());
    }

    @Test
    void peopleGetATable() {
        CommandRun run = CommandRun.of("evaluate", "--model", model.toString(), "--strokes", strokes.toString());
        assertEquals(0, run.status(), run.err());
        assertTrue(run.out().startsWith("Drawings in drawings.json: accuracy "), run.out());
        assertTrue(run.out().contains("label | read as"), run.out());
        assertTrue(run.out().contains("Not sure of "), run.out());
        assertEquals(
                10,
                run.lines().stream().filter(line -> line.matches(" +\\d \\|.*")).count(),
                run.out());
        assertTrue(run.out().contains("confused: ") || run.out().contains("No digit was taken"), run.out());
    }

    @Test
    void missingAndDamagedModelsFailWithASentence() throws IOException {
        byte[] whole = Files.readAllBytes(model);
        assertFails("there is no such file", temp.resolve("absent"));
        assertFails("is a directory", temp);
        assertFails("cannot be used", Files.write(temp.resolve("cut"), Arrays.copyOf(whole, whole.length / 2)));
        assertFails("cannot be used", Files.write(temp.resolve("empty"), new byte[0]));
        assertFails("cannot be used", Files.writeString(temp.resolve("text"), "This is no network at all."));
    }

    private static void assertFails(String reason, Path file) {
        for (String[] arguments : new String[][] {
            {"evaluate", "--model", file.toString(), "--strokes", strokes.toString()},
            {"classify", "--model", file.toString(), "digit.png"}
        }) {
            CommandRun run = CommandRun.of(arguments);
            assertEquals(1, run.status(), run.err());
            assertEquals(1, run.err().lines().count(), run.err());
            assertTrue(run.err().contains(reason) && run.err().contains(file.toString()), run.err());
            assertEquals("", run.out());
        }
    }

    @Test
    void missingAndMalformedStrokeFilesFailWithASentence() throws IOException {
        assertNoStrokes("there is no such file", temp.resolve("absent.json"));
        assertNoStrokes("holds no drawings", Files.writeString(temp.resolve("none.json"), "[]"));
        assertNoStrokes("label", Files.writeString(temp.resolve("odd.json"), "[{\"label\":12,\"strokes\":[]}]"));
        assertNoStrokes("UTF-8", Files.write(temp.resolve("binary.json"), new byte[] {'[', (byte) 0xff, ']'}));
    }

    private static void assertNoStrokes(String reason, Path file) {
        CommandRun run = CommandRun.of("evaluate", "--model", model.toString(), "--strokes", file.toString());
        assertEquals(1, run.status(), run.err());
        assertEquals(1, run.err().lines().count(), run.err());
        assertTrue(run.err().contains(reason) && run.err().contains(file.toString()), run.err());
    }

    @Test
    void badArgumentsHaveStatusTwo() {
        assertEquals(2, CommandRun.of("evaluate").status());
        assertEquals(2, CommandRun.of("evaluate", "--model").status());
        CommandRun both = CommandRun.of("evaluate", "--model", "m", "--strokes", "s.json", "--mnist", "dir");
        assertEquals(2, both.status());
        assertTrue(both.err().contains("--strokes, --data and --mnist"), both.err());
        assertEquals(0, CommandRun.of("evaluate", "--help").status());
    }
}
