package inkling.wasm;

import org.teavm.interop.Address;
import org.teavm.runtime.heap.Heap;

/**
 * A piece of the linear memory of the engine {@code wasm-gc}. Reading an array of Java's heap checks its bounds
 * every time; reading here does not.
 */
final class Scratch {
    private Address start;
    private int size;

    /**
     * The beginning of at least so many bytes; what was in it is lost when it has to grow.
     *
     * @throws IllegalStateException when there is no room for them
     */
    Address of(int bytes) {
        if (size < bytes) {
            if (size > 0) {
                Heap.release(start);
                size = 0;
            }
            start = Heap.alloc(bytes);
            if (start == null) {
                throw new IllegalStateException("The engine wasm-gc has no room for the " + (bytes >> 20)
                        + " MB that a product in this network needs. Take smaller layers, or another engine.");
            }
            size = bytes;
        }
        return start;
    }

    /** Where {@link #of} found room the last time. */
    Address start() {
        return start;
    }
}
