package inkling.page.run;

import inkling.page.dom.Dom;
import inkling.page.dom.StatusMessages;
import inkling.page.views.View;
import inkling.protocol.command.Command;
import inkling.protocol.report.RecoveryReport;
import inkling.protocol.report.RunState;
import inkling.recipe.Recipe;
import inkling.recipe.Settings;
import java.util.Optional;
import java.util.function.Consumer;
import org.teavm.jso.browser.Window;
import org.teavm.jso.dom.html.HTMLElement;

/** Offers to go on with a run of an earlier visit, or with one that has diverged. */
public final class Recovery implements View, RecoveryReport.Receiver {
    /** A link that is to be followed at once waits so long for what the browser has kept. */
    private static final int PATIENCE_MS = 3_000;

    private final HTMLElement kept = Dom.byId("kept");
    private final HTMLElement goOn = Dom.byId("continue");
    private final HTMLElement slower = Dom.byId("slower");
    private final StatusMessages messages;
    private RunState state = RunState.IDLE;
    private Optional<RecoveryReport.Offered> offer = Optional.empty();
    private Optional<RecoveryReport.Diverged> diverged = Optional.empty();

    /** Whether the worker has said what is offered. */
    private boolean known;

    /** What waits until it has. */
    private Optional<Runnable> waiting = Optional.empty();

    /** The run with which the visitor wants to go on as soon as its data are opened again. */
    private Optional<Recipe> wanted = Optional.empty();

    /**
     * @param continuing is told the recipe of the run with which the visitor wants to go on
     * @param slowing is told the learning rate with which he wants to go on
     * @param control asks of the worker to forget a run
     * @param messages say why a run cannot be kept
     */
    public Recovery(
            Consumer<Recipe> continuing,
            Consumer<Float> slowing,
            Consumer<Command.Control> control,
            StatusMessages messages) {
        this.messages = messages;
        Dom.on(goOn, "click", event -> offer.ifPresent(offered -> continuing.accept(offered.recipe())));
        Dom.on(slower, "click", event -> diverged.ifPresent(now -> slowing.accept(now.rate())));
        Dom.on(Dom.byId("forget-run"), "click", event -> control.accept(Command.Control.FORGET_RUN));
    }

    /** There is another worker, which has offered nothing yet. */
    public void restart() {
        offer = Optional.empty();
        diverged = Optional.empty();
        known = false;
        wanted = Optional.empty();
        show();
    }

    /** Does something when it is known what is offered, or when that takes too long. */
    public void whenKnown(Runnable action) {
        if (known) {
            action.run();
            return;
        }
        waiting = Optional.of(action);
        Window.setTimeout(
                () -> {
                    if (waiting.equals(Optional.of(action))) {
                        found();
                    }
                },
                PATIENCE_MS);
    }

    private void found() {
        known = true;
        Optional<Runnable> next = waiting;
        waiting = Optional.empty();
        next.ifPresent(Runnable::run);
    }

    /** Whether the run that is offered has these settings and was interrupted. */
    public boolean offers(Recipe recipe) {
        return offer.isPresent() && !offer.get().done() && offer.get().recipe().equals(recipe);
    }

    /** The visitor wants to go on with a run whose data he has yet to open. */
    public void wantsData(Recipe recipe) {
        wanted = Optional.of(recipe);
        messages.status("This run learns from files of your own, which the page does not keep."
                + " Drop the same files on the page, or choose them below the settings; then it goes on.");
    }

    /** The run that only waits for its data. */
    public Optional<Recipe> wanted() {
        return offer.isPresent() ? wanted : Optional.empty();
    }

    /** A run that has begun or goes on takes the place of what was offered. */
    @Override
    public void state(RunState next) {
        state = next;
        if (state == RunState.TRAINING || state == RunState.PAUSED) {
            offer = Optional.empty();
        }
        if (state != RunState.LOADING && state != RunState.FAILED) {
            wanted = Optional.empty();
        }
        if (state != RunState.FAILED) {
            diverged = Optional.empty();
        }
        if (state == RunState.IDLE || state == RunState.LOADING) {
            messages.clear(StatusMessages.Source.KEEPING);
        }
        show();
    }

    @Override
    public void offered(RecoveryReport.Offered offered) {
        offer = Optional.of(offered);
        found();
        show();
    }

    @Override
    public void withdrawn() {
        offer = Optional.empty();
        found();
        show();
    }

    @Override
    public void notKept(RecoveryReport.NotKept notKept) {
        messages.error(StatusMessages.Source.KEEPING, notKept.sentence());
    }

    @Override
    public void diverged(RecoveryReport.Diverged now) {
        diverged = Optional.of(now);
        show();
    }

    private void show() {
        boolean offering = offer.isPresent() && !state.isRunning() && state != RunState.DONE;
        offer.ifPresent(offered -> Dom.text(goOn, offered.invitation()));
        kept.setHidden(!offering);
        diverged.ifPresent(now -> Dom.text(
                slower,
                "Go on with the learning rate "
                        + Settings.LEARNING_RATE.values().format(now.rate())));
        slower.setHidden(diverged.isEmpty());
    }
}
