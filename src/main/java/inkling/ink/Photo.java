package inkling.ink;

/**
 * A picture of a digit, from a drawing program, a scanner or a camera, as values of light.
 *
 * @param light {@code width * height} values, row by row, 0 (black) to 1 (white); owned by the photo
 * @param width columns
 * @param height rows
 */
public record Photo(float[] light, int width, int height) {
    /** Larger pictures may be photographs; in smaller ones a faint grey is the edge of a stroke. */
    private static final int LARGEST_DRAWING = 2 * Framing.SIDE;

    /** Photographs are made smaller until their longer side has at most so many pixels, more than any digit needs. */
    private static final int LARGEST_SIDE = 480;

    private static final float WHITE = 255f;

    public Photo {
        if (width < 1 || height < 1 || (long) width * height != light.length) {
            throw new IllegalArgumentException(
                    "A picture of " + width + "×" + height + " pixels does not have " + light.length + " values.");
        }
    }

    /**
     * The light of a pixel: luma (ITU-R BT.601) on white paper.
     *
     * @param argb alpha, red, green and blue, eight bits each
     * @return 0 to 1
     */
    public static float light(int argb) {
        float red = argb >> 16 & 0xff;
        float green = argb >> 8 & 0xff;
        float blue = argb & 0xff;
        // Grey stays exactly what it is, so that MNIST's own images come out unchanged.
        float luma = red == green && green == blue ? red : 0.299f * red + 0.587f * green + 0.114f * blue;
        float alpha = (argb >>> 24) / WHITE;
        return (alpha * luma + (1 - alpha) * WHITE) / WHITE;
    }

    /**
     * The digit, framed as MNIST frames digits.
     *
     * <p>A picture as small as MNIST's own is taken as it is; its paper is the median of its border. In a larger one the
     * digit is searched for ({@link DigitSearch}).
     *
     * @return {@link Framing#PIXELS} values from 0 (paper) to 1 (ink); all 0 if no digit is found
     */
    public float[] framed() {
        if (Math.max(width, height) <= LARGEST_DRAWING) {
            return Framing.frame(drawnInk(), width, height);
        }
        Photo small = reduced();
        return Framing.frame(new DigitSearch(small).ink(), small.width, small.height);
    }

    /** The ink of a small drawing: how much each pixel differs from the paper, as a fraction of the largest difference. */
    public float[] drawnInk() {
        float paper = Levels.quantile(border(), 0.5);
        boolean dark = paper < 0.5f;
        float most = dark ? 1 - paper : paper;
        float[] ink = new float[light.length];
        for (int i = 0; i < ink.length; i++) {
            float difference = dark ? light[i] - paper : paper - light[i];
            ink[i] = Math.max(0f, Math.min(1f, difference / most));
        }
        return ink;
    }

    /** The outermost pixels. */
    private float[] border() {
        float[] border = new float[2 * (width + height)];
        int count = 0;
        for (int x = 0; x < width; x++) {
            border[count++] = light[x];
            border[count++] = light[(height - 1) * width + x];
        }
        for (int y = 0; y < height; y++) {
            border[count++] = light[y * width];
            border[count++] = light[y * width + width - 1];
        }
        return border;
    }

    /** The photo, made smaller by averaging over whole squares of pixels if it is large. */
    private Photo reduced() {
        int step = (Math.max(width, height) + LARGEST_SIDE - 1) / LARGEST_SIDE;
        if (step == 1) {
            return this;
        }
        int columns = Math.max(1, width / step);
        int rows = Math.max(1, height / step);
        float[] means = new float[columns * rows];
        for (int i = 0; i < means.length; i++) {
            means[i] = mean(i % columns * step, i / columns * step, step);
        }
        return new Photo(means, columns, rows);
    }

    private float mean(int left, int top, int step) {
        double sum = 0;
        int count = 0;
        for (int y = top; y < Math.min(height, top + step); y++) {
            for (int x = left; x < Math.min(width, left + step); x++) {
                sum += light[y * width + x];
                count++;
            }
        }
        return (float) (sum / count);
    }
}
