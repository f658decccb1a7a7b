package inkling.model;

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

    private final String word;

    Storage(String word) {
        this.word = word;
    }

    /** Notes the choice, unless it is the usual one. */
    void writeTo(Map<String, String> metadata) {
        if (this != FLOAT32) {
            metadata.put(KEY, word);
        }
    }

    /**
     * Takes the choice out of what a header says.
     *
     * @throws IllegalArgumentException when this version knows no such storage
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
}
