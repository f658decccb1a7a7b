package inkling.lab.inspect;

import inkling.text.Numbers;

/** Numbers as this view writes them. */
final class Figures {
    private Figures() {}

    /** A number with three digits or so. */
    static String of(double value) {
        double size = Math.abs(value);
        if (size > 0 && size < 0.001) {
            return size < 1e-9 ? "≈\u00a00" : power(value);
        }
        return Numbers.fixed(value, size >= 100 ? 0 : size >= 10 ? 1 : size >= 1 ? 2 : 3);
    }

    /** Such as 3.2 · 10⁻⁵. */
    private static String power(double value) {
        int exponent = (int) Math.floor(Math.log10(Math.abs(value)));
        return Numbers.fixed(value / Math.pow(10, exponent), 1) + "e" + (exponent < 0 ? "−" : "") + Math.abs(exponent);
    }

    /** The same with a sign, also for what is above 0. */
    static String signed(double value) {
        return (value > 0 ? "+" : "") + of(value);
    }
}
