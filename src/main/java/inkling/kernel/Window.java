package inkling.kernel;

/**
 * How a square window slides over a picture: the geometry that convolutions and pools share.
 *
 * <p>Pictures are {@code height × width × channels}, channels innermost, a batch one picture behind the other. The
 * values under the window at one place are a patch: {@code size × size × channels} in the same order, zeros where the
 * window reaches over the picture's edge. Places are numbered row by row.
 *
 * @param height rows of the picture
 * @param width columns of the picture
 * @param channels values at each pixel
 * @param size side of the window in pixels
 * @param stride pixels from one place to the next
 * @param top rows by which the first place reaches over the upper edge
 * @param left columns by which the first place reaches over the left edge
 * @param outHeight places from top to bottom
 * @param outWidth places from left to right
 */
public record Window(
        int height, int width, int channels, int size, int stride, int top, int left, int outHeight, int outWidth) {

    /** A window that stays within the picture; what is left over at the right and at the bottom is not looked at. */
    public static Window within(int height, int width, int channels, int size, int stride) {
        int outHeight = (height - size) / stride + 1;
        int outWidth = (width - size) / stride + 1;
        return new Window(height, width, channels, size, stride, 0, 0, outHeight, outWidth);
    }

    /**
     * A window with {@code ⌈height / stride⌉ × ⌈width / stride⌉} places, reaching over opposite edges alike; where the
     * number of pixels is odd, over the lower and the right one by one more.
     */
    public static Window padded(int height, int width, int channels, int size, int stride) {
        int outHeight = (height + stride - 1) / stride;
        int outWidth = (width + stride - 1) / stride;
        int over = Math.max(0, (outHeight - 1) * stride + size - height);
        int across = Math.max(0, (outWidth - 1) * stride + size - width);
        return new Window(height, width, channels, size, stride, over / 2, across / 2, outHeight, outWidth);
    }

    /** Places of the window on one picture. */
    public int places() {
        return outHeight * outWidth;
    }

    /** Values under the window. */
    public int patch() {
        return size * size * channels;
    }

    /** Values of one picture. */
    public int inputs() {
        return height * width * channels;
    }

    /** Values of one picture with a pixel for each place and the same channels. */
    public int outputs() {
        return outHeight * outWidth * channels;
    }

    /** Rows that the window reaches over, from the first place to the last. */
    public int reachHeight() {
        return (outHeight - 1) * stride + size;
    }

    /** Columns that the window reaches over, from the first place to the last. */
    public int reachWidth() {
        return (outWidth - 1) * stride + size;
    }
}
