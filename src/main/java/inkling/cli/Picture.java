package inkling.cli;

import com.drew.imaging.ImageMetadataReader;
import com.drew.imaging.ImageProcessingException;
import com.drew.metadata.exif.ExifDirectoryBase;
import com.drew.metadata.exif.ExifIFD0Directory;
import inkling.cli.files.InputFile;
import inkling.cli.files.JavaMemory;
import inkling.ink.Photo;
import inkling.ink.PhotoBuilder;
import java.awt.Rectangle;
import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.io.EOFException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;

/** Reads pictures of digits from files. */
final class Picture {
    /** The most pixels that are decoded: 200 MB as colours, more than any camera's picture needs. */
    private static final long MAX_PIXELS = 50_000_000;

    private static final long MAX_BYTES = 1L << 28;

    /** Colours as decoded and as numbers, light, and light when turned. */
    private static final int BYTES_PER_PIXEL = 16;

    /** What the decoder of JPEG files says of a file that ends within its picture. */
    private static final String CUT_SHORT = "premature end";

    private Picture() {}

    /**
     * Reads a PNG, JPEG, GIF or BMP file, turned as its camera's note (EXIF) says. What is transparent becomes white paper,
     * or black paper behind light ink.
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
            try {
                requireRoom(file, pixels(reader, file));
                return decoded(reader, file);
            } finally {
                reader.dispose();
            }
        }
    }

    private static void requireRoom(Path file, long pixels) {
        if (pixels > MAX_PIXELS) {
            throw new IllegalArgumentException(String.format(
                    Locale.ROOT,
                    "%s is too large: %,d pixels, and at most %,d are read; make it smaller.",
                    file,
                    pixels,
                    MAX_PIXELS));
        }
        JavaMemory.require(BYTES_PER_PIXEL * pixels, "The picture " + file, "make it smaller");
    }

    private static long pixels(ImageReader reader, Path file) {
        try {
            return (long) reader.getWidth(0) * reader.getHeight(0);
        } catch (RuntimeException | IOException damaged) {
            throw damaged(file, damaged);
        }
    }

    private static Photo decoded(ImageReader reader, Path file) {
        AtomicBoolean cutShort = new AtomicBoolean();
        reader.addIIOReadWarningListener((source, warning) ->
                cutShort.compareAndSet(false, warning.toLowerCase(Locale.ROOT).contains(CUT_SHORT)));
        try {
            Photo photo = of(reader.read(0), orientation(file));
            if (cutShort.get()) {
                throw new EOFException(file + " ends before its picture does.");
            }
            return photo;
        } catch (OutOfMemoryError full) {
            throw JavaMemory.tooLittle(
                    "The picture " + file + " is damaged or does not fit into Java's memory; make it smaller");
        } catch (RuntimeException | IOException damaged) {
            throw damaged(file, damaged);
        }
    }

    /** Decoders throw exceptions of many kinds for damaged files. */
    private static IllegalArgumentException damaged(Path file, Exception cause) {
        return new IllegalArgumentException(
                file + " cannot be read as a picture: it is damaged, or of a kind that Java cannot decode.", cause);
    }

    /** How a picture is to be turned, 1 to 8 as EXIF counts; 1 is not at all. */
    private static int orientation(Path file) throws IOException {
        try {
            ExifIFD0Directory exif =
                    ImageMetadataReader.readMetadata(file.toFile()).getFirstDirectoryOfType(ExifIFD0Directory.class);
            Integer orientation = exif == null ? null : exif.getInteger(ExifDirectoryBase.TAG_ORIENTATION);
            return orientation == null || orientation < 1 || orientation > 8 ? 1 : orientation;
        } catch (ImageProcessingException none) {
            return 1;
        }
    }

    /** A decoded picture. */
    static Photo of(BufferedImage image) {
        return of(image, 1);
    }

    /** The same, turned. */
    static Photo of(BufferedImage image, int orientation) {
        boolean aside = orientation > 4;
        boolean fromRight = orientation == 2 || orientation == 3 || orientation == 7 || orientation == 8;
        boolean fromBelow = orientation == 3 || orientation == 4 || orientation == 6 || orientation == 7;
        int rows = aside ? image.getWidth() : image.getHeight();
        int columns = aside ? image.getHeight() : image.getWidth();
        PhotoBuilder photo = new PhotoBuilder(columns, rows);
        int[] line = new int[columns];
        for (int y = 0; y < rows; y++) {
            int at = (aside ? fromRight : fromBelow) ? rows - 1 - y : y;
            Rectangle place = aside ? new Rectangle(at, 0, 1, columns) : new Rectangle(0, at, columns, 1);
            colours(image, place, line);
            photo.row(y, (aside ? fromBelow : fromRight) ? reversed(line) : line, 0, columns);
        }
        return photo.photo();
    }

    private static int[] reversed(int[] line) {
        int[] reversed = new int[line.length];
        for (int i = 0; i < line.length; i++) {
            reversed[i] = line[line.length - 1 - i];
        }
        return reversed;
    }

    /** A row or column. Shades of grey are taken as they are; Java would take them for linear ones. */
    private static void colours(BufferedImage image, Rectangle place, int[] argb) {
        image.getRGB(place.x, place.y, place.width, place.height, argb, 0, place.width);
        if (image.getColorModel().getColorSpace().getType() == ColorSpace.TYPE_GRAY) {
            int largest = (1 << image.getSampleModel().getSampleSize(0)) - 1;
            int[] greys =
                    image.getRaster().getSamples(place.x, place.y, place.width, place.height, 0, new int[argb.length]);
            for (int i = 0; i < argb.length; i++) {
                argb[i] = (argb[i] & 0xff000000) | 0x010101 * (int) Math.round(255.0 * greys[i] / largest);
            }
        }
    }
}
