package inkling.nn.inspect;

import inkling.nn.NetworkTrace;
import inkling.nn.Shape;

/**
 * Which ink speaks for a class and which against it, by trying without it: a square of paper is laid on the image at one
 * place after another, and the network reads what is left (Zeiler and Fergus 2014, section 4.1).
 *
 * <p>A place's value is by how much the class's logit falls there; a pixel's is the mean of all squares over it. Unlike a
 * derivative this is no estimate, but an image with a hole is one that the network has never learned from.
 */
public final class Occlusion {
    /** So many squares side by side cover the image. */
    private static final int SQUARES = 7;

    /** From one place to the next, a quarter of the square. */
    private static final int STEPS = 4;

    private final NetworkTrace trace;
    private final float[] image;
    private final int classIndex;
    private final Shape shape;
    private final int side;
    private final int stride;
    private final float[] sums;
    private final int[] counts;
    private final float logit;
    private int top;
    private int left;
    private boolean done;

    /**
     * @param trace reads the image with each hole; others may use it between two calls of {@link #advance}
     * @param image not to be changed
     */
    public Occlusion(NetworkTrace trace, float[] image, int classIndex) {
        this.trace = trace;
        this.image = image;
        this.classIndex = classIndex;
        shape = trace.spec().input();
        side = side(shape);
        stride = Math.max(1, side / STEPS);
        sums = new float[shape.height() * shape.width()];
        counts = new int[sums.length];
        logit = trace.forward(image)[classIndex];
    }

    /** The side of the square for images of a shape, in pixels. */
    public static int side(Shape shape) {
        int shorter = Math.min(shape.height(), shape.width());
        int longer = Math.max(shape.height(), shape.width());
        return Math.min(shorter, Math.max(1, Math.round((float) longer / SQUARES)));
    }

    /**
     * Goes on to the next place with ink on it.
     *
     * @return whether there may be more
     */
    public boolean advance() {
        boolean tried = false;
        while (!done && !tried) {
            tried = lay();
            step();
        }
        return !done;
    }

    /** The next place; the last row and column of places end at the image's edge. */
    private void step() {
        if (left + side < shape.width()) {
            left = Math.min(left + stride, shape.width() - side);
        } else if (top + side < shape.height()) {
            left = 0;
            top = Math.min(top + stride, shape.height() - side);
        } else {
            done = true;
        }
    }

    /** Lays the square here; where there is only paper it changes nothing, and nothing need be read. */
    private boolean lay() {
        float[] rest = image.clone();
        boolean ink = false;
        for (int y = top; y < top + side; y++) {
            int from = (y * shape.width() + left) * shape.channels();
            for (int i = from; i < from + side * shape.channels(); i++) {
                ink |= rest[i] != 0f;
                rest[i] = 0f;
            }
        }
        float fall = ink ? logit - trace.forward(rest)[classIndex] : 0f;
        for (int y = top; y < top + side; y++) {
            for (int x = left; x < left + side; x++) {
                sums[y * shape.width() + x] += fall;
                counts[y * shape.width() + x]++;
            }
        }
        return ink;
    }

    /** The mean fall of the logit for each pixel, row by row; of the places so far. */
    public float[] falls() {
        float[] means = new float[sums.length];
        for (int i = 0; i < means.length; i++) {
            means[i] = counts[i] == 0 ? 0f : sums[i] / counts[i];
        }
        return means;
    }
}
