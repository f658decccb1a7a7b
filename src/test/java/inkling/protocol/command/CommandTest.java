package inkling.protocol.command;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import inkling.protocol.frame.Frame;
import inkling.protocol.frame.Messages;
import inkling.recipe.DataSource;
import inkling.recipe.Recipe;
import inkling.recipe.Recipes;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class CommandTest {
    static List<Recipe> recipes() {
        return Recipes.all().stream().map(Recipes.Preset::recipe).toList();
    }

    /** Of each kind at least one. */
    static List<Command> commands() {
        Recipe recipe = recipes().get(0).with("seed", "-5").with("lr", "0.0123");
        List<float[]> strokes = List.of(new float[] {1f, 2f, 3.25f, -4f}, new float[0], new float[] {5e-9f, 6e9f});
        List<Command> commands = new ArrayList<>(List.of(
                new Command.ReadDrawing(7, true, strokes),
                new Command.ReadDrawing(0, false, List.of()),
                new Command.ReadPhoto(4, true, 3, 1, new float[] {0, 1, 0.25f}),
                new Command.ChooseDigit(2),
                new Command.ReadPicture(5, false, 2, new float[] {0, 1, 0.5f, 0.25f}),
                new Command.Start(recipe, 3, true, false, true),
                new Command.Start(recipe, 1, false, true, false),
                new Command.StartLane(recipe),
                new Command.Advance(64),
                new Command.Advance(Command.Advance.EPOCH),
                new Command.SlowDown(30),
                new Command.OpenRun("lr 0.3, \"Adam\"", new byte[] {7}),
                new Command.GoOn(2, true),
                new Command.ChangeSettings(recipe.with("augment", "shift2-pen30"), 3),
                new Command.FineTune(true, 2, "[\n{\"label\": 7, \"strokes\": []}]"),
                new Command.OpenModel("büch\"er.safetensors", new byte[] {-128, 0, 127, -1}),
                new Command.OpenModel("", new byte[0]),
                new Command.OpenData("train-images.gz", 3, new byte[] {31, -117}),
                new Command.Inspect(Inspection.CLOSED),
                new Command.Inspect(new Inspection(true, 3, List.of(0, 2), 1, 511, 77, true)),
                new BenchCommand.Bench(recipe.with("layers", "64-32"), 2, true, 7),
                new BenchCommand.BenchTextbook(recipe)));
        commands.addAll(List.of(
                new MistakesCommand.Measure(true, DataSource.OWN),
                new MistakesCommand.ShowAnswers(false, 4, -1, 0, 24),
                new MistakesCommand.FindNeighbours(true, 9_999, 8),
                new BrowseCommand.Summarise(DataSource.MNIST, Split.TEST, false),
                new BrowseCommand.ShowImages(DataSource.SYNTHETIC, Split.TRAIN, 7, 120, 60),
                new BrowseCommand.Vary(DataSource.MNIST, Split.VALIDATION, 4_999, "shift2-rotate10", -3, 12)));
        commands.addAll(List.of(Command.Control.values()));
        commands.addAll(List.of(MistakesCommand.Control.values()));
        return commands;
    }

    private static Messages.Told arrived(Command command) {
        List<Messages.Told> told = new ArrayList<>();
        Command.read(command.frame()).accept((Command.Receiver) Messages.receiver(told, Command.Receiver.class));
        assertEquals(1, told.size());
        return told.get(0);
    }

    @ParameterizedTest
    @MethodSource("commands")
    void aCommandArrivesAsItWasSent(Command command) throws ReflectiveOperationException {
        Messages.Told told = arrived(command);
        if (command instanceof Enum<?> control) {
            assertEquals(
                    control.name().replace("_", ""), told.method().getName().toUpperCase(Locale.ROOT));
        } else {
            Messages.assertSame(command, told.message().orElseThrow());
        }
    }

    @Test
    void everyKindOfCommandIsAmongTheseTests() {
        Set<Class<?>> tested = new HashSet<>();
        commands().forEach(command -> tested.add(command.getClass()));
        assertEquals(Messages.kinds(Command.class), tested);
    }

    @Test
    void everyMethodOfAReceiverIsCalledByACommand() {
        Set<Method> called =
                commands().stream().map(command -> arrived(command).method()).collect(Collectors.toSet());
        assertEquals(Messages.methods(Command.Receiver.class).collect(Collectors.toSet()), called);
    }

    @ParameterizedTest
    @MethodSource("recipes")
    void aRecipeArrivesWithAllItsSettings(Recipe recipe) {
        Command.Start start = new Command.Start(recipe, 1, false, true, false);
        assertEquals(start, arrived(start).message().orElseThrow());
    }

    @Test
    void strokesAndFilesAreHandedOverAsTheyAre() {
        float[] stroke = {1, 2};
        byte[] file = {3};
        Command.ReadDrawing drawing = new Command.ReadDrawing(1, false, List.of(stroke));
        assertTrue(stroke == drawing.frame().arrays().get(0));
        assertTrue(file == new Command.OpenModel("it", file).frame().file());
        assertArrayEquals(new byte[0], drawing.frame().file());
    }

    @ParameterizedTest
    @ValueSource(strings = {"dance", "", "pause", "READDRAWING"})
    void anUnknownKindIsNamed(String kind) {
        Frame frame = frame(kind);
        IllegalArgumentException e = assertThrows(IllegalArgumentException.class, () -> Command.read(frame));
        assertEquals(
                "Page and worker do not speak the same version ('" + kind + "' is unknown); reload the page.",
                e.getMessage());
    }

    @Test
    void aMessageWithoutKindIsRefused() {
        Frame nothing = new Frame(List.of(), new double[] {3}, List.of(), new byte[0]);
        assertThrows(IllegalArgumentException.class, () -> Command.read(nothing));
    }

    private static Frame frame(String kind, double... numbers) {
        return new Frame(List.of(kind), numbers, List.of(), new byte[0]);
    }

    @Test
    void aMessageThatIsShorterThanItSaysIsRefusedInASentence() {
        for (Frame frame : List.of(
                frame("readPhoto", 1, 1, 2, 2),
                frame("readPhoto", 1),
                frame("openModel"),
                frame("readDrawing", 1, 1, 2_000_000_000),
                frame("changeSettings", 2_000_000_000))) {
            IllegalArgumentException e = assertThrows(IllegalArgumentException.class, () -> Command.read(frame));
            assertTrue(e.getMessage().contains("is shorter than it says"), e.getMessage());
        }
    }

    @Test
    void whatIsNoFieldOfAMessageIsRefused() {
        assertThrows(IllegalArgumentException.class, () -> Frame.of("readDrawing", new int[0]));
    }
}
