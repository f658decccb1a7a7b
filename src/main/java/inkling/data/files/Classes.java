package inkling.data.files;

import inkling.nn.ClassNames;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The classes of a data set: each label that occurs is one, whatever numbers or words the labels are, in their order.
 *
 * @param classNames what they are called
 * @param indices the class of each label by the label's own name
 */
record Classes(ClassNames classNames, Map<String, Integer> indices) {
    private static final int MOST = 64;

    /**
     * The classes of some labels.
     *
     * @param names what files call the labels that are numbers; others keep their number
     * @throws IllegalArgumentException if there are fewer than 2 or more than 64
     */
    static Classes of(Collection<Labels> all, Map<Integer, String> names) {
        Labels first = all.iterator().next();
        boolean words = !first.words().isEmpty();
        // Numbers in the order of their size, words in that of the alphabet.
        TreeMap<Integer, String> numbers = new TreeMap<>();
        TreeMap<String, String> texts = new TreeMap<>();
        for (Labels labels : all) {
            if (labels.words().isEmpty() == words) {
                throw new IllegalArgumentException("The labels of " + first.name() + " are "
                        + (words
                                ? "words, but those of " + labels.name() + " numbers"
                                : "numbers, but those of " + labels.name() + " words")
                        + "; take both from the same collection.");
            }
            for (int value : labels.values()) {
                if (words) {
                    texts.put(labels.nameOf(value), labels.nameOf(value));
                } else {
                    numbers.put(value, names.getOrDefault(value, Integer.toString(value)));
                }
                if (numbers.size() + texts.size() > MOST) {
                    throw new IllegalArgumentException(labels.name() + " has more than " + MOST
                            + " different labels; a network tells at most " + MOST + " classes apart here.");
                }
            }
        }
        List<String> called = new ArrayList<>(words ? texts.values() : numbers.values());
        if (called.size() < 2) {
            throw new IllegalArgumentException("All pictures have the same label (" + called.get(0) + ") in "
                    + first.name() + "; there is nothing to tell apart, so add pictures of another class.");
        }
        Map<String, Integer> indices = new HashMap<>();
        for (Object label : words ? texts.keySet() : numbers.keySet()) {
            indices.put(label.toString(), indices.size());
        }
        return new Classes(new ClassNames(called), indices);
    }

    /** The class of each label. */
    byte[] of(Labels labels) {
        byte[] classes = new byte[labels.count()];
        for (int i = 0; i < classes.length; i++) {
            classes[i] = (byte) (int) indices.get(labels.nameOf(labels.values()[i]));
        }
        return classes;
    }
}
