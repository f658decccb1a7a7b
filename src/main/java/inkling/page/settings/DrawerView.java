package inkling.page.settings;

import inkling.recipe.Setting;
import inkling.recipe.Values.Choice;
import java.util.Locale;

/** What the drawer shows. */
public enum DrawerView {
    /** The first view where there is room for it beside the bench; none on a small screen. */
    AUTO("As there is room"),
    LEARNING("Learning"),
    INSPECT("Inspect"),
    MISTAKES("Mistakes"),
    RUNS("Runs"),
    DATA("Data"),
    HOW("How it works"),
    NONE("Closed");

    /** The link's key. */
    static final Setting<DrawerView> SETTING = new Setting<>("view", Choice.of(values(), view -> view.title), AUTO);

    private final String title;

    DrawerView(String title) {
        this.title = title;
    }

    /** Its word in links and in the page's HTML. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
