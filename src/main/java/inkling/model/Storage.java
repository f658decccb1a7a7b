package inkling.model;

import inkling.nn.Tensor;
import java.util.Map;

/**
 * How a file holds the weights. Biases and batch normalisation's values are 32-bit floats either way.
 *
 * <p>In 8 bits, every unit of a dense layer and every filter of a convolution has a scale of its own: {@code s = max|w| /
 * 127} over its weights. A weight is stored as {@code q = round(w / s)}, -127 to 127, and read as {@code q · s}, so that
 * none moves by more than {@code s / 2} (symmetric quantisation for each channel: Krishnamoorthi, "Quantizing deep
 * convolutional networks for efficient inference", 2018, sections 2.2 and 3.1).
 */
public enum Storage {
    FLOAT32("float32"),
    INT8("int8");

    private static final String KEY = "storage";
    private static final int LARGEST = 127;

    private final String word;

    Storage(String word) {
        this.word = word;
    }

    /** How files call it. */
    String word() {
        return word;
    }

    /** Notes the choice in a header's metadata; floats, the default, are not mentioned. */
    void writeTo(Map<String, String> metadata) {
        if (this != FLOAT32) {
            metadata.put(KEY, word);
        }
    }

    /**
     * Removes the choice from a header's metadata and returns it.
     *
     * @throws IllegalArgumentException if this version does not know it
     */
    static Storage takeFrom(Map<String, String> metadata) {
        String chosen = metadata.getOrDefault(KEY, FLOAT32.word);
        metadata.remove(KEY);
        for (Storage storage : values()) {
            if (storage.word.equals(chosen)) {
                return storage;
            }
        }
        throw new IllegalArgumentException("its weights are stored as '" + chosen + "', but only " + FLOAT32.word
                + " and " + INT8.word + " are known; open a model that Inkling has saved.");
    }

    /** Whether a tensor's values are stored in 8 bits: those of weights, whose last axis is the units or filters. */
    boolean quantises(Tensor tensor) {
        return this == INT8 && tensor.shape().size() > 1;
    }

    /** Number of units or filters of a tensor of weights. */
    static int units(Tensor weights) {
        return weights.shape().get(weights.shape().size() - 1);
    }

    /** One scale for each unit or filter; 0 for one whose weights are all 0. */
    static float[] scales(Tensor weights) {
        float[] scales = new float[units(weights)];
        for (int i = 0; i < weights.length(); i++) {
            int unit = i % scales.length;
            scales[unit] = Math.max(scales[unit], Math.abs(weights.get(i)));
        }
        for (int unit = 0; unit < scales.length; unit++) {
            scales[unit] /= LARGEST;
        }
        return scales;
    }

    /** A weight in units of its scale, rounded to the nearest, -127 to 127. */
    static byte quantise(float weight, float scale) {
        // A scale so small that it has lost digits, or has become 0, would lead beyond the range.
        int nearest = scale > 0f ? Math.round(weight / scale) : 0;
        return (byte) Math.max(-LARGEST, Math.min(LARGEST, nearest));
    }
}
