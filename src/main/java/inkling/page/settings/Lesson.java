package inkling.page.settings;

import inkling.recipe.Setting;
import inkling.recipe.Values.Choice;
import inkling.recipe.Values.WholeNumber;
import java.util.List;

/** The lessons of the view "How it works", by the words that links use; their text is in its HTML. */
public enum Lesson {
    NONE("None"),
    UNIT("What a unit computes"),
    LOSS("How wrong is it?"),
    BACKPROPAGATION("Backpropagation"),
    LEARNING_RATE("Batches and the learning rate"),
    OVERFITTING("Overfitting and dropout"),
    CONVOLUTION("Why convolution");

    /** The link's key. */
    public static final Setting<Lesson> SETTING =
            new Setting<>("lesson", Choice.of(values(), lesson -> lesson.title), NONE);

    /** The link's key for the step, from 1; beyond the last one it means the last one. */
    public static final Setting<Integer> STEP = new Setting<>("step", new WholeNumber(1, 99), 1);

    private final String title;

    Lesson(String title) {
        this.title = title;
    }

    /** Its word in links and in the view's HTML. */
    public String word() {
        return SETTING.values().format(this);
    }

    /** The one after it; none after the last. */
    public Lesson next() {
        List<Lesson> all = List.of(values());
        int after = all.indexOf(this) + 1;
        return after < all.size() ? all.get(after) : NONE;
    }

    /** What it is about. */
    public String title() {
        return title;
    }
}
