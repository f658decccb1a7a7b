package inkling.protocol.browser;

import inkling.protocol.frame.Frame;
import java.util.ArrayList;
import java.util.List;
import org.teavm.jso.JSBody;
import org.teavm.jso.JSObject;
import org.teavm.jso.JSProperty;
import org.teavm.jso.core.JSArray;
import org.teavm.jso.core.JSArrayReader;
import org.teavm.jso.dom.events.MessageEvent;
import org.teavm.jso.typedarrays.Float32Array;
import org.teavm.jso.typedarrays.Int8Array;

/** Frames as the messages of a browser. */
public final class Wire {
    /** A frame as the browser has it. */
    public interface Message extends JSObject {
        /** The frame's text. */
        @JSProperty
        String getText();

        @JSProperty
        JSArrayReader<Float32Array> getArrays();

        @JSProperty
        Int8Array getFile();
    }

    private Wire() {}

    /** Sends a frame to a worker or, from within it, to its page. */
    public static void send(JSObject port, Frame frame) {
        JSArray<Float32Array> arrays = new JSArray<>();
        frame.arrays().forEach(numbers -> arrays.push(Float32Array.copyFromJavaArray(numbers)));
        post(port, frame.text(), arrays, Int8Array.copyFromJavaArray(frame.file()));
    }

    /** The frame that an event brings. */
    public static Frame received(MessageEvent event) {
        return frame(message(event));
    }

    /** The message that an event brings. */
    public static Message message(MessageEvent event) {
        return (Message) event.getData();
    }

    /** The frame of a message as the browser has it. */
    public static Frame frame(Message message) {
        List<float[]> arrays = new ArrayList<>();
        for (int i = 0; i < message.getArrays().getLength(); i++) {
            arrays.add(message.getArrays().get(i).copyToJavaArray());
        }
        return new Frame(message.getText(), arrays, message.getFile().copyToJavaArray());
    }

    /** A frame as the browser has it, for another part of the same page. */
    public static Message message(Frame frame) {
        JSArray<Float32Array> arrays = new JSArray<>();
        frame.arrays().forEach(numbers -> arrays.push(Float32Array.copyFromJavaArray(numbers)));
        return message(frame.text(), arrays, Int8Array.copyFromJavaArray(frame.file()));
    }

    @JSBody(
            params = {"text", "arrays", "file"},
            script = "return { text: text, arrays: arrays, file: file };")
    private static native Message message(String text, JSArray<Float32Array> arrays, Int8Array file);

    /** Hands copies over: in JavaScript the arrays are Java's own, which would be left empty. */
    @JSBody(
            params = {"port", "text", "arrays", "file"},
            script = """
                    const copies = arrays.map(numbers => numbers.slice());
                    const bytes = file.slice();
                    const buffers = copies.concat([bytes]).map(copy => copy.buffer);
                    port.postMessage({ text: text, arrays: copies, file: bytes }, buffers);
                    """)
    private static native void post(JSObject port, String text, JSArray<Float32Array> arrays, Int8Array file);
}
