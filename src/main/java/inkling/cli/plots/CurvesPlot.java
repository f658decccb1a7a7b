package inkling.cli.plots;

import inkling.train.EpochRecord;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.knowm.xchart.BitmapEncoder;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYChartBuilder;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.style.Styler.LegendPosition;
import org.knowm.xchart.style.XYStyler;
import org.knowm.xchart.style.lines.SeriesLines;
import org.knowm.xchart.style.markers.SeriesMarkers;

/** Loss and accuracy after each epoch, on training and on validation images. */
final class CurvesPlot {
    private static final int WIDTH = 640;
    private static final int HEIGHT = 480;
    private static final int MOST_MARKERS = 40;
    private static final double PERCENT = 100;

    private CurvesPlot() {}

    static BufferedImage draw(List<EpochRecord> log) {
        XYChart loss = chart("Loss", "loss (mean per image)", LegendPosition.InsideNE, "0.00#");
        add(
                loss,
                log,
                record -> record.train().loss(),
                record -> record.validation().loss());
        loss.getStyler().setYAxisMin(0.0);
        XYChart accuracy = chart("Accuracy", "accuracy (%)", LegendPosition.InsideSE, "0.0#");
        add(
                accuracy,
                log,
                record -> PERCENT * record.train().accuracy(),
                record -> PERCENT * record.validation().accuracy());
        double lowest = PERCENT;
        double highest = 0;
        for (EpochRecord record : log) {
            double train = PERCENT * record.train().accuracy();
            double validation = PERCENT * record.validation().accuracy();
            lowest = Math.min(lowest, Math.min(train, validation));
            highest = Math.max(highest, Math.max(train, validation));
        }
        // The axis begins and ends at whole percents, so that no curve touches the frame.
        accuracy.getStyler().setYAxisMin(Math.max(0, Math.ceil(lowest) - 1));
        accuracy.getStyler().setYAxisMax(Math.min(PERCENT, Math.floor(highest) + 1));
        Canvas canvas = new Canvas(2 * WIDTH, HEIGHT);
        place(canvas, loss, log.size(), 0);
        place(canvas, accuracy, log.size(), WIDTH);
        return canvas.finish();
    }

    private static XYChart chart(String title, String axis, LegendPosition legend, String numbers) {
        XYChart chart = new XYChartBuilder()
                .width(WIDTH)
                .height(HEIGHT)
                .title(title)
                .xAxisTitle("epoch")
                .yAxisTitle(axis)
                .build();
        XYStyler styler = chart.getStyler();
        styler.setLegendPosition(legend);
        styler.setChartBackgroundColor(Color.WHITE);
        styler.setPlotBorderVisible(false);
        styler.setYAxisDecimalPattern(numbers);
        styler.setXAxisDecimalPattern("0");
        styler.setMarkerSize(6);
        styler.setChartTitleBoxVisible(false);
        styler.setChartTitleFont(Canvas.font(Canvas.TITLE, true));
        styler.setAxisTitleFont(Canvas.font(Canvas.TEXT, false));
        styler.setAxisTickLabelsFont(Canvas.font(Canvas.SMALL, false));
        styler.setLegendFont(Canvas.font(Canvas.TEXT, false));
        styler.setChartFontColor(Canvas.INK);
        styler.setAxisTickLabelsColor(Canvas.INK);
        return chart;
    }

    private static void add(
            XYChart chart,
            List<EpochRecord> log,
            ToDoubleFunction<EpochRecord> train,
            ToDoubleFunction<EpochRecord> validation) {
        double[] epochs = log.stream().mapToDouble(EpochRecord::epoch).toArray();
        XYSeries trained =
                chart.addSeries("train", epochs, log.stream().mapToDouble(train).toArray());
        XYSeries validated = chart.addSeries(
                "validation", epochs, log.stream().mapToDouble(validation).toArray());
        style(trained, Canvas.BLUE, SeriesLines.SOLID, log.size());
        style(validated, Canvas.RED, SeriesLines.DASH_DASH, log.size());
        trained.setMarker(log.size() > MOST_MARKERS ? SeriesMarkers.NONE : SeriesMarkers.CIRCLE);
        validated.setMarker(log.size() > MOST_MARKERS ? SeriesMarkers.NONE : SeriesMarkers.DIAMOND);
    }

    private static void style(XYSeries series, Color color, BasicStroke line, int epochs) {
        series.setLineColor(color);
        series.setMarkerColor(color);
        series.setLineStyle(line);
        series.setLineWidth(epochs > MOST_MARKERS ? 1.5f : 2f);
    }

    private static void place(Canvas canvas, XYChart chart, int epochs, int x) {
        // Ticks at whole epochs only; a single epoch gets room on both sides.
        chart.getStyler().setXAxisMin(epochs == 1 ? 0.0 : 1.0);
        chart.getStyler().setXAxisMax(epochs == 1 ? 2.0 : (double) epochs);
        canvas.picture(BitmapEncoder.getBufferedImage(chart), x, 0);
    }
}
