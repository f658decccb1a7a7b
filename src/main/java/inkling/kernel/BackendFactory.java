package inkling.kernel;

import java.util.function.Consumer;
import java.util.function.LongConsumer;

/** Makes a backend for one network and its data. */
public interface BackendFactory {
    /**
     * Plain Java: the engines js and wasm-gc, and the command line. Java's heap grows as it is needed; what it would need
     * is planned so that it can be refused before it is asked for.
     *
     * @param check is told of how many bytes are needed, and throws an {@link IllegalArgumentException} if they are too many
     */
    static BackendFactory plain(LongConsumer check) {
        return new BackendFactory() {
            @Override
            public Backend create(int threads, Consumer<Backend> use) {
                PlannedMemory plan = new PlannedMemory();
                use.accept(Backend.plain(new ScalarKernels(), plan));
                check.accept(plan.bytes());
                return Backend.plain();
            }

            @Override
            public String variant() {
                return "scalar";
            }
        };
    }

    /**
     * A backend with as much memory as is needed.
     *
     * @param threads the most to work with, 1 or more
     * @param use builds all that the backend is for; where memory must be planned, it is called once with a backend whose
     *     {@link Memory} only counts
     * @throws IllegalArgumentException when there is no such amount of memory, saying how much it would be
     */
    Backend create(int threads, Consumer<Backend> use);

    /** Which instructions the kernels use, in a word. */
    String variant();

    /** Whether this machine knows those instructions. */
    default boolean isSupported() {
        return true;
    }
}
