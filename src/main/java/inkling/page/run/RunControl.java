package inkling.page.run;

import inkling.page.dom.Dom;
import inkling.page.views.View;
import inkling.protocol.command.Command;
import inkling.protocol.report.RunState;
import java.util.function.Consumer;
import org.teavm.jso.JSBody;
import org.teavm.jso.dom.html.HTMLButtonElement;

/** The buttons Train, Pause, Step and Reset: which of them can be pressed, and what they ask for. */
public final class RunControl implements View {
    /** Starts a run; it waits before its first batch if asked to. Tells whether it could be started. */
    public interface Starter {
        boolean start(boolean paused);
    }

    private final HTMLButtonElement train = Dom.button("train");
    private final HTMLButtonElement pause = Dom.button("pause");
    private final HTMLButtonElement step = Dom.button("step");
    private final HTMLButtonElement reset = Dom.button("reset");
    private final Starter starter;
    private final Consumer<Command.Control> control;
    private RunState state = RunState.IDLE;
    private boolean stepWhenPaused;
    private boolean focusWanted;

    public RunControl(Starter starter, Consumer<Command.Control> control) {
        this.starter = starter;
        this.control = control;
        Dom.on(train, "click", event -> starter.start(false));
        Dom.on(pause, "click", event -> pauseOrResume());
        Dom.on(step, "click", event -> step());
        Dom.on(reset, "click", event -> control.accept(Command.Control.RESET));
        state(state);
    }

    /** Whether a run is on, be it paused. */
    public boolean isRunning() {
        return state.isRunning();
    }

    @Override
    public void state(RunState next) {
        state = next;
        boolean over = state == RunState.DONE || state == RunState.FAILED;
        focusWanted |= hasFocus();
        train.setDisabled(isRunning());
        Dom.text(train, over ? "Train again" : "Train");
        pause.setDisabled(state != RunState.TRAINING && state != RunState.PAUSED);
        Dom.text(pause, state == RunState.PAUSED ? "Resume" : "Pause");
        step.setDisabled(state != RunState.IDLE && state != RunState.PAUSED);
        reset.setDisabled(state == RunState.IDLE);
        keepFocus();
        if (stepWhenPaused && state == RunState.PAUSED) {
            stepWhenPaused = false;
            control.accept(Command.Control.STEP);
        } else if (state != RunState.LOADING) {
            stepWhenPaused = false;
        }
    }

    private void pauseOrResume() {
        control.accept(state == RunState.PAUSED ? Command.Control.RESUME : Command.Control.PAUSE);
    }

    private void step() {
        if (state == RunState.PAUSED) {
            control.accept(Command.Control.STEP);
        } else {
            // The step itself waits until the images are loaded and the run says that it is ready.
            stepWhenPaused = starter.start(true);
        }
    }

    /** When the button that has the keyboard is disabled, the keyboard moves on to a neighbour. */
    private void keepFocus() {
        if (!focusWanted || state == RunState.LOADING) {
            return;
        }
        focusWanted = false;
        if (hasFocus() || elsewhere()) {
            return;
        }
        (stepWhenPaused ? step : pause.isDisabled() ? train : pause).focus();
    }

    /** Whether one of the buttons that can be pressed has the keyboard. */
    @JSBody(script = "return !!document.querySelector('.run-buttons button:focus:enabled');")
    private static native boolean hasFocus();

    @JSBody(
            script = "const active = document.activeElement;"
                    + " return !!active && active !== document.body && !active.disabled"
                    + " && !active.closest('.run-buttons');")
    private static native boolean elsewhere();
}
