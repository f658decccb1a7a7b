package inkling.protocol;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import inkling.recipe.Recipe;
import inkling.recipe.Recipes;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class CommandTest {
    private static final float[] NO_NUMBERS = {};

    static List<Recipe> recipes() {
        return Recipes.all().stream().map(Recipes.Preset::recipe).toList();
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void aDrawingArrivesStrokeByStroke(boolean yours) {
        List<float[]> strokes = List.of(new float[] {1f, 2f, 3.25f, -4f}, new float[0], new float[] {5e-9f, 6e9f});
        Frame frame = new Command.Look(7, yours, strokes).frame();
        assertArrayEquals(new float[] {1f, 2f, 3.25f, -4f, 5e-9f, 6e9f}, frame.numbers());
        Command.Look look = (Command.Look) Command.of(frame);
        assertEquals(7, look.id());
        assertEquals(yours, look.yours());
        assertEquals(3, look.strokes().size());
        for (int i = 0; i < 3; i++) {
            assertArrayEquals(strokes.get(i), look.strokes().get(i));
        }
    }

    @Test
    void anEmptyDrawingArrives() {
        Command.Look look = (Command.Look) Command.of(new Command.Look(0, false, List.of()).frame());
        assertTrue(look.strokes().isEmpty());
    }

    @ParameterizedTest
    @MethodSource("recipes")
    void aRecipeArrivesWithAllItsSettings(Recipe recipe) {
        Recipe changed = recipe.with("seed", "-5").with("lr", "0.0123");
        Command.Start start = new Command.Start(changed, 3, true);
        assertEquals(start, Command.of(start.frame()));
        assertEquals(new Command.Start(recipe, 1, false), Command.of(new Command.Start(recipe, 1, false).frame()));
    }

    @Test
    void aPictureArrives() {
        float[] colours = {0, 0xffffff, 0x123456};
        Command.ReadPicture sent = new Command.ReadPicture(4, true, 3, 1, colours);
        Command.ReadPicture got = (Command.ReadPicture) Command.of(sent.frame());
        assertEquals(4, got.id());
        assertTrue(got.yours());
        assertEquals(3, got.width());
        assertEquals(1, got.height());
        assertArrayEquals(colours, got.colours());
    }

    @Test
    void aLessonArrives() {
        Command.Teach teach = new Command.Teach(true, 2, "[\n{\"label\": 7, \"strokes\": []}]");
        assertEquals(teach, Command.of(teach.frame()));
        for (Command.Lesson wish : Command.Lesson.values()) {
            assertEquals(wish, Command.of(wish.frame()));
        }
    }

    @ParameterizedTest
    @MethodSource("recipes")
    void aPreviewArrives(Recipe recipe) {
        Command.Preview preview = new Command.Preview(recipe.with("augment", "shift2-pen30"));
        assertEquals(preview, Command.of(preview.frame()));
    }

    @ParameterizedTest
    @MethodSource("recipes")
    void aBenchArrives(Recipe recipe) {
        Command.Bench bench = new Command.Bench(recipe.with("layers", "64-32"), 2, 7);
        assertEquals(bench, Command.of(bench.frame()));
        assertEquals(0, bench.frame().numbers().length);
    }

    @ParameterizedTest
    @EnumSource(Command.Control.class)
    void aControlArrives(Command.Control control) {
        assertEquals(control, Command.of(control.frame()));
        assertEquals(0, control.frame().numbers().length);
    }

    @ParameterizedTest
    @ValueSource(strings = {"dance", "", "pause", "LOOK"})
    void anUnknownKindIsNamed(String kind) {
        Frame frame = new Frame("{\"kind\":\"" + kind + "\"}", NO_NUMBERS);
        IllegalArgumentException e = assertThrows(IllegalArgumentException.class, () -> Command.of(frame));
        assertEquals(
                "Page and worker do not speak the same version ('" + kind + "' is unknown); reload the page.",
                e.getMessage());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "[]", "7", "{\"kind\":look}", "null"})
    void aMessageThatIsNoJsonObjectIsQuoted(String text) {
        IllegalArgumentException e =
                assertThrows(IllegalArgumentException.class, () -> Command.of(new Frame(text, NO_NUMBERS)));
        assertEquals("A message between page and worker is no JSON: " + text + "; reload the page.", e.getMessage());
    }

    @Test
    void aMessageWithoutKindIsRefused() {
        assertThrows(IllegalArgumentException.class, () -> Command.of(new Frame("{}", NO_NUMBERS)));
        assertThrows(IllegalArgumentException.class, () -> Command.of(new Frame("{\"kind\":3}", NO_NUMBERS)));
    }
}
