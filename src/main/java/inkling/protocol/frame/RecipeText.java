package inkling.protocol.frame;

import com.grack.nanojson.JsonObject;
import com.grack.nanojson.JsonParser;
import com.grack.nanojson.JsonParserException;
import com.grack.nanojson.JsonWriter;
import inkling.recipe.Recipe;
import java.util.LinkedHashMap;
import java.util.Map;

/** A recipe as a JSON object of its settings' texts. */
public final class RecipeText {
    private RecipeText() {}

    /** The recipe as text. */
    public static String write(Recipe recipe) {
        return JsonWriter.string(json(recipe));
    }

    /** The recipe as an object within other JSON. */
    public static JsonObject json(Recipe recipe) {
        return new JsonObject(recipe.texts());
    }

    /**
     * Reads what {@link #write} has written.
     *
     * @throws IllegalArgumentException when it is no such text
     */
    public static Recipe read(String text) {
        try {
            return of(JsonParser.object().from(text));
        } catch (JsonParserException e) {
            throw new IllegalArgumentException("A recipe is no JSON: " + text, e);
        }
    }

    /**
     * Reads what {@link #json} has made.
     *
     * @throws IllegalArgumentException when a setting is unknown or malformed
     */
    public static Recipe of(JsonObject json) {
        Map<String, String> texts = new LinkedHashMap<>();
        json.keySet().forEach(key -> texts.put(key, json.getString(key, "")));
        return Recipe.of(texts);
    }
}
