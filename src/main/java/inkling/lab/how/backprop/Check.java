package inkling.lab.how.backprop;

import inkling.text.Numbers;

/**
 * A derivative beside what nudging says: the central difference {@code (L(w + h) - L(w - h)) / 2h}, whose error falls with
 * h² (Abramowitz and Stegun 1964, 25.3.21).
 *
 * @param derivative what backpropagation says
 * @param above the loss with the number larger by {@link #NUDGE}
 * @param below the loss with the number smaller by as much
 */
record Check(double derivative, double above, double below) {
    /** h. */
    static final double NUDGE = 1e-4;

    /** A larger difference is no matter of rounding: the loss has a corner between the two nudges. */
    private static final double CORNER = 1e-5;

    static Check of(TinyNetwork network, Passes passes, Quantity quantity) {
        return new Check(
                passes.derivative(quantity), network.lossWith(quantity, NUDGE), network.lossWith(quantity, -NUDGE));
    }

    double byNudging() {
        return (above - below) / (2 * NUDGE);
    }

    double difference() {
        return Math.abs(derivative - byNudging());
    }

    boolean isAtCorner() {
        return difference() > CORNER;
    }

    /** A small number as people write it: {@code 3 × 10⁻⁹}; 0 for what is no more than rounding. */
    static String small(double value) {
        if (value < 1e-13) {
            return "0";
        }
        int exponent = (int) Math.floor(Math.log10(value));
        if (exponent >= -3) {
            return Numbers.fixed(value, 4);
        }
        StringBuilder power = new StringBuilder("⁻");
        for (char digit : Integer.toString(-exponent).toCharArray()) {
            power.append("⁰¹²³⁴⁵⁶⁷⁸⁹".charAt(digit - '0'));
        }
        return Numbers.fixed(value / Math.pow(10, exponent), 0) + " × 10" + power;
    }
}
