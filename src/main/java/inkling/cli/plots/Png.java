package inkling.cli.plots;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import javax.imageio.ImageIO;

/** Pictures as PNG files. */
final class Png {
    private Png() {}

    /** The bytes of a file. */
    static byte[] encode(BufferedImage image) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        // Otherwise ImageIO goes by way of a file on the disk.
        ImageIO.setUseCache(false);
        try {
            if (!ImageIO.write(image, "png", bytes)) {
                throw new IllegalStateException("This Java has no writer for PNG files.");
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        return bytes.toByteArray();
    }
}
