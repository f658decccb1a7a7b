package inkling.page.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

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

    private final String title;

    Engine(String title) {
        this.title = title;
    }

    /** As links and the contract write it. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** As people read it. */
    public String title() {
        return title;
    }

    /**
     * The engine that a link or the form asks for.
     *
     * @throws IllegalArgumentException when there is none of that name
     */
    public static Engine named(String word) {
        List<String> words = new ArrayList<>();
        for (Engine engine : values()) {
            if (engine.word().equals(word)) {
                return engine;
            }
            words.add(engine.word());
        }
        throw new IllegalArgumentException("'engine' is one of " + String.join(", ", words) + ", not '" + word + "'.");
    }
}
