package inkling.page.finetune;

import inkling.data.LabelledInk;
import inkling.data.StrokeFile;
import inkling.ink.Ink;
import inkling.ink.Stroke;
import inkling.text.Numbers;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/** The visitor's own examples: kept in the browser's storage and, where that refuses, at least until the page closes. */
public final class Examples {
    /** Where drawings are kept, each as the text of a stroke file of its own. Answers may come later. */
    interface Store {
        /**
         * Reads all texts, the oldest first.
         *
         * @param refused is told that the browser does not let the page look
         */
        void read(Consumer<List<String>> receiver, Runnable refused);

        /**
         * Adds and removes texts in one transaction, so that nothing that another tab does in the meantime is lost.
         *
         * @param kept is told whether there was room and leave to do so
         */
        void change(List<String> added, List<String> removed, Consumer<Boolean> kept);

        /** The text of all drawings as former versions of the page kept it; empty if there is none. */
        String former();

        /** What {@link #former} gave is kept in the new way now. */
        void forgetFormer();
    }

    private static final float STEPS_PER_UNIT = 10;

    private static final String NO_ROOM = "The browser has no room for your examples, or may not keep any: the latest"
            + " changes last only until this page is closed. Save them as a file.";

    private final Store store;
    private final Runnable changed;
    private final Set<LabelledInk> all = new LinkedHashSet<>();

    /** What the storage has not taken. */
    private final Set<LabelledInk> unsaved = new LinkedHashSet<>();

    /** What the storage has not yet let go. */
    private final Set<LabelledInk> unremoved = new LinkedHashSet<>();

    private List<LabelledInk> deleted = List.of();
    private String trouble = "";

    /**
     * @param changed is told when there are others, or there is trouble, though the visitor has done nothing
     */
    public Examples(Store store, Runnable changed) {
        this.store = store;
        this.changed = changed;
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

    /** Reads them anew, since another tab of this page has changed them. What the storage did not take stays as it is here. */
    public void load() {
        store.read(this::loaded, this::refused);
    }

    private void loaded(List<String> texts) {
        all.clear();
        int damaged = 0;
        for (String text : texts) {
            try {
                all.addAll(StrokeFile.parse(text));
            } catch (IllegalArgumentException wrong) {
                damaged++;
            }
        }
        all.addAll(unsaved);
        all.removeAll(unremoved);
        if (damaged > 0) {
            trouble = Numbers.count(damaged, "example") + " that this browser has kept cannot be read, and "
                    + (damaged == 1 ? "is left as it is." : "are left as they are.");
        }
        takeOver(store.former());
        changed.run();
    }

    private void takeOver(String former) {
        if (former.isEmpty()) {
            return;
        }
        try {
            List<LabelledInk> old = StrokeFile.parse(former);
            all.addAll(old);
            store.change(texts(old), List.of(), kept -> {
                if (kept) {
                    store.forgetFormer();
                }
            });
        } catch (IllegalArgumentException damaged) {
            trouble = "The examples that this browser has kept cannot be read: " + damaged.getMessage()
                    + " They are left as they are, and a new collection begins.";
        }
    }

    private void refused() {
        trouble = NO_ROOM;
        changed.run();
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
    }

    void remove(LabelledInk example) {
        all.remove(example);
        save(List.of(), List.of(example));
    }

    /**
     * Adds those of a stroke file that are not here yet.
     *
     * @return how many these are
     * @throws IllegalArgumentException if the text is no stroke file, saying why
     */
    int open(String text) {
        return addMissing(StrokeFile.parse(text));
    }

    private int addMissing(List<LabelledInk> examples) {
        List<LabelledInk> added = new ArrayList<>();
        for (LabelledInk example : examples) {
            if (!example.ink().isBlank() && all.add(example)) {
                added.add(example);
            }
        }
        save(added, List.of());
        return added.size();
    }

    /** Deletes all; they can be brought back until others are deleted or the page is closed. */
    void delete() {
        deleted = List.copyOf(all);
        all.clear();
        save(List.of(), deleted);
    }

    void bringBack() {
        List<LabelledInk> back = deleted;
        deleted = List.of();
        addMissing(back);
    }

    private void save(List<LabelledInk> added, List<LabelledInk> removed) {
        unsaved.addAll(added);
        removed.forEach(unsaved::remove);
        unremoved.addAll(removed);
        added.forEach(unremoved::remove);
        if (unsaved.isEmpty() && unremoved.isEmpty()) {
            return;
        }
        List<LabelledInk> come = List.copyOf(unsaved);
        List<LabelledInk> gone = List.copyOf(unremoved);
        store.change(texts(come), texts(gone), kept -> {
            String before = trouble;
            if (kept) {
                come.forEach(unsaved::remove);
                gone.forEach(unremoved::remove);
                trouble = trouble.equals(NO_ROOM) && unsaved.isEmpty() ? "" : trouble;
            } else {
                trouble = NO_ROOM;
            }
            if (!trouble.equals(before)) {
                changed.run();
            }
        });
    }

    private static List<String> texts(List<LabelledInk> examples) {
        List<String> texts = new ArrayList<>();
        examples.forEach(example -> texts.add(StrokeFile.format(List.of(example))));
        return texts;
    }
}
