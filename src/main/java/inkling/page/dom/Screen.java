package inkling.page.dom;

import java.util.Optional;
import org.teavm.jso.JSBody;
import org.teavm.jso.browser.Performance;
import org.teavm.jso.browser.Window;

/** A task that is due when the screen is next drawn, once however often it is asked for. */
public final class Screen {
    private final Optional<DrawPriority> priority;
    private final Runnable task;
    private final double leastMillis;
    private boolean due;
    private double last = Double.NEGATIVE_INFINITY;

    /**
     * In every frame.
     *
     * @param task what to draw
     */
    public Screen(Runnable task) {
        this(Optional.empty(), 0, task);
    }

    /**
     * When there is time for it.
     *
     * @param priority what it waits for
     * @param leastMillis time from one drawing to the next; 0 for every frame
     * @param task what to draw
     */
    public Screen(DrawPriority priority, double leastMillis, Runnable task) {
        this(Optional.of(priority), leastMillis, task);
    }

    private Screen(Optional<DrawPriority> priority, double leastMillis, Runnable task) {
        this.priority = priority;
        this.leastMillis = leastMillis;
        this.task = task;
    }

    /** Draws soon. A page in the background has no frames; it is drawn at once, so that it is right when looked at. */
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
        priority.ifPresentOrElse(one -> one.whenFree(this::atFrame), this::atFrame);
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
