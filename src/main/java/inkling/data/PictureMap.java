package inkling.data;

import inkling.kernel.Random32;

/**
 * An affine map that says for each point of a new picture where it comes from in the old one: turned, sheared and
 * stretched about the centre, then shifted by whole pixels.
 *
 * <p>Only additions, multiplications and divisions of doubles are used, which every engine rounds alike, so that the
 * same random numbers give the same map everywhere.
 */
final class PictureMap {
    private static final double DEGREE = Math.PI / 180;
    private static final double PERCENT = 0.01;
    private static final int ONE = 1 << ElasticField.FRACTION;

    private final Augmentation strengths;
    private final double centreX;
    private final double centreY;
    private double xx;
    private double xy;
    private double yx;
    private double yy;
    private int shiftX;
    private int shiftY;

    PictureMap(Augmentation strengths, int height, int width) {
        this.strengths = strengths;
        centreX = (width - 1) * 0.5;
        centreY = (height - 1) * 0.5;
    }

    /** Becomes another map. */
    void draw(Random32 random) {
        double angle = within(strengths.rotate() * DEGREE, random);
        double lean = within(strengths.shear() * PERCENT, random);
        double shrinkX = 1 / (1 + within(strengths.scale() * PERCENT, random));
        double shrinkY = 1 / (1 + within(strengths.scale() * PERCENT, random));
        double sine = sine(angle);
        double cosine = cosine(angle);
        xx = cosine * shrinkX;
        xy = (cosine * lean - sine) * shrinkY;
        yx = sine * shrinkX;
        yy = (sine * lean + cosine) * shrinkY;
        shiftX = random.nextInt(2 * strengths.shift() + 1) - strengths.shift();
        shiftY = random.nextInt(2 * strengths.shift() + 1) - strengths.shift();
    }

    /** A number between minus and plus the strength. */
    static double within(double strength, Random32 random) {
        return strength * (2.0 * random.nextFloat() - 1);
    }

    /** Taylor's series, for angles up to 45° exact to twelve digits. */
    private static double sine(double x) {
        double s = x * x;
        return x * (1 - s / 6 * (1 - s / 20 * (1 - s / 42 * (1 - s / 72 * (1 - s / 110)))));
    }

    private static double cosine(double x) {
        double s = x * x;
        return 1 - s / 2 * (1 - s / 12 * (1 - s / 30 * (1 - s / 56 * (1 - s / 90 * (1 - s / 132)))));
    }

    /** Where the new picture's upper left corner comes from, across; like all that follows, in 65,536ths of a pixel. */
    int originX() {
        return fixed(centreX - xx * (centreX + shiftX) - xy * (centreY + shiftY));
    }

    /** The same, down. */
    int originY() {
        return fixed(centreY - yx * (centreX + shiftX) - yy * (centreY + shiftY));
    }

    /** How far one goes across in the old picture for a pixel across in the new. */
    int acrossX() {
        return fixed(xx);
    }

    /** How far one goes down in the old picture for a pixel across in the new. */
    int acrossY() {
        return fixed(yx);
    }

    /** How far one goes across in the old picture for a pixel down in the new. */
    int downX() {
        return fixed(xy);
    }

    /** How far one goes down in the old picture for a pixel down in the new. */
    int downY() {
        return fixed(yy);
    }

    private static int fixed(double pixels) {
        return (int) Math.floor(pixels * ONE + 0.5);
    }

    /** The column of the new picture where a point of the old one comes to lie. */
    double newX(double x, double y) {
        return (yy * (x - centreX) - xy * (y - centreY)) / determinant() + centreX + shiftX;
    }

    /** The row of the new picture where a point of the old one comes to lie. */
    double newY(double x, double y) {
        return (xx * (y - centreY) - yx * (x - centreX)) / determinant() + centreY + shiftY;
    }

    /** Half the width of the new box around what was a box, from half the sizes of that. */
    double halfWidth(double halfWidth, double halfHeight) {
        return (Math.abs(yy) * halfWidth + Math.abs(xy) * halfHeight) / determinant();
    }

    /** Half the height of the new box around what was a box, from half the sizes of that. */
    double halfHeight(double halfWidth, double halfHeight) {
        return (Math.abs(xx) * halfHeight + Math.abs(yx) * halfWidth) / determinant();
    }

    /** Above 0, since a map stretches and never mirrors. */
    private double determinant() {
        return xx * yy - xy * yx;
    }
}
