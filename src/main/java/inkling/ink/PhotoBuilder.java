package inkling.ink;

/**
 * Makes a photo of a picture's pixels, row by row. A large picture is reduced on the way, so that the whole of it is never
 * held.
 */
public final class PhotoBuilder {
    /** A picture whose longer side has more pixels is reduced: each square of pixels becomes their mean. */
    private static final int LARGEST_SIDE = 1280;

    private static final float WHITE = 255f;

    private final int step;
    private final int columns;
    private final int rows;

    /** Pixels of a square, of which a picture narrower than that has fewer. */
    private final int count;

    /** Sums over each square: of the light of what is opaque, and of how opaque it is. */
    private final float[] light;

    private final float[] opacity;

    private boolean transparent;

    /**
     * @param width columns of the whole picture, 1 or more
     * @param height its rows, 1 or more
     */
    public PhotoBuilder(int width, int height) {
        step = (Math.max(width, height) + LARGEST_SIDE - 1) / LARGEST_SIDE;
        columns = Math.max(1, width / step);
        rows = Math.max(1, height / step);
        count = Math.min(step, width) * Math.min(step, height);
        light = new float[columns * rows];
        opacity = new float[columns * rows];
    }

    /** A photo of a whole picture, as {@link #row} takes its rows. */
    public static Photo photo(int[] argb, int width, int height) {
        PhotoBuilder builder = new PhotoBuilder(width, height);
        for (int y = 0; y < height; y++) {
            builder.row(y, argb, y * width, width);
        }
        return builder.photo();
    }

    /**
     * Takes in a row. What is left over at the right and lower edge of whole squares is left out.
     *
     * @param y of the row, from 0
     * @param argb alpha, red, green and blue, eight bits each; the row is {@code width} values from {@code from} on
     */
    public void row(int y, int[] argb, int from, int width) {
        int row = y / step;
        if (row >= rows) {
            return;
        }
        for (int x = 0; x < width && x / step < columns; x++) {
            int colour = argb[from + x];
            float alpha = (colour >>> 24) / WHITE;
            int square = row * columns + x / step;
            light[square] += alpha * luma(colour);
            opacity[square] += alpha;
            transparent |= alpha == 0;
        }
    }

    /** Luma (ITU-R BT.601), 0 to 255. Grey stays exactly what it is, so that MNIST's own images come out unchanged. */
    private static float luma(int argb) {
        int red = argb >> 16 & 0xff;
        int green = argb >> 8 & 0xff;
        int blue = argb & 0xff;
        return red == green && green == blue ? red : 0.299f * red + 0.587f * green + 0.114f * blue;
    }

    /** Whether what is not transparent is light, so that it was meant for dark paper. */
    public boolean isLightInk() {
        double sum = 0;
        double opaque = 0;
        for (int i = 0; i < light.length; i++) {
            sum += light[i];
            opaque += opacity[i];
        }
        return transparent && sum > WHITE * opaque / 2;
    }

    /** The photo, once all rows are there. What is transparent is white paper, or black paper behind light ink. */
    public Photo photo() {
        float paper = isLightInk() ? 0 : WHITE;
        float[] means = new float[light.length];
        for (int i = 0; i < means.length; i++) {
            means[i] = (light[i] / count + (1 - opacity[i] / count) * paper) / WHITE;
        }
        return new Photo(means, columns, rows);
    }
}
