package inkling.recipe;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * One setting: a row of the table {@link Settings}, from which links, the form, the command line, model files and the
 * documents take what they need to know of it.
 *
 * @param key how links, files and options name it
 * @param values the values that it may have
 * @param usual its value where nothing else is said
 * @param group where it stands in the form
 * @param label what people call it
 * @param help a sentence or two on what it does
 * @param formerKey a key under which older links and files have it; empty if there is none
 * @param relevance when it has an effect at all
 * @param effect what a change does to a run that is on
 */
public record Setting<T>(
        String key,
        Values<T> values,
        T usual,
        Group group,
        String label,
        String help,
        String formerKey,
        Relevance relevance,
        Effect effect) {
    private static final Relevance ALWAYS = new Relevance(recipe -> true, "");

    /** The parts of the form, in their order. */
    public enum Group {
        NETWORK("The network"),
        LEARNING("How it learns"),
        RUN("The run"),
        DATA("Data and engine");

        private final String title;

        Group(String title) {
            this.title = title;
        }

        public String title() {
            return title;
        }
    }

    /** When a change of a setting begins to count. */
    public enum Effect {
        /** With the next step or epoch of a run that is on: training asks for the value anew each time. */
        AT_ONCE("now"),
        /** With the next run: the network, its data or its order of images would have to begin again. */
        RESTART("next run");

        private final String words;

        Effect(String words) {
            this.words = words;
        }

        /** When, as a word or two beside the setting. */
        public String words() {
            return words;
        }
    }

    /**
     * When a setting has an effect.
     *
     * @param matters whether it has one in a recipe
     * @param otherwise why it has none in the others, such as "there is no hidden layer"
     */
    public record Relevance(Predicate<Recipe> matters, String otherwise) {}

    /** A setting that stands in no form and always has an effect; a change needs a restart. */
    public Setting(String key, Values<T> values, T usual) {
        this(key, values, usual, Group.RUN, key, "", "", ALWAYS, Effect.RESTART);
    }

    /** The same setting, as people read of it. */
    public Setting<T> in(Group part, String name, String sentences) {
        return new Setting<>(key, values, usual, part, name, sentences, formerKey, relevance, effect);
    }

    /** The same setting, which older links and files have under another key. */
    public Setting<T> formerly(String oldKey) {
        return new Setting<>(key, values, usual, group, label, help, oldKey, relevance, effect);
    }

    /**
     * The same setting, which has an effect in some recipes only.
     *
     * @param otherwise why it has none in the others, such as "there is no hidden layer"
     */
    public Setting<T> onlyIf(Predicate<Recipe> matters, String otherwise) {
        return new Setting<>(
                key, values, usual, group, label, help, formerKey, new Relevance(matters, otherwise), effect);
    }

    /** The same setting, of which a run that is on takes over changes. */
    public Setting<T> atOnce() {
        return new Setting<>(key, values, usual, group, label, help, formerKey, relevance, Effect.AT_ONCE);
    }

    /** The keys under which it is read: its own and, if there is one, the former. */
    public List<String> keys() {
        return formerKey.isEmpty() ? List.of(key) : List.of(key, formerKey);
    }

    /**
     * Reads a value.
     *
     * @throws IllegalArgumentException saying in a sentence which values there are
     */
    public T parse(String text) {
        return values.parse(text)
                .orElseThrow(() -> new IllegalArgumentException(
                        "'" + key + "' is " + values.description() + ", not '" + text + "'."));
    }

    /** The value in a recipe, as it is written. */
    public String text(Recipe recipe) {
        return values.format(recipe.get(this));
    }

    /** A sentence that says why the setting has no effect in a recipe; empty if it has one. */
    public Optional<String> idle(Recipe recipe) {
        return relevance.matters().test(recipe)
                ? Optional.empty()
                : Optional.of("No effect: " + relevance.otherwise() + ".");
    }
}
