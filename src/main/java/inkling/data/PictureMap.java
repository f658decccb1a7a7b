package inkling.data;

import inkling.kernel.Random32;

/**
 * An affine map that says for each point of a new picture which point of the old one it shows: {@code x' = xx (x - c) +
 * xy (y - c) + c} and {@code y'} likewise. Pictures are turned, sheared and stretched about their centre, then shifted
 * by whole pixels.
 *
 * <p>Only additions, multiplications and divisions of doubles are used, which every engine rounds alike, so that the
 * same random numbers give the same map everywhere.
 *
 * @param xx columns of the old picture for a column of the new one
 * @param xy columns of the old picture for a row of the new one
 * @param yx rows of the old picture for a column of the new one
 * @param yy rows of the old picture for a row of the new one
 * @param centreX column of the centre
 * @param centreY row of the centre
 * @param shiftX whole columns to the right
 * @param shiftY whole rows down
 */
record PictureMap(double xx, double xy, double yx, double yy, double centreX, double centreY, int shiftX, int shiftY) {
    private static final double DEGREE = Math.PI / 180;
    private static final double PERCENT = 0.01;
    private static final int ONE = 1 << ElasticField.FRACTION;

    /** A random map for pictures of a size, as strong as the strengths allow. */
    static PictureMap draw(Augmentation strengths, int height, int width, Random32 random) {
        double angle = within(strengths.rotate() * DEGREE, random);
        double lean = within(strengths.shear() * PERCENT, random);
        double shrinkX = 1 / (1 + within(strengths.scale() * PERCENT, random));
        double shrinkY = 1 / (1 + within(strengths.scale() * PERCENT, random));
        double sine = sine(angle);
        double cosine = cosine(angle);
        return new PictureMap(
                cosine * shrinkX,
                (cosine * lean - sine) * shrinkY,
                sine * shrinkX,
                (sine * lean + cosine) * shrinkY,
                (width - 1) * 0.5,
                (height - 1) * 0.5,
                random.nextInt(2 * strengths.shift() + 1) - strengths.shift(),
                random.nextInt(2 * strengths.shift() + 1) - strengths.shift());
    }

    /** A number between minus and plus the strength. */
    static double within(double strength, Random32 random) {
        return strength * (2.0 * random.nextFloat() - 1);
    }

    /** Taylor's series, exact to twelve digits for angles up to 45°. */
    private static double sine(double x) {
        double s = x * x;
        return x * (1 - s / 6 * (1 - s / 20 * (1 - s / 42 * (1 - s / 72 * (1 - s / 110)))));
    }

    private static double cosine(double x) {
        double s = x * x;
        return 1 - s / 2 * (1 - s / 12 * (1 - s / 30 * (1 - s / 56 * (1 - s / 90 * (1 - s / 132)))));
    }

    /** The column of the old picture that the new one's upper left corner shows; see {@link #fixed}. */
    int originX() {
        return fixed(centreX - xx * (centreX + shiftX) - xy * (centreY + shiftY));
    }

    /** The row of the old picture that the new one's upper left corner shows; see {@link #fixed}. */
    int originY() {
        return fixed(centreY - yx * (centreX + shiftX) - yy * (centreY + shiftY));
    }

    /** A length in pixels as a whole number of 65,536ths. */
    static int fixed(double pixels) {
        return (int) Math.floor(pixels * ONE + 0.5);
    }

    /** Columns and rows of a picture, the last ones included; some may be outside. */
    record Box(int left, int right, int top, int bottom) {}

    /**
     * The part of the new picture that can show something of a box of the old one.
     *
     * @param reach pixels by which the box is made larger on all sides before
     */
    Box shown(int left, int right, int top, int bottom, double reach) {
        // Above 0, because a map stretches and never mirrors.
        double determinant = xx * yy - xy * yx;
        double halfWidth = 0.5 * (right - left) + reach;
        double halfHeight = 0.5 * (bottom - top) + reach;
        double oldX = 0.5 * (left + right) - centreX;
        double oldY = 0.5 * (top + bottom) - centreY;
        double x = (yy * oldX - xy * oldY) / determinant + centreX + shiftX;
        double y = (xx * oldY - yx * oldX) / determinant + centreY + shiftY;
        double wide = (Math.abs(yy) * halfWidth + Math.abs(xy) * halfHeight) / determinant;
        double high = (Math.abs(xx) * halfHeight + Math.abs(yx) * halfWidth) / determinant;
        return new Box((int) Math.floor(x - wide), (int) Math.ceil(x + wide), (int) Math.floor(y - high), (int)
                Math.ceil(y + high));
    }
}
