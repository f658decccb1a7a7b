package inkling.lab.runs;

import inkling.page.dom.Palette;
import org.teavm.jso.JSBody;
import org.teavm.jso.JSObject;
import org.teavm.jso.dom.html.HTMLCanvasElement;

/** The curves of several runs in one chart, drawn by Chart.js. Where that library could not be loaded, nothing is drawn. */
abstract class RunChart implements JSObject {
    /** As many lines differ in colour; those after them also in dashes. */
    static final int COLOURS = 8;

    /** A chart without lines. */
    @JSBody(params = "canvas", script = """
                    if (typeof Chart === 'undefined') { return { lines: [] }; }
                    const chart = new Chart(canvas, {
                      type: 'line',
                      data: { datasets: [] },
                      options: {
                        animation: false, maintainAspectRatio: false, parsing: false, normalized: true,
                        interaction: { mode: 'nearest', axis: 'x', intersect: false },
                        scales: {
                          x: { type: 'linear', min: 0, title: { display: true }, ticks: { maxRotation: 0, maxTicksLimit: 9 } },
                          y: { title: { display: true }, ticks: { maxTicksLimit: 7 } }
                        },
                        plugins: { colors: { enabled: false }, legend: { display: false }, tooltip: { usePointStyle: true } }
                      }
                    });
                    chart.lines = [];
                    return chart;
                    """)
    static native RunChart create(HTMLCanvasElement canvas);

    /** Takes all lines away. */
    @JSBody(script = "this.lines = [];")
    native void clear();

    /**
     * Begins a line; points that are added are its own.
     *
     * @param style from 0: colour and dashes
     */
    final void line(String label, int style, Palette palette) {
        line(label, palette.css("run-" + style % COLOURS), style / COLOURS % 4);
    }

    @JSBody(
            params = {"label", "colour", "dash"},
            script = """
                    this.lines.push({
                      label: label, data: [], pointRadius: [], borderColor: colour, backgroundColor: colour, borderWidth: 2,
                      borderDash: [[], [7, 4], [2, 3], [8, 3, 2, 3]][dash],
                      pointStyle: ['circle', 'triangle', 'rect', 'rectRot'][dash]
                    });
                    """)
    private native void line(String label, String colour, int dash);

    /**
     * Adds a point to the line that was begun last, unless it cannot be drawn.
     *
     * @param marked whether it is a measurement, which is marked as long as there are few
     */
    @JSBody(
            params = {"x", "y", "marked"},
            script = """
                    if (isFinite(x) && isFinite(y)) {
                      const line = this.lines[this.lines.length - 1];
                      line.data.push({ x: x, y: y });
                      line.pointRadius.push(marked ? 3 : 0);
                    }
                    """)
    native void point(double x, double y, boolean marked);

    /**
     * Shows the lines.
     *
     * @param across title of the level axis
     * @param upright title of the other
     * @param least of that one; together with {@code most} not a number where all points count
     */
    final void draw(String across, String upright, double least, double most, Palette palette) {
        draw(across, upright, least, most, palette.css("ink-soft"), palette.css("rule"));
    }

    @JSBody(
            params = {"across", "upright", "least", "most", "text", "grid"},
            script = """
                    if (!this.data) { return; }
                    this.lines.forEach(line => {
                      if (line.pointRadius.filter(radius => radius > 0).length > 40) { line.pointRadius = 0; }
                    });
                    this.options.scales.y.min = isFinite(least) ? least : undefined;
                    this.options.scales.y.max = isFinite(most) ? most : undefined;
                    this.data.datasets = this.lines;
                    this.options.color = text;
                    const size = Math.max(12, 0.75 * parseFloat(getComputedStyle(document.documentElement).fontSize));
                    ['x', 'y'].forEach(axis => {
                      const scale = this.options.scales[axis];
                      scale.title.text = axis === 'x' ? across : upright;
                      scale.title.color = scale.ticks.color = text;
                      scale.title.font = scale.ticks.font = { size: size };
                      scale.grid = { color: grid };
                      scale.border = { color: grid };
                    });
                    this.update();
                    """)
    private native void draw(String across, String upright, double least, double most, String text, String grid);
}
