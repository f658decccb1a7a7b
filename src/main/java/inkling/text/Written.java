package inkling.text;

import java.util.ArrayList;
import java.util.List;

/**
 * What somebody has written, looked at letter by letter: regular expressions would make the page's script a quarter larger.
 * Only the digits 0 to 9 count as such, whatever other scripts have.
 */
public final class Written {
    private static final int MOST_EXPONENT_DIGITS = 3;

    private Written() {}

    /** Whether a text is a whole number of 1 to {@code most} digits, with a minus or without. */
    public static boolean isWhole(String text, int most) {
        int from = text.startsWith("-") ? 1 : 0;
        int end = digits(text, from);
        return end == text.length() && end > from && end - from <= most;
    }

    /** Whether a text is a decimal number such as -0.5, 3., .25 or 1e-3. */
    public static boolean isDecimal(String text) {
        int from = text.startsWith("-") ? 1 : 0;
        int at = digits(text, from);
        int found = at - from;
        if (at < text.length() && text.charAt(at) == '.') {
            int end = digits(text, at + 1);
            found += end - at - 1;
            at = end;
        }
        return found > 0 && (at == text.length() || isExponent(text, at));
    }

    private static boolean isExponent(String text, int at) {
        if (text.charAt(at) != 'e' && text.charAt(at) != 'E') {
            return false;
        }
        int from = at + 1;
        if (from < text.length() && (text.charAt(from) == '-' || text.charAt(from) == '+')) {
            from++;
        }
        int end = digits(text, from);
        return end == text.length() && end > from && end - from <= MOST_EXPONENT_DIGITS;
    }

    /**
     * A number with a comma for a point, as much of the world writes it, with a point: 0,2 as 0.2. What might be
     * thousands, as 1,000, is left as it is.
     */
    public static String withPoint(String text) {
        int comma = digits(text, 0);
        if (comma == text.length() || text.charAt(comma) != ',') {
            return text;
        }
        int decimals = text.length() - comma - 1;
        boolean isNumber = decimals > 0 && digits(text, comma + 1) == text.length();
        boolean mayBeThousands = decimals == 3 && comma >= 1 && text.charAt(0) != '0';
        return isNumber && !mayBeThousands ? text.replace(',', '.') : text;
    }

    /** A text in one line: each run of blanks, tabs and line ends becomes one blank. */
    public static String oneLine(String text) {
        StringBuilder line = new StringBuilder();
        boolean blank = false;
        for (int i = 0; i < text.length(); i++) {
            char letter = text.charAt(i);
            boolean now = letter == ' ' || (letter >= '\t' && letter <= '\r');
            if (!now) {
                line.append(letter);
            } else if (!blank) {
                line.append(' ');
            }
            blank = now;
        }
        return line.toString();
    }

    /** Where the digits that begin there end. */
    private static int digits(String text, int from) {
        int at = from;
        while (at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9') {
            at++;
        }
        return at;
    }

    /** The parts of a text before, between and behind a mark; the text itself where there is no mark. */
    public static List<String> parts(String text, char mark) {
        List<String> parts = new ArrayList<>();
        int from = 0;
        for (int to = text.indexOf(mark); to >= 0; to = text.indexOf(mark, from)) {
            parts.add(text.substring(from, to));
            from = to + 1;
        }
        parts.add(text.substring(from));
        return parts;
    }
}
