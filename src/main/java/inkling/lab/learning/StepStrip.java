package inkling.lab.learning;

import inkling.page.dom.Dom;
import inkling.page.dom.DrawPriority;
import inkling.page.dom.Palette;
import inkling.page.dom.Screen;
import inkling.protocol.report.TrainingReport;
import org.teavm.jso.JSBody;
import org.teavm.jso.JSObject;
import org.teavm.jso.dom.html.HTMLCanvasElement;

/** A strip below the curves: the learning rate and the gradient's norm of the steps that were measured. */
final class StepStrip {
    private static final double LEAST_MILLIS = 400;

    private final JSObject chart = create(Dom.canvas("step-chart"));
    private final Palette palette;
    private final Screen screen;

    StepStrip(Palette palette, DrawPriority priority) {
        this.palette = palette;
        screen = new Screen(priority, LEAST_MILLIS, () -> draw(chart));
        palette.onChange(this::recolour);
        recolour();
    }

    void clear() {
        clear(chart);
        screen.refresh();
    }

    void progress(TrainingReport.Progress now) {
        if (now.step().gradientNorm() >= 0) {
            double at = now.epoch() - 1 + (double) now.batch() / Math.max(1, now.batches());
            add(chart, at, now.step().rate(), now.step().gradientNorm());
            screen.refresh();
        }
    }

    /** The first epoch that is shown. */
    void view(double from) {
        view(chart, from);
        screen.refresh();
    }

    /** The strip as a picture, as an address with the data in it; empty where charts cannot be drawn. */
    String picture() {
        return picture(chart);
    }

    private void recolour() {
        colours(chart, palette.css("train"), palette.css("validation"), palette.css("ink-soft"), palette.css("rule"));
        screen.refresh();
    }

    @JSBody(params = "canvas", script = """
                    if (typeof Chart === 'undefined') { return { rates: [], norms: [] }; }
                    const ticks = { maxTicksLimit: 4 };
                    const chart = new Chart(canvas, {
                      type: 'line',
                      data: { datasets: [
                        { label: 'Learning rate', data: [], yAxisID: 'y', borderWidth: 2, pointStyle: 'circle' },
                        { label: 'Gradient norm', data: [], yAxisID: 'norm', borderWidth: 1.5, borderDash: [4, 3],
                          pointStyle: 'triangle' }
                      ] },
                      options: {
                        animation: false, maintainAspectRatio: false, parsing: false, normalized: true,
                        interaction: { mode: 'everyLine', intersect: false },
                        scales: {
                          x: { type: 'linear', min: 0, ticks: { maxRotation: 0 } },
                          y: { min: 0, title: { display: true, text: 'Rate' }, ticks: ticks },
                          norm: { type: 'logarithmic', position: 'right', title: { display: true, text: 'Norm' },
                            ticks: { maxTicksLimit: 4, callback: value => Number(value.toPrecision(2)).toString() } }
                        },
                        plugins: {
                          colors: { enabled: false },
                          decimation: { enabled: true, algorithm: 'lttb', samples: 240, threshold: 240 },
                          legend: { align: 'end', labels: { usePointStyle: true, boxWidth: 24, boxHeight: 7 } },
                          tooltip: { usePointStyle: true, callbacks: {
                            title: items => items.length ? 'About epoch ' + Number(items[0].parsed.x.toFixed(2)) : '',
                            label: item => item.dataset.label + ': ' + Number(item.parsed.y.toPrecision(3))
                          } }
                        }
                      }
                    });
                    chart.rates = [];
                    chart.norms = [];
                    return chart;
                    """)
    private static native JSObject create(HTMLCanvasElement canvas);

    @JSBody(
            params = {"chart", "x", "rate", "norm"},
            script = """
                    chart.rates.push({ x: x, y: rate });
                    if (norm > 0 && isFinite(norm)) { chart.norms.push({ x: x, y: norm }); }
                    """)
    private static native void add(JSObject chart, double x, double rate, double norm);

    @JSBody(params = "chart", script = "chart.rates = []; chart.norms = [];")
    private static native void clear(JSObject chart);

    @JSBody(
            params = {"chart", "from"},
            script = "if (chart.data) { chart.options.scales.x.min = from; }")
    private static native void view(JSObject chart, double from);

    @JSBody(params = "chart", script = "return chart.toBase64Image ? chart.toBase64Image() : '';")
    private static native String picture(JSObject chart);

    @JSBody(
            params = {"chart", "rate", "norm", "text", "grid"},
            script = """
                    if (!chart.data) { return; }
                    [rate, norm].forEach((colour, i) => {
                      const set = chart.data.datasets[i];
                      set.borderColor = set.backgroundColor = set.pointBorderColor = set.pointBackgroundColor = colour;
                    });
                    chart.options.color = text;
                    ['x', 'y', 'norm'].forEach(axis => {
                      const scale = chart.options.scales[axis];
                      if (scale.title) { scale.title.color = text; }
                      scale.ticks.color = text;
                      scale.grid = { color: grid, drawOnChartArea: axis !== 'norm' };
                      scale.border = { color: grid };
                    });
                    """)
    private static native void colours(JSObject chart, String rate, String norm, String text, String grid);

    @JSBody(params = "chart", script = """
                    if (!chart.data) { return; }
                    const from = chart.options.scales.x.min;
                    [chart.rates, chart.norms].forEach((points, i) => {
                      chart.data.datasets[i].data = points.filter(point => point.x >= from);
                      chart.data.datasets[i].pointRadius = points.length > 40 ? 0 : 2;
                    });
                    chart.update();
                    """)
    private static native void draw(JSObject chart);
}
