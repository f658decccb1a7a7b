package inkling.page.dom;

/** The colours of the values from one number to another, worked out once, since pictures have many pixels. */
public final class ColourMap {
    private static final int STEPS = 255;

    private final int[] pixels;
    private final float from;
    private final float perValue;

    /** The colour of a value on the way from 0 to 1. */
    public interface Mix {
        Colour at(double share);
    }

    /**
     * @param from the value with the colour at 0
     * @param to the value with the colour at 1, above {@code from}
     * @param mix the colours between
     */
    public ColourMap(float from, float to, Mix mix) {
        this.from = from;
        pixels = new int[STEPS + 1];
        perValue = STEPS / (to - from);
        for (int i = 0; i <= STEPS; i++) {
            Colour colour = mix.at((double) i / STEPS);
            pixels[i] = colour.alpha() << 24 | colour.blue() << 16 | colour.green() << 8 | colour.red();
        }
    }

    /** The colour of a value as a canvas keeps it, red in the lowest byte; values outside have that of the nearer end. */
    int pixel(float value) {
        // Not Math.round, whose long is slow in JavaScript.
        int step = (int) ((value - from) * perValue + 0.5f);
        return pixels[Math.max(0, Math.min(STEPS, step))];
    }
}
