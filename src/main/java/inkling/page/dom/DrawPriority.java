package inkling.page.dom;

import java.util.ArrayList;
import java.util.List;

/** What the visitor looks at: while the pen is down it is the drawing and its answer, and all else waits. */
public final class DrawPriority {
    private final List<Runnable> waiting = new ArrayList<>();
    private boolean drawing;

    /** The pen has touched the pad, or left it. */
    public void drawing(boolean now) {
        drawing = now;
        if (!now) {
            List<Runnable> due = List.copyOf(waiting);
            waiting.clear();
            due.forEach(Runnable::run);
        }
    }

    /** Runs something as soon as nobody draws, which may be at once. */
    void whenFree(Runnable task) {
        if (drawing) {
            waiting.add(task);
        } else {
            task.run();
        }
    }
}
