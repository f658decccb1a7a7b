package inkling.model;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.grack.nanojson.JsonObject;
import com.grack.nanojson.JsonParser;
import com.grack.nanojson.JsonParserException;
import inkling.kernel.SparseRows;
import inkling.kernel.SparseRows.Batch;
import inkling.nn.ClassNames;
import inkling.nn.Network;
import inkling.nn.Shape;
import inkling.nn.Tensor;
import inkling.recipe.Recipe;
import inkling.recipe.Recipes;
import inkling.train.measure.Temperature;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Networks are read back as they were written. */
class ModelFileTest {
    static List<Recipe> recipes() {
        List<Recipe> recipes = new ArrayList<>();
        for (Recipes.Preset preset : Recipes.all()) {
            // Convolutions of the presets' sizes do not fit these small pictures.
            boolean small = preset.recipe().beginsWithFilters();
            recipes.add(small ? SampleModels.pictureCard().recipe() : preset.recipe());
        }
        return recipes;
    }

    @ParameterizedTest
    @MethodSource("recipes")
    void aNetworkIsReadBackAsItWasWritten(Recipe recipe) {
        Network written = SampleModels.network(SampleModels.card(recipe));
        SavedModel saved = SampleModels.read(ModelFile.write(SampleModels.card(recipe), written));
        assertEquals(SampleModels.card(recipe), saved.card());
        for (int p = 0; p < written.parameters().size(); p++) {
            assertArrayEquals(
                    written.parameters().get(p).values(),
                    saved.network().parameters().get(p).values());
        }
        float[] image = {0f, 1f, 0.5f, 0f, 0.25f, 1f};
        assertArrayEquals(written.predict(image), saved.network().predict(image));
    }

    @Test
    void runningStatisticsAreReadBack() {
        Network written = SampleModels.network(SampleModels.pictureCard());
        float[] pixels = {0f, 1f, 0.5f, 0f, 0.25f, 1f};
        written.forward(Batch.of(SparseRows.of(pixels, 6)), true);
        SavedModel saved = SampleModels.read(ModelFile.write(SampleModels.pictureCard(), written));
        int changed = 0;
        for (int t = 0; t < written.state().size(); t++) {
            Tensor tensor = written.state().get(t);
            Tensor read = saved.network().state().get(t);
            assertEquals(tensor.name(), read.name());
            assertArrayEquals(tensor.values(), read.values());
            changed += tensor.name().endsWith(".mean") && tensor.values()[0] != 0f ? 1 : 0;
        }
        assertEquals(2, changed, "both layers have seen a batch");
        assertArrayEquals(written.predict(pixels), saved.network().predict(pixels));
    }

    @Test
    void theNamesOfTheClassesComeBack() {
        ClassNames names = new ClassNames(List.of("T-shirt/top", "Hose", "め", "a \"b\" [c"));
        ModelCard card =
                new ModelCard(SampleModels.card().recipe(), SampleModels.card().input(), names);
        byte[] file = ModelFile.write(card, SampleModels.network(card));
        assertEquals(names, SampleModels.read(file).card().classNames());
    }

    @Test
    void namesForAnotherNumberOfClassesAreRefused() {
        Map<String, String> metadata = SampleModels.card().toMetadata();
        metadata.put("class_names", "one\ntwo\nthree");
        assertEquals(
                "The model has 4 classes but names for 3; open a model that Inkling has saved.",
                assertThrows(IllegalArgumentException.class, () -> ModelCard.ofMetadata(metadata))
                        .getMessage());
    }

    @Test
    void aNetworkThatWasNotMeasuredSaysNothingOfIt() {
        ModelCard card = new ModelCard(
                SampleModels.card().recipe(),
                SampleModels.card().input(),
                SampleModels.card().classes());
        byte[] file = ModelFile.write(card, SampleModels.network(card));
        assertEquals(card, SampleModels.read(file).card());
        assertFalse(SampleModels.headerText(file).contains("accuracy"));
    }

    @Test
    void theTemperatureIsReadBackAndAppliedToProbabilities() {
        ModelCard warm = SampleModels.card().withTemperature(2.5);
        SavedModel cool = SampleModels.read(SampleModels.file());
        SavedModel saved = SampleModels.read(ModelFile.write(warm, SampleModels.network(warm)));
        assertEquals(2.5, saved.card().temperature());
        assertEquals(warm, saved.card());
        float[] image = {0f, 1f, 0.5f, 0f, 0.25f, 1f};
        float[] shares = cool.predict(image);
        assertArrayEquals(cool.network().predict(image), shares, "1 changes nothing");
        Temperature.apply(shares, 0, 4, 2.5);
        assertArrayEquals(shares, saved.predict(image));
        assertNotEquals(cool.predict(image)[0], saved.predict(image)[0]);
    }

    @Test
    void aFileWithoutTemperatureHasTheNeutralOne() {
        SavedModel saved = SampleModels.read(SampleModels.withHeader("\"temperature\":\"1.0\",", ""));
        assertEquals(1, saved.card().temperature());
    }

    @Test
    void theSameNetworkGivesTheSameBytes() {
        assertArrayEquals(SampleModels.file(), SampleModels.file());
    }

    @Test
    void aFileThatPythonHasSavedAgainIsTheSameNetwork() throws IOException {
        SavedModel here = SampleModels.read(resource("network-saved-here.safetensors"));
        SavedModel again = SampleModels.read(resource("network-saved-again-by-python.safetensors"));
        assertEquals(here.card(), again.card());
        float[] image = new float[784];
        for (int i = 0; i < image.length; i++) {
            image[i] = i % 7 / 7f;
        }
        assertArrayEquals(here.predict(image), again.predict(image));
    }

    private static byte[] resource(String name) throws IOException {
        try (InputStream in = ModelFileTest.class.getResourceAsStream("/models/" + name)) {
            return in.readAllBytes();
        }
    }

    @Test
    void metadataOfOtherProgramsArePassedOver() {
        SavedModel saved = SampleModels.read(SampleModels.withHeader("\"format\":", "\"producer\":\"x\",\"format\":"));
        assertEquals(SampleModels.card(), saved.card());
    }

    @Test
    void aFileSaysHowItsWeightsLie() throws JsonParserException {
        JsonObject header = JsonParser.object().from(SampleModels.headerText(SampleModels.file()));
        String orientation = header.getObject("__metadata__").getString("orientation");
        assertTrue(orientation.contains("inputs x units (y = x W + b)"), orientation);
    }

    @Test
    void theLayoutIsThatOfSafetensors() throws JsonParserException {
        byte[] file = SampleModels.file();
        assertEquals(0, SampleModels.headerLength(file) % 8, "the weights begin at a multiple of eight");
        JsonObject header = JsonParser.object().from(SampleModels.headerText(file));
        assertEquals("inkling-1", header.getObject("__metadata__").getString("format"));
        assertEquals("5-3", header.getObject("__metadata__").getString("layers"));
        assertEquals("0.9725", header.getObject("__metadata__").getString("validation_accuracy"));
        for (Object value : header.getObject("__metadata__").values()) {
            assertTrue(value instanceof String, "metadata are text");
        }
        assertEquals("F32", header.getObject("dense1.weight").getString("dtype"));
        assertEquals(
                List.of(6, 5), List.copyOf(header.getObject("dense1.weight").getArray("shape")));
        assertEquals(List.of(5), List.copyOf(header.getObject("dense1.bias").getArray("shape")));
        assertEquals(
                List.of(120, 140), List.copyOf(header.getObject("dense1.bias").getArray("data_offsets")));
        ByteBuffer weights = ByteBuffer.wrap(SampleModels.weights(file)).order(ByteOrder.LITTLE_ENDIAN);
        assertEquals(
                SampleModels.network(SampleModels.card()).parameters().get(0).values()[0], weights.getFloat(0));
        assertEquals(4 * SampleModels.card().network().parameters(), weights.capacity());
    }

    @ParameterizedTest
    @CsvSource({"-0.1, 0.5", "0.5, 1.1", "NaN, 0.5", "0.5, NaN"})
    void anAccuracyIsAShare(double validation, double test) {
        Recipe recipe = Recipes.named(Recipes.DEFAULT);
        IllegalArgumentException e = assertThrows(
                IllegalArgumentException.class,
                () -> new ModelCard(recipe, new Shape(28, 28, 1), 10).withAccuracies(validation, test));
        assertTrue(e.getMessage().contains("accuracy is a fraction between 0 and 1, not "), e.getMessage());
    }
}
