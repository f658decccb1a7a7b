package inkling.cli.plots;

import inkling.train.EpochRecord;
import inkling.train.measure.Metrics;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.knowm.xchart.BitmapEncoder;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYChartBuilder;
import org.knowm.xchart.style.Styler.LegendPosition;
import org.knowm.xchart.style.XYStyler;
import org.knowm.xchart.style.lines.SeriesLines;
import org.knowm.xchart.style.markers.Marker;
import org.knowm.xchart.style.markers.SeriesMarkers;

/** Loss and accuracy after each epoch, on training and on validation images. */
final class CurvesPlot {
    private static final int WIDTH = 640;
    private static final int HEIGHT = 480;
    private static final int MOST_MARKERS = 40;
    private static final double PERCENT = 100;

    private CurvesPlot() {}

    static BufferedImage draw(List<EpochRecord> log) {
        XYChart loss = chart("Loss", "loss (mean per image)", log, Metrics::loss);
        loss.getStyler().setLegendPosition(LegendPosition.InsideNE);
        loss.getStyler().setYAxisDecimalPattern("0.00#");
        loss.getStyler().setYAxisMin(0.0);
        XYChart accuracy = chart("Accuracy", "accuracy (%)", log, metrics -> PERCENT * metrics.accuracy());
        accuracy.getStyler().setLegendPosition(LegendPosition.InsideSE);
        accuracy.getStyler().setYAxisDecimalPattern("0.0#");
        DoubleSummaryStatistics range = log.stream()
                .flatMap(record -> Stream.of(record.train(), record.validation()))
                .collect(Collectors.summarizingDouble(metrics -> PERCENT * metrics.accuracy()));
        // The axis begins and ends at whole percents, so that no curve touches the frame.
        accuracy.getStyler().setYAxisMin(Math.max(0, Math.ceil(range.getMin()) - 1));
        accuracy.getStyler().setYAxisMax(Math.min(PERCENT, Math.floor(range.getMax()) + 1));
        Canvas canvas = new Canvas(2 * WIDTH, HEIGHT);
        canvas.picture(BitmapEncoder.getBufferedImage(loss), 0, 0);
        canvas.picture(BitmapEncoder.getBufferedImage(accuracy), WIDTH, 0);
        return canvas.finish();
    }

    private static XYChart chart(String title, String axis, List<EpochRecord> log, ToDoubleFunction<Metrics> figure) {
        XYChart chart = new XYChartBuilder()
                .width(WIDTH)
                .height(HEIGHT)
                .title(title)
                .xAxisTitle("epoch")
                .yAxisTitle(axis)
                .build();
        double[] epochs = log.stream().mapToDouble(EpochRecord::epoch).toArray();
        boolean few = epochs.length <= MOST_MARKERS;
        XYStyler styler = chart.getStyler();
        // Figures look alike wherever they are drawn.
        styler.setLocale(Locale.ROOT);
        styler.setChartBackgroundColor(Color.WHITE);
        styler.setPlotBorderVisible(false);
        // Ticks at whole epochs only; a single epoch gets room on both sides.
        styler.setXAxisDecimalPattern("0");
        styler.setXAxisMin(epochs.length == 1 ? 0.0 : 1.0);
        styler.setXAxisMax(epochs.length == 1 ? 2.0 : (double) epochs.length);
        styler.setMarkerSize(6);
        styler.setChartTitleBoxVisible(false);
        styler.setChartTitleFont(Canvas.font(Canvas.TITLE, true));
        styler.setAxisTitleFont(Canvas.font(Canvas.TEXT, false));
        styler.setAxisTickLabelsFont(Canvas.font(Canvas.SMALL, false));
        styler.setLegendFont(Canvas.font(Canvas.TEXT, false));
        styler.setChartFontColor(Canvas.INK);
        styler.setAxisTickLabelsColor(Canvas.INK);
        styler.setSeriesColors(new Color[] {Canvas.BLUE, Canvas.RED});
        styler.setSeriesMarkers(
                few
                        ? new Marker[] {SeriesMarkers.CIRCLE, SeriesMarkers.DIAMOND}
                        : new Marker[] {SeriesMarkers.NONE, SeriesMarkers.NONE});
        double[] train =
                log.stream().map(EpochRecord::train).mapToDouble(figure).toArray();
        double[] validation =
                log.stream().map(EpochRecord::validation).mapToDouble(figure).toArray();
        float line = few ? 2f : 1.5f;
        chart.addSeries("train", epochs, train).setLineStyle(SeriesLines.SOLID).setLineWidth(line);
        chart.addSeries("validation", epochs, validation)
                .setLineStyle(SeriesLines.DASH_DASH)
                .setLineWidth(line);
        return chart;
    }
}
