package inkling.cli.plots;

import inkling.nn.Network;
import inkling.nn.Parameter;
import inkling.nn.Shape;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.util.Arrays;
import java.util.Locale;

/** What the first layer looks for: the weights of each unit as an image, red where ink counts for it, blue against. */
final class WeightsPlot {
    private static final int MOST_UNITS = 144;
    private static final int FEW_UNITS = 32;
    private static final int LARGE_TILE = 84;
    private static final int SMALL_TILE = 56;
    private static final int MARGIN = 24;
    private static final int GAP = 8;
    private static final int HEADER = 84;
    private static final int BAR = 240;

    /** Colours are full from this quantile of the weights on; a few very large ones would leave the others pale. */
    private static final double FULL_COLOUR_SHARE = 0.995;

    private WeightsPlot() {}

    /** Draws the plot. */
    static BufferedImage draw(Network network) {
        Parameter weights = network.firstWeights();
        Shape view = network.spec().firstView();
        int units = weights.columns();
        int shown = Math.min(MOST_UNITS, units);
        int zoom = Math.max(1, (shown <= FEW_UNITS ? LARGE_TILE : SMALL_TILE) / Math.max(view.width(), view.height()));
        int columns = Math.max(10, (int) Math.ceil(Math.sqrt(shown * 4 / 3.0)));
        int rows = (shown + columns - 1) / columns;
        int stepX = view.width() * zoom + GAP;
        int stepY = view.height() * zoom + GAP;
        Canvas canvas = new Canvas(2 * MARGIN + columns * stepX - GAP, HEADER + MARGIN + rows * stepY - GAP);
        double full = fullColour(weights);
        String title = "Weights of the first layer: "
                + (shown < units ? "the first " + shown + " of " + units : units == 1 ? "1" : "all " + units)
                + (network.spec().firstWithWeights().needsPicture() ? " filters" : " units");
        canvas.text(title, MARGIN, 36, Canvas.TITLE, true, Canvas.INK);
        legend(canvas, full);
        for (int unit = 0; unit < shown; unit++) {
            int column = unit;
            int x = MARGIN + unit % columns * stepX;
            int y = HEADER + unit / columns * stepY;
            canvas.squares(
                    x, y, view.width(), view.size(), zoom, pixel -> diverging(weights.get(pixel, column) / full));
        }
        return canvas.finish();
    }

    private static void legend(Canvas canvas, double full) {
        String least = String.format(Locale.ROOT, "%.2g", -full);
        String most = String.format(Locale.ROOT, "+%.2g", full);
        int x = MARGIN + canvas.width(least, Canvas.SMALL, false) + GAP;
        canvas.text(least, MARGIN, 64, Canvas.SMALL, false, Canvas.INK);
        for (int i = 0; i < BAR; i++) {
            canvas.fill(x + i, 52, 1, 14, diverging(2.0 * i / (BAR - 1) - 1));
        }
        canvas.frame(x, 52, BAR, 14, 1, new Color(0xB8C0CA));
        canvas.text(most, x + BAR + GAP, 64, Canvas.SMALL, false, Canvas.INK);
    }

    private static double fullColour(Parameter weights) {
        float[] sizes = new float[weights.length()];
        for (int i = 0; i < sizes.length; i++) {
            sizes[i] = Math.abs(weights.values()[i]);
        }
        Arrays.sort(sizes);
        return Math.max(Float.MIN_NORMAL, sizes[(int) (FULL_COLOUR_SHARE * (sizes.length - 1))]);
    }

    private static Color diverging(double value) {
        return Canvas.mix(Color.WHITE, value < 0 ? Canvas.BLUE : Canvas.RED, Math.abs(value));
    }
}
