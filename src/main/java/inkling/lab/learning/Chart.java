package inkling.lab.learning;

import inkling.page.dom.Palette;
import org.teavm.jso.JSBody;
import org.teavm.jso.JSObject;
import org.teavm.jso.dom.html.HTMLCanvasElement;

/**
 * A line chart, drawn by Chart.js, which also thins out a line of more points than can be told apart. Where that library
 * could not be loaded, nothing is drawn.
 */
public abstract class Chart implements JSObject {
    /** The lines of a chart, which differ in dashes and marks, not in colour alone. */
    public enum Line {
        TRAINING,
        VALIDATION,
        RUNNING
    }

    /** Adds a point to the right of the line's others, unless its y is not finite and cannot be drawn. */
    public final void add(Line line, double x, double y) {
        add(line.name(), x, y);
    }

    /** Drops the line's points with a smaller x. */
    public final void dropBefore(Line line, double x) {
        dropBefore(line.name(), x);
    }

    public final void clear() {
        for (Line line : Line.values()) {
            dropBefore(line, Double.POSITIVE_INFINITY);
        }
    }

    public final void colours(Palette palette) {
        colours(palette.css("train"), palette.css("validation"), palette.css("ink-soft"), palette.css("rule"));
    }

    /**
     * A chart on a canvas.
     *
     * @param title of the upright axis
     * @param unit what its values are followed by
     * @param fromZero whether that axis begins at 0; otherwise it ends at 100
     */
    @JSBody(
            params = {"canvas", "title", "unit", "fromZero"},
            script = """
                    const points = { TRAINING: [], VALIDATION: [], RUNNING: [] };
                    if (typeof Chart === 'undefined') { return { points: points }; }
                    // Of every line the value that is nearest to the pointer.
                    Chart.Interaction.modes.everyLine = (chart, event) => {
                      const at = chart.scales.x.getValueForPixel(event.x);
                      const nearest = [];
                      chart.getSortedVisibleDatasetMetas().forEach(meta => {
                        let best = -1;
                        meta._parsed.forEach((point, i) => {
                          if (best < 0 || Math.abs(point.x - at) < Math.abs(meta._parsed[best].x - at)) { best = i; }
                        });
                        if (best >= 0) {
                          nearest.push({ element: meta.data[best], datasetIndex: meta.index, index: best });
                        }
                      });
                      return nearest;
                    };
                    const chart = new Chart(canvas, {
                      type: 'line',
                      data: { datasets: [
                        { label: 'Training', data: [], borderWidth: 2.5, pointStyle: 'circle' },
                        { label: 'Validation', data: [], borderWidth: 2.5, borderDash: [6, 4], pointStyle: 'triangle' },
                        { label: 'While training', data: [], borderWidth: 1, pointStyle: 'circle' }
                      ] },
                      options: {
                        animation: false, maintainAspectRatio: false, parsing: false, normalized: true,
                        interaction: { mode: 'everyLine', intersect: false },
                        scales: {
                          x: { type: 'linear', min: 0, title: { display: true, text: 'Epoch' },
                            ticks: { precision: 0, maxRotation: 0 } },
                          y: { title: { display: true, text: title },
                            min: fromZero ? 0 : undefined, max: fromZero ? undefined : 100,
                            ticks: { maxTicksLimit: 7 } }
                        },
                        plugins: {
                          colors: { enabled: false },
                          decimation: { enabled: true, algorithm: 'lttb', samples: 240, threshold: 240 },
                          legend: { align: 'end', labels: { usePointStyle: true, boxWidth: 24, boxHeight: 7 } },
                          tooltip: { usePointStyle: true, callbacks: {
                            title: items => items.length ? 'About epoch ' + Number(items[0].parsed.x.toFixed(2)) : '',
                            label: item => item.dataset.label + ': ' + Number(item.parsed.y.toPrecision(4)) + unit
                          } }
                        }
                      }
                    });
                    chart.points = points;
                    chart.smoothing = 0;
                    chart.fromZero = fromZero;
                    return chart;
                    """)
    public static native Chart create(HTMLCanvasElement canvas, String title, String unit, boolean fromZero);

    /**
     * How the lines are shown.
     *
     * @param smoothing of the line while training, 0 (not at all) to below 1: how much of each value is that of the one before
     * @param logarithmic whether the upright axis is
     * @param from the first epoch that is shown
     */
    @JSBody(
            params = {"smoothing", "logarithmic", "from"},
            script = """
                    if (!this.data) { return; }
                    this.smoothing = smoothing;
                    const y = this.options.scales.y;
                    y.type = logarithmic ? 'logarithmic' : 'linear';
                    y.min = logarithmic || !this.fromZero || from > 0 ? undefined : 0;
                    y.max = this.fromZero || logarithmic ? undefined : 100;
                    this.options.scales.x.min = from;
                    """)
    public native void view(double smoothing, boolean logarithmic, double from);

    /** The chart as a picture, as an address with the data in it. */
    @JSBody(script = "return this.toBase64Image ? this.toBase64Image() : '';")
    public native String picture();

    @JSBody(
            params = {"line", "x", "y"},
            script = "if (isFinite(y)) { this.points[line].push({ x: x, y: y }); }")
    private native void add(String line, double x, double y);

    @JSBody(
            params = {"line", "x"},
            script = "this.points[line] = this.points[line].filter(point => point.x >= x);")
    private native void dropBefore(String line, double x);

    @JSBody(
            params = {"train", "validation", "text", "grid"},
            script = """
                    if (!this.data) { return; }
                    [train, validation, train].forEach((colour, i) => {
                      const set = this.data.datasets[i];
                      set.borderColor = set.backgroundColor = colour;
                      set.pointBorderColor = set.pointBackgroundColor = colour;
                    });
                    this.options.color = text;
                    ['x', 'y'].forEach(axis => {
                      const scale = this.options.scales[axis];
                      scale.title.color = text;
                      scale.ticks.color = text;
                      scale.grid = { color: grid };
                      scale.border = { color: grid };
                    });
                    """)
    private native void colours(String train, String validation, String text, String grid);

    @JSBody(script = """
                    if (!this.data) { return; }
                    Object.values(this.points).forEach((points, i) => {
                      const set = this.data.datasets[i];
                      const shown = points.filter(point => point.x >= this.options.scales.x.min);
                      let mean;
                      set.data = i < 2 || !this.smoothing ? shown : shown.map(point => {
                        mean = mean === undefined ? point.y : this.smoothing * mean + (1 - this.smoothing) * point.y;
                        return { x: point.x, y: mean };
                      });
                      set.pointRadius = points.length > 40 ? 0 : i < 2 ? 3.5 : 2;
                    });
                    // Of the first steps the axis tells parts of an epoch.
                    const far = Object.values(this.points).some(points => points.length && points[points.length - 1].x > 2);
                    this.options.scales.x.ticks.precision = far ? 0 : undefined;
                    this.update();
                    """)
    public native void draw();
}
