package inkling.page;

import org.teavm.jso.JSBody;
import org.teavm.jso.browser.Performance;
import org.teavm.jso.browser.Window;

/** A task that is due when the screen is next drawn, once however often it is asked for. */
final class Screen {
    private final Runnable task;
    private final double leastMillis;
    private boolean due;
    private double last = Double.NEGATIVE_INFINITY;

    /**
     * @param leastMillis time from one drawing to the next; 0 for every frame
     * @param task what to draw
     */
    Screen(double leastMillis, Runnable task) {
        this.leastMillis = leastMillis;
        this.task = task;
    }

    /** Draws soon. A page in the background has no frames; it is drawn at once, so that it is right when looked at. */
    void refresh() {
        if (due) {
            return;
        }
        due = true;
        double wait = last + leastMillis - Performance.now();
        if (wait > 0) {
            Window.setTimeout(this::atFrame, wait);
        } else {
            atFrame();
        }
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
