package inkling.ink;

import java.util.Arrays;

/**
 * A round pen on a square sheet of pixels. It remembers how near its path came to the centre of each pixel, so that lines
 * that cross or meet do not make each other darker.
 */
final class Pen {
    /**
     * Width in pixels of the ramp from ink to paper. Antialiasing alone would give 1; MNIST's scanned and resampled strokes
     * are a little softer, as the number of grey pixels shows.
     */
    private static final double SOFTNESS = 1.25;

    private final int side;
    private final double reach;
    private final double[] squaredDistance;

    /**
     * @param side side of the sheet in pixels
     * @param width width of the pen in pixels, measured where the ink is half as dark
     */
    Pen(int side, double width) {
        this.side = side;
        reach = (width + SOFTNESS) / 2;
        squaredDistance = new double[side * side];
        Arrays.fill(squaredDistance, reach * reach);
    }

    /** Draws a straight line, in pixels from the upper left corner; what is off the sheet is not drawn. */
    void line(double x0, double y0, double x1, double y1) {
        int left = Math.max(0, (int) Math.floor(Math.min(x0, x1) - reach));
        int right = Math.min(side - 1, (int) Math.floor(Math.max(x0, x1) + reach));
        int top = Math.max(0, (int) Math.floor(Math.min(y0, y1) - reach));
        int bottom = Math.min(side - 1, (int) Math.floor(Math.max(y0, y1) + reach));
        double dx = x1 - x0;
        double dy = y1 - y0;
        double squaredLength = dx * dx + dy * dy;
        double inverse = squaredLength > 0 ? 1 / squaredLength : 0;
        for (int row = top; row <= bottom; row++) {
            double py = row + 0.5 - y0;
            for (int column = left; column <= right; column++) {
                double px = column + 0.5 - x0;
                double along = Math.max(0, Math.min(1, (px * dx + py * dy) * inverse));
                double ex = px - along * dx;
                double ey = py - along * dy;
                double squared = ex * ex + ey * ey;
                int pixel = row * side + column;
                if (squared < squaredDistance[pixel]) {
                    squaredDistance[pixel] = squared;
                }
            }
        }
    }

    /** The sheet so far, row-major, 0 paper and 1 ink. */
    float[] picture() {
        float[] picture = new float[side * side];
        double farthest = reach * reach;
        for (int i = 0; i < picture.length; i++) {
            if (squaredDistance[i] < farthest) {
                picture[i] = (float) Math.min(1, (reach - Math.sqrt(squaredDistance[i])) / SOFTNESS);
            }
        }
        return picture;
    }
}
