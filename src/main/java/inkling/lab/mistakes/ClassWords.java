package inkling.lab.mistakes;

import java.util.List;

/**
 * Classes in sentences.
 *
 * @param names what the classes are called
 */
record ClassWords(List<String> names) {
    ClassWords {
        names = List.copyOf(names);
    }

    /** A digit with its article, "an 8"; other names are given as they are. */
    String one(int label) {
        String name = names.get(label);
        if (!isDigit(name)) {
            return name;
        }
        return (name.equals("8") ? "an " : "a ") + name;
    }

    private static boolean isDigit(String name) {
        return name.length() == 1 && name.charAt(0) >= '0' && name.charAt(0) <= '9';
    }

    /** Its name alone. */
    String name(int label) {
        return names.get(label);
    }
}
