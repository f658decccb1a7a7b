package inkling.nn;

/**
 * The shape of one image or activation: {@code height × width × channels}.
 *
 * @param height rows, at least 1
 * @param width columns, at least 1
 * @param channels values per place, at least 1
 */
public record Shape(int height, int width, int channels) {
    public Shape {
        if (height < 1 || width < 1 || channels < 1) {
            throw new IllegalArgumentException(
                    "A shape has sides of at least 1, not " + height + "×" + width + "×" + channels + ".");
        }
    }

    /** A plain vector. */
    public static Shape vector(int length) {
        return new Shape(1, length, 1);
    }

    /** Number of values. */
    public int size() {
        return height * width * channels;
    }
}
