package inkling.model;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import inkling.kernel.Backend;
import inkling.kernel.Random32;
import inkling.nn.Network;
import inkling.nn.Shape;
import inkling.recipe.Recipe;
import inkling.recipe.Recipes;
import inkling.recipe.Settings;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Small networks as files, whole or with another header. */
final class SampleModels {
    private static final Backend BACKEND = Backend.plain();
    static final String REFUSED = "The model my.safetensors cannot be used: ";

    private SampleModels() {}

    static ModelCard card(Recipe recipe) {
        return new ModelCard(recipe, new Shape(3, 2, 1), 4).withAccuracies(0.9725, 1 / 3.0);
    }

    /** Of a network that has every kind of tensor. */
    static ModelCard pictureCard() {
        return card(Recipes.named("convolutional").with("layers", "c2k2p-bn-p2-3-bn"));
    }

    static byte[] pictureFile() {
        return ModelFile.write(pictureCard(), network(pictureCard()));
    }

    static ModelCard card() {
        return card(Recipes.named("momentum-dropout").with("layers", "5-3"));
    }

    static Network network(ModelCard card) {
        Network network = new Network(card.network(), 1, new Random32(1), BACKEND);
        network.initialize(card.recipe().get(Settings.INITIALIZER), new Random32(2));
        return network;
    }

    static byte[] file() {
        return ModelFile.write(card(), network(card()));
    }

    static SavedModel read(byte[] file) {
        return ModelFile.read(file, "my.safetensors", 1, BACKEND);
    }

    static String refusal(byte[] file) {
        IllegalArgumentException e = assertThrows(IllegalArgumentException.class, () -> read(file));
        assertTrue(e.getMessage().startsWith(REFUSED), e.getMessage());
        assertTrue(e.getMessage().endsWith("."), e.getMessage());
        return e.getMessage();
    }

    /** The file with a piece of its header's text replaced, its length seen to. */
    static byte[] withHeader(String from, String to) {
        return withHeader(file(), from, to);
    }

    static byte[] withHeader(byte[] file, String from, String to) {
        String header = headerText(file);
        assertTrue(header.contains(from), from + " is in " + header);
        return join(header.replace(from, to), weights(file));
    }

    static byte[] join(String header, byte[] weights) {
        byte[] text = header.getBytes(StandardCharsets.UTF_8);
        ByteBuffer file = ByteBuffer.allocate(8 + text.length + weights.length).order(ByteOrder.LITTLE_ENDIAN);
        return file.putLong(text.length).put(text).put(weights).array();
    }

    static int headerLength(byte[] file) {
        return Math.toIntExact(
                ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN).getLong());
    }

    static String headerText(byte[] file) {
        return new String(file, 8, headerLength(file), StandardCharsets.UTF_8);
    }

    static byte[] weights(byte[] file) {
        return Arrays.copyOfRange(file, 8 + headerLength(file), file.length);
    }

    static byte[] packedFile() {
        return ModelFile.write(pictureCard(), network(pictureCard()), Storage.INT8);
    }
}
