package inkling.lab.inspect;

import inkling.page.dom.Colour;
import inkling.page.dom.ColourMap;
import inkling.page.dom.Palette;

/** The colours of values on either side of zero: blue above, red below. */
final class SignedColours {
    /** A value of this size has the full colour; in root mean squares of all. */
    private static final double FULL_COLOUR = 3;

    private SignedColours() {}

    /** For these values: the largest has the full colour, zero is paper. */
    static ColourMap ofLargest(Palette palette, float[] values) {
        return onPaper(palette, largest(values));
    }

    /** For these weights: one that is very large does not leave all others pale. */
    static ColourMap ofUsual(Palette palette, float[] values) {
        double squares = 0;
        for (float value : values) {
            squares += value * value;
        }
        return onPaper(palette, (float) (FULL_COLOUR * Math.sqrt(squares / Math.max(1, values.length))));
    }

    private static ColourMap onPaper(Palette palette, float largest) {
        Colour zero = palette.colour("sheet");
        Colour positive = palette.colour("positive");
        Colour negative = palette.colour("negative");
        float limit = limit(largest);
        return new ColourMap(
                -limit, limit, share -> zero.towards(share < 0.5 ? negative : positive, Math.abs(2 * share - 1)));
    }

    /** For these values, to be laid over something else: zero lets it show. */
    static ColourMap overlay(Palette palette, float[] values) {
        Colour positive = palette.colour("positive");
        Colour negative = palette.colour("negative");
        float limit = limit(largest(values));
        return new ColourMap(
                -limit, limit, share -> (share < 0.5 ? negative : positive).covering(Math.abs(2 * share - 1)));
    }

    private static float largest(float[] values) {
        float largest = 0;
        for (float value : values) {
            float size = Math.abs(value);
            largest = size > largest && size <= Float.MAX_VALUE ? size : largest;
        }
        return largest;
    }

    private static float limit(float largest) {
        return Math.max(largest, Float.MIN_NORMAL);
    }
}
