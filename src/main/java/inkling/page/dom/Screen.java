package inkling.page.dom;

import org.teavm.jso.JSBody;
import org.teavm.jso.browser.Performance;
import org.teavm.jso.browser.Window;

/** Runs a drawing task in the next frame of the screen: once, however often it was asked for. */
public final class Screen {
    private final DrawPriority priority;
    private final Runnable task;
    private final double leastMillis;
    private boolean due;
    private double last = Double.NEGATIVE_INFINITY;

    /** Runs the task in the next frame, whatever else is going on. */
    public Screen(Runnable task) {
        this(new DrawPriority(), 0, task);
    }

    /** Runs the task whatever else is going on, and no more often than once in so many milliseconds. */
    public Screen(double leastMillis, Runnable task) {
        this(new DrawPriority(), leastMillis, task);
    }

    /**
     * Runs the task when the visitor is not drawing.
     *
     * @param leastMillis from one run to the next, in milliseconds; 0 for every frame
     */
    public Screen(DrawPriority priority, double leastMillis, Runnable task) {
        this.priority = priority;
        this.leastMillis = leastMillis;
        this.task = task;
    }

    /** Asks for a run. A page in the background has no frames, so there the task runs at once. */
    public void refresh() {
        if (due) {
            return;
        }
        due = true;
        double wait = last + leastMillis - Performance.now();
        if (wait > 0) {
            Window.setTimeout(this::whenFree, wait);
        } else {
            whenFree();
        }
    }

    private void whenFree() {
        priority.whenFree(this::atFrame);
    }

    private void atFrame() {
        if (hidden()) {
            draw();
        } else {
            Window.requestAnimationFrame(time -> draw());
        }
    }

    private void draw() {
        due = false;
        last = Performance.now();
        task.run();
    }

    @JSBody(script = "return document.hidden;")
    private static native boolean hidden();
}
