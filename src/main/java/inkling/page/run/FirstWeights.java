package inkling.page.run;

import inkling.page.dom.Dom;
import inkling.page.views.View;
import inkling.protocol.report.ModelFileReport;
import inkling.protocol.report.RunState;
import inkling.recipe.Recipe;
import inkling.recipe.Settings;
import java.util.Optional;
import java.util.function.Consumer;
import org.teavm.jso.dom.html.HTMLElement;
import org.teavm.jso.dom.html.HTMLSelectElement;

/** The choice with which weights a run begins: new ones, or those of the visitor's network, where there is one. */
public final class FirstWeights implements View, ModelFileReport.Receiver {
    private static final String NEW = "new";
    private static final String YOURS = "yours";

    private final HTMLElement choice = Dom.byId("first-weights-choice");
    private final HTMLSelectElement select = Dom.select("first-weights");
    private final HTMLElement note = Dom.byId("first-weights-note");
    private final Consumer<Recipe> chosen;

    /** How the visitor's network was trained, or is being trained, if there is one. */
    private Optional<Recipe> yours = Optional.empty();

    /**
     * @param chosen is told how the visitor's network was trained when runs are to begin with it
     */
    public FirstWeights(Consumer<Recipe> chosen) {
        this.chosen = chosen;
        Dom.on(select, "change", event -> changed());
        offer(false);
    }

    private void changed() {
        if (!areYours()) {
            Dom.text(note, "");
            return;
        }
        Recipe made = yours.orElseThrow();
        Dom.text(
                note,
                "The layers (" + Settings.LAYERS.text(made) + ") and the activation (" + Settings.ACTIVATION.text(made)
                        + ") are your network's.");
        chosen.accept(made);
    }

    /** Whether runs are to begin with the visitor's network. */
    public boolean areYours() {
        return select.getValue().equals(YOURS);
    }

    /** A recipe as it must be for the chosen weights: with the layers that they belong to. */
    public Recipe fitted(Recipe wished) {
        return areYours() ? wished.withLayersOf(yours.orElseThrow()) : wished;
    }

    private void offer(boolean now) {
        choice.setHidden(!now);
        select.setValue(NEW);
        changed();
    }

    @Override
    public void begin(Recipe recipe) {
        yours = Optional.of(recipe);
    }

    /** A run that is over leaves a network; without one, or while it learns, there is nothing to choose. */
    @Override
    public void state(RunState state) {
        offer(state == RunState.DONE && yours.isPresent());
    }

    @Override
    public void opened(ModelFileReport.Opened network) {
        yours = Optional.of(network.recipe());
        offer(true);
    }

    @Override
    public void saved(ModelFileReport.Saved saved) {
        // Nothing changes.
    }

    @Override
    public void refused(ModelFileReport.Refused refused) {
        // The network is the one that it was.
    }
}
