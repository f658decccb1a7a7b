package inkling.data;

import com.grack.nanojson.JsonArray;
import com.grack.nanojson.JsonObject;
import com.grack.nanojson.JsonParser;
import com.grack.nanojson.JsonParserException;
import inkling.ink.Ink;
import inkling.ink.Stroke;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads and writes files of drawn digits: a JSON array of {@code {"label": 7, "strokes": [[x0, y0, x1, y1, …], …]}}, y down, any
 * scale. Other keys are ignored.
 */
public final class StrokeFile {
    /** The format needs four levels; other keys may hold some more. The JSON parser recurses once per level. */
    private static final int MAX_DEPTH = 64;

    private StrokeFile() {}

    /**
     * The digits of a stroke file, in its order.
     *
     * @param json the text of the file
     * @throws IllegalArgumentException if the text is not such a file; the message says what is wrong, and where
     */
    public static List<LabelledInk> parse(String json) {
        List<LabelledInk> digits = new ArrayList<>();
        for (Object entry : array(json)) {
            digits.add(digit(entry, "Digit " + digits.size() + " of the stroke file"));
        }
        return digits;
    }

    /** The text of a stroke file with these digits, one a line; {@link #parse} gives them back. */
    public static String format(List<LabelledInk> digits) {
        StringBuilder json = new StringBuilder("[");
        for (int i = 0; i < digits.size(); i++) {
            json.append(i == 0 ? "\n" : ",\n")
                    .append("{\"label\": ")
                    .append(digits.get(i).label());
            json.append(", \"strokes\": [");
            String comma = "";
            for (Stroke stroke : digits.get(i).ink().strokes()) {
                json.append(comma);
                append(stroke.points(), json);
                comma = ", ";
            }
            json.append("]}");
        }
        return json.append("\n]\n").toString();
    }

    private static void append(float[] points, StringBuilder json) {
        json.append('[');
        for (int i = 0; i < points.length; i++) {
            json.append(i == 0 ? "" : ", ");
            if (points[i] == (int) points[i]) {
                json.append((int) points[i]);
            } else {
                json.append(points[i]);
            }
        }
        json.append(']');
    }

    private static JsonArray array(String json) {
        refuseDeepNesting(json);
        try {
            return JsonParser.array().from(json);
        } catch (JsonParserException e) {
            throw new IllegalArgumentException(
                    "A stroke file is a JSON array of digits, but this text is not: " + e.getMessage() + ".", e);
        }
    }

    private static void refuseDeepNesting(String json) {
        int depth = 0;
        boolean text = false;
        for (int i = 0; i < json.length(); i++) {
            char c = json.charAt(i);
            if (text && c == '\\') {
                i++;
            } else if (c == '"') {
                text = !text;
            } else if (!text && (c == '[' || c == '{')) {
                depth++;
            } else if (!text && (c == ']' || c == '}')) {
                depth--;
            }
            if (depth > MAX_DEPTH) {
                throw new IllegalArgumentException("A stroke file nests arrays and objects at most " + MAX_DEPTH
                        + " deep; this text goes deeper at character " + i + ".");
            }
        }
    }

    private static LabelledInk digit(Object entry, String where) {
        if (!(entry instanceof JsonObject object)) {
            throw new IllegalArgumentException(
                    where + " should be an object with the keys label and strokes, not " + kind(entry) + ".");
        }
        if (!(object.get("strokes") instanceof JsonArray strokes)) {
            throw new IllegalArgumentException(where + " should have the key strokes with an array of strokes, not "
                    + kind(object.get("strokes")) + ".");
        }
        List<Stroke> list = new ArrayList<>();
        for (Object stroke : strokes) {
            list.add(stroke(stroke, where + ", stroke " + list.size()));
        }
        return new LabelledInk(label(object.get("label"), where), Ink.of(list));
    }

    private static int label(Object value, String where) {
        if (value instanceof Number number) {
            double label = number.doubleValue();
            if (label >= 0 && label <= 9 && label == (int) label) {
                return (int) label;
            }
        }
        throw new IllegalArgumentException(where + " should have the key label with a whole number from 0 to 9, not "
                + (value instanceof Number ? value.toString() : kind(value)) + ".");
    }

    private static Stroke stroke(Object value, String where) {
        if (!(value instanceof JsonArray coordinates)) {
            throw new IllegalArgumentException(
                    where + " should be an array of numbers x0, y0, x1, y1, …, not " + kind(value) + ".");
        }
        float[] points = new float[coordinates.size()];
        for (int i = 0; i < points.length; i++) {
            if (!(coordinates.get(i) instanceof Number coordinate)) {
                throw new IllegalArgumentException(
                        where + ": value " + i + " should be a number, not " + kind(coordinates.get(i)) + ".");
            }
            points[i] = coordinate.floatValue();
        }
        try {
            return Stroke.of(points);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(where + ": " + e.getMessage(), e);
        }
    }

    /** What a JSON value is, in words. */
    private static String kind(Object value) {
        if (value instanceof JsonObject) {
            return "an object";
        }
        if (value instanceof JsonArray) {
            return "an array";
        }
        if (value instanceof String) {
            return "a text";
        }
        if (value instanceof Number) {
            return "a number";
        }
        return value instanceof Boolean ? "true or false" : "nothing";
    }
}
