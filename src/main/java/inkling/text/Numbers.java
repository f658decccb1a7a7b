package inkling.text;

/** Numbers as the page writes them. */
public final class Numbers {
    /** Keeps a number and its unit on one line. */
    private static final char SPACE = '\u00a0';

    private Numbers() {}

    /** A number with so many digits after the point; words for what is no number. */
    public static String fixed(double value, int digits) {
        if (Double.isNaN(value)) {
            return "none";
        }
        if (Double.isInfinite(value)) {
            return value > 0 ? "∞" : "−∞";
        }
        long power = 1;
        for (int i = 0; i < digits; i++) {
            power *= 10;
        }
        double size = Math.abs(value);
        if (size >= 1e15 / power) {
            return (value < 0 ? "−" : "") + huge(size);
        }
        long scaled = Math.round(size * power);
        String whole = grouped(scaled / power);
        String sign = value < 0 && scaled > 0 ? "−" : "";
        if (digits == 0) {
            return sign + whole;
        }
        StringBuilder rest = new StringBuilder(Long.toString(scaled % power));
        while (rest.length() < digits) {
            rest.insert(0, '0');
        }
        return sign + whole + "." + rest;
    }

    /** A number of 1 or more, however large, as {@code 1.5E20}: in steps, since Java's own decimals bring large tables. */
    private static String huge(double size) {
        double digits = size;
        int exponent = 0;
        while (digits >= 9.95) {
            digits /= 10;
            exponent++;
        }
        return fixed(digits, 1) + "E" + exponent;
    }

    /** A number as scripts and style sheets read it, with all its digits; whole ones without a point. */
    public static String exact(double value) {
        boolean isWhole = value == Math.rint(value) && Math.abs(value) < 1e15;
        return isWhole ? Long.toString((long) value) : Double.toString(value);
    }

    /** A whole number with a comma after every three digits: {@code 60,000}. */
    public static String whole(double value) {
        return fixed(value, 0);
    }

    /** A share from 0 to 1 as whole percent; 100 % only when next to nothing is left. */
    public static String percent(double share) {
        long percent = Math.round(share * 100);
        boolean notQuite = percent == 100 && share < 0.9995;
        return (notQuite ? 99 : percent) + String.valueOf(SPACE) + "%";
    }

    /** A share from 0 to 1 as percent with two digits, as accuracies are compared. */
    public static String exactPercent(double share) {
        return fixed(share * 100, 2) + SPACE + "%";
    }

    /** A time in seconds: {@code 12 s}, {@code 3 min 5 s}, {@code 20 min}, {@code 2 h 10 min}. */
    public static String time(double seconds) {
        if (!(seconds < 3.6e8)) {
            return "very long";
        }
        long all = Math.round(seconds);
        if (all < 60) {
            return all + (SPACE + "s");
        }
        if (all < 600) {
            return all / 60 + (SPACE + "min") + SPACE + all % 60 + SPACE + "s";
        }
        if (all < 3600) {
            return all / 60 + (SPACE + "min");
        }
        return grouped(all / 3600) + SPACE + "h" + SPACE + all % 3600 / 60 + SPACE + "min";
    }

    /** A time in seconds that is known only about: two digits of it, from {@code 0.1 s} on. */
    public static String about(double seconds) {
        if (seconds < 9.95) {
            return fixed(Math.max(0.1, seconds), 1) + SPACE + "s";
        }
        double step = seconds < 100 ? 1 : seconds < 600 ? 10 : seconds < 6000 ? 60 : 600;
        return seconds < 3.6e8 ? time(step * Math.round(seconds / step)) : time(seconds);
    }

    /** Bytes of a download: {@code 3.2 of 11.6 MB}. */
    public static String megabytes(double loaded, double total) {
        return fixed(loaded / 1e6, 1) + " of " + fixed(total / 1e6, 1) + SPACE + "MB";
    }

    /** A count with its noun: {@code 1 epoch}, {@code 2 epochs}. */
    public static String count(int number, String noun) {
        return whole(number) + " " + noun + (number == 1 ? "" : "s");
    }

    private static String grouped(long whole) {
        StringBuilder text = new StringBuilder(Long.toString(whole));
        for (int i = text.length() - 3; i > 0; i -= 3) {
            text.insert(i, ',');
        }
        return text.toString();
    }
}
