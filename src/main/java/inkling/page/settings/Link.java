package inkling.page.settings;

import inkling.page.engine.Engine;
import inkling.recipe.Recipe;
import inkling.recipe.Setting;
import inkling.recipe.Values.Choice;
import inkling.recipe.Values.Text;
import java.util.List;

/**
 * What the part of the address after {@code #} asks for: {@code recipe=adam&lr=0.002&run=1}.
 *
 * @param recipe the settings; a preset's where the link says nothing or nothing sensible
 * @param engine what is to do the arithmetic
 * @param threads with how many threads
 * @param run whether to start at once
 * @param view what the drawer shows; where there is a lesson, the view that has the lessons
 * @param ink a drawing to begin with, as {@link InkText} has it; empty if there is none
 * @param race who is to race, which the view of runs reads; empty for no race
 * @param problems a sentence for each part that is unknown or malformed, and was passed over
 */
public record Link(
        Recipe recipe,
        Engine engine,
        Threads threads,
        boolean run,
        DrawerView view,
        List<float[]> ink,
        String race,
        List<String> problems) {
    private static final Setting<Boolean> RUN = new Setting<>(
            "run", new Choice<>(List.of(false, true), on -> on ? "1" : "0", on -> on ? "Start" : "Wait"), false);

    private static final Setting<String> RACE =
            new Setting<>("race", new Text<>("who races", List.of(), text -> text, text -> text), "");

    public Link {
        ink = List.copyOf(ink);
        problems = List.copyOf(problems);
    }

    /** Reads a hash, with or without its {@code #}; any text is a link, if one with problems. */
    public static Link parse(String hash) {
        return of(new UrlHash(hash));
    }

    /** Reads what is left of a hash. */
    public static Link of(UrlHash hash) {
        Engine engine = hash.take(Engine.SETTING);
        Threads threads = new Threads(hash.take(Threads.SETTING));
        boolean run = hash.take(RUN);
        DrawerView wished = hash.take(DrawerView.SETTING);
        // Lesson and step are read by the view itself, once it is there; here they are only checked.
        DrawerView view = hash.take(Lesson.SETTING) == Lesson.NONE ? wished : DrawerView.HOW;
        hash.take(Lesson.STEP);
        List<float[]> ink = hash.takeInk();
        String race = hash.take(RACE);
        List<String> without = hash.take(Embed.SETTING);
        if (without.contains(Embed.DRAWER)
                || (without.contains(Embed.USUAL) && view == DrawerView.AUTO && race.isEmpty())) {
            view = DrawerView.NONE;
        }
        return new Link(hash.takeRecipe(), engine, threads, run, view, ink, race, hash.problems());
    }

    /** The hash, with its {@code #}, that asks for these settings: the recipe and what differs from it. */
    public static String format(Recipe recipe, Engine engine, Threads threads) {
        StringBuilder hash = new StringBuilder("#" + Recipe.KEY + "=" + UrlHash.encode(recipe.name()));
        recipe.changes().forEach(setting -> append(hash, setting.key(), setting.text(recipe)));
        if (engine != Engine.AUTO) {
            append(hash, Engine.SETTING.key(), engine.word());
        }
        if (threads.wished() != Threads.AUTO) {
            append(hash, Threads.SETTING.key(), threads.word());
        }
        return hash.toString();
    }

    private static void append(StringBuilder hash, String key, String text) {
        hash.append('&').append(key).append('=').append(UrlHash.encode(text));
    }
}
