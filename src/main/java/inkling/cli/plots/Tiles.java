package inkling.cli.plots;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.util.function.IntFunction;

/** Small pictures whose pixels stay square when enlarged. */
final class Tiles {
    private Tiles() {}

    /**
     * A picture of coloured squares.
     *
     * @param columns squares across
     * @param rows squares down
     * @param zoom pixels along a square's side
     * @param colors the colour of each square, row by row
     */
    static BufferedImage of(int columns, int rows, int zoom, IntFunction<Color> colors) {
        BufferedImage picture = new BufferedImage(columns * zoom, rows * zoom, BufferedImage.TYPE_INT_RGB);
        for (int square = 0; square < columns * rows; square++) {
            int rgb = colors.apply(square).getRGB();
            for (int y = 0; y < zoom; y++) {
                for (int x = 0; x < zoom; x++) {
                    picture.setRGB(square % columns * zoom + x, square / columns * zoom + y, rgb);
                }
            }
        }
        return picture;
    }
}
