package inkling.page.dom;

import org.teavm.jso.JSBody;
import org.teavm.jso.JSObject;
import org.teavm.jso.dom.html.HTMLCanvasElement;

/**
 * A line chart, drawn by Chart.js, which also thins out a line of more points than can be told apart. Where that library
 * could not be loaded, nothing is drawn.
 */
public final class Chart {
    /** The lines of a chart, which differ in dashes and marks, not in colour alone. */
    public enum Line {
        TRAINING,
        VALIDATION,
        RUNNING
    }

    private final JSObject chart;

    /**
     * @param title of the upright axis
     * @param fromZero whether that axis begins at 0; otherwise it ends at 100
     */
    public Chart(HTMLCanvasElement canvas, String title, boolean fromZero) {
        chart = create(canvas, title, fromZero);
    }

    /** Adds a point to the right of the line's others, unless its y is not finite and cannot be drawn. */
    public void add(Line line, double x, double y) {
        add(chart, line.name(), x, y);
    }

    /** Drops the line's points with a smaller x. */
    public void dropBefore(Line line, double x) {
        dropBefore(chart, line.name(), x);
    }

    public void clear() {
        for (Line line : Line.values()) {
            dropBefore(line, Double.POSITIVE_INFINITY);
        }
    }

    public void colours(Palette palette) {
        setColours(
                chart, palette.css("train"), palette.css("validation"), palette.css("ink-soft"), palette.css("rule"));
    }

    public void draw() {
        update(chart);
    }

    @JSBody(
            params = {"canvas", "title", "fromZero"},
            script = """
                    if (typeof Chart === 'undefined') { return null; }
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
                    chart.points = { TRAINING: [], VALIDATION: [], RUNNING: [] };
                    return chart;
                    """)
    private static native JSObject create(HTMLCanvasElement canvas, String title, boolean fromZero);

    @JSBody(
            params = {"chart", "line", "x", "y"},
            script = "if (chart && isFinite(y)) { chart.points[line].push({ x: x, y: y }); }")
    private static native void add(JSObject chart, String line, double x, double y);

    @JSBody(
            params = {"chart", "line", "x"},
            script = "if (chart) { chart.points[line] = chart.points[line].filter(point => point.x >= x); }")
    private static native void dropBefore(JSObject chart, String line, double x);

    @JSBody(
            params = {"chart", "train", "validation", "text", "grid"},
            script = """
                    if (!chart) { return; }
                    [train, validation, train].forEach((colour, i) => {
                      const set = chart.data.datasets[i];
                      set.borderColor = set.backgroundColor = colour;
                      set.pointBorderColor = set.pointBackgroundColor = colour;
                    });
                    chart.options.color = text;
                    ['x', 'y'].forEach(axis => {
                      const scale = chart.options.scales[axis];
                      scale.title.color = text;
                      scale.ticks.color = text;
                      scale.grid = { color: grid };
                      scale.border = { color: grid };
                    });
                    """)
    private static native void setColours(JSObject chart, String train, String validation, String text, String grid);

    @JSBody(params = "chart", script = """
                    if (!chart) { return; }
                    Object.values(chart.points).forEach((points, i) => {
                      const set = chart.data.datasets[i];
                      set.data = points;
                      if (i < 2) { set.pointRadius = points.length > 40 ? 0 : 3.5; }
                    });
                    chart.update('none');
                    """)
    private static native void update(JSObject chart);
}
