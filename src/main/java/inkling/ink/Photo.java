package inkling.ink;

import java.util.Arrays;
import java.util.function.UnaryOperator;

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

    /** So much of the paper around small writing is looked at, at least, as a fraction of the writing's width. */
    private static final double LEAST_MARGIN = 0.3;

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
            return new Sheet(Framing.frame(drawnInk(), width, height));
        }
        Photo sheet = withMorePaper();
        Photo small = sheet.reduced();
        DigitSearch search = new DigitSearch(small);
        float[] ink = search.ink();
        float[] picture = small.width < sheet.width && search.longerSide() > 0 && search.longerSide() < SMALL_DIGIT
                ? sheet.around(search, sheet.step()).nearest()
                : Framing.frame(ink, small.width, small.height);
        Ink.Box surface = new Ink.Box(0, 0, width, height)
                .moved((sheet.width - width) / 2.0, (sheet.height - height) / 2.0)
                .scaled(1.0 / sheet.step());
        Sheet seen = new Sheet(picture, search.box(), search.lines(), surface);
        return search.writing().map(box -> sheet.nearer(seen, box)).orElse(seen);
    }

    /** The same sheet with its lines as they are seen from nearer, if all that is written takes so little of it. */
    private Sheet nearer(Sheet seen, Ink.Box writing) {
        Ink.Box box = writing.scaled(step());
        int margin = (int) Math.max(box.height(), LEAST_MARGIN * box.width());
        int left = (int) Math.max(0, box.left() - margin);
        int top = (int) Math.max(0, box.top() - margin);
        int right = (int) Math.min(width, box.right() + margin);
        int bottom = (int) Math.min(height, box.bottom() + margin);
        Photo near = part(left, top, right, bottom);
        if (near.step() == step()) {
            return seen;
        }
        DigitSearch search = new DigitSearch(near.reduced());
        search.ink();
        UnaryOperator<Ink.Box> inPart =
                one -> one.scaled(step()).moved(-left, -top).scaled(1.0 / near.step());
        return new Sheet(seen.picture(), seen.box().map(inPart), search.lines(), inPart.apply(seen.surface()));
    }

    /** The picture of the digit that is found in this photo. */
    private float[] nearest() {
        Photo near = reduced();
        return Framing.frame(new DigitSearch(near).ink(), near.width, near.height);
    }

    /** The part of this photo in whose reduced form a digit was found. */
    private Photo around(DigitSearch search, int step) {
        int reach = (int) (SURROUNDINGS * search.longerSide() * step);
        return part(
                Math.max(0, search.centreX() * step - reach),
                Math.max(0, search.centreY() * step - reach),
                Math.min(width, search.centreX() * step + reach),
                Math.min(height, search.centreY() * step + reach));
    }

    /** A part of this photo, right and bottom excluded. */
    private Photo part(int left, int top, int right, int bottom) {
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
