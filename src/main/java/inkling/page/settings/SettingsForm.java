package inkling.page.settings;

import inkling.page.dom.Dom;
import inkling.page.dom.StatusMessages;
import inkling.page.engine.Engine;
import inkling.recipe.Recipe;
import inkling.recipe.RecipeText;
import inkling.recipe.Recipes;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.teavm.jso.dom.html.HTMLElement;
import org.teavm.jso.dom.html.HTMLSelectElement;

/** The form with every setting, the choice of the recipe, and the link to what is set. */
public final class SettingsForm {
    private final HTMLSelectElement preset = Dom.select("setting-recipe");
    private final HTMLElement presetNote = Dom.byId("recipe-note");
    private final HTMLElement share = Dom.byId("share");
    private final HTMLElement details = Dom.byId("settings");
    private final Map<String, Field> fields = new LinkedHashMap<>();
    private final Field engine = new Field("engine");
    private final Field threads = new Field("threads");
    private final StatusMessages messages;
    private final Consumer<Recipe> changed;
    private Threads wishedThreads = new Threads(Threads.AUTO);
    private boolean running;

    /**
     * @param engineChosen is told when the visitor chose another engine
     * @param changed is told of settings that have changed and make a recipe
     */
    public SettingsForm(StatusMessages messages, Runnable engineChosen, Consumer<Recipe> changed) {
        this.messages = messages;
        this.changed = changed;
        for (Recipes.Preset choice : Recipes.all()) {
            HTMLElement option = Dom.append(preset, "option");
            option.setAttribute("value", choice.recipe().name());
            option.setTextContent(choice.title());
        }
        for (String key : RecipeText.KEYS) {
            Field field = new Field(key);
            RecipeText.choices(key).forEach(choice -> field.offer(choice, Titles.of(choice)));
            fields.put(key, field);
            Dom.on(field.element(), "change", event -> check().ifPresent(changed));
        }
        for (Engine choice : Engine.values()) {
            engine.offer(choice.word(), choice.title());
        }
        Dom.on(engine.element(), "change", event -> {
            check();
            engineChosen.run();
        });
        Dom.on(threads.element(), "change", event -> check());
        Dom.on(preset, "change", event -> fill(Recipes.named(preset.getValue())));
        Dom.on(Dom.byId("restore"), "click", event -> fill(Recipes.named(preset.getValue())));
    }

    /** Shows what a link asks for. */
    public void set(Link link) {
        preset.setValue(link.recipe().name());
        engine.set(link.engine().word());
        threads.set(link.threads().word());
        fill(link.recipe());
    }

    /** The settings; none, and a message beside each wrong one, when they make no recipe. */
    public Optional<Recipe> recipe() {
        return check();
    }

    public Engine engine() {
        return Engine.named(engine.value());
    }

    /** With how many threads, as far as the setting was right last. */
    public Threads threads() {
        return wishedThreads;
    }

    /** While a run is on, changes are for the next one. */
    public void running(boolean on) {
        running = on;
        check();
    }

    /** Brings the first wrong setting before the visitor's eyes. */
    public void showWrong() {
        List<Field> all = new ArrayList<>(fields.values());
        all.add(threads);
        for (Field field : all) {
            if (field.element().hasAttribute("aria-invalid")) {
                details.setAttribute("open", "");
                field.element().focus();
                return;
            }
        }
    }

    private void fill(Recipe recipe) {
        fields.forEach((key, field) -> field.set(RecipeText.value(recipe, key)));
        check().ifPresent(changed);
    }

    private Optional<Recipe> check() {
        Recipe recipe = Recipes.named(preset.getValue());
        List<String> problems = new ArrayList<>();
        for (Map.Entry<String, Field> entry : fields.entrySet()) {
            Field field = entry.getValue();
            try {
                recipe = RecipeText.with(recipe, entry.getKey(), field.value());
                field.right();
            } catch (IllegalArgumentException e) {
                field.wrong(e.getMessage());
                problems.add(e.getMessage());
            }
        }
        try {
            wishedThreads = Threads.named(threads.value());
            threads.right();
        } catch (IllegalArgumentException e) {
            threads.wrong(e.getMessage());
            problems.add(e.getMessage());
        }
        if (problems.isEmpty()) {
            messages.right(StatusMessages.Source.SETTINGS);
            share.setAttribute("href", Link.format(recipe, engine(), wishedThreads));
        } else {
            messages.wrong(StatusMessages.Source.SETTINGS, String.join(" ", problems));
        }
        Dom.text(presetNote, note(recipe));
        return problems.isEmpty() ? Optional.of(recipe) : Optional.empty();
    }

    private String note(Recipe recipe) {
        StringBuilder note = new StringBuilder();
        for (Recipes.Preset choice : Recipes.all()) {
            if (choice.recipe().name().equals(recipe.name())) {
                note.append(choice.note());
            }
        }
        List<String> changes = new ArrayList<>();
        for (String key : Link.differences(recipe)) {
            changes.add(key + " " + RecipeText.value(recipe, key));
        }
        if (!changes.isEmpty()) {
            note.append(" Changed here: ").append(String.join(", ", changes)).append('.');
        }
        if (running) {
            note.append(" Changes now are for the next run.");
        }
        return note.toString();
    }
}
