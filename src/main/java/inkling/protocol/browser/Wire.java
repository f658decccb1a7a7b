package inkling.protocol.browser;

import inkling.protocol.frame.Frame;
import java.util.ArrayList;
import java.util.List;
import org.teavm.jso.JSBody;
import org.teavm.jso.JSObject;
import org.teavm.jso.JSProperty;
import org.teavm.jso.core.JSArray;
import org.teavm.jso.core.JSArrayReader;
import org.teavm.jso.core.JSString;
import org.teavm.jso.dom.events.MessageEvent;
import org.teavm.jso.typedarrays.Float32Array;
import org.teavm.jso.typedarrays.Float64Array;
import org.teavm.jso.typedarrays.Int8Array;

/** Frames as the messages of a browser. */
public final class Wire {
    /** A frame as the browser has it. */
    public interface Message extends JSObject {
        @JSProperty
        JSArrayReader<JSString> getWords();

        @JSProperty
        Float64Array getNumbers();

        @JSProperty
        JSArrayReader<Float32Array> getArrays();

        @JSProperty
        Int8Array getFile();
    }

    private Wire() {}

    /** Sends a frame to a worker or, from within it, to its page. */
    public static void send(JSObject port, Frame frame) {
        post(port, message(frame));
    }

    /** The frame that an event brings. */
    public static Frame received(MessageEvent event) {
        return frame(message(event));
    }

    /** The kind of a message. */
    public static String kind(Message message) {
        return message.getWords().get(0).stringValue();
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
        List<String> words = new ArrayList<>();
        for (int i = 0; i < message.getWords().getLength(); i++) {
            words.add(message.getWords().get(i).stringValue());
        }
        return new Frame(
                words,
                message.getNumbers().copyToJavaArray(),
                arrays,
                message.getFile().copyToJavaArray());
    }

    /** A frame as the browser has it, for another part of the same page. */
    public static Message message(Frame frame) {
        JSArray<JSString> words = new JSArray<>();
        frame.words().forEach(word -> words.push(JSString.valueOf(word)));
        JSArray<Float32Array> arrays = new JSArray<>();
        frame.arrays().forEach(numbers -> arrays.push(Float32Array.copyFromJavaArray(numbers)));
        return message(
                words,
                Float64Array.copyFromJavaArray(frame.numbers()),
                arrays,
                Int8Array.copyFromJavaArray(frame.file()));
    }

    @JSBody(
            params = {"words", "numbers", "arrays", "file"},
            script = "return { words: words, numbers: numbers, arrays: arrays, file: file };")
    private static native Message message(
            JSArray<JSString> words, Float64Array numbers, JSArray<Float32Array> arrays, Int8Array file);

    /** Hands copies over: in JavaScript the arrays are Java's own, which would be left empty. */
    @JSBody(
            params = {"port", "message"},
            script = """
                    const copies = message.arrays.map(numbers => numbers.slice());
                    const bytes = message.file.slice();
                    const buffers = copies.concat([bytes]).map(copy => copy.buffer);
                    const words = message.words;
                    const numbers = message.numbers.slice();
                    port.postMessage({ words: words, numbers: numbers, arrays: copies, file: bytes }, buffers);
                    """)
    private static native void post(JSObject port, Message message);
}
