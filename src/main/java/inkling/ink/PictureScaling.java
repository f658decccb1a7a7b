package inkling.ink;

import java.util.List;

/** Makes pictures of the size that a network takes, for networks that read something else than MNIST's 28 × 28. */
public final class PictureScaling {
    private final float[] from;
    private final int fromHeight;
    private final int fromWidth;
    private final int height;
    private final int width;
    private final double step;

    private PictureScaling(float[] from, int fromHeight, int fromWidth, int height, int width) {
        this.from = from;
        this.fromHeight = fromHeight;
        this.fromWidth = fromWidth;
        this.height = height;
        this.width = width;
        step = Math.max((double) fromHeight / height, (double) fromWidth / width);
    }

    /**
     * A picture scaled so that the whole of it is seen, its sides in the same proportion, in the middle of bare paper.
     * Each pixel is the mean over the area that it covers.
     *
     * @param from {@code fromHeight * fromWidth} values, 0 (paper) to 1 (ink)
     * @return {@code height * width} values
     */
    public static float[] scaled(float[] from, int fromHeight, int fromWidth, int height, int width) {
        if (fromHeight == height && fromWidth == width) {
            return from;
        }
        return new PictureScaling(from, fromHeight, fromWidth, height, width).scaled();
    }

    /** A drawing framed as MNIST frames digits ({@link Framing}), in another size. */
    public static float[] ofFramed(float[] framed, int height, int width) {
        return scaled(framed, Framing.SIDE, Framing.SIDE, height, width);
    }

    /**
     * A picture from a file or a camera.
     *
     * @param digits whether the network reads digits: then one is searched for and framed. Otherwise, as nothing is known
     *     of what it reads, it is given the whole picture, whose paper is the median of its border
     * @return pictures of {@code height * width} values; a blank sheet if nothing stands out from the paper
     */
    public static Sheet ofPhoto(Photo photo, boolean digits, int height, int width) {
        if (!digits) {
            float[] whole = scaled(photo.drawnInk(), photo.height(), photo.width(), height, width);
            return new Sheet(whole);
        }
        return ofSheet(photo.sheet(), true, height, width);
    }

    /**
     * A drawing framed as MNIST frames digits, in another size.
     *
     * @param digits whether the network reads digits; what else it may read can well have several parts
     */
    public static Sheet ofSheet(Sheet sheet, boolean digits, int height, int width) {
        List<Line> lines = digits
                ? sheet.lines().stream()
                        .map(line -> line.with(framed -> ofFramed(framed, height, width)))
                        .toList()
                : List.of();
        return new Sheet(ofFramed(sheet.picture(), height, width), sheet.box(), lines, sheet.surface());
    }

    private float[] scaled() {
        float[] target = new float[height * width];
        double left = (width * step - fromWidth) / 2;
        double top = (height * step - fromHeight) / 2;
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                target[y * width + x] = mean(x * step - left, y * step - top);
            }
        }
        return target;
    }

    /** The mean over a square of the side {@code step}; outside the picture is paper. */
    private float mean(double left, double top) {
        double sum = 0;
        int lastY = (int) Math.min(fromHeight - 1.0, Math.ceil(top + step) - 1);
        int lastX = (int) Math.min(fromWidth - 1.0, Math.ceil(left + step) - 1);
        for (int y = (int) Math.max(0, Math.floor(top)); y <= lastY; y++) {
            double inY = Math.min(y + 1, top + step) - Math.max(y, top);
            for (int x = (int) Math.max(0, Math.floor(left)); x <= lastX; x++) {
                sum += inY * (Math.min(x + 1, left + step) - Math.max(x, left)) * from[y * fromWidth + x];
            }
        }
        return (float) (sum / (step * step));
    }
}
