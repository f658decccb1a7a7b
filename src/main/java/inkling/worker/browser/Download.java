package inkling.worker.browser;

import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.DoubleConsumer;
import org.teavm.jso.JSBody;
import org.teavm.jso.JSFunctor;
import org.teavm.jso.JSObject;
import org.teavm.jso.ajax.XMLHttpRequest;
import org.teavm.jso.typedarrays.ArrayBuffer;
import org.teavm.jso.typedarrays.Int8Array;

/** Fetches and unpacks files of the site. */
public final class Download {
    @JSFunctor
    private interface Unpacked extends JSObject {
        void receive(ArrayBuffer bytes, String digest);
    }

    @JSFunctor
    private interface Refusal extends JSObject {
        void refuse(String reason);
    }

    /** A server that has sent nothing for so long is not waited for. */
    private static final int PATIENCE_MS = 12_000;

    private final String path;
    private final DoubleConsumer progress;
    private final Consumer<ArrayBuffer> receiver;
    private final Consumer<String> refusal;
    private int timer;

    private Download(String path, DoubleConsumer progress, Consumer<ArrayBuffer> receiver, Consumer<String> refusal) {
        this.path = path;
        this.progress = progress;
        this.receiver = receiver;
        this.refusal = refusal;
    }

    /**
     * Fetches a file under the site's address. A server that falls silent is asked once more. What goes wrong while the
     * file is received is a refusal too.
     *
     * @param fresh whether to pass over copies that the browser keeps
     * @param progress is told how many bytes are there so far
     * @param receiver takes the file's content
     * @param refusal is told in a sentence why there is none
     */
    public static void fetch(
            String path,
            boolean fresh,
            DoubleConsumer progress,
            Consumer<ArrayBuffer> receiver,
            Consumer<String> refusal) {
        Download download = new Download(path, progress, receiver, refusal);
        download.request(fresh, () -> {
            Download again = new Download(path, progress, receiver, refusal);
            again.request(
                    true,
                    () -> refusal.accept(path + " could not be loaded: the server sent nothing for "
                            + PATIENCE_MS / 1000 + " seconds. Check the network and try again."));
        });
    }

    private void request(boolean fresh, Runnable silence) {
        XMLHttpRequest request = new XMLHttpRequest();
        request.open("GET", path);
        if (fresh) {
            request.setRequestHeader("Cache-Control", "no-cache");
        }
        request.setResponseType("arraybuffer");
        Runnable giveUp = () -> {
            request.abort();
            silence.run();
        };
        timer = Task.after(PATIENCE_MS, giveUp);
        request.onProgress(event -> {
            Task.cancel(timer);
            timer = Task.after(PATIENCE_MS, giveUp);
            progress.accept(event.getLoaded());
        });
        request.onError(event -> {
            Task.cancel(timer);
            refusal.accept(path + " could not be loaded: the connection failed. Check the network and try again.");
        });
        request.onLoad(event -> {
            Task.cancel(timer);
            finish(request);
        });
        request.send();
    }

    private void finish(XMLHttpRequest request) {
        if (request.getStatus() != 200) {
            refusal.accept(path + " could not be loaded: the server answered " + request.getStatus()
                    + ". Reload the page, or rebuild the site.");
            return;
        }
        try {
            receiver.accept((ArrayBuffer) request.getResponse());
        } catch (RuntimeException e) {
            refusal.accept(path + " could not be used: " + e.getMessage());
        }
    }

    /**
     * Unpacks a gzip file with the browser's own decompressor, which checks its CRC. What does not begin as such a file is
     * taken as it is, since a server that names gzip as an encoding makes the browser unpack the file by itself.
     *
     * @param unpacked takes the bytes and their SHA-256 in hexadecimal; an empty digest where the browser offers none
     * @param refusal is told in a sentence why it cannot be unpacked
     */
    public static void unpack(
            String path, ArrayBuffer packed, BiConsumer<byte[], String> unpacked, Consumer<String> refusal) {
        if (!canUnpack()) {
            refusal.accept("This browser is too old to unpack " + path
                    + ". Choose synthetic handwriting as the data in the settings, or use a newer browser.");
            return;
        }
        unpack(
                packed,
                (content, digest) -> unpacked.accept(bytes(content), digest),
                reason -> refusal.accept(path + " is damaged and cannot be unpacked (" + reason
                        + "). Press Train to fetch a fresh copy; if that is damaged too, rebuild the site."));
    }

    /** A buffer's content as Java has it. */
    public static byte[] bytes(ArrayBuffer content) {
        return new Int8Array(content).copyToJavaArray();
    }

    /** Since Chrome 80, Firefox 113 and Safari 16.4. */
    @JSBody(script = "return typeof DecompressionStream === 'function';")
    private static native boolean canUnpack();

    @JSBody(
            params = {"packed", "unpacked", "refusal"},
            script = "const start = new Uint8Array(packed, 0, Math.min(2, packed.byteLength));"
                    + "const stream = start[0] === 0x1f && start[1] === 0x8b"
                    + "  ? new Blob([packed]).stream().pipeThrough(new DecompressionStream('gzip')) : packed;"
                    + "new Response(stream).arrayBuffer().then(bytes => {"
                    + "  const digest = self.crypto.subtle"
                    + "    ? self.crypto.subtle.digest('SHA-256', bytes) : Promise.resolve(new ArrayBuffer(0));"
                    + "  return digest.then(sum => unpacked(bytes, Array.from(new Uint8Array(sum),"
                    + "    b => b.toString(16).padStart(2, '0')).join('')));"
                    + "}).catch(e => refusal(String(e.message || e)));")
    private static native void unpack(ArrayBuffer packed, Unpacked unpacked, Refusal refusal);
}
