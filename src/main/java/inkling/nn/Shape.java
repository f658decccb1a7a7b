package inkling.nn;

import inkling.kernel.SparseRows;

/**
 * The shape of one image or activation: {@code height × width × channels}, at most {@link #MAX_SIZE} values. In memory
 * the channels of a pixel lie side by side, then come the next column and the next row.
 *
 * @param height rows, at least 1
 * @param width columns, at least 1
 * @param channels values for each pixel, at least 1
 */
public record Shape(int height, int width, int channels) {
    /** The most values: as many as a row of images can hold. */
    public static final int MAX_SIZE = SparseRows.MAX_WIDTH;

    public Shape {
        if (height < 1 || width < 1 || channels < 1) {
            throw new IllegalArgumentException(
                    "A shape has sides of at least 1, not " + height + "×" + width + "×" + channels + ".");
        }
        // One side at a time: the product of three would overflow even a long.
        if (height > MAX_SIZE || width > MAX_SIZE / height || channels > MAX_SIZE / height / width) {
            throw new IllegalArgumentException("A shape has at most " + MAX_SIZE + " values, fewer than " + height + "×"
                    + width + "×" + channels + ".");
        }
    }

    /** A plain vector: a pixel with a channel for each value. */
    public static Shape vector(int length) {
        return new Shape(1, 1, length);
    }

    /** Number of values. */
    public int size() {
        return height * width * channels;
    }
}
