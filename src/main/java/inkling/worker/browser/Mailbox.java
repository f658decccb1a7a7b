package inkling.worker.browser;

import inkling.protocol.Command;
import inkling.protocol.Frame;
import inkling.protocol.Report;
import org.teavm.jso.JSBody;
import org.teavm.jso.JSFunctor;
import org.teavm.jso.JSObject;
import org.teavm.jso.typedarrays.Float32Array;

/** The worker's end of the line to its page. */
public final class Mailbox {
    /** Takes the page's messages. */
    public interface Receiver {
        void receive(Command command);
    }

    @JSFunctor
    private interface RawReceiver extends JSObject {
        void receive(String text, Float32Array numbers);
    }

    private Mailbox() {}

    /** From now on, hands each message of the page to the receiver. */
    public static void open(Receiver receiver) {
        onMessage((text, numbers) -> receiver.receive(Command.of(new Frame(text, numbers.copyToJavaArray()))));
    }

    /** Sends a report; its numbers are handed over, not copied again. */
    public static void send(Report report) {
        Frame frame = report.frame();
        post(frame.text(), Float32Array.copyFromJavaArray(frame.numbers()));
    }

    @JSBody(params = "receiver", script = "self.onmessage = e => receiver(e.data.text, e.data.numbers);")
    private static native void onMessage(RawReceiver receiver);

    @JSBody(
            params = {"text", "numbers"},
            script = "self.postMessage({text: text, numbers: numbers}, [numbers.buffer]);")
    private static native void post(String text, Float32Array numbers);
}
