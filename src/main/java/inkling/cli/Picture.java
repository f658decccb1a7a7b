package inkling.cli;

import inkling.ink.Photo;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.Locale;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;

/** Reads pictures of digits from files. */
final class Picture {
    /** The most pixels that are decoded: 200 MB as colours, more than any camera's picture needs. */
    private static final long MAX_PIXELS = 50_000_000;

    private static final long MAX_BYTES = 1L << 28;

    private Picture() {}

    /**
     * Reads a PNG, JPEG, GIF or BMP file. Transparent pixels become white.
     *
     * @throws IOException if there is no such file, or it cannot be read
     * @throws IllegalArgumentException if it is no picture, or too large
     */
    static Photo read(Path file) throws IOException {
        InputFile.check(file, MAX_BYTES);
        try (ImageInputStream input = ImageIO.createImageInputStream(file.toFile())) {
            Iterator<ImageReader> readers = ImageIO.getImageReaders(input);
            if (!readers.hasNext()) {
                throw new IllegalArgumentException(
                        file + " is no picture that can be read; use PNG, JPEG, GIF or BMP.");
            }
            ImageReader reader = readers.next();
            reader.setInput(input, true, true);
            long pixels;
            try {
                pixels = (long) reader.getWidth(0) * reader.getHeight(0);
                if (pixels <= MAX_PIXELS) {
                    return of(reader.read(0));
                }
            } catch (RuntimeException | IOException damaged) {
                // Decoders throw exceptions of many kinds for damaged files.
                throw new IllegalArgumentException(
                        file + " cannot be read as a picture: it is damaged, or of a kind that Java cannot decode.",
                        damaged);
            } finally {
                reader.dispose();
            }
            throw new IllegalArgumentException(String.format(
                    Locale.ROOT,
                    "%s is too large: %,d pixels, and at most %,d are read; make it smaller.",
                    file,
                    pixels,
                    MAX_PIXELS));
        }
    }

    /** A decoded picture as values of light. */
    static Photo of(BufferedImage image) {
        int width = image.getWidth();
        int height = image.getHeight();
        float[] light = new float[width * height];
        int[] row = new int[width];
        for (int y = 0; y < height; y++) {
            image.getRGB(0, y, width, 1, row, 0, width);
            for (int x = 0; x < width; x++) {
                light[y * width + x] = Photo.light(row[x]);
            }
        }
        return new Photo(light, width, height);
    }
}
