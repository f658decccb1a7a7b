package inkling.nn;

import inkling.text.Written;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What the classes are called that a network tells apart: class {@code i} has the name {@code names.get(i)}.
 *
 * @param names all different, each of 1 to {@value #LONGEST} characters in one line
 */
public record ClassNames(List<String> names) {
    /** The longest name, in characters. */
    public static final int LONGEST = 60;

    /** Checks the names. */
    public ClassNames {
        names = List.copyOf(names);
        Set<String> seen = new HashSet<>();
        for (String name : names) {
            if (name.isBlank() || name.length() > LONGEST || hasControls(name)) {
                throw new IllegalArgumentException("A class's name has 1 to " + LONGEST + " characters in one line; '"
                        + shown(name) + "' has not.");
            }
            if (!seen.add(name)) {
                throw new IllegalArgumentException("Two classes are called '" + name + "'; give each its own name.");
            }
        }
    }

    /** As many classes called 0, 1, 2, … */
    public static ClassNames numbered(int classes) {
        List<String> names = new ArrayList<>();
        for (int i = 0; i < classes; i++) {
            names.add(Integer.toString(i));
        }
        return new ClassNames(names);
    }

    private static boolean hasControls(String name) {
        for (int i = 0; i < name.length(); i++) {
            if (name.charAt(i) < ' ') {
                return true;
            }
        }
        return false;
    }

    /** Enough of a wrong name to recognise it, in one line. */
    private static String shown(String name) {
        return Written.oneLine(name.length() > LONGEST ? name.substring(0, LONGEST) + "…" : name);
    }

    /** Number of classes. */
    public int count() {
        return names.size();
    }

    /** The name of a class, 0 to {@code count() - 1}. */
    public String of(int index) {
        return names.get(index);
    }

    /** The class with a name, or -1. */
    public int indexOf(String name) {
        return names.indexOf(name);
    }

    /** Whether the classes are the ten digits, each at its own number. */
    public boolean areDigits() {
        return equals(numbered(10));
    }
}
