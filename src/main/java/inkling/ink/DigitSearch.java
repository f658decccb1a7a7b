package inkling.ink;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Finds the digit in a photograph or scan: subtracts the paper with its uneven light, separates ink from paper at Otsu's
 * level, takes the largest connected ink near the middle with what belongs to it, and leaves out specks, lines of the
 * paper and whatever touches the edge. Thin strokes are made as thick as MNIST's.
 */
final class DigitSearch {
    /** Ink that differs less from the paper than this cannot be distinguished from noise. */
    private static final float LEAST_CONTRAST = 0.08f;

    /** Ink differs from the paper by at least so many standard deviations of the paper's own noise. */
    private static final float ABOVE_NOISE = 5;

    /** What is fainter than this fraction of the darkest ink is a line of the paper, or a shadow's edge. */
    private static final float FAINT = 0.45f;

    /** The darkest ink is what so many pixels reach, as a fraction of the longer side of the smallest digit. */
    private static final double DARKEST = 0.5;

    /** A stroke's soft edge begins at this fraction of the level. */
    private static final float EDGE = 0.4f;

    /** The paper's light is the mean over a square that reaches this fraction of the shorter side in each direction. */
    private static final double NEIGHBOURHOOD = 0.25;

    /** A thin pen's width becomes this fraction of the digit's longer side. */
    private static final double PEN = 0.1;

    private final Photo photo;
    private final int width;
    private final int height;
    private Optional<Blobs.Blob> box = Optional.empty();
    private List<Line> lines = List.of();

    DigitSearch(Photo photo) {
        this.photo = photo;
        width = photo.width();
        height = photo.height();
    }

    /** One value a pixel, 0 (paper) to 1 (ink of the digit); all 0 if there is no digit. */
    float[] ink() {
        float[] contrast = contrast();
        int few = (int) Math.max(1, DARKEST * Blobs.SMALLEST * Math.min(width, height));
        float darkest = Math.max(0, Levels.quantile(contrast, 1 - (double) few / contrast.length));
        float level = Math.max(Levels.otsu(contrast), FAINT * darkest);
        float noise = ABOVE_NOISE * noise(contrast, level);
        if (level < Math.max(LEAST_CONTRAST * FAINT, noise) || darkest < LEAST_CONTRAST) {
            return new float[contrast.length];
        }
        boolean[] mask = new boolean[contrast.length];
        for (int i = 0; i < mask.length; i++) {
            mask[i] = contrast[i] > level;
        }
        Blobs blobs = new Blobs(mask, width, height);
        List<Blobs.Blob> digit = blobs.digit();
        if (digit.isEmpty()) {
            return new float[contrast.length];
        }
        box = Optional.of(around(digit));
        lines = lines(blobs.inside(), contrast, level);
        return ink(digit, contrast, level);
    }

    private List<Line> lines(List<Blobs.Blob> blobs, float[] contrast, float level) {
        List<Piece> pieces = blobs.stream().map(blob -> Piece.of(blob, width)).toList();
        return Lines.of(pieces, numbers -> {
            List<Blobs.Blob> some = IntStream.of(numbers).mapToObj(blobs::get).toList();
            return Framing.frame(ink(some, contrast, level), width, height);
        });
    }

    private float[] ink(List<Blobs.Blob> blobs, float[] contrast, float level) {
        boolean[] kept = new boolean[contrast.length];
        blobs.forEach(blob -> blob.mark(kept));
        return PenLift.thicken(
                soft(contrast, kept, level),
                kept,
                width,
                height,
                PEN * around(blobs).longerSide());
    }

    private static Blobs.Blob around(List<Blobs.Blob> blobs) {
        Blobs.Blob whole = blobs.get(0);
        for (Blobs.Blob blob : blobs) {
            whole = whole.around(blob);
        }
        return whole;
    }

    /** The lines of the picture, in which there may be several digits; none if there is no digit. */
    List<Line> lines() {
        return lines;
    }

    /** The digit's box in pixels, if there is one. */
    Optional<Ink.Box> box() {
        return box.map(Blobs.Blob::box);
    }

    /** The box around all lines, if there are any. */
    Optional<Ink.Box> writing() {
        return lines.stream().map(line -> line.box(0, line.size())).reduce(Ink.Box::with);
    }

    /** The digit's longer side in pixels; 0 if there is none. */
    int longerSide() {
        return box.map(Blobs.Blob::longerSide).orElse(0);
    }

    /** The column in the digit's middle. */
    int centreX() {
        return box.map(found -> (found.left() + found.right()) / 2).orElse(0);
    }

    /** The row in the digit's middle. */
    int centreY() {
        return box.map(found -> (found.top() + found.bottom()) / 2).orElse(0);
    }

    /** How much each pixel differs from the paper around it in the direction of ink; paper is about 0. */
    private float[] contrast() {
        float[] light = photo.light();
        boolean[] all = new boolean[light.length];
        Arrays.fill(all, true);
        int radius = (int) Math.max(2, NEIGHBOURHOOD * Math.min(width, height));
        float[] means = Levels.means(light, all, width, height, radius);
        float sign = skew(difference(means, light, 1)) < 0 ? -1 : 1;
        float[] rough = difference(means, light, sign);
        // Once more without the ink, which has shifted the means.
        float level = 0.5f * Levels.otsu(rough);
        boolean[] paper = new boolean[light.length];
        for (int i = 0; i < paper.length; i++) {
            paper[i] = rough[i] < level;
        }
        return difference(Levels.means(light, paper, width, height, radius), light, sign);
    }

    private static float[] difference(float[] means, float[] light, float sign) {
        float[] difference = new float[light.length];
        for (int i = 0; i < light.length; i++) {
            difference[i] = sign * (means[i] - light[i]);
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

    /** The standard deviation of the paper, estimated from the median distance from 0 (for a normal distribution). */
    private static float noise(float[] contrast, float level) {
        float[] sizes = new float[contrast.length];
        int count = 0;
        for (float value : contrast) {
            if (value < level) {
                sizes[count++] = Math.abs(value);
            }
        }
        return count == 0 ? 0 : 1.4826f * Levels.quantile(Arrays.copyOf(sizes, count), 0.5);
    }

    /** The digit with soft edges, one pixel wide, around what is certainly ink. */
    private float[] soft(float[] contrast, boolean[] kept, float level) {
        float[] ink = new float[contrast.length];
        float from = EDGE * level;
        for (int i = 0; i < ink.length; i++) {
            if (kept[i]) {
                ink[i] = 1;
            } else if (beside(kept, i % width, i / width)) {
                ink[i] = Math.max(0, Math.min(1, (contrast[i] - from) / (level - from))) * 0.5f;
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
