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
     * @param fromZero whether that axis begins at 0; otherwise it ends at 100
     */
    @JSBody(
            params = {"canvas", "title", "fromZero"},
            script = """
                    const points = { TRAINING: [], VALIDATION: [], RUNNING: [] };
                    if (typeof Chart === 'undefined') { return { points: points }; }
                    const chart = new Chart(canvas, {
                      type: 'line',
                      data: { datasets: [
                        { label: 'Training', data: [], borderWidth: 2.5, pointStyle: 'circle' },
                        { label: 'Validation', data: [], borderWidth: 2.5, borderDash: [6, 4], pointStyle: 'triangle' },
                        { label: 'While training', data: [], borderWidth: 1, pointStyle: 'line', pointRadius: 0 }
                      ] },
                      options: {
                        animation: false, maintainAspectRatio: false, parsing: false, normalized: true,
                        interaction: { mode: 'nearest', axis: 'x', intersect: false },
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
                          tooltip: { usePointStyle: true }
                        }
                      }
                    });
                    chart.points = points;
                    return chart;
                    """)
    public static native Chart create(HTMLCanvasElement canvas, String title, boolean fromZero);

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
                      set.data = points;
                      if (i < 2) { set.pointRadius = points.length > 40 ? 0 : 3.5; }
                    });
                    this.update('none');
                    """)
    public native void draw();
}
