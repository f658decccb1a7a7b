package inkling.lab.runs.kept;

import com.grack.nanojson.JsonArray;
import com.grack.nanojson.JsonObject;
import com.grack.nanojson.JsonParser;
import com.grack.nanojson.JsonParserException;
import com.grack.nanojson.JsonWriter;
import inkling.protocol.report.RunState;
import inkling.recipe.Recipe;
import inkling.train.measure.Metrics;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A kept run as JSON text, which is how the browser stores it. */
public final class RunText {
    private static final int VERSION = 1;

    private RunText() {}

    /** Writes a run. */
    public static String write(KeptRun run) {
        JsonObject json = new JsonObject();
        json.put("version", VERSION);
        json.put("id", run.id());
        json.put("name", run.name());
        json.put("recipe", new JsonObject(run.recipe().texts()));
        json.put("state", run.state().word());
        json.put("seconds", number(run.seconds()));
        json.put("imagesPerSecond", number(run.imagesPerSecond()));
        run.test().ifPresent(metrics -> json.put("test", metrics(metrics)));
        json.put("hidden", run.hidden());
        json.put("weightBytes", run.weightBytes());
        JsonArray early = new JsonArray();
        for (Curve.Early point : run.curve().early()) {
            early.add(new JsonArray(List.of(point.share(), metrics(point.running()))));
        }
        json.put("early", early);
        JsonArray epochs = new JsonArray();
        for (Curve.Epoch epoch : run.curve().epochs()) {
            epochs.add(new JsonArray(List.of(
                    epoch.epoch(),
                    epoch.images(),
                    epoch.seconds(),
                    metrics(epoch.training()),
                    metrics(epoch.validation()))));
        }
        json.put("epochs", epochs);
        return JsonWriter.string(json);
    }

    /** A loss that is not finite, as of a run that has diverged, is no number in JSON. */
    private static Object number(double value) {
        return Double.isInfinite(value) || Double.isNaN(value) ? "none" : (Object) value;
    }

    private static JsonArray metrics(Metrics metrics) {
        return new JsonArray(List.of(number(metrics.loss()), number(metrics.accuracy()), metrics.images()));
    }

    /**
     * Reads what {@link #write} has written.
     *
     * @throws IllegalArgumentException when it is anything else, or of another version
     */
    public static KeptRun read(String text) {
        try {
            JsonObject json = JsonParser.object().from(text);
            if (json.getInt("version") != VERSION || json.getString("id", "").isEmpty()) {
                throw new IllegalArgumentException("A kept run is of another version of this page.");
            }
            return new KeptRun(
                    json.getString("id", ""),
                    json.getString("name", ""),
                    recipe(json.getObject("recipe", new JsonObject())),
                    state(json.getString("state", "")),
                    new Curve(early(array(json, "early")), epochs(array(json, "epochs"))),
                    json.getDouble("seconds", 0),
                    json.getDouble("imagesPerSecond", 0),
                    json.has("test") ? Optional.of(metrics(array(json, "test"))) : Optional.empty(),
                    json.getBoolean("hidden", false),
                    Math.max(0, json.getInt("weightBytes", 0)));
        } catch (JsonParserException damaged) {
            throw new IllegalArgumentException("A kept run is damaged.", damaged);
        }
    }

    private static Recipe recipe(JsonObject json) {
        Map<String, String> texts = new LinkedHashMap<>();
        json.keySet().forEach(key -> texts.put(key, json.getString(key, "")));
        return Recipe.of(texts);
    }

    private static RunState state(String word) {
        for (RunState state : RunState.values()) {
            if (state.word().equals(word)) {
                return state;
            }
        }
        throw new IllegalArgumentException("A kept run has no state '" + word + "'.");
    }

    private static List<Curve.Early> early(JsonArray json) {
        List<Curve.Early> points = new ArrayList<>();
        for (int i = 0; i < json.size(); i++) {
            JsonArray point = array(json, i);
            points.add(new Curve.Early(point.getDouble(0), metrics(array(point, 1))));
        }
        return points;
    }

    private static List<Curve.Epoch> epochs(JsonArray json) {
        List<Curve.Epoch> epochs = new ArrayList<>();
        for (int i = 0; i < json.size(); i++) {
            JsonArray epoch = array(json, i);
            epochs.add(new Curve.Epoch(
                    epoch.getInt(0),
                    epoch.getDouble(1),
                    epoch.getDouble(2),
                    metrics(array(epoch, 3)),
                    metrics(array(epoch, 4))));
        }
        return epochs;
    }

    private static JsonArray array(JsonObject json, String key) {
        return json.getArray(key, new JsonArray());
    }

    private static JsonArray array(JsonArray json, int index) {
        return json.getArray(index, new JsonArray());
    }

    private static Metrics metrics(JsonArray json) {
        return new Metrics(json.getDouble(0, Double.NaN), json.getDouble(1, Double.NaN), json.getInt(2));
    }
}
