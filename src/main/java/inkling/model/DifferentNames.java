package inkling.model;

import com.grack.nanojson.JsonParser;
import com.grack.nanojson.JsonParserException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Set;

/**
 * Finds names that come twice in one object of a JSON text. The parser keeps the last of several values with the same
 * name, so that two programs might take the same file for two different networks.
 */
final class DifferentNames {
    private final String json;
    private final Deque<Set<String>> open = new ArrayDeque<>();
    private int at;

    private DifferentNames(String json) {
        this.json = json;
    }

    /**
     * Looks through a text that the parser has already accepted.
     *
     * @throws IllegalArgumentException naming the first name that comes twice
     */
    static void require(String json) throws JsonParserException {
        new DifferentNames(json).look();
    }

    private void look() throws JsonParserException {
        while (at < json.length()) {
            char c = json.charAt(at);
            if (c == '"') {
                String text = text();
                if (isName() && !open.element().add(text)) {
                    throw new IllegalArgumentException("its header has '" + text + "' twice.");
                }
                continue;
            }
            if (c == '{') {
                open.push(new HashSet<>());
            } else if (c == '}') {
                open.pop();
            }
            at++;
        }
    }

    /** Reads the string that begins here, its escapes resolved. */
    private String text() throws JsonParserException {
        int from = at++;
        while (json.charAt(at) != '"') {
            at += json.charAt(at) == '\\' ? 2 : 1;
        }
        at++;
        return (String) JsonParser.any().from(json.substring(from, at));
    }

    /** Whether a colon comes next. */
    private boolean isName() {
        int next = at;
        while (next < json.length() && json.charAt(next) <= ' ') {
            next++;
        }
        return next < json.length() && json.charAt(next) == ':';
    }
}
