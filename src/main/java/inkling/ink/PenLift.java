package inkling.ink;

/** Makes the strokes of a thin pen as thick as those of a wider one. */
final class PenLift {
    /**
     * Steps along a side and a diagonal, with which distances are at most a few percent wrong (Borgefors, "Distance
     * transformations in digital images", 1986).
     */
    private static final float SIDE = 0.9551f;

    private static final float DIAGONAL = 1.3693f;

    private PenLift() {}

    /**
     * The ink with its strokes widened to a pen's width where they are thinner.
     *
     * @param ink values from 0 to 1
     * @param mask where there is certainly ink
     * @param pen width in pixels
     * @return one value a pixel, 0 to 1; the ink itself if the pen was wide enough
     */
    static float[] thicken(float[] ink, boolean[] mask, int width, int height, double pen) {
        double grow = (pen - strokeWidth(mask, width, height)) / 2;
        if (grow < 0.5) {
            return ink;
        }
        float[] distance = distances(mask, width, height);
        float[] thick = new float[ink.length];
        for (int i = 0; i < thick.length; i++) {
            thick[i] = (float) Math.max(ink[i], Math.max(0, Math.min(1, grow + 0.5 - distance[i])));
        }
        return thick;
    }

    /** The mean width of the strokes in pixels: twice their area divided by the length of their edge. */
    private static double strokeWidth(boolean[] mask, int width, int height) {
        int area = 0;
        int edges = 0;
        for (int i = 0; i < mask.length; i++) {
            if (mask[i]) {
                int x = i % width;
                int y = i / width;
                area++;
                edges += x == 0 || !mask[i - 1] ? 1 : 0;
                edges += x == width - 1 || !mask[i + 1] ? 1 : 0;
                edges += y == 0 || !mask[i - width] ? 1 : 0;
                edges += y == height - 1 || !mask[i + width] ? 1 : 0;
            }
        }
        // Counted in pixels' sides, a slanted edge seems longer than it is: by 4 / pi, averaged over all directions.
        return edges == 0 ? 0 : 2.0 * area / (edges * Math.PI / 4);
    }

    /** Distance to the nearest pixel of the mask, in two passes. */
    private static float[] distances(boolean[] mask, int width, int height) {
        float far = width + height;
        float[] d = new float[mask.length];
        for (int i = 0; i < d.length; i++) {
            d[i] = mask[i] ? 0 : far;
        }
        for (int i = 0; i < d.length; i++) {
            nearer(d, width, height, i, -1);
        }
        for (int i = d.length - 1; i >= 0; i--) {
            nearer(d, width, height, i, 1);
        }
        return d;
    }

    /** Looks at the neighbours that the pass has already seen: those in the row before, and the one beside. */
    private static void nearer(float[] d, int width, int height, int i, int before) {
        int x = i % width;
        int y = i / width;
        float nearest = d[i];
        if (x + before >= 0 && x + before < width) {
            nearest = Math.min(nearest, d[i + before] + SIDE);
        }
        if (y + before >= 0 && y + before < height) {
            int row = i + before * width;
            nearest = Math.min(nearest, d[row] + SIDE);
            if (x > 0) {
                nearest = Math.min(nearest, d[row - 1] + DIAGONAL);
            }
            if (x < width - 1) {
                nearest = Math.min(nearest, d[row + 1] + DIAGONAL);
            }
        }
        d[i] = nearest;
    }
}
