package inkling.wasm;

import org.teavm.jso.JSBody;

/** How much memory a run may take in a tab. */
public final class TabMemory {
    /** A memory of WebAssembly has at most 4 GiB; browsers reliably give half of that. */
    private static final long MOST_BYTES = 1L << 31;

    private static final double LARGE_DEVICE = 8;

    private TabMemory() {}

    /**
     * Refuses a run before it takes the memory.
     *
     * @throws IllegalArgumentException if it needs more than a tab may well take
     */
    public static void require(long bytes) {
        require(bytes, bytes > MOST_BYTES ? LARGE_DEVICE : deviceGigabytes());
    }

    /** The same on a device with so much memory; a run may take half of it. */
    static void require(long bytes, double gigabytes) {
        long most = (long) Math.min(MOST_BYTES, gigabytes / 2 * (1L << 30));
        if (bytes > most) {
            throw new IllegalArgumentException("This network and its data need " + (bytes >> 20)
                    + " MB, but a tab has at most " + (most >> 20) + " MB here; choose narrower layers.");
        }
    }

    /** Some browsers tell, in steps, and not more than 8; of the others nothing is known. */
    @JSBody(script = "return self.navigator && navigator.deviceMemory || 8;")
    private static native double deviceGigabytes();
}
