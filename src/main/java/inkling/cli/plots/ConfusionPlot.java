package inkling.cli.plots;

import inkling.nn.ClassNames;
import inkling.text.Numbers;
import inkling.train.measure.ConfusionMatrix;
import java.awt.Color;
import java.awt.image.BufferedImage;

/** The confusion matrix, as a table with labelled axes. */
final class ConfusionPlot {
    private static final int CELL = 60;
    private static final int LEFT = 84;
    private static final int DIGIT = 24;
    private static final int LONGEST_NAME = 180;
    private static final int TOP = 120;
    private static final int RIGHT = 130;
    private static final int BOTTOM = 28;

    /** Backgrounds with less green than this are dark enough for white type. */
    private static final int DARK = 125;

    private final ConfusionMatrix confusion;
    private final ClassNames names;
    private final int left;
    private final Canvas canvas;

    private ConfusionPlot(ConfusionMatrix confusion, ClassNames names) {
        this.confusion = confusion;
        this.names = names;
        Canvas measure = new Canvas(1, 1);
        int longest = names.names().stream()
                .mapToInt(name -> measure.width(name, Canvas.TITLE, true))
                .max()
                .orElse(0);
        left = LEFT + Math.max(0, Math.min(LONGEST_NAME, longest) - DIGIT);
        canvas = new Canvas(left + names.count() * CELL + RIGHT, TOP + names.count() * CELL + BOTTOM);
    }

    /** Draws the plot; {@code set} is what the images are called. */
    static BufferedImage draw(ConfusionMatrix confusion, ClassNames names, String set) {
        return new ConfusionPlot(confusion, names).draw(set);
    }

    private BufferedImage draw(String set) {
        int classes = confusion.classes();
        canvas.text("Who is taken for whom: " + set, BOTTOM, 38, Canvas.TITLE, true, Canvas.INK);
        int middle = classes * CELL / 2;
        canvas.centred("read as", left + middle, TOP - 44, Canvas.TEXT, false, Canvas.FAINT);
        canvas.centredUpwards("label", LEFT - 50 - DIGIT / 2, TOP + middle, Canvas.TEXT, Canvas.FAINT);
        canvas.centred("read right", left + classes * CELL + RIGHT / 2, TOP - 20, Canvas.TEXT, false, Canvas.FAINT);
        int worst = 1;
        for (int label = 0; label < classes; label++) {
            for (int read = 0; read < classes; read++) {
                worst = label == read ? worst : Math.max(worst, confusion.count(label, read));
            }
        }
        for (int i = 0; i < classes; i++) {
            int size = names.areDigits() ? Canvas.TITLE : Canvas.TEXT;
            String above = canvas.fitted(names.of(i), CELL - 4, size, true);
            canvas.centred(above, left + i * CELL + CELL / 2, TOP - 20, size, true, Canvas.INK);
            String beside = canvas.fitted(names.of(i), left - LEFT + DIGIT, size, true);
            int middleOfName = left - 10 - canvas.width(beside, size, true) / 2;
            canvas.centred(beside, middleOfName, TOP + i * CELL + CELL / 2, size, true, Canvas.INK);
            row(i, worst);
        }
        return canvas.finish();
    }

    private void row(int label, int worst) {
        int y = TOP + label * CELL;
        int total = confusion.total(label);
        for (int read = 0; read < confusion.classes(); read++) {
            int count = confusion.count(label, read);
            boolean right = label == read;
            // Errors are coloured relative to the most frequent error, by the square root, so that a single one is
            // seen.
            double share = right ? count / (double) Math.max(1, total) : Math.sqrt(count / (double) worst);
            int x = left + read * CELL;
            Color color = Canvas.mix(Color.WHITE, right ? Canvas.BLUE : Canvas.RED, 0.9 * share);
            canvas.fill(x, y, CELL, CELL, color);
            canvas.frame(x, y, CELL + 1, CELL + 1, 1, new Color(0xD5DAE0));
            if (count > 0 || right) {
                Color type = color.getGreen() < DARK ? Color.WHITE : Canvas.INK;
                canvas.centred(Numbers.whole(count), x + CELL / 2, y + CELL / 2, Canvas.TEXT + 2, right, type);
            }
        }
        String accuracy =
                total == 0 ? "no image" : Numbers.fixed(100.0 * confusion.count(label, label) / total, 1) + " %";
        int x = left + confusion.classes() * CELL + RIGHT / 2;
        canvas.centred(accuracy, x, y + CELL / 2, Canvas.TEXT + 2, false, Canvas.INK);
    }
}
