package inkling.lab.runs;

import inkling.lab.runs.kept.KeptRun;
import inkling.lab.runs.race.Race;
import inkling.lab.runs.race.ReadyRace;
import inkling.page.dom.Dom;
import inkling.recipe.Recipe;
import inkling.recipe.Recipes;
import inkling.recipe.Settings;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.function.Function;
import org.teavm.jso.dom.html.HTMLButtonElement;
import org.teavm.jso.dom.html.HTMLElement;
import org.teavm.jso.dom.html.HTMLSelectElement;

/** Where a race is chosen: the ready ones, or any two recipes, of presets and of kept runs. */
final class RaceChoice {
    private final HTMLElement ready = Dom.byId("race-choices");
    private final HTMLSelectElement one = Dom.select("race-one");
    private final HTMLSelectElement other = Dom.select("race-two");
    private final List<HTMLButtonElement> buttons = new ArrayList<>();

    /** In the order of the options. */
    private List<Recipe> recipes = List.of();

    private List<String> names = List.of();

    /**
     * @param chosen is told how to make a race of the settings as they are
     */
    RaceChoice(Consumer<Function<Recipe, Race>> chosen) {
        for (ReadyRace race : ReadyRace.values()) {
            HTMLElement button = Dom.append(
                    ready, "button", "type", "button", "data-race", race.name().toLowerCase(Locale.ROOT));
            button.setTextContent(race.title());
            Dom.on(button, "click", event -> chosen.accept(race::with));
            buttons.add((HTMLButtonElement) button);
        }
        HTMLButtonElement pair = Dom.button("race-pair");
        buttons.add(pair);
        Dom.on(
                pair,
                "click",
                event -> chosen.accept(base -> Race.ofRecipes(List.of(
                        recipes.get(one.getSelectedIndex()).with(Settings.SEED, base.seed()),
                        recipes.get(other.getSelectedIndex())))));
        runs(List.of());
        one.setSelectedIndex(index("quick"));
        other.setSelectedIndex(index("adam"));
    }

    private static int index(String preset) {
        for (int i = 0; i < Recipes.all().size(); i++) {
            if (Recipes.all().get(i).name().equals(preset)) {
                return i;
            }
        }
        return 0;
    }

    /** Offers the recipes of these runs too, the newest first. */
    void runs(List<KeptRun> kept) {
        List<Recipe> all = new ArrayList<>();
        List<String> titles = new ArrayList<>();
        for (Recipes.Preset preset : Recipes.all()) {
            all.add(preset.recipe());
            titles.add(preset.title());
        }
        for (int i = kept.size() - 1; i >= 0; i--) {
            if (!all.contains(kept.get(i).recipe())) {
                all.add(kept.get(i).recipe());
                titles.add("Run: " + kept.get(i).name());
            }
        }
        if (!titles.equals(names)) {
            recipes = all;
            names = titles;
            fill(one);
            fill(other);
        }
    }

    private void fill(HTMLSelectElement choice) {
        int selected = Math.max(0, choice.getSelectedIndex());
        String before = choice.getValue();
        Dom.removeChildren(choice);
        for (String name : names) {
            Dom.append(choice, "option", "value", name).setTextContent(name);
        }
        choice.setSelectedIndex(names.contains(before) ? names.indexOf(before) : Math.min(selected, names.size() - 1));
    }

    /** Gives the keyboard to the first ready race. */
    void focus() {
        buttons.get(0).focus();
    }
}
