package inkling.page.settings;

import inkling.recipe.Recipe;
import inkling.recipe.Recipes;
import inkling.recipe.Setting;
import inkling.recipe.Settings;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** The part of an address after {@code #}, key by key: whoever knows a setting takes it out. */
public final class UrlHash {
    private final Map<String, String> texts = new LinkedHashMap<>();
    private final List<String> problems = new ArrayList<>();

    /** Reads a hash, with or without its {@code #}; any text is one, if one with problems. */
    public UrlHash(String hash) {
        int from = hash.startsWith("#") ? 1 : 0;
        while (from <= hash.length()) {
            int end = hash.indexOf('&', from);
            end = end < 0 ? hash.length() : end;
            if (end > from) {
                read(hash.substring(from, end));
            }
            from = end + 1;
        }
    }

    private void read(String part) {
        int equals = part.indexOf('=');
        try {
            if (equals < 1) {
                problems.add("'" + decode(part) + "' is no setting; one looks like lr=0.1.");
            } else {
                texts.put(decode(part.substring(0, equals)), decode(part.substring(equals + 1)));
            }
        } catch (IllegalArgumentException e) {
            problems.add(e.getMessage());
        }
    }

    /** A setting's value; the usual one, and a problem more, where it is malformed. */
    public <T> T take(Setting<T> setting) {
        return take(setting.key(), setting.usual(), setting::parse);
    }

    /** The recipe with the settings that are changes to it. */
    Recipe takeRecipe() {
        Recipe recipe = take(Recipe.KEY, Recipes.named(Recipes.DEFAULT), Recipes::named);
        for (Setting<?> setting : Settings.ALL) {
            for (String key : setting.keys()) {
                Recipe before = recipe;
                recipe = take(key, before, text -> before.with(key, text));
            }
        }
        return recipe;
    }

    private <T> T take(String key, T otherwise, Function<String, T> reader) {
        String text = texts.remove(key);
        try {
            return text == null ? otherwise : reader.apply(text);
        } catch (IllegalArgumentException e) {
            problems.add(e.getMessage());
            return otherwise;
        }
    }

    /** A sentence for each part that was malformed or that nobody took. */
    List<String> problems() {
        List<String> all = new ArrayList<>(problems);
        texts.keySet().forEach(key -> all.add("There is no setting '" + key + "'."));
        return all;
    }

    /** A text as it stands in an address. */
    static String encode(String text) {
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
