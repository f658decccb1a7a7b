package inkling.ink;

/** Frames pictures: finds the ink, scales it by area averaging, and places it by its centre of mass. */
final class PictureFraming {
    /** Values up to this are paper with the noise of scanning or of lossy compression. */
    private static final float PAPER = 0.06f;

    private PictureFraming() {}

    /** As {@link Framing#frame(float[], int, int)} says. */
    static float[] frame(float[] pixels, int width, int height) {
        check(pixels, width, height);
        float[] picture = new float[Framing.PIXELS];
        int left = width;
        int right = 0;
        int top = height;
        int bottom = 0;
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                if (pixels[y * width + x] > PAPER) {
                    left = Math.min(left, x);
                    right = Math.max(right, x + 1);
                    top = Math.min(top, y);
                    bottom = y + 1;
                }
            }
        }
        if (left >= right) {
            return picture;
        }
        double step = Math.max(right - left, bottom - top) / (double) Framing.FIT;
        int columns = squares(right - left, step);
        int rows = squares(bottom - top, step);
        double fromX = (left + right - columns * step) / 2;
        double fromY = (top + bottom - rows * step) / 2;
        float[] fitted = new float[columns * rows];
        for (int y = 0; y < rows; y++) {
            for (int x = 0; x < columns; x++) {
                fitted[y * columns + x] = average(pixels, width, height, fromX + x * step, fromY + y * step, step);
            }
        }
        darken(fitted);
        // Moved by whole pixels, so that nothing is blurred twice.
        Framing.CentreOfMass centre = Framing.CentreOfMass.of(fitted, columns);
        int x0 = (int) Framing.keepOnPage(Math.rint(Framing.CENTRE - centre.x()), columns, 0);
        int y0 = (int) Framing.keepOnPage(Math.rint(Framing.CENTRE - centre.y()), rows, 0);
        for (int y = 0; y < rows; y++) {
            System.arraycopy(fitted, y * columns, picture, (y0 + y) * Framing.SIDE + x0, columns);
        }
        return picture;
    }

    /** How many squares cover a length; never more than fit, whichever way the division rounds. */
    private static int squares(int length, double step) {
        return Math.min(Framing.FIT, (int) Math.ceil(length / step));
    }

    private static void check(float[] pixels, int width, int height) {
        if (width < 1 || height < 1 || (long) width * height != pixels.length) {
            throw new IllegalArgumentException(
                    "A picture of " + width + "×" + height + " pixels does not have " + pixels.length + " values.");
        }
        for (int i = 0; i < pixels.length; i++) {
            if (!(pixels[i] >= 0 && pixels[i] <= 1)) {
                throw new IllegalArgumentException("Pixels are from 0 (paper) to 1 (ink); the one at column "
                        + i % width + ", row " + i / width + " is " + pixels[i] + ".");
            }
        }
    }

    /** The mean of a square of the picture; beyond the picture's edges there is paper. */
    private static float average(float[] pixels, int width, int height, double left, double top, double size) {
        int endX = Math.min(width, (int) Math.ceil(left + size));
        int endY = Math.min(height, (int) Math.ceil(top + size));
        double sum = 0;
        for (int y = Math.max(0, (int) Math.floor(top)); y < endY; y++) {
            double high = Math.min(y + 1, top + size) - Math.max(y, top);
            for (int x = Math.max(0, (int) Math.floor(left)); x < endX; x++) {
                double wide = Math.min(x + 1, left + size) - Math.max(x, left);
                sum += pixels[y * width + x] * wide * high;
            }
        }
        return (float) Math.min(1, sum / (size * size));
    }

    /** Stretches the contrast so that the darkest pixel is 1: grey pencils and thin lines count as ink too. */
    private static void darken(float[] picture) {
        float darkest = 0;
        for (float value : picture) {
            darkest = Math.max(darkest, value);
        }
        for (int i = 0; i < picture.length; i++) {
            picture[i] /= darkest;
        }
    }
}
