package inkling.page.bench;

import inkling.page.settings.Link;
import inkling.text.Numbers;
import java.util.ArrayList;
import java.util.List;

/**
 * What the address of the measuring page asks for: the same as the page's, and how many epochs to time.
 *
 * @param settings all but {@code repeat}
 * @param repeat epochs to time, 1 to {@value #MOST}
 * @param problems a sentence for each part that is unknown or malformed, and was passed over
 */
record BenchLink(Link settings, int repeat, List<String> problems) {
    private static final int USUAL = 3;
    private static final int MOST = 1000;
    private static final String REPEAT = "repeat=";

    BenchLink {
        problems = List.copyOf(problems);
    }

    /** Reads a hash, with or without its {@code #}; any text is a link, if one with problems. */
    static BenchLink parse(String hash) {
        String query = hash.startsWith("#") ? hash.substring(1) : hash;
        StringBuilder others = new StringBuilder();
        List<String> problems = new ArrayList<>();
        int repeat = USUAL;
        int from = 0;
        while (from <= query.length()) {
            int end = query.indexOf('&', from);
            end = end < 0 ? query.length() : end;
            String part = query.substring(from, end);
            from = end + 1;
            if (part.startsWith(REPEAT)) {
                try {
                    repeat = repeat(part.substring(REPEAT.length()));
                } catch (IllegalArgumentException e) {
                    problems.add(e.getMessage());
                }
            } else {
                others.append(others.length() == 0 ? "" : "&").append(part);
            }
        }
        Link settings = Link.parse(others.toString());
        problems.addAll(settings.problems());
        return new BenchLink(settings, repeat, problems);
    }

    private static int repeat(String value) {
        int repeat = 0;
        try {
            repeat = Integer.parseInt(value);
        } catch (NumberFormatException e) {
            repeat = 0;
        }
        if (repeat < 1 || repeat > MOST) {
            throw new IllegalArgumentException(
                    "'repeat' is a whole number from 1 to " + Numbers.whole(MOST) + ", not '" + value + "'.");
        }
        return repeat;
    }
}
