package inkling.data.files;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Data sets that many people have, for which the names of the classes are known although their files do not tell them.
 *
 * <p>Sources: the READMEs of Fashion-MNIST and of the Kuzushiji datasets; G. Cohen and others, "EMNIST: an extension of
 * MNIST to handwritten letters", 2017, tables of the balanced, the by-class and the letters set.
 */
final class KnownSets {
    private static final List<String> FASHION = List.of(
            "T-shirt/top", "Trouser", "Pullover", "Dress", "Coat", "Sandal", "Shirt", "Sneaker", "Bag", "Ankle boot");

    private static final List<String> KUZUSHIJI = List.of("お", "き", "す", "つ", "な", "は", "ま", "や", "れ", "を");

    private static final String CAPITALS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";
    private static final String BY_CLASS = "0123456789" + CAPITALS + "abcdefghijklmnopqrstuvwxyz";
    private static final String BALANCED = "0123456789" + CAPITALS + "abdefghnqrt";

    /** Fashion-MNIST's files have the same names as MNIST's; how its labels begin, for training and for testing. */
    private static final List<List<Integer>> FASHION_BEGINS =
            List.of(List.of(9, 0, 0, 3, 0, 2, 7, 2, 5, 5), List.of(9, 2, 1, 1, 6, 1, 4, 6, 5, 7));

    private static final List<Integer> FASHION_SIZES = List.of(60_000, 10_000);

    private KnownSets() {}

    /** What is known of a set; empty for all others. */
    static Map<Integer, String> names(String fileNames, Labels labels) {
        if (!labels.words().isEmpty()) {
            return Map.of();
        }
        if (isFashion(labels) || fileNames.contains("fashion")) {
            return numbered(FASHION, 0);
        }
        if (fileNames.contains("kmnist") || fileNames.contains("kuzushiji")) {
            return numbered(KUZUSHIJI, 0);
        }
        if (fileNames.contains("emnist-letters")) {
            return numbered(letters(CAPITALS), 1);
        }
        if (fileNames.contains("emnist-balanced") || fileNames.contains("emnist-bymerge")) {
            return numbered(letters(BALANCED), 0);
        }
        return fileNames.contains("emnist-byclass") ? numbered(letters(BY_CLASS), 0) : Map.of();
    }

    /** Whether these are the labels of Fashion-MNIST. */
    static boolean isFashion(Labels labels) {
        int which = FASHION_SIZES.indexOf(labels.count());
        if (which < 0) {
            return false;
        }
        List<Integer> begin = FASHION_BEGINS.get(which);
        for (int i = 0; i < begin.size(); i++) {
            if (labels.values()[i] != begin.get(i)) {
                return false;
            }
        }
        return true;
    }

    private static List<String> letters(String text) {
        List<String> letters = new ArrayList<>();
        for (int i = 0; i < text.length(); i++) {
            letters.add(text.substring(i, i + 1));
        }
        return letters;
    }

    private static Map<Integer, String> numbered(List<String> names, int first) {
        Map<Integer, String> numbered = new HashMap<>();
        for (int i = 0; i < names.size(); i++) {
            numbered.put(first + i, names.get(i));
        }
        return numbered;
    }
}
