package inkling.data.files;

import java.util.ArrayList;
import java.util.List;

/**
 * The labels of images as a file has them.
 *
 * @param name of the file
 * @param values a label for each image; if there are words, their indices
 * @param words the labels as words; empty if they are numbers
 */
record Labels(String name, int[] values, List<String> words) {
    /** Columns of QMNIST's labels: the digit, then who wrote it and where. */
    private static final int QMNIST_COLUMNS = 8;

    /**
     * Labels in one column, as one-hot rows, or with more to each as QMNIST has them.
     *
     * @throws IllegalArgumentException if they are something else
     */
    static Labels of(NumberArray array) {
        int each = array.each();
        boolean qmnist = array.type() == NumberArray.Type.INT && array.bigEndian() && each == QMNIST_COLUMNS;
        int[] values = new int[array.count()];
        for (int i = 0; i < values.length; i++) {
            values[i] = each == 1 || qmnist ? whole(array, i * each) : hot(array, i, each);
        }
        return new Labels(array.name(), values, List.of());
    }

    private static int whole(NumberArray array, int index) {
        double value = array.at(index);
        if (value != (int) value) {
            throw new IllegalArgumentException(
                    array.name() + " has the label " + value + "; a label is a whole number.");
        }
        return (int) value;
    }

    /** Which of a row's values is the 1; all others are 0. */
    private static int hot(NumberArray array, int row, int each) {
        int hot = -1;
        for (int j = 0; j < each; j++) {
            double value = array.at(row * each + j);
            if (value == 1 && hot < 0) {
                hot = j;
            } else if (value != 0) {
                hot = each;
            }
        }
        if (hot < 0 || hot == each) {
            throw new IllegalArgumentException(array.name() + " has " + each
                    + " numbers for each label that are not one 1 among zeros; give one label for each image.");
        }
        return hot;
    }

    /** What a label is called: its word, or its number. */
    String nameOf(int value) {
        return words.isEmpty() ? Integer.toString(value) : words.get(value);
    }

    /** Number of labels. */
    int count() {
        return values.length;
    }

    /** Words as labels, each once in {@link #words}. */
    static final class Builder {
        private final int[] values;
        private final List<String> words = new ArrayList<>();
        private final java.util.Map<String, Integer> indices = new java.util.HashMap<>();
        private int count;

        Builder(int labels) {
            values = new int[labels];
        }

        void add(String word) {
            Integer index = indices.get(word);
            if (index == null) {
                index = words.size();
                indices.put(word, index);
                words.add(word);
            }
            values[count++] = index;
        }

        /** The labels; as numbers, if all of them are whole numbers. */
        Labels build(String name) {
            int[] numbers = new int[words.size()];
            for (int i = 0; i < numbers.length; i++) {
                String word = words.get(i).endsWith(".0")
                        ? words.get(i).substring(0, words.get(i).length() - 2)
                        : words.get(i);
                if (!word.matches("-?[0-9]{1,9}")) {
                    return new Labels(name, values, words);
                }
                numbers[i] = Integer.parseInt(word);
            }
            for (int i = 0; i < count; i++) {
                values[i] = numbers[values[i]];
            }
            return new Labels(name, values, List.of());
        }
    }
}
