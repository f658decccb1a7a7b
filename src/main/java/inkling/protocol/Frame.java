package inkling.protocol;

import com.grack.nanojson.JsonObject;
import com.grack.nanojson.JsonParser;
import com.grack.nanojson.JsonParserException;
import com.grack.nanojson.JsonWriter;
import inkling.train.Metrics;

/**
 * A message as it crosses between page and worker: a JSON object, and an array of numbers that is handed over whole.
 *
 * @param text the JSON object; its {@code kind} tells the messages apart
 * @param numbers what is too large for text; empty for most messages
 */
public record Frame(String text, float[] numbers) {
    static Frame of(String kind, JsonObject fields) {
        // Handing an array over empties it, so that each message needs one of its own.
        return of(kind, fields, new float[0]);
    }

    static Frame of(String kind, JsonObject fields, float[] numbers) {
        fields.put("kind", kind);
        return new Frame(JsonWriter.string(fields), numbers);
    }

    JsonObject fields() {
        try {
            return JsonParser.object().from(text);
        } catch (JsonParserException e) {
            throw new IllegalArgumentException(
                    "A message between page and worker is no JSON: " + text + "; reload the page.", e);
        }
    }

    static IllegalArgumentException unknown(String kind) {
        return new IllegalArgumentException(
                "Page and worker do not speak the same version ('" + kind + "' is unknown); reload the page.");
    }

    static JsonObject metrics(Metrics metrics) {
        JsonObject fields = new JsonObject();
        fields.put("loss", metrics.loss());
        fields.put("accuracy", metrics.accuracy());
        fields.put("images", metrics.images());
        return fields;
    }

    static Metrics metrics(JsonObject fields) {
        return new Metrics(fields.getDouble("loss"), fields.getDouble("accuracy"), fields.getInt("images"));
    }
}
