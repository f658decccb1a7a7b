package inkling.kernel;

/**
 * How a square window moves over a picture: the geometry that convolutions and pools share.
 *
 * <p>Pictures are {@code height × width × channels}, channels innermost, the pictures of a batch one after the other.
 * The values under the window at one position are a patch: {@code size × size × channels} in the same order, zeros where the
 * window reaches over the picture's edge. Positions are numbered row by row.
 *
 * @param height rows of the picture
 * @param width columns of the picture
 * @param channels values at each pixel
 * @param size side of the window in pixels
 * @param stride pixels from one position to the next
 * @param top rows by which the first position reaches over the upper edge
 * @param left columns by which the first position reaches over the left edge
 * @param outHeight positions from top to bottom
 * @param outWidth positions from left to right
 */
public record Window(
        int height, int width, int channels, int size, int stride, int top, int left, int outHeight, int outWidth) {

    /** A window that stays within the picture; pixels left over at the right and at the bottom are not used. */
    public static Window within(int height, int width, int channels, int size, int stride) {
        int outHeight = (height - size) / stride + 1;
        int outWidth = (width - size) / stride + 1;
        return new Window(height, width, channels, size, stride, 0, 0, outHeight, outWidth);
    }

    /**
     * A window that reaches over the edges by TensorFlow's rule SAME: there are {@code ⌈height / stride⌉} positions from top
     * to bottom, for which {@code max(0, (positions - 1) · stride + size - height)} rows of zeros are needed; half of
     * them, rounded down, are above the picture, the others below it. Columns likewise.
     */
    public static Window padded(int height, int width, int channels, int size, int stride) {
        int outHeight = (height + stride - 1) / stride;
        int outWidth = (width + stride - 1) / stride;
        int over = Math.max(0, (outHeight - 1) * stride + size - height);
        int across = Math.max(0, (outWidth - 1) * stride + size - width);
        return new Window(height, width, channels, size, stride, over / 2, across / 2, outHeight, outWidth);
    }

    /** Number of positions of the window on one picture. */
    public int positions() {
        return outHeight * outWidth;
    }

    /** Pixels under the window. */
    public int area() {
        return size * size;
    }

    /** Values under the window. */
    public int patch() {
        return size * size * channels;
    }

    /** Values of one picture. */
    public int inputs() {
        return height * width * channels;
    }

    /** Values of one picture with a pixel for each position and the same channels. */
    public int outputs() {
        return outHeight * outWidth * channels;
    }

    /**
     * The index, in a batch of pictures, of a value under the window, or -1 outside of its picture.
     *
     * @param position numbered through the batch: position p of picture r is {@code r · positions + p}
     * @param value of the patch, numbered from 0
     */
    public int at(int position, int value) {
        int inPicture = position % positions();
        int y = inPicture / outWidth * stride - top + value / channels / size;
        int x = inPicture % outWidth * stride - left + value / channels % size;
        boolean inside = y >= 0 && y < height && x >= 0 && x < width;
        return inside ? ((position / positions() * height + y) * width + x) * channels + value % channels : -1;
    }

    /** Rows that the window covers, from the first position to the last. */
    public int reachHeight() {
        return (outHeight - 1) * stride + size;
    }

    /** Columns that the window covers, from the first position to the last. */
    public int reachWidth() {
        return (outWidth - 1) * stride + size;
    }
}
