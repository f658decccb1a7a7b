package inkling.ink;

import java.util.Arrays;
import java.util.List;

/**
 * A picture of a digit, from a drawing program, a scanner or a camera, as values of light.
 *
 * @param light {@code width * height} values, row by row, 0 (black) to 1 (white); owned by the photo
 * @param width columns
 * @param height rows
 */
public record Photo(float[] light, int width, int height) {
    /** Larger pictures may be photographs; in smaller ones a faint grey is the edge of a stroke. */
    private static final int LARGEST_DRAWING = 2 * Framing.SIDE;

    /** The digit is searched for in a picture whose longer side has at most so many pixels. */
    private static final int LARGEST_SIDE = 480;

    /** A digit whose longer side is shorter than this, in such a picture, is looked at from nearer. */
    private static final int SMALL_DIGIT = 120;

    /** How much of the picture around a small digit is looked at, as a multiple of the digit's longer side. */
    private static final double SURROUNDINGS = 1.5;

    /** A picture with much ink whose border is nearly all paper gets more of it: a tight cut shows too little paper. */
    private static final double BARE_BORDER = 0.9;

    private static final double MUCH_INK = 0.15;

    private static final float LIKE_PAPER = 0.1f;
    private static final double MORE_PAPER = 0.5;

    public Photo {
        if (width < 1 || height < 1 || (long) width * height != light.length) {
            throw new IllegalArgumentException(
                    "A picture of " + width + "×" + height + " pixels does not have " + light.length + " values.");
        }
    }

    /**
     * The digit, framed as MNIST frames digits.
     *
     * <p>A picture as small as MNIST's own is taken as it is; its paper is the median of its border. In a larger one the
     * digit is searched for ({@link DigitSearch}).
     *
     * @return {@link Framing#PIXELS} values from 0 (paper) to 1 (ink); all 0 if no digit is found
     */
    public float[] framed() {
        return sheet().picture();
    }

    /** The same, with the pictures of what may be digits of their own. */
    public Sheet sheet() {
        if (Math.max(width, height) <= LARGEST_DRAWING) {
            return new Sheet(Framing.frame(drawnInk(), width, height), List.of());
        }
        Photo sheet = withMorePaper();
        Photo small = sheet.reduced();
        DigitSearch search = new DigitSearch(small);
        float[] ink = search.ink();
        List<Ink.Box> boxes = search.boxes().stream()
                .map(box -> fractions(box, sheet.step(), (sheet.width - width) / 2))
                .toList();
        if (small.width < sheet.width && search.longerSide() > 0 && search.longerSide() < SMALL_DIGIT) {
            Photo near = sheet.around(search, sheet.step());
            float[] nearInk = new DigitSearch(near.reduced()).ink();
            float[] picture = Framing.frame(nearInk, near.reduced().width, near.reduced().height);
            return new Sheet(picture, search.parts(), boxes);
        }
        return new Sheet(Framing.frame(ink, small.width, small.height), search.parts(), boxes);
    }

    /**
     * A box in fractions of this photo's sides.
     *
     * @param step how many of this photo's pixels are one of the box's
     * @param more by how many pixels paper was added on each side
     */
    private Ink.Box fractions(Ink.Box box, int step, int more) {
        return new Ink.Box(
                fraction(box.left() * step - more, width),
                fraction(box.top() * step - more, height),
                fraction(box.right() * step - more, width),
                fraction(box.bottom() * step - more, height));
    }

    private static double fraction(double at, int side) {
        return Math.max(0, Math.min(1, at / side));
    }

    /** The part of this photo in whose reduced form a digit was found. */
    private Photo around(DigitSearch search, int step) {
        int reach = (int) (SURROUNDINGS * search.longerSide() * step);
        int left = Math.max(0, search.centreX() * step - reach);
        int top = Math.max(0, search.centreY() * step - reach);
        int right = Math.min(width, search.centreX() * step + reach);
        int bottom = Math.min(height, search.centreY() * step + reach);
        float[] part = new float[(right - left) * (bottom - top)];
        for (int y = top; y < bottom; y++) {
            System.arraycopy(light, y * width + left, part, (y - top) * (right - left), right - left);
        }
        return new Photo(part, right - left, bottom - top);
    }

    /** The photo in the middle of a larger sheet, if its border is paper; otherwise the photo. */
    private Photo withMorePaper() {
        float[] border = border();
        float paper = Levels.quantile(border, 0.5);
        if (alike(border, paper) < BARE_BORDER || alike(light, paper) > 1 - MUCH_INK) {
            return this;
        }
        int more = (int) (MORE_PAPER * Math.max(width, height));
        int sheetWidth = width + 2 * more;
        float[] sheet = new float[sheetWidth * (height + 2 * more)];
        Arrays.fill(sheet, paper);
        for (int y = 0; y < height; y++) {
            System.arraycopy(light, y * width, sheet, (y + more) * sheetWidth + more, width);
        }
        return new Photo(sheet, sheetWidth, height + 2 * more);
    }

    /** The ink of a small drawing: how much each pixel differs from the paper, as a fraction of the largest difference. */
    public float[] drawnInk() {
        float paper = Levels.quantile(border(), 0.5);
        boolean dark = paper < 0.5f;
        float most = dark ? 1 - paper : paper;
        float[] ink = new float[light.length];
        for (int i = 0; i < ink.length; i++) {
            float difference = dark ? light[i] - paper : paper - light[i];
            ink[i] = Math.max(0f, Math.min(1f, difference / most));
        }
        return ink;
    }

    /** The outermost pixels. */
    private float[] border() {
        float[] border = new float[2 * (width + height)];
        int count = 0;
        for (int x = 0; x < width; x++) {
            border[count++] = light[x];
            border[count++] = light[(height - 1) * width + x];
        }
        for (int y = 0; y < height; y++) {
            border[count++] = light[y * width];
            border[count++] = light[y * width + width - 1];
        }
        return border;
    }

    /** The photo, made smaller by averaging over whole squares of pixels if it is large. */
    private Photo reduced() {
        int step = step();
        if (step == 1) {
            return this;
        }
        int columns = Math.max(1, width / step);
        int rows = Math.max(1, height / step);
        float[] means = new float[columns * rows];
        for (int i = 0; i < means.length; i++) {
            means[i] = mean(i % columns * step, i / columns * step, step);
        }
        return new Photo(means, columns, rows);
    }

    /** Which fraction of some values is about as light as paper. */
    private static double alike(float[] values, float paper) {
        int count = 0;
        for (float value : values) {
            count += Math.abs(value - paper) < LIKE_PAPER ? 1 : 0;
        }
        return count / (double) values.length;
    }

    private int step() {
        return (Math.max(width, height) + LARGEST_SIDE - 1) / LARGEST_SIDE;
    }

    private float mean(int left, int top, int step) {
        double sum = 0;
        int count = 0;
        for (int y = top; y < Math.min(height, top + step); y++) {
            for (int x = left; x < Math.min(width, left + step); x++) {
                sum += light[y * width + x];
                count++;
            }
        }
        return (float) (sum / count);
    }
}
