package inkling.nn;

/** One layer's word in a {@link LayerText}, read from front to back. */
final class LayerToken {
    /** No layer has longer numbers. */
    private static final int MAX_DIGITS = 6;

    private final String text;
    private int at;

    LayerToken(String text) {
        this.text = text;
    }

    /** Skips these letters if they come next; returns whether they did. */
    boolean take(String letters) {
        boolean taken = text.startsWith(letters, at);
        at += taken ? letters.length() : 0;
        return taken;
    }

    /** Skips these letters, which must come next. */
    void require(String letters) {
        if (!take(letters)) {
            throw malformed();
        }
    }

    /** Whether a number comes next. */
    boolean startsWithDigit() {
        return at < text.length() && isDigit(text.charAt(at));
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    /** Reads a number, which must come next. */
    int number() {
        int value = 0;
        int from = at;
        while (startsWithDigit()) {
            if (at - from == MAX_DIGITS) {
                throw malformed();
            }
            value = 10 * value + text.charAt(at++) - '0';
        }
        if (at == from) {
            throw malformed();
        }
        return value;
    }

    void requireEnd() {
        if (at < text.length()) {
            throw malformed();
        }
    }

    IllegalArgumentException malformed() {
        return new IllegalArgumentException("'" + text + "' is no layer; expected " + LayerText.help() + ".");
    }
}
