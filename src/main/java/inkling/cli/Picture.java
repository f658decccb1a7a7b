package inkling.cli;

import inkling.ink.Framing;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Iterator;
import java.util.Locale;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;

/**
 * A picture of a digit, read from a file.
 *
 * @param ink {@code width * height} values, row by row, 0 (paper) to 1 (ink)
 * @param width columns
 * @param height rows
 */
record Picture(float[] ink, int width, int height) {
    /** The most pixels that are decoded: 200 MB as colours, more than any camera's snapshot needs. */
    private static final long MAX_PIXELS = 50_000_000;

    private static final long MAX_BYTES = 1L << 28;

    /** Larger pictures may be photographs; in smaller ones a faint grey is the edge of a stroke. */
    private static final int LARGEST_DRAWING = 2 * Framing.SIDE;

    /** What is fainter than this share of the darkest ink is a photograph's paper. */
    private static final float SHADING = 0.3f;

    private static final float WHITE = 255f;

    /**
     * Reads a PNG, JPEG, GIF or BMP file. Whether it is dark on light or light on dark is told by its border, whose
     * median brightness becomes the paper's; what is transparent is white. In pictures as large as photographs, what
     * is faint counts as paper too.
     *
     * @throws IOException if there is no such file, or it cannot be read
     * @throws IllegalArgumentException if it is no picture, or too large a one
     */
    static Picture read(Path file) throws IOException {
        InputFile.check(file, MAX_BYTES);
        try {
            return of(decode(file));
        } catch (UnusablePicture explained) {
            throw explained;
        } catch (RuntimeException | IOException damaged) {
            // Decoders meet damaged files with exceptions of many kinds.
            throw new IllegalArgumentException(
                    file + " cannot be read as a picture: it is damaged, or of a kind that Java cannot decode.",
                    damaged);
        }
    }

    /** A fault that is already explained. */
    private static final class UnusablePicture extends IllegalArgumentException {
        private static final long serialVersionUID = 1L;

        UnusablePicture(String message) {
            super(message);
        }
    }

    private static BufferedImage decode(Path file) throws IOException {
        try (ImageInputStream input = ImageIO.createImageInputStream(file.toFile())) {
            Iterator<ImageReader> readers = ImageIO.getImageReaders(input);
            if (!readers.hasNext()) {
                throw new UnusablePicture(file + " is no picture that can be read; use PNG, JPEG, GIF or BMP.");
            }
            ImageReader reader = readers.next();
            try {
                reader.setInput(input, true, true);
                long pixels = (long) reader.getWidth(0) * reader.getHeight(0);
                if (pixels > MAX_PIXELS) {
                    throw new UnusablePicture(String.format(
                            Locale.ROOT,
                            "%s is too large: %,d pixels, and at most %,d are read; make it smaller.",
                            file,
                            pixels,
                            MAX_PIXELS));
                }
                return reader.read(0);
            } finally {
                reader.dispose();
            }
        }
    }

    /** The ink of a picture. */
    static Picture of(BufferedImage image) {
        int width = image.getWidth();
        int height = image.getHeight();
        float[] light = new float[width * height];
        int[] row = new int[width];
        for (int y = 0; y < height; y++) {
            image.getRGB(0, y, width, 1, row, 0, width);
            for (int x = 0; x < width; x++) {
                light[y * width + x] = brightness(row[x]);
            }
        }
        float paper = borderMedian(light, width, height);
        boolean dark = paper < 0.5f;
        float most = dark ? 1 - paper : paper;
        for (int i = 0; i < light.length; i++) {
            float difference = dark ? light[i] - paper : paper - light[i];
            light[i] = Math.max(0f, Math.min(1f, difference / most));
        }
        if (Math.max(width, height) > LARGEST_DRAWING) {
            clearShading(light);
        }
        return new Picture(light, width, height);
    }

    /** Takes what is faint for shadows and noise on the paper, and stretches the rest to 0 to 1. */
    private static void clearShading(float[] ink) {
        float darkest = 0;
        for (float value : ink) {
            darkest = Math.max(darkest, value);
        }
        float paper = SHADING * darkest;
        for (int i = 0; i < ink.length; i++) {
            ink[i] = ink[i] <= paper ? 0f : Math.min(1f, (ink[i] - paper) / (darkest - paper));
        }
    }

    /** Luma (ITU-R BT.601) on white, 0 to 1. */
    private static float brightness(int argb) {
        float red = argb >> 16 & 0xff;
        float green = argb >> 8 & 0xff;
        float blue = argb & 0xff;
        // Grey stays exactly what it is, so that MNIST's own images do.
        float luma = red == green && green == blue ? red : 0.299f * red + 0.587f * green + 0.114f * blue;
        float alpha = (argb >>> 24) / WHITE;
        return (alpha * luma + (1 - alpha) * WHITE) / WHITE;
    }

    private static float borderMedian(float[] light, int width, int height) {
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
        Arrays.sort(border);
        return border[count / 2];
    }

    /** The picture as MNIST would have it: {@link Framing#PIXELS} values. */
    float[] framed() {
        return Framing.frame(ink, width, height);
    }
}
