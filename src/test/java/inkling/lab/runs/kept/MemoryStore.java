package inkling.lab.runs.kept;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;

/** A store that answers at once, and may be full. */
final class MemoryStore implements RunStore {
    final Map<String, String> texts = new TreeMap<>();
    final Map<String, byte[]> networks = new TreeMap<>();
    boolean refuses;

    @Override
    public void read(Consumer<List<String>> receiver, Runnable refused) {
        if (refuses) {
            refused.run();
        } else {
            receiver.accept(new ArrayList<>(texts.values()));
        }
    }

    @Override
    public void put(String id, String text, Consumer<Boolean> kept) {
        if (!refuses) {
            texts.put(id, text);
        }
        kept.accept(!refuses);
    }

    @Override
    public void remove(String id) {
        texts.remove(id);
        networks.remove(id);
    }

    @Override
    public void putNetwork(String id, byte[] file, Consumer<Boolean> kept) {
        if (!refuses) {
            networks.put(id, file);
        }
        kept.accept(!refuses);
    }

    @Override
    public void removeNetwork(String id) {
        networks.remove(id);
    }

    @Override
    public void network(String id, Consumer<byte[]> file) {
        file.accept(networks.getOrDefault(id, new byte[0]));
    }
}
