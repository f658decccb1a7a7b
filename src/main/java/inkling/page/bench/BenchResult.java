package inkling.page.bench;

import com.grack.nanojson.JsonArray;
import com.grack.nanojson.JsonObject;
import com.grack.nanojson.JsonWriter;
import inkling.page.engine.Engine;
import inkling.protocol.report.BenchReport;
import inkling.recipe.Recipe;
import inkling.recipe.Settings;
import java.util.OptionalDouble;

/**
 * What was measured of an engine.
 *
 * @param engine which
 * @param recipe what it trained
 * @param report what it measured
 */
record BenchResult(Engine engine, Recipe recipe, BenchReport.Result report) {
    /** Training images a second in the middle one of the timed epochs, ordered by their times. */
    double medianImagesPerSecond() {
        double[] times = sorted();
        int middle = times.length / 2;
        double median = times.length % 2 == 1 ? times[middle] : (times[middle - 1] + times[middle]) / 2;
        return imagesPerSecond(median);
    }

    /** Training images a second in the fastest of the timed epochs. */
    double bestImagesPerSecond() {
        return imagesPerSecond(sorted()[0]);
    }

    private double imagesPerSecond(double epochMs) {
        return 1000 * report.images() / epochMs;
    }

    private double[] sorted() {
        return report.epochMs().stream()
                .mapToDouble(Double::doubleValue)
                .sorted()
                .toArray();
    }

    /**
     * The figures as one JSON object, for scripts.
     *
     * @param textbookImagesPerSecond what the textbook loops train on; none if that could not be measured
     */
    String json(OptionalDouble textbookImagesPerSecond) {
        JsonArray times = new JsonArray();
        report.epochMs().forEach(ms -> times.add(rounded(ms)));
        JsonObject json = new JsonObject();
        json.put("engine", engine.word());
        json.put("variant", report.variant());
        json.put("threads", report.threads());
        json.put("layers", Settings.LAYERS.text(recipe));
        if (recipe.get(Settings.BATCH) == Settings.WHOLE_SET) {
            json.put("batch", Settings.BATCH.text(recipe));
        } else {
            json.put("batch", recipe.get(Settings.BATCH));
        }
        json.put("optimizer", Settings.OPTIMIZER.text(recipe));
        json.put("data", Settings.DATA.values().format(report.data()));
        json.put("epoch_ms", times);
        json.put("images_per_s_median", rounded(medianImagesPerSecond()));
        json.put("images_per_s_best", rounded(bestImagesPerSecond()));
        json.put("test_accuracy", report.testAccuracy());
        json.put("predict_ms_p50", rounded(report.predictP50()));
        json.put("predict_ms_p99", rounded(report.predictP99()));
        json.put("time_to_98_ms", rounded(report.timeTo98()));
        json.put("textbook_images_per_s", rounded(textbookImagesPerSecond));
        json.put("not_reached", new JsonArray(report.notReached()));
        report.threadsSpeedup().ifPresent(factor -> json.put("threads_speedup", rounded(factor)));
        return JsonWriter.indent("  ").string().object(json).done();
    }

    /** None is null in JSON. */
    private static Double rounded(OptionalDouble value) {
        return value.isPresent() ? rounded(value.getAsDouble()) : null;
    }

    /** Browsers' clocks tell no more than some microseconds. */
    private static Double rounded(double value) {
        return Math.round(value * 10_000) / 10_000.0;
    }
}
