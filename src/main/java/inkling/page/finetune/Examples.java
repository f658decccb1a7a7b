package inkling.page.finetune;

import inkling.data.LabelledInk;
import inkling.data.StrokeFile;
import inkling.ink.Ink;
import inkling.ink.Stroke;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** The visitor's own examples: kept in the browser's storage and, where that refuses, at least until the page closes. */
public final class Examples {
    /** Where the text of a stroke file is kept. */
    interface Store {
        /** The text; empty if there is none, or the browser does not let the page look. */
        String read();

        /** Replaces the text; returns whether there was room and leave to do so. */
        boolean write(String text);

        /** Keeps another copy, beside what {@link #write} replaces; returns whether there was room for it. */
        boolean setAside(String text);
    }

    private static final float STEPS_PER_UNIT = 10;

    private final Store store;
    private final Set<LabelledInk> all = new LinkedHashSet<>();
    private List<LabelledInk> deleted = List.of();
    private boolean mayWrite = true;
    private String trouble = "";

    public Examples(Store store) {
        this.store = store;
        load();
    }

    /** A drawing with what it was meant to be; a tenth of a unit of the sheet is exact enough. */
    static LabelledInk example(int digit, List<float[]> strokes) {
        List<Stroke> rounded = new ArrayList<>();
        for (float[] stroke : strokes) {
            float[] points = new float[stroke.length];
            for (int i = 0; i < points.length; i++) {
                points[i] = Math.round(stroke[i] * STEPS_PER_UNIT) / STEPS_PER_UNIT;
            }
            rounded.add(Stroke.of(points));
        }
        return new LabelledInk(digit, Ink.of(rounded));
    }

    /** Another tab of this page has changed the collection. What the storage did not take stays here as well. */
    public void storageChanged() {
        List<LabelledInk> mine = trouble.isEmpty() ? List.of() : List.copyOf(all);
        all.clear();
        load();
        addMissing(mine);
    }

    private void load() {
        String text = store.read();
        if (text.isEmpty()) {
            return;
        }
        try {
            all.addAll(StrokeFile.parse(text));
        } catch (IllegalArgumentException damaged) {
            mayWrite = store.setAside(text);
            trouble = "The examples that this browser has kept cannot be read: " + damaged.getMessage()
                    + (mayWrite
                            ? " They are set aside in its storage, and a new collection begins."
                            : " They are left as they are, so save new ones as a file before you leave.");
        }
    }

    int size() {
        return all.size();
    }

    /** How many can be brought back. */
    int deleted() {
        return deleted.size();
    }

    /** What is wrong with keeping them, in a sentence; empty if nothing is. */
    String trouble() {
        return trouble;
    }

    /** All of them as the text of a stroke file. */
    String text() {
        return StrokeFile.format(List.copyOf(all));
    }

    void add(LabelledInk example) {
        addMissing(List.of(example));
        save();
    }

    void remove(LabelledInk example) {
        all.remove(example);
        save();
    }

    /**
     * Adds those of a stroke file that are not here yet.
     *
     * @return how many these are
     * @throws IllegalArgumentException if the text is no stroke file, saying why
     */
    int open(String text) {
        int added = addMissing(StrokeFile.parse(text));
        save();
        return added;
    }

    private int addMissing(List<LabelledInk> examples) {
        int before = all.size();
        for (LabelledInk example : examples) {
            if (!example.ink().isBlank()) {
                all.add(example);
            }
        }
        return all.size() - before;
    }

    /** Deletes all; they can be brought back until others are deleted or the page is closed. */
    void delete() {
        deleted = List.copyOf(all);
        all.clear();
        save();
    }

    void bringBack() {
        addMissing(deleted);
        deleted = List.of();
        save();
    }

    private void save() {
        if (mayWrite && store.write(all.isEmpty() ? "" : text())) {
            trouble = "";
        } else if (mayWrite) {
            trouble = "The browser has no room for your examples, or may not keep any: the latest changes last only"
                    + " until this page is closed. Save them as a file.";
        }
    }
}
