package inkling.lab.how.backprop;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The way through a tiny network: every number forward, every derivative back, and all derivatives checked at the end. */
final class Walk {
    /** Where one can stand on it. */
    enum Phase {
        FORWARD,
        BACK,
        ALL_CHECKED
    }

    /**
     * One step.
     *
     * @param quantity what it works out, or derives the loss by; the loss in the end
     */
    record Step(Phase phase, Quantity quantity) {}

    private final List<Step> steps = new ArrayList<>();
    private int at;

    Walk(TinyNetwork network) {
        network.computed().forEach(quantity -> steps.add(new Step(Phase.FORWARD, quantity)));
        network.derived().forEach(quantity -> steps.add(new Step(Phase.BACK, quantity)));
        steps.add(new Step(Phase.ALL_CHECKED, Quantity.LOSS));
    }

    Step now() {
        return steps.get(at);
    }

    /** From 1. */
    int number() {
        return at + 1;
    }

    int size() {
        return steps.size();
    }

    boolean isFirst() {
        return at == 0;
    }

    boolean isLast() {
        return at == steps.size() - 1;
    }

    void next() {
        at = Math.min(at + 1, steps.size() - 1);
    }

    void back() {
        at = Math.max(at - 1, 0);
    }

    /** Goes to the step that works a number out; false if there is none. */
    boolean goTo(Phase phase, String name) {
        for (int i = 0; i < steps.size(); i++) {
            if (steps.get(i).phase() == phase && steps.get(i).quantity().name().equals(name)) {
                at = i;
                return true;
            }
        }
        return false;
    }

    /** Goes to the first step of a phase. */
    void goTo(Phase phase) {
        at = 0;
        while (steps.get(at).phase() != phase) {
            at++;
        }
    }

    /**
     * Goes to a place by its name: a phase's first step, or after a colon the number, as in {@code back:v11}.
     *
     * @throws IllegalArgumentException when there is no such phase
     */
    void goTo(String place) {
        int colon = place.indexOf(':');
        Phase phase = Phase.valueOf((colon < 0 ? place : place.substring(0, colon)).toUpperCase(Locale.ROOT));
        if (colon < 0 || !goTo(phase, place.substring(colon + 1))) {
            goTo(phase);
        }
    }

    /** Whether the pass forward has come to a number, so that it may be shown. */
    boolean isKnown(Quantity quantity) {
        int found = steps.indexOf(new Step(Phase.FORWARD, quantity));
        return found < 0 || found <= at;
    }
}
