package inkling.data;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads a JSON text (RFC 8259): objects as maps, arrays as lists, numbers as whole numbers or floats. The page reads stroke
 * files; a JSON library, with the big numbers and the tables that come with it, would be a sixth of its script.
 */
final class JsonText {
    /** Objects and arrays in one another: the reader calls itself once for each level. */
    private static final int MOST_DEPTH = 64;

    /** A number of so many digits fits an int. */
    private static final int MOST_DIGITS = 9;

    /** No letter of any text. */
    private static final char END = '\uffff';

    private static final String ESCAPED = "\"\\/bfnrt";
    private static final String ESCAPES = "\"\\/\b\f\n\r\t";
    private static final String HEXADECIMAL = "0123456789abcdef0123456789ABCDEF";

    private final String text;
    private int at;
    private int depth;

    private JsonText(String text) {
        this.text = text;
    }

    /**
     * The value of a text; {@code null} for JSON's own null.
     *
     * @throws IllegalArgumentException if it is no JSON; the message says what was expected, and where, without a full stop
     */
    static Object read(String text) {
        JsonText in = new JsonText(text);
        Object value = in.value();
        if (in.next() != END) {
            throw in.fault("nothing more");
        }
        return value;
    }

    /** The next letter that is no blank; {@link #END} if there is none. */
    private char next() {
        while (at < text.length() && " \t\n\r".indexOf(text.charAt(at)) >= 0) {
            at++;
        }
        return letter();
    }

    private char letter() {
        return at < text.length() ? text.charAt(at) : END;
    }

    private Object value() {
        return switch (next()) {
            case '{' -> object();
            case '[' -> array();
            case '"' -> string();
            case 't' -> word("true", true);
            case 'f' -> word("false", false);
            case 'n' -> word("null", null);
            default -> number();
        };
    }

    private Map<String, Object> object() {
        Map<String, Object> object = new LinkedHashMap<>();
        enter();
        if (next() == '}') {
            return leave(object);
        }
        while (true) {
            if (next() != '"') {
                throw fault("a key");
            }
            String key = string();
            if (next() != ':') {
                throw fault("a colon");
            }
            at++;
            object.put(key, value());
            if (!another('}')) {
                return leave(object);
            }
        }
    }

    private List<Object> array() {
        List<Object> array = new ArrayList<>();
        enter();
        if (next() == ']') {
            return leave(array);
        }
        while (true) {
            array.add(value());
            if (!another(']')) {
                return leave(array);
            }
        }
    }

    private void enter() {
        at++;
        depth++;
        if (depth > MOST_DEPTH) {
            throw fault("nothing nested deeper than " + MOST_DEPTH + " levels");
        }
    }

    private <T> T leave(T value) {
        at++;
        depth--;
        return value;
    }

    /** Whether a comma follows, not the end. */
    private boolean another(char end) {
        char found = next();
        if (found == ',') {
            at++;
        } else if (found != end) {
            throw fault("a comma or " + end);
        }
        return found == ',';
    }

    private <T> T word(String word, T value) {
        if (!text.startsWith(word, at)) {
            throw fault("a value");
        }
        at += word.length();
        return value;
    }

    private Object number() {
        int from = at;
        if (letter() == '-') {
            at++;
        }
        boolean zero = letter() == '0';
        int whole = digits();
        if (zero && whole > 1) {
            throw fault("no number that begins with 0");
        }
        boolean isWhole = whole <= MOST_DIGITS;
        if (letter() == '.') {
            at++;
            digits();
            isWhole = false;
        }
        if (letter() == 'e' || letter() == 'E') {
            at++;
            if (letter() == '+' || letter() == '-') {
                at++;
            }
            digits();
            isWhole = false;
        }
        String number = text.substring(from, at);
        return isWhole ? (Object) Integer.parseInt(number) : Float.parseFloat(number);
    }

    /** Passes one digit or more; how many. */
    private int digits() {
        int from = at;
        while (letter() >= '0' && letter() <= '9') {
            at++;
        }
        if (at == from) {
            throw fault("a value");
        }
        return at - from;
    }

    private String string() {
        StringBuilder string = new StringBuilder();
        at++;
        while (letter() != '"') {
            if (letter() < ' ' || at >= text.length()) {
                throw fault("the end of a text");
            }
            string.append(letter() == '\\' ? escaped() : letter());
            at++;
        }
        at++;
        return string.toString();
    }

    /** What a backslash and the letters after it stand for; ends at the last of these. */
    private char escaped() {
        at++;
        int escape = ESCAPED.indexOf(letter());
        if (escape >= 0) {
            return ESCAPES.charAt(escape);
        }
        if (letter() != 'u') {
            throw fault("an escape");
        }
        int code = 0;
        for (int i = 0; i < 4; i++) {
            at++;
            int digit = HEXADECIMAL.indexOf(letter());
            if (digit < 0) {
                throw fault("a hexadecimal digit");
            }
            code = code * 16 + digit % 16;
        }
        return (char) code;
    }

    private IllegalArgumentException fault(String expected) {
        return new IllegalArgumentException("at character " + at + ", " + expected + " was expected");
    }
}
