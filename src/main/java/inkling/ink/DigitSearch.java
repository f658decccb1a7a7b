package inkling.ink;

import java.util.Arrays;
import java.util.List;

/**
 * Finds the digit in a photograph or scan: subtracts the paper with its uneven light, parts ink from paper by Otsu's
 * level, takes the largest connected ink near the middle with what belongs to it, and leaves out specks, lines of the
 * paper and whatever comes in from the edge. Thin pens are drawn as thick as MNIST's.
 */
final class DigitSearch {
    /** Ink that differs less from the paper than this is not told from noise. */
    private static final float LEAST_CONTRAST = 0.08f;

    /** Ink stands out from the paper's own noise by so many times its spread. */
    private static final float ABOVE_NOISE = 5;

    /** What is fainter than this share of the darkest ink is a line of the paper, or a shadow's edge. */
    private static final float FAINT = 0.45f;

    private static final double DARKEST = 0.995;

    /** A stroke's soft edge begins at this share of the level. */
    private static final float EDGE = 0.4f;

    /** The paper's light is the mean over a square of this share of the shorter side, to each side. */
    private static final double NEIGHBOURHOOD = 0.25;

    /** A thin pen's width becomes this share of the digit's longer side. */
    private static final double PEN = 0.1;

    private final Photo photo;
    private final int width;
    private final int height;

    DigitSearch(Photo photo) {
        this.photo = photo;
        width = photo.width();
        height = photo.height();
    }

    /** One value a pixel, 0 (paper) to 1 (ink of the digit); all 0 if there is no digit. */
    float[] ink() {
        float[] contrast = contrast();
        float noise = ABOVE_NOISE * noise(contrast);
        float darkest = Levels.quantile(positive(contrast), DARKEST);
        float level = Math.max(Levels.otsu(contrast), FAINT * darkest);
        if (level < Math.max(LEAST_CONTRAST * FAINT, noise) || darkest < LEAST_CONTRAST) {
            return new float[contrast.length];
        }
        boolean[] mask = new boolean[contrast.length];
        for (int i = 0; i < mask.length; i++) {
            mask[i] = contrast[i] > level;
        }
        List<Blobs.Blob> digit = new Blobs(mask, width, height).digit();
        if (digit.isEmpty()) {
            return new float[contrast.length];
        }
        boolean[] kept = new boolean[mask.length];
        int longest = 0;
        Blobs.Blob box = digit.get(0);
        for (Blobs.Blob blob : digit) {
            blob.mark(kept);
            box = box.around(blob);
            longest = Math.max(box.width(), box.height());
        }
        return PenLift.thicken(soft(contrast, kept, level), kept, width, height, PEN * longest);
    }

    /** How far each pixel is from the paper around it, towards ink; paper is about 0. */
    private float[] contrast() {
        float[] light = photo.light();
        boolean[] all = new boolean[light.length];
        Arrays.fill(all, true);
        int radius = (int) Math.max(2, NEIGHBOURHOOD * Math.min(width, height));
        float[] rough = difference(Levels.means(light, all, width, height, radius), light);
        float sign = skew(rough) < 0 ? -1 : 1;
        for (int i = 0; i < rough.length; i++) {
            rough[i] *= sign;
        }
        // Once more without the ink, which has pulled the means its way.
        float level = 0.5f * Levels.otsu(rough);
        boolean[] paper = new boolean[light.length];
        for (int i = 0; i < paper.length; i++) {
            paper[i] = rough[i] < level;
        }
        float[] means = Levels.means(light, paper, width, height, radius);
        float[] contrast = difference(means, light);
        for (int i = 0; i < contrast.length; i++) {
            contrast[i] *= sign;
        }
        return contrast;
    }

    private static float[] difference(float[] means, float[] light) {
        float[] difference = new float[light.length];
        for (int i = 0; i < light.length; i++) {
            difference[i] = means[i] - light[i];
        }
        return difference;
    }

    /** Positive when few pixels are much darker than their surroundings, negative when few are much lighter. */
    private static double skew(float[] difference) {
        double sum = 0;
        for (float value : difference) {
            sum += (double) value * value * value;
        }
        return sum;
    }

    private static float[] positive(float[] contrast) {
        float[] positive = new float[contrast.length];
        for (int i = 0; i < positive.length; i++) {
            positive[i] = Math.max(0, contrast[i]);
        }
        return positive;
    }

    /** The spread of the paper: the median distance from 0, as a standard deviation. */
    private static float noise(float[] contrast) {
        float[] sizes = new float[contrast.length];
        for (int i = 0; i < sizes.length; i++) {
            sizes[i] = Math.abs(contrast[i]);
        }
        return 1.4826f * Levels.quantile(sizes, 0.5);
    }

    /** The digit with its soft edges, a pixel to each side of what is surely ink. */
    private float[] soft(float[] contrast, boolean[] kept, float level) {
        float[] ink = new float[contrast.length];
        float from = EDGE * level;
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                int i = y * width + x;
                if (kept[i]) {
                    ink[i] = 1;
                } else if (beside(kept, x, y)) {
                    ink[i] = Math.max(0, Math.min(1, (contrast[i] - from) / (level - from))) * 0.5f;
                }
            }
        }
        return ink;
    }

    private boolean beside(boolean[] kept, int x, int y) {
        return (x > 0 && kept[y * width + x - 1])
                || (x < width - 1 && kept[y * width + x + 1])
                || (y > 0 && kept[(y - 1) * width + x])
                || (y < height - 1 && kept[(y + 1) * width + x]);
    }
}
