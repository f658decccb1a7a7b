package inkling.protocol.frame;

import java.util.HashMap;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * The kinds of a message: for each, how it is read and which of the receiver's methods is told.
 *
 * @param <R> receiver of the messages
 */
public final class Kinds<R> {
    private final Map<String, Function<Frame.Reader, Consumer<R>>> readers = new HashMap<>();

    /** Adds a kind without content. */
    public Kinds<R> with(String kind, Consumer<R> method) {
        readers.put(kind, in -> method);
        return this;
    }

    /** Adds a kind. */
    public <M> Kinds<R> with(String kind, Function<Frame.Reader, M> reader, BiConsumer<R, M> method) {
        readers.put(kind, in -> {
            M message = reader.apply(in);
            return receiver -> method.accept(receiver, message);
        });
        return this;
    }

    /** Adds all kinds of a group, of which only its own receivers are told. */
    public <G extends R> Kinds<R> with(Class<G> receivers, Kinds<G> group) {
        group.readers.forEach((kind, reader) -> readers.put(kind, in -> {
            Consumer<G> delivery = reader.apply(in);
            return receiver -> {
                if (receivers.isInstance(receiver)) {
                    // Class.cast would bring the names of all classes into the page's script.
                    @SuppressWarnings("unchecked")
                    G own = (G) receiver;
                    delivery.accept(own);
                }
            };
        }));
        return this;
    }

    /** Adds all kinds of a group, which are heard by a part of the receiver. */
    public <G> Kinds<R> with(Kinds<G> group, Function<R, G> part) {
        group.readers.forEach((kind, reader) -> readers.put(kind, in -> {
            Consumer<G> delivery = reader.apply(in);
            return receiver -> delivery.accept(part.apply(receiver));
        }));
        return this;
    }

    /**
     * Reads a message; what it returns tells a receiver.
     *
     * @throws IllegalArgumentException when it is none that this version knows
     */
    public Consumer<R> read(Frame frame) {
        Frame.Reader in = frame.reader();
        String kind = in.string();
        Function<Frame.Reader, Consumer<R>> reader = readers.get(kind);
        if (reader == null) {
            throw new IllegalArgumentException(
                    "Page and worker do not speak the same version ('" + kind + "' is unknown); reload the page.");
        }
        return reader.apply(in);
    }
}
