package inkling.page.settings;

import inkling.page.engine.Engine;
import inkling.recipe.Recipe;
import inkling.recipe.Recipes;
import inkling.recipe.Setting;
import inkling.recipe.Settings;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What the part of the address after {@code #} asks for: {@code recipe=adam&lr=0.002&run=1}.
 *
 * @param recipe the settings; a preset's where the link says nothing or nothing sensible
 * @param engine what is to do the arithmetic
 * @param threads with how many threads
 * @param run whether to start at once
 * @param problems a sentence for each part that is unknown or malformed, and was passed over
 */
public record Link(Recipe recipe, Engine engine, Threads threads, boolean run, List<String> problems) {
    private static final String RECIPE = Recipe.KEY;
    private static final String ENGINE = Engine.SETTING.key();
    private static final String THREADS = Threads.SETTING.key();
    private static final String RUN = "run";

    public Link {
        problems = List.copyOf(problems);
    }

    /** Reads a hash, with or without its {@code #}; any text is a link, if one with problems. */
    public static Link parse(String hash) {
        List<String> problems = new ArrayList<>();
        Map<String, String> asked = settings(hash.startsWith("#") ? hash.substring(1) : hash, problems);
        Recipe recipe = Recipes.named(Recipes.DEFAULT);
        Engine engine = Engine.AUTO;
        Threads threads = new Threads(Threads.AUTO);
        boolean run = false;
        if (asked.containsKey(RECIPE)) {
            // First, wherever it stands: the other settings are changes to it.
            try {
                recipe = Recipes.named(asked.get(RECIPE));
            } catch (IllegalArgumentException e) {
                problems.add(e.getMessage());
            }
        }
        for (Map.Entry<String, String> setting : asked.entrySet()) {
            String key = setting.getKey();
            String value = setting.getValue();
            try {
                if (key.equals(ENGINE)) {
                    engine = Engine.SETTING.parse(value);
                } else if (key.equals(THREADS)) {
                    threads = new Threads(Threads.SETTING.parse(value));
                } else if (key.equals(RUN)) {
                    run = yes(value);
                } else if (Settings.find(key).isPresent()) {
                    recipe = recipe.with(key, value);
                } else if (!key.equals(RECIPE)) {
                    problems.add("There is no setting '" + key + "'.");
                }
            } catch (IllegalArgumentException e) {
                problems.add(e.getMessage());
            }
        }
        return new Link(recipe, engine, threads, run, problems);
    }

    /** The hash, with its {@code #}, that asks for these settings: the recipe and what differs from it. */
    static String format(Recipe recipe, Engine engine, Threads threads) {
        StringBuilder hash = new StringBuilder("#").append(RECIPE).append('=').append(encode(recipe.name()));
        for (Setting<?> setting : recipe.changes()) {
            hash.append('&').append(setting.key()).append('=').append(encode(setting.text(recipe)));
        }
        if (engine != Engine.AUTO) {
            hash.append('&').append(ENGINE).append('=').append(engine.word());
        }
        if (threads.wished() != Threads.AUTO) {
            hash.append('&').append(THREADS).append('=').append(threads.word());
        }
        return hash.toString();
    }

    private static Map<String, String> settings(String query, List<String> problems) {
        Map<String, String> settings = new LinkedHashMap<>();
        int from = 0;
        while (from <= query.length()) {
            int end = query.indexOf('&', from);
            end = end < 0 ? query.length() : end;
            String part = query.substring(from, end);
            from = end + 1;
            int equals = part.indexOf('=');
            if (part.isEmpty()) {
                continue;
            }
            try {
                if (equals < 1) {
                    problems.add("'" + decode(part) + "' is no setting; one looks like lr=0.1.");
                } else {
                    settings.put(decode(part.substring(0, equals)), decode(part.substring(equals + 1)));
                }
            } catch (IllegalArgumentException e) {
                problems.add(e.getMessage());
            }
        }
        return settings;
    }

    private static boolean yes(String value) {
        if (value.equals("1") || value.equals("0")) {
            return value.equals("1");
        }
        throw new IllegalArgumentException("'run' is 1 or 0, not '" + value + "'.");
    }

    private static String encode(String text) {
        StringBuilder encoded = new StringBuilder();
        for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
            char c = (char) (b & 0xff);
            if ((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || "-._~".indexOf(c) >= 0) {
                encoded.append(c);
            } else {
                encoded.append('%').append(hex(b >> 4)).append(hex(b));
            }
        }
        return encoded.toString();
    }

    private static char hex(int digit) {
        return "0123456789ABCDEF".charAt(digit & 15);
    }

    private static String decode(String text) {
        if (text.indexOf('%') < 0) {
            return text;
        }
        byte[] source = text.getBytes(StandardCharsets.UTF_8);
        byte[] bytes = new byte[source.length];
        int length = 0;
        for (int i = 0; i < source.length; i++) {
            if (source[i] != '%') {
                bytes[length++] = source[i];
                continue;
            }
            int high = i + 2 < source.length ? Character.digit((char) source[i + 1], 16) : -1;
            int low = i + 2 < source.length ? Character.digit((char) source[i + 2], 16) : -1;
            if (high < 0 || low < 0) {
                throw new IllegalArgumentException("In '" + text + "', a % is not followed by two hexadecimal digits.");
            }
            bytes[length++] = (byte) (16 * high + low);
            i += 2;
        }
        return new String(bytes, 0, length, StandardCharsets.UTF_8);
    }
}
