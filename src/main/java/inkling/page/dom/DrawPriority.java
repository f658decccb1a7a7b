package inkling.page.dom;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** While the pen is down, the drawing and its answer come first, and all other changes of the page wait. */
public final class DrawPriority {
    private final List<Runnable> waiting = new ArrayList<>();
    private Consumer<Boolean> listener = now -> {};
    private boolean drawing;

    /** Tells also somebody else when the pen is down. */
    public void onChange(Consumer<Boolean> told) {
        listener = told;
    }

    /** The pen has touched the pad, or left it. */
    public void drawing(boolean now) {
        drawing = now;
        listener.accept(now);
        if (!now) {
            List<Runnable> due = List.copyOf(waiting);
            waiting.clear();
            due.forEach(Runnable::run);
        }
    }

    /** Runs a task as soon as the pen is up, which may be at once. */
    void whenFree(Runnable task) {
        if (drawing) {
            waiting.add(task);
        } else {
            task.run();
        }
    }
}
