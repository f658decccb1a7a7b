package inkling.data.files;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.StringTokenizer;

/**
 * Files that say what the classes are called: EMNIST's {@code …-mapping.txt} (a label and character codes in each line),
 * KMNIST's {@code kmnist_classmap.csv} (label, code, character), and plain lists such as {@code labels.txt} with a name in
 * each line, the first for label 0, or a label and its name.
 */
final class NamesFile {
    private static final Set<String> LISTS =
            Set.of("labels.txt", "classes.txt", "names.txt", "class_names.txt", "classes.csv", "class_names.csv");

    private NamesFile() {}

    /** Whether a file has the name of such a list. */
    static boolean isOne(DataFile file) {
        String name = file.plainName();
        return LISTS.contains(name) || name.endsWith("mapping.txt") || name.contains("classmap");
    }

    /** The names by label. */
    static Map<Integer, String> read(DataFile file) {
        boolean codes = file.plainName().endsWith("mapping.txt");
        Map<Integer, String> names = new HashMap<>();
        int row = 0;
        for (List<String> fields : CsvFile.words(file)) {
            List<String> words = words(fields);
            Optional<Integer> label = label(words.get(0));
            String last = words.get(words.size() - 1);
            if (words.size() == 1 || (label.isEmpty() && file.plainName().endsWith(".txt"))) {
                names.put(row++, String.join(", ", words));
            } else if (label.isPresent()) {
                names.put(label.get(), codes ? characters(words) : last);
            }
        }
        return names;
    }

    /** A line of words between separators or, where there is none, blanks: a number first, then the rest. */
    private static List<String> words(List<String> fields) {
        List<String> words = new ArrayList<>();
        if (fields.size() > 1) {
            fields.forEach(field -> words.add(field.trim()));
            return words;
        }
        String text = fields.get(0).trim();
        int blank = text.indexOf(' ');
        if (blank > 0 && label(text.substring(0, blank)).isPresent()) {
            words.add(text.substring(0, blank));
            words.add(text.substring(blank + 1).trim());
        } else {
            words.add(text);
        }
        return words;
    }

    private static Optional<Integer> label(String word) {
        return word.matches("[0-9]{1,6}") ? Optional.of(Integer.parseInt(word)) : Optional.empty();
    }

    /** The characters of codes, such as "A a" of 65 and 97. */
    private static String characters(List<String> words) {
        StringBuilder text = new StringBuilder();
        StringTokenizer codes = new StringTokenizer(String.join(" ", words.subList(1, words.size())), " ");
        while (codes.hasMoreTokens()) {
            String code = codes.nextToken();
            text.append(text.length() == 0 ? "" : " ");
            Optional<Integer> character = label(code);
            if (character.isPresent() && character.get() > ' ' && character.get() < 0x10000) {
                text.append((char) character.get().intValue());
            } else {
                text.append(code);
            }
        }
        return text.toString();
    }
}
