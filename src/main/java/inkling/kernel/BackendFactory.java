package inkling.kernel;

import java.util.function.Consumer;

/** Makes a backend for one network and its data. */
public interface BackendFactory {
    /** Plain Java: the engines js and wasm-gc. Java's heap needs no plan. */
    BackendFactory PLAIN = new BackendFactory() {
        @Override
        public Backend create(int threads, Consumer<Backend> use) {
            return Backend.plain();
        }

        @Override
        public String variant() {
            return "scalar";
        }
    };

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
