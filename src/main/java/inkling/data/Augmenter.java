package inkling.data;

import inkling.kernel.Random32;
import inkling.kernel.RowBuffer;
import inkling.kernel.SparseRows;

/**
 * Makes varied copies of pictures, quickly enough to make a new one each time that a picture is trained on.
 *
 * <p>Every pixel of the new picture looks up the point of the old one that it shows, by an affine map ({@link
 * PictureMap}) and an elastic displacement ({@link ElasticField}), and interpolates between the four pixels around that
 * point (bilinearly). Only the box around the ink is worked on. The same sequence of pictures and the same random
 * numbers give the same copies on every engine, to the last bit: points are integers, and values are interpolated in
 * doubles.
 */
public final class Augmenter {
    /** Paler pixels are left out; MNIST's palest, a 255th, stays. */
    private static final double PALEST = 0.0039;

    private static final int FRACTION = ElasticField.FRACTION;
    private static final int FRACTION_MASK = (1 << FRACTION) - 1;
    private static final double UNIT = 1.0 / (1 << FRACTION);

    private final Augmentation strengths;
    private final int height;
    private final int width;
    private final Random32 random;
    private final ElasticField field;
    private final InkBox ink;

    /**
     * @param height rows of a picture
     * @param width columns of a picture
     */
    public Augmenter(Augmentation strengths, int height, int width, Random32 random) {
        this.strengths = strengths;
        this.height = height;
        this.width = width;
        this.random = random;
        field = ElasticField.of(strengths.elastic(), strengths.sigma(), random);
        ink = new InkBox(height, width);
    }

    /**
     * Adds a varied copy of a picture to the buffer.
     *
     * @param source pictures of this augmenter's size
     */
    public void append(SparseRows source, int row, RowBuffer target) {
        ink.load(source, row);
        PictureMap map = PictureMap.draw(strengths, height, width, random);
        double pen = PictureMap.within(strengths.pen() * 0.01, random);
        if (pen != 0) {
            ink.thicken(pen > 0 ? pen : pen / 2);
        }
        int offsets = random.nextInt();
        int signs = random.nextInt();
        if (!ink.isBlank()) {
            sample(target, map, offsets, signs);
        }
        target.endRow();
        ink.clear();
    }

    /**
     * Adds the new picture's pixels.
     *
     * @param offsets the upper left corners of the two windows in the field of displacements, a byte a coordinate
     * @param signs two bits: whether to reverse the displacements of each axis
     */
    private void sample(RowBuffer target, PictureMap map, int offsets, int signs) {
        double halfWidth = 0.5 * (ink.right() - ink.left()) + 1 + field.largest();
        double halfHeight = 0.5 * (ink.bottom() - ink.top()) + 1 + field.largest();
        double middleX = 0.5 * (ink.left() + ink.right());
        double middleY = 0.5 * (ink.top() + ink.bottom());
        double newX = map.newX(middleX, middleY);
        double newY = map.newY(middleX, middleY);
        double newHalfWidth = map.halfWidth(halfWidth, halfHeight);
        double newHalfHeight = map.halfHeight(halfWidth, halfHeight);
        int left = Math.max(0, (int) Math.floor(newX - newHalfWidth));
        int right = Math.min(width - 1, (int) Math.ceil(newX + newHalfWidth));
        int top = Math.max(0, (int) Math.floor(newY - newHalfHeight));
        int bottom = Math.min(height - 1, (int) Math.ceil(newY + newHalfHeight));
        int bits = field.bits();
        int mask = (1 << bits) - 1;
        int signX = -(signs & 1);
        int signY = -(signs >> 1 & 1);
        for (int y = top; y <= bottom; y++) {
            int fieldRowX = ((offsets & 0xff) + y & mask) << bits;
            int fieldRowY = ((offsets >> 8 & 0xff) + y & mask) << bits;
            int fieldColumnX = offsets >> 16 & 0xff;
            sampleRow(target, map, y, left, right, fieldRowX, fieldColumnX, fieldRowY, offsets >>> 24, signX, signY);
        }
    }

    /** One row of the new picture; {@code (d ^ sign) - sign} is d or -d. */
    private void sampleRow(
            RowBuffer target,
            PictureMap map,
            int y,
            int left,
            int right,
            int fieldRowX,
            int fieldColumnX,
            int fieldRowY,
            int fieldColumnY,
            int signX,
            int signY) {
        char[] columns = target.rows().columns();
        float[] values = target.rows().values();
        int size = target.entries();
        int[] displacements = field.displacements();
        int mask = (1 << field.bits()) - 1;
        float[] pixels = ink.pixels();
        int stride = ink.stride();
        // A point has ink around it if it lies between the pixel before the box and the box's end.
        int firstX = ink.left() - 1;
        int firstY = ink.top() - 1;
        int spanX = ink.right() - firstX;
        int spanY = ink.bottom() - firstY;
        int corner = ink.index(firstX, firstY);
        int acrossX = PictureMap.fixed(map.xx());
        int acrossY = PictureMap.fixed(map.yx());
        int u = map.originX() + left * acrossX + y * PictureMap.fixed(map.xy()) - (firstX << FRACTION);
        int v = map.originY() + left * acrossY + y * PictureMap.fixed(map.yy()) - (firstY << FRACTION);
        for (int x = left; x <= right; x++, u += acrossX, v += acrossY) {
            int atX = u + ((displacements[fieldRowX | (fieldColumnX + x & mask)] ^ signX) - signX);
            int atY = v + ((displacements[fieldRowY | (fieldColumnY + x & mask)] ^ signY) - signY);
            int column = atX >> FRACTION;
            int row = atY >> FRACTION;
            if (column < 0 || column > spanX || row < 0 || row > spanY) {
                continue;
            }
            int at = corner + row * stride + column;
            double upperLeft = pixels[at];
            double lowerLeft = pixels[at + stride];
            double across = (atX & FRACTION_MASK) * UNIT;
            double upper = upperLeft + across * (pixels[at + 1] - upperLeft);
            double lower = lowerLeft + across * (pixels[at + stride + 1] - lowerLeft);
            double value = upper + (atY & FRACTION_MASK) * UNIT * (lower - upper);
            // Written in any case and counted only if dark enough: a branch would be mispredicted at every edge of ink.
            columns[size] = (char) (y * width + x);
            values[size] = (float) value;
            size += value >= PALEST ? 1 : 0;
        }
        target.entries(size);
    }
}
