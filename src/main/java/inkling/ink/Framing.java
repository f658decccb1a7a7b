package inkling.ink;

/**
 * Turns ink into the 28×28 picture that a network trained on MNIST expects, in the way in which MNIST was made: the ink,
 * including the width of its pen, is scaled to fit 20×20 pixels without changing its aspect ratio, antialiased, and
 * placed so that its centre of mass is at the centre of the picture (LeCun, Cortes and Burges, "The MNIST database of
 * handwritten digits", the paragraph on the NIST images).
 *
 * <p>Pictures are row-major; 0 is paper and 1 is ink. The result depends neither on the position nor on the scale of
 * the ink. The arithmetic is in {@code double}, JavaScript's own number type.
 */
public final class Framing {
    /** Side of the framed picture in pixels. */
    public static final int SIDE = 28;

    /** Number of pixels of the framed picture. */
    public static final int PIXELS = SIDE * SIDE;

    /** Side of the square that the ink, including the width of its pen, is scaled to fit, in pixels. */
    public static final int FIT = 20;

    /**
     * Where the centre of mass is placed, in pixels from the left and upper edges: the centre of pixel (14, 14). In
     * MNIST's 60,000 training images it is between 14 and 15, on average at 14.5, not at 14, the picture's middle.
     */
    public static final double CENTRE = 14.5;

    /**
     * Width of the pen as a fraction of the ink's longer side. With it, framed pen digits have the same mean pixel and the
     * same number of pixels with ink as MNIST's.
     */
    public static final double PEN_WIDTH = 0.115;

    /** The widest pen that still leaves a path to follow. */
    public static final double MAX_PEN_WIDTH = 0.5;

    private Framing() {}

    /**
     * The picture of the ink, drawn with a pen of {@link #PEN_WIDTH}. Blank ink gives an empty picture, a dot gives a small
     * disc; taps beside the digit are left out ({@link Ink#withoutStrayTaps}).
     *
     * @return {@link #PIXELS} values from 0 to 1, owned by the caller
     */
    public static float[] frame(Ink ink) {
        return frame(ink, PEN_WIDTH);
    }

    /**
     * The picture of the ink, drawn with a pen of the given width.
     *
     * @param penWidth as a fraction of the longer side of the ink, above 0, at most {@link #MAX_PEN_WIDTH}
     * @return {@link #PIXELS} values from 0 to 1, owned by the caller
     * @throws IllegalArgumentException if the pen's width is out of range
     */
    public static float[] frame(Ink ink, double penWidth) {
        if (!(penWidth > 0 && penWidth <= MAX_PEN_WIDTH)) {
            throw new IllegalArgumentException("A pen's width is a fraction of the digit's height, above 0 and at most "
                    + MAX_PEN_WIDTH + ", not " + penWidth + ".");
        }
        if (ink.isBlank()) {
            return new float[PIXELS];
        }
        return place(ink.withoutStrayTaps(), penWidth * FIT);
    }

    /**
     * Frames a picture: the part with ink is scaled by area averaging, and its darkest ink becomes 1. MNIST's own images
     * come back unchanged, except those whose faint edge is taken for paper.
     *
     * @param pixels {@code width * height} values, row-major, 0 paper and 1 ink
     * @return {@link #PIXELS} values from 0 to 1, owned by the caller; all 0 if there is no ink
     * @throws IllegalArgumentException if the size does not fit or a value is not from 0 to 1
     */
    public static float[] frame(float[] pixels, int width, int height) {
        return PictureFraming.frame(pixels, width, height);
    }

    private static float[] place(Ink ink, double pen) {
        Ink.Box box = ink.bounds();
        // A dot has no size of its own: it stays as large as the pen's tip.
        double scale = box.longerSide() > 0 ? (FIT - pen) / box.longerSide() : 0;
        double width = box.width() * scale;
        double height = box.height() * scale;
        double left = (SIDE - width) / 2;
        double top = (SIDE - height) / 2;

        // The mass of strokes that overlap is known only when they are drawn, so they are drawn once to be weighed.
        CentreOfMass centre = CentreOfMass.of(draw(ink, box, scale, left, top, pen), SIDE);
        left = keepOnPage(left + CENTRE - centre.x(), width, pen);
        top = keepOnPage(top + CENTRE - centre.y(), height, pen);
        return draw(ink, box, scale, left, top, pen);
    }

    private static float[] draw(Ink ink, Ink.Box box, double scale, double left, double top, double penWidth) {
        Pen pen = new Pen(SIDE, penWidth);
        for (Stroke stroke : ink.strokes()) {
            double x0 = 0;
            double y0 = 0;
            for (int i = 0; i < stroke.size(); i++) {
                double x1 = left + (stroke.x(i) - box.left()) * scale;
                double y1 = top + (stroke.y(i) - box.top()) * scale;
                pen.line(i == 0 ? x1 : x0, i == 0 ? y1 : y0, x1, y1);
                x0 = x1;
                y0 = y1;
            }
        }
        return pen.picture();
    }

    /** The nearest position to the wanted one at which a box, with the pen around it, stays within the picture. */
    static double keepOnPage(double position, double size, double pen) {
        return Math.max(pen / 2, Math.min(SIDE - size - pen / 2, position));
    }

    /**
     * The centre of mass of a picture's ink, in pixels from the left and upper edges.
     *
     * @param x from 0 to the picture's width
     * @param y from 0 to the picture's height
     */
    record CentreOfMass(double x, double y) {
        /** The centre of mass of a row-major picture that has some ink. */
        static CentreOfMass of(float[] picture, int width) {
            double mass = 0;
            double x = 0;
            double y = 0;
            for (int from = 0, row = 0; from < picture.length; from += width, row++) {
                for (int column = 0; column < width; column++) {
                    double value = picture[from + column];
                    mass += value;
                    x += value * (column + 0.5);
                    y += value * (row + 0.5);
                }
            }
            return new CentreOfMass(x / mass, y / mass);
        }
    }
}
