package inkling.worker.browser;

import org.teavm.jso.JSBody;
import org.teavm.jso.JSFunctor;
import org.teavm.jso.JSObject;
import org.teavm.jso.ajax.XMLHttpRequest;
import org.teavm.jso.typedarrays.ArrayBuffer;
import org.teavm.jso.typedarrays.Int8Array;

/** Fetches and unpacks files of the site. */
public final class Download {
    /** Takes the content of a file. */
    public interface Receiver {
        void receive(ArrayBuffer content);
    }

    /** Takes a sentence that says why there are none. */
    public interface Refusal {
        void refuse(String sentence);
    }

    /** Takes the number of bytes so far. */
    public interface Progress {
        void loaded(double bytes);
    }

    /** Takes the unpacked bytes and their SHA-256 in hexadecimal; an empty digest where the browser offers none. */
    public interface Unpacked {
        void receive(byte[] bytes, String digest);
    }

    @JSFunctor
    private interface RawUnpacked extends JSObject {
        void receive(ArrayBuffer bytes, String digest);
    }

    @JSFunctor
    private interface RawRefusal extends JSObject {
        void refuse(String reason);
    }

    private Download() {}

    /**
     * Fetches a file under the site's address. What goes wrong while it is received is a refusal too.
     *
     * @param fresh whether to pass over copies that the browser keeps
     */
    public static void fetch(String path, boolean fresh, Progress progress, Receiver receiver, Refusal refusal) {
        XMLHttpRequest request = new XMLHttpRequest();
        request.open("GET", path);
        if (fresh) {
            request.setRequestHeader("Cache-Control", "no-cache");
        }
        request.setResponseType("arraybuffer");
        request.onProgress(event -> progress.loaded(event.getLoaded()));
        request.onError(event ->
                refusal.refuse(path + " could not be loaded: the connection failed. Check the network and try again."));
        request.onLoad(event -> {
            if (request.getStatus() == 200) {
                try {
                    receiver.receive((ArrayBuffer) request.getResponse());
                } catch (RuntimeException e) {
                    refusal.refuse(path + " could not be used: " + e.getMessage());
                }
            } else {
                refusal.refuse(path + " could not be loaded: the server answered " + request.getStatus()
                        + ". Reload the page, or rebuild the site.");
            }
        });
        request.send();
    }

    /** Unpacks a gzip file with the browser's own decompressor, which checks its CRC, and takes its digest. */
    public static void unpack(String path, ArrayBuffer packed, Unpacked unpacked, Refusal refusal) {
        unpack(
                packed,
                (content, digest) -> unpacked.receive(bytes(content), digest),
                reason -> refusal.refuse(path + " is damaged and cannot be unpacked (" + reason
                        + "). Press Train to fetch a fresh copy; if that is damaged too, rebuild the site."));
    }

    /** A buffer's content as Java has it. */
    public static byte[] bytes(ArrayBuffer content) {
        return new Int8Array(content).copyToJavaArray();
    }

    @JSBody(
            params = {"packed", "unpacked", "refusal"},
            script = "const stream = new Blob([packed]).stream().pipeThrough(new DecompressionStream('gzip'));"
                    + "new Response(stream).arrayBuffer().then(bytes => {"
                    + "  const digest = self.crypto.subtle"
                    + "    ? self.crypto.subtle.digest('SHA-256', bytes) : Promise.resolve(new ArrayBuffer(0));"
                    + "  return digest.then(sum => unpacked(bytes, Array.from(new Uint8Array(sum),"
                    + "    b => b.toString(16).padStart(2, '0')).join('')));"
                    + "}).catch(e => refusal(String(e.message || e)));")
    private static native void unpack(ArrayBuffer packed, RawUnpacked unpacked, RawRefusal refusal);
}
