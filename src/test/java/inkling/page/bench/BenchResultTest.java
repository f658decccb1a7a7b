package inkling.page.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.grack.nanojson.JsonArray;
import com.grack.nanojson.JsonObject;
import com.grack.nanojson.JsonParser;
import com.grack.nanojson.JsonParserException;
import inkling.page.engine.Engine;
import inkling.protocol.report.BenchReport;
import inkling.recipe.DataSource;
import inkling.recipe.Recipe;
import inkling.recipe.Recipes;
import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class BenchResultTest {
    private static final Recipe RECIPE = Recipes.named(Recipes.DEFAULT);

    private static BenchResult result(Recipe recipe, OptionalDouble timeTo98, Double... epochMs) {
        return new BenchResult(
                Engine.WASM_GC,
                recipe,
                new BenchReport.Result(
                        "scalar",
                        1,
                        DataSource.MNIST,
                        55_000,
                        List.of(epochMs),
                        0.9765,
                        0.0123456,
                        0.05,
                        OptionalDouble.empty(),
                        timeTo98,
                        timeTo98.isPresent() ? List.of() : List.of("It did not reach it.")));
    }

    @Test
    void theMedianIsOfTheMiddleEpochAndTheBestOfTheShortest() {
        BenchResult odd = result(RECIPE, OptionalDouble.empty(), 2000.0, 500.0, 1000.0);
        assertEquals(55_000, odd.medianImagesPerSecond());
        assertEquals(110_000, odd.bestImagesPerSecond());
        assertEquals(
                27_500, result(RECIPE, OptionalDouble.empty(), 3000.0, 1000.0).medianImagesPerSecond());
    }

    @Test
    void theJsonHasEveryFigureOfTheContractInItsOrder() throws JsonParserException {
        String text = result(RECIPE, OptionalDouble.of(1500.25), 1000.5, 499.75).json(OptionalDouble.of(1234.56789));
        JsonObject json = JsonParser.object().from(text);
        assertEquals("wasm-gc", json.getString("engine"));
        assertEquals("scalar", json.getString("variant"));
        assertEquals(1, json.getInt("threads"));
        assertEquals("128", json.getString("layers"));
        assertEquals(32, json.getInt("batch"));
        assertEquals("sgd", json.getString("optimizer"));
        assertEquals("mnist", json.getString("data"));
        assertEquals(JsonArray.from(1000.5, 499.75), json.getArray("epoch_ms"));
        assertEquals(55_000 / 0.750125, json.getDouble("images_per_s_median"), 1e-3);
        assertEquals(55_000 / 0.49975, json.getDouble("images_per_s_best"), 1e-3);
        assertEquals(0.9765, json.getDouble("test_accuracy"));
        assertEquals(0.0123, json.getDouble("predict_ms_p50"));
        assertEquals(0.05, json.getDouble("predict_ms_p99"));
        assertEquals(1500.25, json.getDouble("time_to_98_ms"));
        assertEquals(new JsonArray(), json.getArray("not_reached"));
        assertEquals(1234.5679, json.getDouble("textbook_images_per_s"));
        assertTrue(text.indexOf("engine") < text.indexOf("variant"), text);
        assertTrue(text.indexOf("epoch_ms") < text.indexOf("time_to_98_ms"), text);
    }

    @Test
    void onlyThreadsThatHelpEachOtherHaveASpeedup() throws JsonParserException {
        BenchResult alone = result(RECIPE, OptionalDouble.empty(), 1.0);
        assertFalse(JsonParser.object()
                .from(alone.json(OptionalDouble.of(1234.56789)))
                .has("threads_speedup"));
        BenchResult together =
                new BenchResult(Engine.SIMD, RECIPE, alone.report().with(1.75));
        assertEquals(
                1.75,
                JsonParser.object()
                        .from(together.json(OptionalDouble.of(1234.56789)))
                        .getDouble("threads_speedup"));
    }

    @Test
    void aGoalThatWasNotReachedIsNull() throws JsonParserException {
        JsonObject json = JsonParser.object()
                .from(result(RECIPE, OptionalDouble.empty(), 1.0).json(OptionalDouble.of(1234.56789)));
        assertTrue(json.has("time_to_98_ms") && json.isNull("time_to_98_ms"));
        assertEquals(JsonArray.from("It did not reach it."), json.getArray("not_reached"));
    }

    @Test
    void textbookLoopsThatCouldNotBeMeasuredAreNull() throws JsonParserException {
        JsonObject json = JsonParser.object()
                .from(result(RECIPE, OptionalDouble.empty(), 1.0).json(OptionalDouble.empty()));
        assertTrue(json.has("textbook_images_per_s") && json.isNull("textbook_images_per_s"));
    }

    @Test
    void aBatchOfTheWholeSetIsAWord() throws JsonParserException {
        Recipe whole = RECIPE.with("batch", "all");
        JsonObject json = JsonParser.object()
                .from(result(whole, OptionalDouble.empty(), 1.0).json(OptionalDouble.of(1234.56789)));
        assertEquals("all", json.getString("batch"));
    }
}
