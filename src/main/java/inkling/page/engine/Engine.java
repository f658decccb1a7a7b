package inkling.page.engine;

import inkling.recipe.Setting;
import inkling.recipe.Setting.Group;
import inkling.recipe.Values.Choice;

/** What does the arithmetic: the same Java, compiled in one way or another. */
public enum Engine {
    /** The fastest one of those that the browser has. */
    AUTO("The fastest here"),
    /** JavaScript with kernels in WebAssembly's SIMD. */
    SIMD("SIMD"),
    /** WebAssembly with garbage collection. */
    WASM_GC("WebAssembly"),
    /** JavaScript, which every browser has. */
    JS("JavaScript");

    /** The setting, which is the browser's and no recipe's. */
    public static final Setting<Engine> SETTING = new Setting<>("engine", Choice.of(values(), Engine::title), AUTO)
            .in(Group.DATA, "Engine", "What does the arithmetic in this browser.");

    private final String title;

    Engine(String title) {
        this.title = title;
    }

    /** As links and the contract write it. */
    public String word() {
        return SETTING.values().format(this);
    }

    /** As people read it. */
    public String title() {
        return title;
    }
}
