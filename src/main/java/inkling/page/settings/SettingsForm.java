package inkling.page.settings;

import inkling.page.dom.Dom;
import inkling.page.dom.StatusMessages;
import inkling.page.engine.Engine;
import inkling.recipe.DataSource;
import inkling.recipe.Recipe;
import inkling.recipe.Recipes;
import inkling.recipe.Setting;
import inkling.recipe.Settings;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.teavm.jso.dom.events.KeyboardEvent;
import org.teavm.jso.dom.html.HTMLElement;
import org.teavm.jso.dom.html.HTMLSelectElement;

/** The form with every setting, the choice of the recipe, and the link to what is set. */
public final class SettingsForm {
    private final HTMLSelectElement preset = Dom.select("setting-recipe");
    private final HTMLElement presetNote = Dom.byId("recipe-note");
    private final HTMLElement details = Dom.byId("settings");
    private final Map<Setting<?>, Field> fields = new LinkedHashMap<>();
    private final StatusMessages messages;
    private final Consumer<Recipe> changed;
    private Threads wishedThreads = new Threads(Threads.AUTO);
    private String hash = "#";

    /** The preset that the run began as which is on. */
    private Optional<String> runOf = Optional.empty();

    /**
     * @param engineChosen is told when the visitor chose another engine
     * @param changed is told of settings that have changed and make a recipe
     */
    public SettingsForm(StatusMessages messages, Runnable engineChosen, Consumer<Recipe> changed) {
        this.messages = messages;
        this.changed = changed;
        for (Recipes.Preset choice : Recipes.all()) {
            Dom.append(preset, "option", "value", choice.name()).setTextContent(choice.title());
        }
        buildFields(Dom.byId("setting-fields"));
        fields.values().forEach(field -> field.onChange(() -> recipe().ifPresent(changed)));
        fields.get(Engine.SETTING).onChange(engineChosen);
        Dom.on(preset, "change", event -> fill(Recipes.named(preset.getValue())));
        Dom.on(Dom.byId("close-settings"), "click", event -> close());
        Dom.<KeyboardEvent>on(details, "keydown", event -> {
            if (event.getKey().equals("Escape") && details.hasAttribute("open")) {
                event.stopPropagation();
                close();
            }
        });
        Dom.on(Dom.byId("restore"), "click", event -> fill(Recipes.named(preset.getValue())));
    }

    private void close() {
        details.removeAttribute("open");
        details.querySelector("summary").focus();
    }

    /** The recipe's settings and the browser's own, part by part. */
    private void buildFields(HTMLElement parent) {
        List<Setting<?>> settings = new ArrayList<>(Settings.ALL);
        settings.add(Engine.SETTING);
        settings.add(Threads.SETTING);
        for (Setting.Group group : Setting.Group.values()) {
            HTMLElement fieldset = Dom.append(parent, "fieldset");
            Dom.append(fieldset, "legend").setTextContent(group.title());
            HTMLElement grid = Dom.append(fieldset, "div", "class", "fields");
            for (Setting<?> setting : settings) {
                if (setting.group() == group) {
                    fields.put(setting, new Field(grid, setting));
                }
            }
        }
    }

    /** Shows what a link asks for. */
    public void set(Link link) {
        preset.setValue(link.recipe().name());
        fields.get(Engine.SETTING).set(link.engine().word());
        fields.get(Threads.SETTING).set(link.threads().word());
        fill(link.recipe());
    }

    /** Chooses the visitor's own data, which have just been opened. */
    public void learnFromOwnData() {
        fields.get(Settings.DATA).set(Settings.DATA.values().format(DataSource.OWN));
        recipe().ifPresent(changed);
    }

    /** Shows a recipe. */
    public void set(Recipe recipe) {
        preset.setValue(recipe.name());
        fill(recipe);
    }

    /** Changes a setting as the visitor would. */
    public <T> void change(Setting<T> setting, T value) {
        fields.get(setting).set(setting.values().format(value));
        recipe().ifPresent(changed);
    }

    /** Shows the layers of a recipe, and leaves everything else as it is. */
    public void takeLayersOf(Recipe recipe) {
        fields.get(Settings.LAYERS).set(Settings.LAYERS.text(recipe));
        fields.get(Settings.ACTIVATION).set(Settings.ACTIVATION.text(recipe));
        recipe().ifPresent(changed);
    }

    /** The hash that asks for the settings as they were right last. */
    public String hash() {
        return hash;
    }

    public Engine engine() {
        return Engine.SETTING.parse(fields.get(Engine.SETTING).value());
    }

    /** With how many threads, as far as the setting was right last. */
    public Threads threads() {
        return wishedThreads;
    }

    /** A run that is on takes over no change once another recipe is chosen. */
    public void running(boolean on) {
        runOf = on ? Optional.of(runOf.orElse(preset.getValue())) : Optional.empty();
        recipe();
    }

    /** Brings the first wrong setting before the visitor's eyes. */
    public void showWrong() {
        for (Field field : fields.values()) {
            if (field.isWrong()) {
                details.setAttribute("open", "");
                field.focus();
                return;
            }
        }
    }

    private void fill(Recipe recipe) {
        for (Setting<?> setting : Settings.ALL) {
            fields.get(setting).set(setting.text(recipe));
        }
        recipe().ifPresent(changed);
    }

    /** The settings; none, and a message beside each wrong one, when they make no recipe. */
    public Optional<Recipe> recipe() {
        List<String> problems = new ArrayList<>();
        fields.values().forEach(field -> field.problem().ifPresent(problems::add));
        Recipe recipe = Recipes.named(preset.getValue());
        for (Setting<?> setting : Settings.ALL) {
            Field field = fields.get(setting);
            recipe = field.isWrong() ? recipe : recipe.with(setting.key(), field.value());
        }
        explain(recipe);
        if (!fields.get(Threads.SETTING).isWrong()) {
            wishedThreads = new Threads(
                    Threads.SETTING.parse(fields.get(Threads.SETTING).value()));
        }
        if (problems.isEmpty()) {
            messages.clear(StatusMessages.Source.SETTINGS);
            hash = Link.format(recipe, engine(), wishedThreads);
        } else {
            messages.error(StatusMessages.Source.SETTINGS, String.join(" ", problems));
        }
        Dom.text(presetNote, note(recipe));
        return problems.isEmpty() ? Optional.of(recipe) : Optional.empty();
    }

    /**
     * Says of every setting when a change counts, and what it does or, where another setting leaves it without effect, why.
     */
    private void explain(Recipe recipe) {
        boolean threaded = engine() == Engine.AUTO || engine() == Engine.SIMD;
        boolean another = runOf.isPresent() && !runOf.get().equals(recipe.name());
        fields.forEach((setting, field) -> {
            field.takesEffect(another ? Setting.Effect.RESTART : setting.effect());
            if (!field.isWrong()) {
                field.explain(
                        setting.equals(Threads.SETTING) && !threaded
                                ? Optional.of("No effect: only the engine SIMD has threads.")
                                : setting.idle(recipe));
            }
        });
    }

    private String note(Recipe recipe) {
        StringBuilder note =
                new StringBuilder(Recipes.all().get(preset.getSelectedIndex()).note());
        List<String> changes = new ArrayList<>();
        for (Setting<?> setting : recipe.changes()) {
            changes.add(setting.key() + " " + setting.text(recipe));
        }
        if (!changes.isEmpty()) {
            note.append(" Changed here: ").append(String.join(", ", changes)).append('.');
        }
        return note.toString();
    }
}
