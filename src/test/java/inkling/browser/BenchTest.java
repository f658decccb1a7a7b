package inkling.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.grack.nanojson.JsonArray;
import com.grack.nanojson.JsonObject;
import com.grack.nanojson.JsonParser;
import com.grack.nanojson.JsonParserException;
import inkling.Thorough;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The measuring page: a button for people, one JSON object for scripts. */
@Thorough
class BenchTest {
    private static final Set<String> KEYS = Set.of(
            "engine",
            "variant",
            "threads",
            "layers",
            "batch",
            "optimizer",
            "data",
            "epoch_ms",
            "images_per_s_median",
            "images_per_s_best",
            "test_accuracy",
            "predict_ms_p50",
            "predict_ms_p99",
            "time_to_98_ms",
            "not_reached",
            "textbook_images_per_s");

    /** Synthetic handwriting's training images: 20,000 without a twelfth for validation. */
    private static final double SYNTHETIC_IMAGES = 20_000 - 1_666;

    private static final Site site = Site.built();

    @Test
    void aLinkMeasuresTheEngineThatItNamesAndWritesOneJsonObject() throws JsonParserException {
        try (Visit visit = bench("engine=js&data=synthetic&layers=16&repeat=1&run=1")) {
            JsonObject result = result(visit);
            assertEquals(KEYS, result.keySet());
            assertEquals("js", result.getString("engine"));
            assertEquals("scalar", result.getString("variant"));
            assertEquals(1, result.getInt("threads"));
            assertEquals("16", result.getString("layers"));
            assertEquals(32, result.getInt("batch"));
            assertEquals("sgd", result.getString("optimizer"));
            assertEquals("synthetic", result.getString("data"));
            JsonArray epochs = result.getArray("epoch_ms");
            assertEquals(1, epochs.size());
            double speed = result.getDouble("images_per_s_median");
            assertEquals(1000 * SYNTHETIC_IMAGES / epochs.getDouble(0), speed, 1e-3 * speed);
            assertEquals(speed, result.getDouble("images_per_s_best"));
            double accuracy = result.getDouble("test_accuracy");
            assertTrue(accuracy > 0.5 && accuracy <= 1, "accuracy " + accuracy);
            double median = result.getDouble("predict_ms_p50");
            assertTrue(median > 0 && median < 100, "median " + median);
            assertTrue(result.getDouble("predict_ms_p99") >= median);
            double textbook = result.getDouble("textbook_images_per_s");
            assertTrue(textbook > 0, "textbook " + textbook);
            assertEquals(List.of("js", "textbook"), engines(visit, "[data-state=done]"));
            assertEquals(accuracy >= 0.98, result.getArray("not_reached").isEmpty());
            assertTrue(accuracy >= 0.98 ? result.isNumber("time_to_98_ms") : result.isNull("time_to_98_ms"));
            assertEquals(List.of(), visit.complaints());
        }
    }

    @Test
    void theButtonMeasuresEveryEngineInTurnAndTheFastestIsTheResult() throws JsonParserException {
        try (Visit visit = bench("data=synthetic&layers=8&repeat=3")) {
            assertEquals("idle", visit.state());
            visit.press("measure");
            JsonObject result = result(visit);
            assertTrue(engines(visit, "").size() >= 3, engines(visit, "").toString());
            assertEquals(engines(visit, ""), engines(visit, "[data-state=done]"));
            double fastest = ((Number) visit.page()
                            .evaluate("() => Math.max(...[...document.querySelectorAll('#engines [data-value]')]"
                                    + ".map(figure => Number(figure.dataset.value)))"))
                    .doubleValue();
            assertEquals(fastest, result.getDouble("images_per_s_median"), 1e-3 * fastest);
            assertTrue(result.getDouble("images_per_s_best") >= result.getDouble("images_per_s_median"));
            assertEquals(3, result.getArray("epoch_ms").size());
            assertEquals(List.of(), visit.complaints());
        }
    }

    @Test
    void threadsAreComparedWithOneInTheSameRun() throws JsonParserException {
        try (Visit visit = bench("engine=simd&threads=2&data=synthetic&layers=64&batch=128&repeat=1&run=1")) {
            JsonObject result = result(visit);
            assertEquals(2, result.getInt("threads"));
            double speedup = result.getDouble("threads_speedup");
            assertTrue(speedup > 0.2 && speedup < 5, "speedup " + speedup);
            String row = visit.page().locator("#engines li[data-engine=simd]").textContent();
            assertTrue(
                    row.contains("2 threads, " + String.format(Locale.ROOT, "%.2f", speedup) + " times as fast"), row);
            assertEquals(List.of(), visit.complaints());
        }
    }

    @Test
    void anEngineThatIsTooSlowForAnEpochSaysHowFarItCame() throws JsonParserException {
        try (Visit visit = bench("engine=js&data=synthetic&layers=c32k5-p2-c32k5-p2&batch=128&repeat=2&run=1")) {
            JsonObject result = result(visit);
            assertEquals(1, result.getArray("epoch_ms").size());
            assertTrue(result.getArray("epoch_ms").getDouble(0) > 30_000, result.toString());
            String row = visit.page().locator("#engines li[data-engine=js]").textContent();
            for (Object sentence : result.getArray("not_reached")) {
                assertTrue(row.contains((String) sentence), row);
            }
            assertTrue(row.contains("It did not finish an epoch in 30"), row);
            assertEquals(List.of(), visit.complaints());
        }
    }

    @Test
    void aMeasurementCanBeStoppedAndBegunAnew() throws JsonParserException {
        try (Visit visit = bench("engine=js&data=synthetic&layers=8&repeat=1000&run=1")) {
            visit.awaitState("training");
            visit.press("measure");
            visit.awaitState("idle");
            visit.page().evaluate("() => { location.hash = 'engine=wasm-gc&data=synthetic&layers=8&repeat=1&run=1'; }");
            assertEquals("wasm-gc", result(visit).getString("engine"));
            assertEquals(List.of(), visit.complaints());
        }
    }

    @Test
    void partsOfTheLinkThatMeanNothingAreNamed() {
        try (Visit visit = bench("repeat=often&colour=blue")) {
            assertTrue(visit.text("error").contains("often"), visit.text("error"));
            assertTrue(visit.text("error").contains("colour"), visit.text("error"));
            assertEquals("idle", visit.state());
        }
    }

    @Test
    void axeFindsNothing() {
        try (Visit visit = site.visit("bench.html", "data=synthetic&layers=8&repeat=1&run=1", 1280, 800)) {
            visit.awaitState("done");
            visit.assertAxeFindsNothing();
        }
    }

    private static Visit bench(String hash) {
        return site.visit("bench.html", hash, 1280, 800);
    }

    private static JsonObject result(Visit visit) throws JsonParserException {
        visit.awaitTrue("document.querySelector('#result').textContent !== ''");
        assertEquals("done", visit.state());
        return JsonParser.object().from(visit.text("result"));
    }

    private static List<String> engines(Visit visit, String which) {
        return visit.page().locator("#engines li" + which).all().stream()
                .map(row -> row.getAttribute("data-engine"))
                .toList();
    }
}
