package inkling.cli.plots;

import inkling.data.Dataset;
import inkling.text.Numbers;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.util.Arrays;
import java.util.stream.IntStream;

/** Images with the network's predictions: the first of a set, then the first of those that it misread. */
final class PredictionsPlot {
    private static final int COLUMNS = 12;
    private static final int FIRST = 60;
    private static final int WRONG = 36;
    private static final int ZOOM = 2;
    private static final int MARGIN = 24;
    private static final int GAP = 18;
    private static final int CAPTION = 24;
    private static final int HEADING = 44;
    private static final int FRAME = 4;

    private final Dataset dataset;
    private final byte[] predictions;
    private final int cellWidth;
    private final int cellHeight;

    private PredictionsPlot(Dataset dataset, byte[] predictions) {
        this.dataset = dataset;
        this.predictions = predictions;
        cellWidth = dataset.width() * ZOOM + 2 * FRAME;
        cellHeight = dataset.height() * ZOOM + 2 * FRAME + CAPTION;
    }

    /** Draws the plot. */
    static BufferedImage draw(Dataset dataset, byte[] predictions) {
        return new PredictionsPlot(dataset, predictions).draw();
    }

    private BufferedImage draw() {
        int[] first = IntStream.range(0, Math.min(FIRST, dataset.size())).toArray();
        int[] wrong = IntStream.range(0, dataset.size()).filter(this::isWrong).toArray();
        int misread = wrong.length;
        int shown = Math.min(WRONG, misread);
        int width = 2 * MARGIN + COLUMNS * cellWidth + (COLUMNS - 1) * GAP;
        int height = 2 * MARGIN + 2 * HEADING + (rows(first.length) + rows(shown)) * (cellHeight + GAP / 2) + GAP;
        Canvas canvas = new Canvas(width, height);
        int y = heading(canvas, MARGIN, "The first " + first.length + " images: " + dataset.name());
        y = grid(canvas, y, first) + GAP;
        String heading = misread == 0
                ? "None of the " + Numbers.whole(dataset.size()) + " is misread"
                : "Misread: " + (shown < misread ? "the first " + shown + " of " : "all ") + Numbers.whole(misread)
                        + " (what the network read, then the label)";
        y = heading(canvas, y, heading);
        grid(canvas, y, Arrays.copyOf(wrong, shown));
        return canvas.finish();
    }

    private static int rows(int images) {
        return (images + COLUMNS - 1) / COLUMNS;
    }

    private boolean isWrong(int image) {
        return (predictions[image] & 0xff) != dataset.label(image);
    }

    private static int heading(Canvas canvas, int y, String text) {
        canvas.text(text, MARGIN, y + Canvas.TITLE, Canvas.TITLE, true, Canvas.INK);
        return y + HEADING;
    }

    private int grid(Canvas canvas, int top, int[] images) {
        for (int i = 0; i < images.length; i++) {
            int x = MARGIN + i % COLUMNS * (cellWidth + GAP);
            int y = top + i / COLUMNS * (cellHeight + GAP / 2);
            cell(canvas, images[i], x, y);
        }
        return top + rows(images.length) * (cellHeight + GAP / 2);
    }

    private void cell(Canvas canvas, int image, int x, int y) {
        float[] pixels = new float[dataset.images().width()];
        dataset.images().copyRow(image, pixels, 0);
        canvas.squares(x + FRAME, y + FRAME, dataset.width(), pixels.length, ZOOM, pixel -> shade(pixels[pixel]));
        int side = cellHeight - CAPTION;
        int prediction = predictions[image] & 0xff;
        int middle = x + cellWidth / 2;
        int captionY = y + side + CAPTION / 2;
        if (isWrong(image)) {
            canvas.frame(x, y, cellWidth, side, FRAME, Canvas.RED);
            canvas.cross(x + cellWidth - FRAME, y + FRAME, 2 * FRAME, Canvas.RED);
            String both = name(prediction) + ", not " + name(dataset.label(image));
            canvas.centred(fitted(canvas, both, true), middle, captionY, Canvas.TEXT, true, Canvas.RED);
        } else {
            String read = fitted(canvas, name(prediction), false);
            canvas.centred(read, middle, captionY, Canvas.TEXT, false, Canvas.INK);
        }
    }

    private String name(int index) {
        return dataset.classNames().of(index);
    }

    private String fitted(Canvas canvas, String text, boolean bold) {
        return canvas.fitted(text, cellWidth + GAP - 2, Canvas.TEXT, bold);
    }

    private static Color shade(float ink) {
        return Canvas.mix(new Color(0xF1F3F5), Color.BLACK, ink);
    }
}
