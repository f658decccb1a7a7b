package inkling.data;

import java.util.ArrayList;
import java.util.List;

/**
 * How strongly training pictures are varied, so that the network hardly ever sees the same one twice. For each picture
 * and each kind of variation an amount is drawn uniformly between minus and plus the strength; 0 switches a kind off.
 *
 * <p>The kinds are those of Simard, Steinkraus and Platt, "Best practices for convolutional neural networks applied to
 * visual document analysis" (ICDAR 2003): affine maps and elastic deformations. The thickness of the pen is our own
 * addition.
 *
 * @param shift whole pixels, along each axis, 0 to 8
 * @param rotate degrees, 0 to 45
 * @param scale percent, drawn separately for each axis, 0 to 50
 * @param shear percent of a picture's height by which its top leans over its foot, 0 to 50
 * @param elastic Simard's alpha: the factor of a field of random displacements that are uniform between -1 and 1 pixel
 *     and then smoothed, 0 to 100
 * @param sigma standard deviation, in pixels, of the Gaussian that smooths them, 2 to 10; {@value #USUAL_SIGMA} where
 *     nothing is elastic
 * @param pen percent of a whole pixel on each side by which strokes grow, 0 to 100; they shrink by half as much, or
 *     thin ones would vanish
 */
public record Augmentation(int shift, int rotate, int scale, int shear, int elastic, int sigma, int pen) {
    /** What Simard and his colleagues found best for MNIST. */
    public static final int USUAL_SIGMA = 4;

    private static final List<String> KINDS = List.of("shift", "rotate", "scale", "shear", "elastic", "sigma", "pen");
    private static final List<Integer> LEAST = List.of(0, 0, 0, 0, 0, 2, 0);
    private static final List<Integer> MOST = List.of(8, 45, 50, 50, 100, 10, 100);
    private static final List<String> PRESET_NAMES = List.of("none", "light", "full");

    /** Pictures as they are. */
    public static final Augmentation NONE = new Augmentation(0, 0, 0, 0, 0, USUAL_SIGMA, 0);

    /** Affine maps that hardly anybody would notice. */
    public static final Augmentation LIGHT = new Augmentation(1, 7, 7, 7, 0, USUAL_SIGMA, 0);

    /** All kinds, milder than Simard's, because dense layers cannot learn from pictures as varied as his. */
    public static final Augmentation FULL = new Augmentation(1, 10, 10, 10, 20, USUAL_SIGMA, 40);

    private static final List<Augmentation> PRESETS = List.of(NONE, LIGHT, FULL);

    /** Checks that every strength is in its range. */
    public Augmentation {
        int[] strengths = {shift, rotate, scale, shear, elastic, sigma, pen};
        for (int kind = 0; kind < strengths.length; kind++) {
            int least = LEAST.get(kind);
            int most = MOST.get(kind);
            if (strengths[kind] < least || strengths[kind] > most) {
                throw new IllegalArgumentException("The strength of the augmentation '" + KINDS.get(kind) + "' is "
                        + least + " to " + most + ", not " + strengths[kind] + ".");
            }
        }
        sigma = elastic == 0 ? USUAL_SIGMA : sigma;
    }

    private Augmentation(int[] of) {
        this(of[0], of[1], of[2], of[3], of[4], of[5], of[6]);
    }

    /** The names that stand for whole sets of strengths. */
    public static List<String> presets() {
        return PRESET_NAMES;
    }

    /** Whether pictures stay as they are. */
    public boolean isNone() {
        return equals(NONE);
    }

    /** A preset's name, or the strengths that differ from {@link #NONE}: {@code shift2-rotate10-elastic34}. */
    public String text() {
        int preset = PRESETS.indexOf(this);
        if (preset >= 0) {
            return PRESET_NAMES.get(preset);
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
        int preset = PRESET_NAMES.indexOf(text);
        if (preset >= 0) {
            return PRESETS.get(preset);
        }
        int[] strengths = NONE.strengths();
        List<Integer> seen = new ArrayList<>();
        for (int from = 0, dash = 0; dash >= 0; from = dash + 1) {
            dash = text.indexOf('-', from);
            String part = text.substring(from, dash < 0 ? text.length() : dash);
            int kind = kind(part);
            if (kind < 0 || seen.contains(kind)) {
                throw malformed(text);
            }
            seen.add(kind);
            strengths[kind] = strength(part.substring(KINDS.get(kind).length()), text);
        }
        return new Augmentation(strengths);
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
        return new IllegalArgumentException("'augment' is one of " + String.join(", ", PRESET_NAMES)
                + ", or each of " + String.join(", ", KINDS)
                + " at most once with a whole number, such as shift2-rotate10, not '" + text + "'.");
    }
}
