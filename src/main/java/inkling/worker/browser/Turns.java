package inkling.worker.browser;

import org.teavm.jso.JSBody;
import org.teavm.jso.JSFunctor;
import org.teavm.jso.JSObject;

/**
 * Lets a long piece of work take turns with the worker's messages.
 *
 * <p>A message to oneself comes back after the messages that already wait, and, unlike a timer, is not held back in a
 * background tab.
 */
public final class Turns {
    @JSFunctor
    private interface Action extends JSObject {
        void run();
    }

    /** How long to work before the page's messages are looked at. That takes some 0.07 ms, 2 % of the time. */
    public static final double LENGTH_MS = 3;

    /** The same while somebody draws, who waits for answers. */
    public static final double SHORT_MS = 1;

    private final JSObject port;

    /** Runs the work once for each {@link #next}. */
    public Turns(Runnable work) {
        port = channel(work::run);
    }

    /** Asks for one more turn. */
    public void next() {
        ping(port);
    }

    /** No turn will be asked for again. Without this the browser keeps the work, and all that it holds, for good. */
    public void close() {
        close(port);
    }

    /** Milliseconds on a clock that never goes back. */
    @JSBody(script = "return performance.now();")
    public static native double now();

    @JSBody(
            params = "action",
            script = "const channel = new MessageChannel(); channel.port1.onmessage = () => action();"
                    + " return channel.port2;")
    private static native JSObject channel(Action action);

    @JSBody(params = "port", script = "port.postMessage(0);")
    private static native void ping(JSObject port);

    @JSBody(params = "port", script = "port.close();")
    private static native void close(JSObject port);
}
