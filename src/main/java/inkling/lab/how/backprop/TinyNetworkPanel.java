package inkling.lab.how.backprop;

import inkling.page.dom.Dom;
import inkling.text.Numbers;
import org.teavm.jso.JSBody;
import org.teavm.jso.dom.events.Event;
import org.teavm.jso.dom.html.HTMLButtonElement;
import org.teavm.jso.dom.html.HTMLElement;
import org.teavm.jso.dom.html.HTMLSelectElement;
import org.teavm.jso.dom.xml.Element;

/** The tiny network to look at and to play with: one number at a time, forward and back, each derivative checked. */
public final class TinyNetworkPanel {
    private static final int LOSS_DIGITS = 5;

    private final HTMLElement count = Dom.byId("tiny-count");
    private final HTMLElement what = Dom.byId("tiny-what");
    private final HTMLElement symbols = Dom.byId("tiny-symbols");
    private final HTMLElement numbers = Dom.byId("tiny-numbers");
    private final HTMLElement check = Dom.byId("tiny-check");
    private final HTMLElement checks = Dom.byId("tiny-checks");
    private final HTMLElement note = Dom.byId("tiny-note");
    private final HTMLButtonElement back = Dom.button("tiny-back");
    private final HTMLButtonElement next = Dom.button("tiny-next");
    private final HTMLSelectElement activation = Dom.select("tiny-activation");
    private final HTMLSelectElement outputs = Dom.select("tiny-outputs");
    private final HTMLSelectElement rate = Dom.select("tiny-rate");
    private final TinyDiagram diagram = new TinyDiagram(Dom.byId("tiny-diagram"));
    private final Sliders sliders = new Sliders(Dom.byId("tiny-sliders"), this::set);
    private TinyNetwork network = new TinyNetwork(ExactActivation.RELU, 1);
    private Walk walk = new Walk(network);

    public TinyNetworkPanel() {
        for (ExactActivation each : ExactActivation.values()) {
            Dom.append(activation, "option", "value", each.name()).setTextContent(each.title());
        }
        Dom.on(activation, "change", event -> rebuild());
        Dom.on(outputs, "change", event -> rebuild());
        Dom.on(back, "click", event -> go(walk::back));
        Dom.on(next, "click", event -> go(walk::next));
        jump("tiny-to-forward", Walk.Phase.FORWARD);
        jump("tiny-to-back", Walk.Phase.BACK);
        jump("tiny-to-checks", Walk.Phase.ALL_CHECKED);
        Dom.on(Dom.byId("tiny-downhill"), "click", event -> downhill());
        Dom.on(Dom.byId("tiny-restart"), "click", event -> restart());
        Dom.on(Dom.byId("tiny-diagram"), "click", this::pressed);
        sliders.build(network);
        show();
    }

    private void jump(String button, Walk.Phase phase) {
        Dom.on(Dom.byId(button), "click", event -> go(() -> walk.goTo(phase)));
    }

    /** Goes to a part of the walk: {@code forward}, {@code back:v11}, {@code all_checked}. */
    public void goTo(String part) {
        go(() -> walk.goTo(part));
    }

    private void go(Runnable move) {
        move.run();
        Dom.text(note, "");
        show();
    }

    private void set(Quantity quantity, double value) {
        network.set(quantity, value);
        Dom.text(note, "");
        show();
    }

    private void rebuild() {
        TinyNetwork other =
                new TinyNetwork(ExactActivation.valueOf(activation.getValue()), Integer.parseInt(outputs.getValue()));
        other.take(network);
        network = other;
        Walk.Step was = walk.now();
        walk = new Walk(network);
        walk.goTo(was.phase(), was.quantity().name());
        sliders.build(network);
        show();
    }

    private void restart() {
        network.restart();
        walk.goTo(Walk.Phase.FORWARD);
        Dom.text(note, "All numbers are as they were at first.");
        show();
    }

    private void downhill() {
        double before = network.passes().value(Quantity.LOSS);
        network.step(Double.parseDouble(rate.getValue()));
        double after = network.passes().value(Quantity.LOSS);
        String change = after < before ? "The loss fell" : after > before ? "The loss rose" : "The loss stayed";
        Dom.text(
                note,
                change + " from " + Numbers.fixed(before, LOSS_DIGITS) + " to " + Numbers.fixed(after, LOSS_DIGITS)
                        + (after > before ? ": the step was too long." : "."));
        show();
    }

    /** A press on a part of the drawing goes to its number: its derivative while the walk is on its way back. */
    private void pressed(Event event) {
        Element target = (Element) event.getTarget();
        String name = part(target);
        Walk.Phase phase = walk.now().phase() == Walk.Phase.FORWARD ? Walk.Phase.FORWARD : Walk.Phase.BACK;
        if (!name.isEmpty() && (walk.goTo(phase, name) || walk.goTo(Walk.Phase.BACK, name))) {
            go(() -> {});
        }
    }

    @JSBody(
            params = "target",
            script = "const part = target.closest('[data-part]'); return part ? part.dataset.part : '';")
    private static native String part(Element target);

    private void show() {
        Passes passes = network.passes();
        Walk.Step step = walk.now();
        diagram.show(network, passes, walk);
        sliders.show(passes);
        back.setDisabled(walk.isFirst());
        next.setDisabled(walk.isLast());
        String phase = step.phase() == Walk.Phase.FORWARD
                ? "Forward"
                : step.phase() == Walk.Phase.BACK ? "Backward" : "Checks";
        Dom.text(count, phase + ", " + walk.number() + " of " + walk.size());
        boolean all = step.phase() == Walk.Phase.ALL_CHECKED;
        checks.setHidden(!all);
        check.setHidden(step.phase() != Walk.Phase.BACK);
        symbols.setHidden(all);
        numbers.setHidden(all);
        switch (step.phase()) {
            case FORWARD -> showValue(passes, step.quantity());
            case BACK -> showDerivative(passes, step.quantity());
            case ALL_CHECKED -> showChecks(passes);
        }
    }

    private void showValue(Passes passes, Quantity quantity) {
        Formula formula = passes.forward(quantity);
        Dom.text(what, quantity.name() + ", the " + quantity.words());
        Dom.text(symbols, quantity.name() + " = " + formula.symbols());
        Dom.text(numbers, "= " + formula.numbers() + " = " + Numbers.fixed(formula.value(), LOSS_DIGITS));
    }

    private void showDerivative(Passes passes, Quantity quantity) {
        Formula formula = passes.back(quantity);
        Dom.text(what, "How the loss moves with " + quantity.name() + ", the " + quantity.words());
        Dom.text(symbols, quantity.derivativeName() + " = " + formula.symbols());
        Dom.text(numbers, "= " + formula.numbers() + " = " + Numbers.fixed(formula.value(), LOSS_DIGITS));
        Check nudged = Check.of(network, passes, quantity);
        Dom.text(
                check,
                "Checked by nudging " + quantity.name() + " by h = " + Numbers.fixed(Check.NUDGE, 4) + ": (L("
                        + quantity.name() + " + h) − L(" + quantity.name() + " − h)) / 2h = "
                        + Numbers.fixed(nudged.byNudging(), LOSS_DIGITS) + "; the two differ by "
                        + Check.small(nudged.difference()) + "."
                        + (nudged.isAtCorner()
                                ? " That is much: the loss has a corner here, where no derivative is right."
                                : ""));
    }

    private void showChecks(Passes passes) {
        Dom.text(what, "Every weight and bias: backpropagation beside nudging");
        HTMLElement body = checks.querySelector("tbody");
        Dom.removeChildren(body);
        for (Quantity quantity : network.given()) {
            if (quantity.kind().isLearned()) {
                Check nudged = Check.of(network, passes, quantity);
                HTMLElement row = Dom.append(body, "tr", "data-checked", quantity.name());
                Dom.append(row, "th", "scope", "row", "translate", "no").setTextContent(quantity.derivativeName());
                cell(row, Numbers.fixed(nudged.derivative(), LOSS_DIGITS));
                cell(row, Numbers.fixed(nudged.byNudging(), LOSS_DIGITS));
                cell(row, Check.small(nudged.difference()));
            }
        }
    }

    private static void cell(HTMLElement row, String text) {
        Dom.append(row, "td").setTextContent(text);
    }
}
