package inkling.ink;

import java.util.Random;

/** Digits drawn on sheets of any size. */
final class PhotoSamples {
    private PhotoSamples() {}

    /** For each digit, always the same. */
    static Ink digit(int digit) {
        return new SyntheticHandwriting(new Random(digit + 40)).draw(digit);
    }

    /**
     * A sheet with ink in its middle, 0 paper and 1 ink.
     *
     * @param size the ink's longer side in pixels, between the middles of strokes
     * @param pen the pen's width as a fraction of it
     */
    static float[] drawn(Ink ink, int width, int height, double size, double pen) {
        return drawn(ink, width, height, size, pen, width / 2.0, height / 2.0);
    }

    /** The same about another point than the middle. */
    static float[] drawn(Ink ink, int width, int height, double size, double pen, double centreX, double centreY) {
        Ink.Box box = ink.bounds();
        double scale = size / box.longerSide();
        float[] pixels = new float[width * height];
        double radius = pen * size / 2;
        for (Stroke stroke : ink.strokes()) {
            for (int p = 0; p + 1 < stroke.size(); p++) {
                double x0 = centreX + (stroke.x(p) - box.left() - box.width() / 2) * scale;
                double y0 = centreY + (stroke.y(p) - box.top() - box.height() / 2) * scale;
                double x1 = centreX + (stroke.x(p + 1) - box.left() - box.width() / 2) * scale;
                double y1 = centreY + (stroke.y(p + 1) - box.top() - box.height() / 2) * scale;
                segment(pixels, width, height, new double[] {x0, y0, x1 - x0, y1 - y0}, radius);
            }
        }
        return pixels;
    }

    private static void segment(float[] pixels, int width, int height, double[] line, double radius) {
        double square = Math.max(1e-9, line[2] * line[2] + line[3] * line[3]);
        double reach = radius + 2;
        int top = (int) Math.max(0, Math.min(line[1], line[1] + line[3]) - reach);
        int bottom = (int) Math.min(height - 1.0, Math.max(line[1], line[1] + line[3]) + reach);
        int left = (int) Math.max(0, Math.min(line[0], line[0] + line[2]) - reach);
        int right = (int) Math.min(width - 1.0, Math.max(line[0], line[0] + line[2]) + reach);
        for (int y = top; y <= bottom; y++) {
            for (int x = left; x <= right; x++) {
                double dx = x + 0.5 - line[0];
                double dy = y + 0.5 - line[1];
                double t = Math.max(0, Math.min(1, (dx * line[2] + dy * line[3]) / square));
                double away = Math.hypot(dx - t * line[2], dy - t * line[3]);
                double value = Math.max(0, Math.min(1, radius + 0.5 - away));
                pixels[y * width + x] = (float) Math.max(pixels[y * width + x], value);
            }
        }
    }

    /** Mean difference of a pixel. */
    static double difference(float[] a, float[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += Math.abs(a[i] - b[i]);
        }
        return sum / a.length;
    }
}
