package inkling.page.settings;

import inkling.recipe.Recipe;
import inkling.recipe.Recipes;
import inkling.recipe.Setting;
import inkling.recipe.Settings;
import java.io.UnsupportedEncodingException;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.StringTokenizer;
import java.util.function.Function;

/** The part of an address after {@code #}, key by key: whoever knows a setting takes it out. */
public final class UrlHash {
    private final Map<String, String> texts = new LinkedHashMap<>();
    private final List<String> problems = new ArrayList<>();
    private final Set<String> repeated = new LinkedHashSet<>();

    /** Reads a hash, with or without its {@code #}; any text is one, if one with problems. */
    public UrlHash(String hash) {
        StringTokenizer parts = new StringTokenizer(hash.startsWith("#") ? hash.substring(1) : hash, "&");
        while (parts.hasMoreTokens()) {
            read(parts.nextToken());
        }
        for (String key : repeated) {
            texts.remove(key);
            problems.add("'" + key + "' is there more than once, so none of its values counts; give it once.");
        }
    }

    private void read(String part) {
        int equals = part.indexOf('=');
        try {
            if (part.equals(Embed.SETTING.key())) {
                texts.put(part, Embed.USUAL);
            } else if (equals < 1) {
                problems.add("'" + decode(part) + "' is no setting; one looks like lr=0.1.");
            } else {
                String key = decode(part.substring(0, equals));
                if (texts.put(key, decode(part.substring(equals + 1))) != null) {
                    repeated.add(key);
                }
            }
        } catch (IllegalArgumentException e) {
            problems.add(e.getMessage());
        }
    }

    /** A setting's value; the usual one, and a problem more, where it is malformed. */
    public <T> T take(Setting<T> setting) {
        return take(setting.key(), setting.usual(), setting::parse);
    }

    /** The drawing; none where it is malformed. */
    List<float[]> takeInk() {
        return take("ink", List.of(), InkText::parse);
    }

    /** The recipe with the settings that are changes to it. */
    Recipe takeRecipe() {
        Recipe recipe = take(Recipe.KEY, Recipes.named(Recipes.DEFAULT), Recipes::named);
        for (Setting<?> setting : Settings.ALL) {
            refuseSynonyms(setting);
            for (String key : setting.keys()) {
                Recipe before = recipe;
                recipe = take(key, before, text -> before.with(key, text));
            }
        }
        return recipe;
    }

    /** A setting that is given under its key and a former one is given twice. */
    private void refuseSynonyms(Setting<?> setting) {
        if (setting.keys().size() > 1 && texts.keySet().containsAll(setting.keys())) {
            setting.keys().forEach(texts::remove);
            problems.add("'" + String.join("' and '", setting.keys())
                    + "' are the same setting, so neither value counts; give it once.");
        }
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

    /** A text as it stands in an address, a space as {@code %20}. */
    static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private static String decode(String text) {
        try {
            return URLDecoder.decode(text.replace("+", "%2B"), "UTF-8");
        } catch (IllegalArgumentException | UnsupportedEncodingException e) {
            throw new IllegalArgumentException("In '" + text + "', a % is not followed by two hexadecimal digits.", e);
        }
    }
}
