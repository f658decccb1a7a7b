package inkling.data;

import inkling.ink.Ink;
import inkling.ink.Stroke;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Reads and writes files of drawn digits: a JSON array of {@code {"label": 7, "strokes": [[x0, y0, x1, y1, …], …]}}. The
 * y axis points down, and coordinates have any scale. Other keys are ignored.
 */
public final class StrokeFile {
    /** Some editors put it before a text in UTF-8. */
    private static final String BYTE_ORDER_MARK = "\uFEFF";

    private StrokeFile() {}

    /**
     * The digits of a stroke file, in its order.
     *
     * @param json the text of the file
     * @throws IllegalArgumentException if the text is not such a file; the message says what is wrong, and where
     */
    public static List<LabelledInk> parse(String json) {
        String text = json.startsWith(BYTE_ORDER_MARK) ? json.substring(1) : json;
        List<LabelledInk> digits = new ArrayList<>();
        for (Object entry : array(text)) {
            digits.add(digit(entry, "Digit " + digits.size() + " of the stroke file"));
        }
        return digits;
    }

    private static List<?> array(String text) {
        String cause;
        try {
            Object value = JsonText.read(text);
            if (value instanceof List<?> array) {
                return array;
            }
            cause = "it is " + kind(value);
        } catch (IllegalArgumentException malformed) {
            cause = malformed.getMessage();
        }
        throw new IllegalArgumentException(
                "A stroke file is a JSON array of digits, but this text is not: " + cause + ".");
    }

    /** The text of a stroke file with these digits, one on each line; {@link #parse} reads it. */
    public static String format(List<LabelledInk> digits) {
        List<String> lines = new ArrayList<>();
        for (LabelledInk digit : digits) {
            List<String> strokes = new ArrayList<>();
            for (Stroke stroke : digit.ink().strokes()) {
                strokes.add(text(stroke.points()));
            }
            lines.add("\n{\"label\": " + digit.label() + ", \"strokes\": [" + String.join(", ", strokes) + "]}");
        }
        return "[" + String.join(",", lines) + "\n]\n";
    }

    private static String text(float[] points) {
        List<String> values = new ArrayList<>();
        for (float value : points) {
            values.add(value == (int) value ? Integer.toString((int) value) : Float.toString(value));
        }
        return "[" + String.join(", ", values) + "]";
    }

    private static LabelledInk digit(Object entry, String where) {
        if (!(entry instanceof Map<?, ?> object)) {
            throw fault(where, "be an object with the keys label and strokes", kind(entry));
        }
        if (!(object.get("strokes") instanceof List<?> strokes)) {
            throw fault(where, "have the key strokes with an array of strokes", kind(object.get("strokes")));
        }
        List<Stroke> list = new ArrayList<>();
        for (Object stroke : strokes) {
            list.add(stroke(stroke, where + ", stroke " + list.size()));
        }
        return new LabelledInk(label(object.get("label"), where), new Ink(list));
    }

    private static int label(Object value, String where) {
        double label = value instanceof Number number ? number.doubleValue() : -1;
        if (label >= 0 && label <= 9 && label == (int) label) {
            return (int) label;
        }
        String found = value instanceof Integer whole
                ? Integer.toString(whole)
                : value instanceof Float number ? Float.toString(number) : kind(value);
        throw fault(where, "have the key label with a whole number from 0 to 9", found);
    }

    private static Stroke stroke(Object value, String where) {
        if (!(value instanceof List<?> coordinates)) {
            throw fault(where, "be an array of numbers x0, y0, x1, y1, …", kind(value));
        }
        float[] points = new float[coordinates.size()];
        for (int i = 0; i < points.length; i++) {
            if (!(coordinates.get(i) instanceof Number coordinate)) {
                throw fault(where + ": value " + i, "be a number", kind(coordinates.get(i)));
            }
            points[i] = coordinate.floatValue();
        }
        try {
            return Stroke.of(points);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(where + ": " + e.getMessage(), e);
        }
    }

    private static IllegalArgumentException fault(String where, String expected, String found) {
        return new IllegalArgumentException(where + " should " + expected + ", not " + found + ".");
    }

    /** What a JSON value is, in words. */
    private static String kind(Object value) {
        return value instanceof Map
                ? "an object"
                : value instanceof List
                        ? "an array"
                        : value instanceof String
                                ? "a text"
                                : value instanceof Number
                                        ? "a number"
                                        : value instanceof Boolean ? "true or false" : "nothing";
    }
}
