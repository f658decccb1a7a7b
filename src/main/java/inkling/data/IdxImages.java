package inkling.data;

/**
 * Grey-scale images of one IDX file, read where they lie: the pixels are not copied out of the file's bytes.
 *
 * <p>Pixel {@code p} of image {@code i}, row by row from the top left, is the byte at {@code offset + i * height * width
 * + p}: 0 is paper, 255 is ink.
 *
 * @param count number of images, at least 1
 * @param height rows of an image
 * @param width columns of an image
 * @param bytes the whole file; shared, not to be changed
 * @param offset where the first pixel lies in {@code bytes}
 */
public record IdxImages(int count, int height, int width, byte[] bytes, int offset) {
    /** Number of pixels of one image. */
    public int pixels() {
        return height * width;
    }

    /** The pixel {@code index}, 0 to {@link #pixels()} - 1, of an image, as 0 to 255. */
    public int pixel(int image, int index) {
        return bytes[offset + image * pixels() + index] & 0xff;
    }
}
