package inkling.worker.browser;

import inkling.protocol.Command;
import inkling.protocol.Frame;
import inkling.protocol.Report;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.teavm.jso.JSBody;
import org.teavm.jso.JSFunctor;
import org.teavm.jso.JSObject;
import org.teavm.jso.core.JSArray;
import org.teavm.jso.typedarrays.Float32Array;
import org.teavm.jso.typedarrays.Int8Array;

/** The worker's end of the line to its page. */
public final class Mailbox {
    @JSFunctor
    private interface RawReceiver extends JSObject {
        void receive(String text, JSArray<Float32Array> arrays, Int8Array file);
    }

    private Mailbox() {}

    /** From now on, hands each message of the page to the receiver. */
    public static void open(Consumer<Consumer<Command.Receiver>> receiver) {
        onMessage((text, arrays, file) -> {
            List<float[]> numbers = new ArrayList<>();
            for (int i = 0; i < arrays.getLength(); i++) {
                numbers.add(arrays.get(i).copyToJavaArray());
            }
            receiver.accept(Command.read(new Frame(text, numbers, file.copyToJavaArray())));
        });
    }

    /** Sends a report. Its arrays are copied by the browser: handing them over would leave them empty here. */
    public static void send(Report report) {
        Frame frame = report.frame();
        JSArray<Float32Array> arrays = new JSArray<>();
        frame.arrays().forEach(numbers -> arrays.push(Float32Array.copyFromJavaArray(numbers)));
        post(frame.text(), arrays, Int8Array.copyFromJavaArray(frame.file()));
    }

    @JSBody(params = "receiver", script = "self.onmessage = e => receiver(e.data.text, e.data.arrays, e.data.file);")
    private static native void onMessage(RawReceiver receiver);

    @JSBody(
            params = {"text", "arrays", "file"},
            script = "self.postMessage({text: text, arrays: arrays, file: file});")
    private static native void post(String text, JSArray<Float32Array> arrays, Int8Array file);
}
