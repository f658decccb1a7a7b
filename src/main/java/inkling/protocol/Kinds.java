package inkling.protocol;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;

/** The kinds of a message, each with how it is read. */
final class Kinds<T> {
    private final Map<String, Function<Frame.Reader, ? extends T>> readers = new HashMap<>();

    /** Adds a kind. */
    Kinds<T> with(String kind, Function<Frame.Reader, ? extends T> reader) {
        readers.put(kind, reader);
        return this;
    }

    /** Adds all kinds of a group. */
    Kinds<T> with(Kinds<? extends T> group) {
        readers.putAll(group.readers);
        return this;
    }

    /**
     * Reads a message.
     *
     * @throws IllegalArgumentException when its kind is none of these
     */
    T read(Frame frame) {
        Frame.Reader in = frame.reader();
        String kind = in.string();
        Function<Frame.Reader, ? extends T> reader = readers.get(kind);
        if (reader == null) {
            throw new IllegalArgumentException(
                    "Page and worker do not speak the same version ('" + kind + "' is unknown); reload the page.");
        }
        return reader.apply(in);
    }
}
