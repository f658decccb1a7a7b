package inkling.page.run;

import inkling.page.dom.Dom;
import inkling.page.dom.DrawPriority;
import inkling.page.dom.Palette;
import inkling.page.dom.Screen;
import inkling.page.views.View;
import inkling.protocol.report.TrainingReport;
import inkling.text.Numbers;
import inkling.train.EpochRecord;
import java.util.ArrayList;
import java.util.List;
import org.teavm.jso.JSBody;
import org.teavm.jso.canvas.CanvasRenderingContext2D;
import org.teavm.jso.dom.html.HTMLCanvasElement;
import org.teavm.jso.dom.html.HTMLElement;

/** The small curve on the bench: the accuracy so far, from the run's first batch to its last. */
public final class LiveCurve implements View, TrainingReport.Receiver {
    private static final double LEAST_MILLIS = 100;

    /** From here on every second point is dropped, since there are not more columns. */
    private static final int MOST = 600;

    /** Of what a point says, so much stays of the points before: the mean of few images jumps about. */
    private static final double SMOOTHING = 0.8;

    /** So many steps fill the width of the curve. */
    private static final double FIRST_STEPS = 20;

    private static final int INSET = 3;

    /** How far, in epochs, and the accuracy there, 0 to 1. */
    private record Point(double epochs, double accuracy) {}

    private final HTMLCanvasElement canvas = Dom.canvas("live-curve");
    private final HTMLElement headline = Dom.byId("headline");
    private final HTMLElement headlineOf = Dom.byId("headline-of");
    private final Palette palette;
    private final Screen screen;
    private final List<Point> training = new ArrayList<>();
    private final List<Point> validation = new ArrayList<>();

    /** How much of the run the width stands for. */
    private double epochs = 1;

    private double correctBefore;
    private int imagesBefore;
    private int epochBefore;

    public LiveCurve(Palette palette, DrawPriority priority) {
        this.palette = palette;
        screen = new Screen(priority, LEAST_MILLIS, this::draw);
        palette.onChange(screen::refresh);
    }

    @Override
    public void clear() {
        training.clear();
        validation.clear();
        correctBefore = 0;
        imagesBefore = 0;
        epochBefore = 0;
        screen.refresh();
    }

    /** The accuracy of the images since the last report, which is newer than that of the whole epoch. */
    @Override
    public void progress(TrainingReport.Progress now) {
        int images = now.running().images();
        double correct = now.running().accuracy() * images;
        if (now.epoch() != epochBefore) {
            epochBefore = now.epoch();
            imagesBefore = 0;
            correctBefore = 0;
        }
        if (images > imagesBefore) {
            add(
                    now.epoch() - 1 + (double) now.batch() / Math.max(1, now.batches()),
                    (correct - correctBefore) / (images - imagesBefore));
            epochs = Math.min(now.epochs(), shown(now));
            imagesBefore = images;
            correctBefore = correct;
            screen.refresh();
        }
    }

    /** The first steps fill the width; from then on more and more of the run has room, until all of it has. */
    private static double shown(TrainingReport.Progress now) {
        double batches = Math.max(1, now.batches());
        double steps = (now.epoch() - 1) * batches + now.batch();
        return Math.max(1, steps) * Math.max(1, steps / FIRST_STEPS) / batches;
    }

    private void add(double at, double accuracy) {
        double before = training.isEmpty()
                ? accuracy
                : training.get(training.size() - 1).accuracy();
        training.add(new Point(at, SMOOTHING * before + (1 - SMOOTHING) * accuracy));
        if (training.size() > MOST) {
            for (int i = training.size() - 2; i > 0; i -= 2) {
                training.remove(i);
            }
        }
    }

    @Override
    public void epoch(EpochRecord record) {
        validation.add(new Point(record.epoch(), record.validation().accuracy()));
        screen.refresh();
    }

    private void draw() {
        double scale = pixelRatio();
        int width = (int) Math.round(canvas.getClientWidth() * scale);
        int height = (int) Math.round(canvas.getClientHeight() * scale);
        if (canvas.getWidth() != width || canvas.getHeight() != height) {
            canvas.setWidth(width);
            canvas.setHeight(height);
        }
        CanvasRenderingContext2D context = Dom.context(canvas);
        context.clearRect(0, 0, width, height);
        line(context, training, "train", scale, scale);
        line(context, validation, "validation", 2 * scale, scale);
        label();
    }

    private void line(
            CanvasRenderingContext2D context, List<Point> points, String colour, double thickness, double scale) {
        double inset = INSET * scale;
        double width = canvas.getWidth() - 2 * inset;
        double height = canvas.getHeight() - 2 * inset;
        context.setStrokeStyle(palette.css(colour));
        context.setFillStyle(palette.css(colour));
        context.setLineWidth(thickness);
        context.beginPath();
        for (Point point : points) {
            context.lineTo(
                    inset + width * Math.min(1, point.epochs() / epochs), inset + height * (1 - point.accuracy()));
        }
        context.stroke();
        if (!points.isEmpty()) {
            Point last = points.get(points.size() - 1);
            context.beginPath();
            context.arc(
                    inset + width * Math.min(1, last.epochs() / epochs),
                    inset + height * (1 - last.accuracy()),
                    2 * scale,
                    0,
                    2 * Math.PI);
            context.fill();
        }
    }

    /** The figure that counts, beside the curve and for those who do not see it. */
    private void label() {
        List<Point> line = validation.isEmpty() ? training : validation;
        if (line.isEmpty()) {
            Dom.text(headline, "");
            Dom.text(headlineOf, "");
            canvas.setAttribute("aria-label", "Accuracy so far: nothing has been learnt yet");
            return;
        }
        String accuracy = Numbers.percent((float) line.get(line.size() - 1).accuracy());
        Dom.text(headline, accuracy);
        Dom.text(headlineOf, validation.isEmpty() ? "training" : "validation");
        canvas.setAttribute(
                "aria-label",
                "Accuracy so far: " + accuracy
                        + (validation.isEmpty() ? " of the images just seen" : " of the validation images"));
    }

    @JSBody(script = "return self.devicePixelRatio || 1;")
    private static native double pixelRatio();
}
