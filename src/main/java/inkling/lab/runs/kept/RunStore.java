package inkling.lab.runs.kept;

import java.util.List;
import java.util.function.Consumer;

/** Where kept runs are stored: their descriptions as text, their networks as files, each under the run's id. */
public interface RunStore {
    /**
     * Reads all descriptions.
     *
     * @param texts is told them, in the order of their ids
     * @param refused is told when there is no store to be had
     */
    void read(Consumer<List<String>> texts, Runnable refused);

    /**
     * Writes a description, in the place of the former one.
     *
     * @param kept is told whether that was possible
     */
    void put(String id, String text, Consumer<Boolean> kept);

    /** Deletes a description and its network. */
    void remove(String id);

    /**
     * Writes a network.
     *
     * @param kept is told whether that was possible
     */
    void putNetwork(String id, byte[] file, Consumer<Boolean> kept);

    /** Deletes a network. */
    void removeNetwork(String id);

    /** Reads a network; what is told has no bytes if there is none. */
    void network(String id, Consumer<byte[]> file);
}
