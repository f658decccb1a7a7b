package inkling.model;

import com.grack.nanojson.JsonObject;
import com.grack.nanojson.JsonWriter;
import inkling.kernel.Backend;
import inkling.kernel.Random32;
import inkling.nn.Network;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;

/**
 * Networks as safetensors files (Hugging Face's format, which other tools can open): eight bytes with the header's
 * length, a JSON header with the type, shape and offsets of each tensor ({@link TensorEntry}) and the {@link ModelCard}
 * as metadata, then the values, little-endian, stored as {@link Storage} says.
 */
public final class ModelFile {
    private ModelFile() {}

    /** The bytes of a file with the network's card and its weights as 32-bit floats. */
    public static byte[] write(ModelCard card, Network network) {
        return write(card, network, Storage.FLOAT32);
    }

    /** The bytes of a file with the network's card and its weights in the given storage. */
    public static byte[] write(ModelCard card, Network network, Storage storage) {
        Map<String, String> metadata = card.toMetadata();
        storage.writeTo(metadata);
        JsonObject header = new JsonObject();
        header.put(SafetensorsHeader.METADATA, new JsonObject(metadata));
        List<TensorEntry> entries = TensorEntry.of(network.state(), storage);
        for (TensorEntry entry : entries) {
            header.put(entry.name(), entry.json());
        }
        byte[] json = JsonWriter.string(header).getBytes(StandardCharsets.UTF_8);
        // The format wants the values to begin at a multiple of eight; spaces after the JSON see to that.
        int padded = (json.length + 7) / 8 * 8;
        int start = SafetensorsHeader.LENGTH_BYTES + padded;
        byte[] file = new byte[start + entries.get(entries.size() - 1).end()];
        TensorEntry.writeInt(file, 0, padded);
        System.arraycopy(json, 0, file, SafetensorsHeader.LENGTH_BYTES, json.length);
        Arrays.fill(file, SafetensorsHeader.LENGTH_BYTES + json.length, start, (byte) ' ');
        entries.forEach(entry -> entry.write(file, start));
        return file;
    }

    /**
     * Reads a file that {@link #write} has made, whatever its storage, that another program has saved again, or that holds
     * a plain network of another program ({@link ForeignNetwork}). Tensors may come in any order, but they fill the file
     * without holes and overlaps, and no name comes twice; metadata of other programs are passed over.
     *
     * @param name what to call the file in a message
     * @param maxRows the largest batch that the network will be given
     * @throws IllegalArgumentException saying what is wrong with the file
     */
    public static SavedModel read(byte[] file, String name, int maxRows, Backend backend) {
        return named(name, () -> {
            SavedModel model = parse(file, maxRows, backend);
            Plausibility.require(model);
            return model;
        });
    }

    /**
     * Reads a file whose digest has shown that it is one that was written here: its network is not asked to prove itself,
     * which takes longer than all else.
     *
     * @param name what to call the file in a message
     * @throws IllegalArgumentException saying what is wrong with the file
     */
    public static SavedModel readVerified(byte[] file, String name) {
        return named(name, () -> parse(file, 1, Backend.plain()));
    }

    private static SavedModel named(String name, Supplier<SavedModel> reader) {
        try {
            return reader.get();
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("The model " + name + " cannot be used: " + e.getMessage(), e);
        }
    }

    private static SavedModel parse(byte[] file, int maxRows, Backend backend) {
        SafetensorsHeader header = SafetensorsHeader.of(file);
        return ModelCard.isIn(header.metadata())
                ? own(file, header, maxRows, backend)
                : ForeignNetwork.of(header).read(file, header, maxRows, backend);
    }

    private static SavedModel own(byte[] file, SafetensorsHeader header, int maxRows, Backend backend) {
        Map<String, String> metadata = new LinkedHashMap<>(header.metadata());
        Storage storage = Storage.takeFrom(metadata);
        ModelCard card = ModelCard.ofMetadata(metadata);
        // Checked before the network is made, so that no header can ask for much more memory than the file has.
        long values = card.network().savedValues();
        int bytes = file.length - header.start();
        if (storage == Storage.FLOAT32 ? values * Float.BYTES != bytes : values > bytes) {
            throw new IllegalArgumentException("its " + values + " values as " + storage.word() + " are not the "
                    + bytes + " bytes that come after its header.");
        }
        Network network = new Network(card.network(), maxRows, new Random32(0), backend);
        List<TensorEntry> entries = new ArrayList<>();
        TensorEntry.of(network.state(), storage).forEach(entry -> entries.add(entry.placedBy(header.tensors())));
        requireNoStrangers(entries, header);
        entries.forEach(entry -> entry.read(file, header.start()));
        return new SavedModel(card, network);
    }

    private static void requireNoStrangers(List<TensorEntry> entries, SafetensorsHeader header) {
        Set<String> strangers = new TreeSet<>(header.tensors().keySet());
        entries.forEach(entry -> strangers.remove(entry.name()));
        if (!strangers.isEmpty()) {
            throw new IllegalArgumentException(
                    "it has " + String.join(", ", strangers) + ", for which its network has no place.");
        }
    }
}
