package inkling.data;

import java.util.ArrayList;
import java.util.List;

/**
 * How strongly training pictures are varied, so that the network hardly ever sees the same one twice. Each picture gets
 * its own variation, drawn uniformly between minus and plus the strength; 0 leaves out that kind.
 *
 * <p>The kinds are those of Simard, Steinkraus and Platt, "Best practices for convolutional neural networks applied to
 * visual document analysis" (2003): affine maps and elastic deformation, and besides, the thickness of the pen.
 *
 * @param shift whole pixels, along each axis, 0 to {@value #MOST_SHIFT}
 * @param rotate degrees, 0 to {@value #MOST_DEGREES}
 * @param scale percent, along each axis for itself, 0 to {@value #MOST_PERCENT}
 * @param shear percent: by so much of its height a picture's top leans over its foot, 0 to {@value #MOST_PERCENT}
 * @param elastic Simard's alpha: the factor of a field of random displacements that are uniform between -1 and 1 pixel
 *     and then smoothed, 0 to {@value #MOST_ELASTIC}
 * @param sigma standard deviation, in pixels, of the Gaussian that smooths them, {@value #LEAST_SIGMA} to
 *     {@value #MOST_SIGMA}; {@value #USUAL_SIGMA} where nothing is elastic
 * @param pen percent of a whole pixel on each side by which strokes grow; they shrink by half as much, or thin ones
 *     would vanish; 0 to {@value #MOST_PEN}
 */
public record Augmentation(int shift, int rotate, int scale, int shear, int elastic, int sigma, int pen) {
    /** What Simard and his colleagues found best for MNIST. */
    public static final int USUAL_SIGMA = 4;

    private static final int MOST_SHIFT = 8;
    private static final int MOST_DEGREES = 45;
    private static final int MOST_PERCENT = 50;
    private static final int MOST_ELASTIC = 100;
    private static final int LEAST_SIGMA = 2;
    private static final int MOST_SIGMA = 10;
    private static final int MOST_PEN = 100;

    /** Pictures as they are. */
    public static final Augmentation NONE = new Augmentation(0, 0, 0, 0, 0, USUAL_SIGMA, 0);

    /** Affine maps that hardly anybody would notice. */
    public static final Augmentation LIGHT = new Augmentation(1, 7, 7, 7, 0, USUAL_SIGMA, 0);

    /** All kinds, milder than Simard's, since dense layers cannot learn from pictures as varied as his. */
    public static final Augmentation FULL = new Augmentation(1, 10, 10, 10, 20, USUAL_SIGMA, 40);

    private static final List<String> KINDS = List.of("shift", "rotate", "scale", "shear", "elastic", "sigma", "pen");
    private static final List<String> PRESETS = List.of("none", "light", "full");

    public Augmentation {
        requireWithin("shift", shift, 0, MOST_SHIFT);
        requireWithin("rotate", rotate, 0, MOST_DEGREES);
        requireWithin("scale", scale, 0, MOST_PERCENT);
        requireWithin("shear", shear, 0, MOST_PERCENT);
        requireWithin("elastic", elastic, 0, MOST_ELASTIC);
        requireWithin("sigma", sigma, LEAST_SIGMA, MOST_SIGMA);
        requireWithin("pen", pen, 0, MOST_PEN);
        sigma = elastic == 0 ? USUAL_SIGMA : sigma;
    }

    private static void requireWithin(String kind, int strength, int least, int most) {
        if (strength < least || strength > most) {
            throw new IllegalArgumentException("The strength of the augmentation '" + kind + "' is " + least + " to "
                    + most + ", not " + strength + ".");
        }
    }

    /** The names that stand for whole sets of strengths. */
    public static List<String> presets() {
        return PRESETS;
    }

    /** Whether pictures stay as they are. */
    public boolean isNone() {
        return equals(NONE);
    }

    /** A preset's name, or the strengths that are not usual: {@code shift2-rotate10-elastic34}. */
    public String text() {
        for (String preset : PRESETS) {
            if (equals(preset(preset))) {
                return preset;
            }
        }
        List<String> parts = new ArrayList<>();
        int[] strengths = strengths();
        int[] none = NONE.strengths();
        for (int kind = 0; kind < strengths.length; kind++) {
            if (strengths[kind] != none[kind]) {
                parts.add(KINDS.get(kind) + strengths[kind]);
            }
        }
        return String.join("-", parts);
    }

    /**
     * Reads what {@link #text} writes.
     *
     * @throws IllegalArgumentException saying which part is malformed or out of range
     */
    public static Augmentation parse(String text) {
        if (PRESETS.contains(text)) {
            return preset(text);
        }
        int[] strengths = NONE.strengths();
        List<Integer> seen = new ArrayList<>();
        int from = 0;
        while (from <= text.length()) {
            int dash = text.indexOf('-', from);
            int end = dash < 0 ? text.length() : dash;
            String part = text.substring(from, end);
            int kind = kind(part);
            if (kind < 0 || seen.contains(kind)) {
                throw malformed(text);
            }
            seen.add(kind);
            strengths[kind] = strength(part.substring(KINDS.get(kind).length()), text);
            from = end + 1;
        }
        return new Augmentation(
                strengths[0], strengths[1], strengths[2], strengths[3], strengths[4], strengths[5], strengths[6]);
    }

    private static Augmentation preset(String name) {
        return switch (name) {
            case "light" -> LIGHT;
            case "full" -> FULL;
            default -> NONE;
        };
    }

    private int[] strengths() {
        return new int[] {shift, rotate, scale, shear, elastic, sigma, pen};
    }

    private static int kind(String part) {
        for (int kind = 0; kind < KINDS.size(); kind++) {
            if (part.startsWith(KINDS.get(kind))) {
                return kind;
            }
        }
        return -1;
    }

    private static int strength(String digits, String text) {
        boolean whole = !digits.isEmpty() && digits.length() <= 4;
        for (int i = 0; i < digits.length(); i++) {
            whole &= digits.charAt(i) >= '0' && digits.charAt(i) <= '9';
        }
        if (!whole) {
            throw malformed(text);
        }
        return Integer.parseInt(digits);
    }

    private static IllegalArgumentException malformed(String text) {
        return new IllegalArgumentException("'augment' is one of " + String.join(", ", PRESETS)
                + ", or each of " + String.join(", ", KINDS)
                + " at most once with a whole number, such as shift2-rotate10, not '" + text + "'.");
    }
}
