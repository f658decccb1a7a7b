package inkling.cli.plots;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.FontMetrics;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.util.function.IntFunction;

/** A white picture to draw on, with the fonts and colours that all plots share. */
final class Canvas {
    static final Color INK = new Color(0x1F2933);
    static final Color FAINT = new Color(0x6B7785);
    static final Color BLUE = new Color(0x1F5FBF);
    static final Color RED = new Color(0xC2331B);
    static final int TITLE = 20;
    static final int TEXT = 14;
    static final int SMALL = 12;

    private final BufferedImage image;
    private final Graphics2D graphics;

    Canvas(int width, int height) {
        image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        graphics = image.createGraphics();
        graphics.setColor(Color.WHITE);
        graphics.fillRect(0, 0, width, height);
        graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        graphics.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
    }

    /** The font of all plots. */
    static Font font(int size, boolean bold) {
        return new Font(Font.SANS_SERIF, bold ? Font.BOLD : Font.PLAIN, size);
    }

    /** Text whose baseline begins at a point. */
    void text(String text, int x, int baseline, int size, boolean bold, Color color) {
        graphics.setFont(font(size, bold));
        graphics.setColor(color);
        graphics.drawString(text, x, baseline);
    }

    /** Text around a point. */
    void centred(String text, int x, int y, int size, boolean bold, Color color) {
        FontMetrics metrics = graphics.getFontMetrics(font(size, bold));
        int baseline = y + (metrics.getAscent() - metrics.getDescent()) / 2;
        text(text, x - metrics.stringWidth(text) / 2, baseline, size, bold, color);
    }

    /** Text that reads upwards, around a point. */
    void centredUpwards(String text, int x, int y, int size, Color color) {
        graphics.rotate(-Math.PI / 2, x, y);
        centred(text, x, y, size, false, color);
        graphics.rotate(Math.PI / 2, x, y);
    }

    /** Width of a text. */
    int width(String text, int size, boolean bold) {
        return graphics.getFontMetrics(font(size, bold)).stringWidth(text);
    }

    /** As much of a text as fits into a width. */
    String fitted(String text, int width, int size, boolean bold) {
        String shown = text;
        for (int end = text.length() - 1; end > 0 && width(shown, size, bold) > width; end--) {
            shown = text.substring(0, end) + "…";
        }
        return shown;
    }

    /** A filled rectangle. */
    void fill(int x, int y, int width, int height, Color color) {
        graphics.setColor(color);
        graphics.fillRect(x, y, width, height);
    }

    /** A rectangle's outline, drawn inside it. */
    void frame(int x, int y, int width, int height, int thickness, Color color) {
        fill(x, y, width, thickness, color);
        fill(x, y + height - thickness, width, thickness, color);
        fill(x, y, thickness, height, color);
        fill(x + width - thickness, y, thickness, height, color);
    }

    /** A cross on a disc, centred at a point. */
    void cross(int x, int y, int radius, Color color) {
        graphics.setColor(color);
        graphics.fillOval(x - radius, y - radius, 2 * radius, 2 * radius);
        graphics.setColor(Color.WHITE);
        graphics.setStroke(new BasicStroke(2f, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
        int arm = radius / 2;
        graphics.drawLine(x - arm, y - arm, x + arm, y + arm);
        graphics.drawLine(x - arm, y + arm, x + arm, y - arm);
    }

    /**
     * A grid of coloured squares whose upper left corner is a point.
     *
     * @param columns squares in a row
     * @param count number of squares
     * @param side of a square, in pixels
     * @param colors the colour of each square, row by row
     */
    void squares(int x, int y, int columns, int count, int side, IntFunction<Color> colors) {
        for (int i = 0; i < count; i++) {
            fill(x + i % columns * side, y + i / columns * side, side, side, colors.apply(i));
        }
    }

    /** Another picture, unscaled. */
    void picture(BufferedImage picture, int x, int y) {
        graphics.drawImage(picture, x, y, null);
    }

    /** The finished picture. */
    BufferedImage finish() {
        graphics.dispose();
        return image;
    }

    /** A colour between two. */
    static Color mix(Color from, Color to, double share) {
        double t = Math.max(0, Math.min(1, share));
        return new Color(
                (int) Math.round(from.getRed() + t * (to.getRed() - from.getRed())),
                (int) Math.round(from.getGreen() + t * (to.getGreen() - from.getGreen())),
                (int) Math.round(from.getBlue() + t * (to.getBlue() - from.getBlue())));
    }
}
