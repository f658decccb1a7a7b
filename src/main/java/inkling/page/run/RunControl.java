package inkling.page.run;

import inkling.page.dom.Dom;
import inkling.page.views.View;
import inkling.protocol.command.Command;
import inkling.protocol.report.RunState;
import java.util.Optional;
import java.util.function.Consumer;
import org.teavm.jso.JSBody;
import org.teavm.jso.browser.Window;
import org.teavm.jso.dom.events.Event;
import org.teavm.jso.dom.events.MouseEvent;
import org.teavm.jso.dom.html.HTMLButtonElement;
import org.teavm.jso.dom.html.HTMLDocument;

/** The buttons Train, Pause, Step and Reset: which of them can be pressed, and what they ask for. */
public final class RunControl implements View {
    /** Starts a run; it waits before its first batch if asked to. Tells whether it could be started. */
    public interface Starter {
        boolean start(boolean paused);
    }

    /** How long a button is held down that is not just clicked. */
    private static final int HELD_MS = 600;

    private static final int CLICK_MS = 100;

    private final HTMLButtonElement train = Dom.button("train");
    private final HTMLButtonElement pause = Dom.button("pause");
    private final HTMLButtonElement step = Dom.button("step");
    private final HTMLButtonElement reset = Dom.button("reset");
    private final Starter starter;
    private final Consumer<Command> control;
    private RunState state = RunState.IDLE;
    private Optional<Command> stepWhenPaused = Optional.empty();
    private boolean held;
    private int holding;
    private boolean stepping;
    private boolean focusWanted;

    public RunControl(Starter starter, Consumer<Command> control) {
        this.starter = starter;
        this.control = control;
        Dom.on(train, "click", event -> starter.start(false));
        Dom.on(pause, "click", event -> pauseOrResume());
        Dom.<MouseEvent>on(step, "click", event -> {
            if (!held) {
                step(event.getShiftKey());
            }
            held = false;
        });
        Dom.on(step, "pointerdown", event -> {
            held = false;
            holding = Window.setTimeout(this::hold, HELD_MS);
        });
        for (String end : new String[] {"pointerup", "pointerleave", "pointercancel"}) {
            Dom.on(step, end, event -> {
                Window.clearTimeout(holding);
                // By then the click that may follow has come.
                Window.setTimeout(() -> held = false, CLICK_MS);
            });
        }
        Dom.on(step, "contextmenu", Event::preventDefault);
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
        if (state == RunState.PAUSED && stepping && HTMLDocument.current().getActiveElement() == pause) {
            step.focus();
        }
        stepping &= state.isRunning() && (state != RunState.PAUSED || stepWhenPaused.isPresent());
        Optional<Command> waiting = stepWhenPaused;
        if (state != RunState.LOADING) {
            stepWhenPaused = Optional.empty();
        }
        if (state == RunState.PAUSED) {
            waiting.ifPresent(control);
        }
    }

    private void pauseOrResume() {
        stepping = false;
        control.accept(state == RunState.PAUSED ? Command.Control.RESUME : Command.Control.PAUSE);
    }

    /** The button is held down long enough: a finger has no other way to ask for an epoch. */
    private void hold() {
        held = !step.isDisabled();
        if (held) {
            step(true);
        }
    }

    /** Does a batch, or what is left of the epoch. */
    private void step(boolean epoch) {
        stepping = true;
        Command command = epoch ? new Command.Advance(Command.Advance.EPOCH) : Command.Control.STEP;
        if (state == RunState.PAUSED) {
            control.accept(command);
        } else if (starter.start(true)) {
            // The step itself waits until the images are loaded and the run says that it is ready.
            stepWhenPaused = Optional.of(command);
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
        (stepWhenPaused.isPresent() ? step : pause.isDisabled() ? train : pause).focus();
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
