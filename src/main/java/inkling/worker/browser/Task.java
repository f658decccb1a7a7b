package inkling.worker.browser;

import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.teavm.jso.JSBody;
import org.teavm.jso.JSFunctor;
import org.teavm.jso.JSObject;

/**
 * A long piece of work, done in time slices so that the page's messages are served in between.
 *
 * <p>Each slice is begun by a message to oneself: it comes back after the messages that already wait, and, unlike a
 * timer, is not held back in a background tab.
 */
public final class Task {
    /** How long to work before the page's messages are looked at. That takes some 0.07 ms, 2 % of the time. */
    public static final double SLICE_MS = 3;

    /** The same while somebody draws, who waits for answers. */
    public static final double SHORT_SLICE_MS = 1;

    @JSFunctor
    private interface Action extends JSObject {
        void run();
    }

    private final BooleanSupplier slice;
    private final Consumer<String> failed;
    private final JSObject channel = channel(this::work);
    private boolean asked;
    private boolean closed;

    /**
     * @param slice works for a while; returns whether to go on
     * @param failed is told in a sentence what went wrong; the task is closed then
     */
    public Task(BooleanSupplier slice, Consumer<String> failed) {
        this.slice = slice;
        this.failed = failed;
    }

    /** Goes on with the next slice, after the messages that wait. */
    public void resume() {
        if (!asked && !closed) {
            asked = true;
            ping(channel);
        }
    }

    /** There will be no other slice. Without this the browser keeps the work, and all that it holds, for good. */
    public void close() {
        closed = true;
        close(channel);
    }

    private void work() {
        asked = false;
        if (closed) {
            return;
        }
        try {
            if (slice.getAsBoolean()) {
                resume();
            }
        } catch (RuntimeException e) {
            close();
            failed.accept(String.valueOf(e.getMessage()));
        }
    }

    /**
     * Does something later, unless it is cancelled before.
     *
     * @return by which {@link #cancel} knows it
     */
    public static int after(int ms, Runnable action) {
        return timer(ms, action::run);
    }

    /** What {@link #after} was to do is not done any more. */
    @JSBody(params = "timer", script = "clearTimeout(timer);")
    public static native void cancel(int timer);

    @JSBody(
            params = {"ms", "action"},
            script = "return setTimeout(action, ms);")
    private static native int timer(int ms, Action action);

    /** Milliseconds on a clock that never goes back. */
    @JSBody(script = "return performance.now();")
    public static native double now();

    @JSBody(
            params = "action",
            script = "const channel = new MessageChannel(); channel.port1.onmessage = () => action();"
                    + " return channel;")
    private static native JSObject channel(Action action);

    @JSBody(params = "channel", script = "channel.port2.postMessage(0);")
    private static native void ping(JSObject channel);

    /** Both ends: some browsers keep a channel, and what it would wake, as long as one of them is open. */
    @JSBody(params = "channel", script = "channel.port1.close(); channel.port2.close();")
    private static native void close(JSObject channel);
}
