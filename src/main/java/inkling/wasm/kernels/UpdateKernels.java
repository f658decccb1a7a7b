package inkling.wasm.kernels;

import inkling.kernel.UpdateRule;
import inkling.wasm.threads.Division;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The optimisers' steps, each under the name of its {@link UpdateRule} and with its numbers. Arrays: weights w, gradient
 * g, which becomes zero, then the rule's state.
 */
public final class UpdateKernels {
    /** Weights and their gradient. */
    private static final int ARRAYS = 2;

    /**
     * Weights are divided into ranges as small as those of their gradient, so that each thread takes about the steps for
     * what it has just made.
     */
    private static final int LIKE_GRADIENT = 4;

    private final KernelWriter writer;
    private final Map<String, Kernel> kernels = new HashMap<>();

    UpdateKernels(KernelWriter writer) {
        this.writer = writer;
        // w = keep · w - rate · g; numbers: rate, keep.
        declare("descend", 0, 2, (step, x) -> {
            int w = step.value(0);
            x.get(w).get(step.number(1)).mul();
            x.get(step.value(1)).get(step.number(0)).mul();
            x.sub().set(w);
            finish(step, x, w);
        });
        momentum("momentum", false);
        momentum("nesterov", true);
        rmsProp();
        adam("adam", false);
        adam("adamW", true);
        lion();
    }

    /** The kernel of a rule, if it has one. */
    public Optional<Kernel> of(UpdateRule rule) {
        return Optional.ofNullable(kernels.get(rule.name()));
    }

    private void declare(String rule, int stateArrays, int numbers, ElementKernels.Body body) {
        int arrays = ARRAYS + stateArrays;
        Division division = ElementKernels.division(LIKE_GRADIENT * arrays).uneven();
        kernels.put(rule, ElementKernels.declare(writer, rule, division, arrays, numbers, body));
    }

    /** Ends a step: the new weight is stored, and the gradient becomes zero. */
    private static void finish(ElementKernels.Step step, Lanes x, int weight) {
        step.store(0, weight);
        step.store(1, x.local());
    }

    /** g += decay · w, as every rule but plain descent begins. */
    private static int decayed(ElementKernels.Step step, Lanes x, int decay) {
        int g = step.value(1);
        x.addProduct(g, step.number(decay), step.value(0));
        return g;
    }

    /** Stores a running mean, less itself where it is below {@link UpdateRule#LEAST_MEAN}; what is no number stays so. */
    private static void storeMean(ElementKernels.Step step, Lanes x, int array, int mean) {
        int size = x.local();
        x.get(mean).abs().set(size);
        x.get(mean).whereAbove(mean, x.constant(UpdateRule.LEAST_MEAN), size);
        x.sub().set(mean);
        step.store(array, mean);
    }

    /** State: v. Numbers: rate, decay, momentum. */
    private void momentum(String rule, boolean nesterov) {
        declare(rule, 1, 3, (step, x) -> {
            int w = step.value(0);
            int v = step.value(2);
            int g = decayed(step, x, 1);
            x.get(v).get(step.number(2)).mul().get(g).add().set(v);
            storeMean(step, x, 2, v);
            if (nesterov) {
                x.addProduct(g, step.number(2), v);
            }
            x.get(w).get(step.number(0)).get(nesterov ? g : v).mul().sub().set(w);
            finish(step, x, w);
        });
    }

    /** State: s. Numbers: rate, decay, rho, 1 - rho, epsilon. */
    private void rmsProp() {
        declare("rmsProp", 1, 5, (step, x) -> {
            int w = step.value(0);
            int s = step.value(2);
            int g = decayed(step, x, 1);
            x.get(s).get(step.number(2)).mul();
            x.get(g).get(g).mul().get(step.number(3)).mul().add().set(s);
            storeMean(step, x, 2, s);
            x.get(w).get(step.number(0)).get(g).mul();
            x.get(s).sqrt().get(step.number(4)).add().div().sub().set(w);
            finish(step, x, w);
        });
    }

    /**
     * State: m, s. Numbers: rate · mean correction, decay, or with decoupled decay what it leaves of a weight, then beta1,
     * 1 - beta1, beta2, 1 - beta2, epsilon, square correction.
     */
    private void adam(String rule, boolean decoupled) {
        declare(rule, 2, 8, (step, x) -> {
            int w = step.value(0);
            int m = step.value(2);
            int s = step.value(3);
            int g = decoupled ? step.value(1) : decayed(step, x, 1);
            x.get(m).get(step.number(2)).mul();
            x.get(g).get(step.number(3)).mul().add().set(m);
            storeMean(step, x, 2, m);
            x.get(s).get(step.number(4)).mul();
            x.get(g).get(g).mul().get(step.number(5)).mul().add().set(s);
            storeMean(step, x, 3, s);
            x.get(w);
            if (decoupled) {
                x.get(step.number(1)).mul();
            }
            x.get(m).get(step.number(0)).mul();
            x.get(s).get(step.number(7)).mul().sqrt().get(step.number(6)).add();
            x.div().sub().set(w);
            finish(step, x, w);
        });
    }

    /** State: m. Numbers: rate, decay, beta1, 1 - beta1, beta2, 1 - beta2. */
    private void lion() {
        declare("lion", 1, 6, (step, x) -> {
            int w = step.value(0);
            int g = step.value(1);
            int m = step.value(2);
            int least = x.constant(UpdateRule.LEAST_MEAN);
            int c = x.local();
            int size = x.local();
            x.get(m).get(step.number(2)).mul();
            x.get(g).get(step.number(3)).mul().add().set(c);
            x.get(c).abs().set(size);
            // The sign is c / |c|, 0 where c is all but 0, and no number where c is none.
            x.get(c).whereAbove(c, least, size).sub();
            x.max(size, least).div().set(c);
            x.get(m).get(step.number(4)).mul();
            x.get(g).get(step.number(5)).mul().add().set(m);
            storeMean(step, x, 2, m);
            x.get(w).get(step.number(0)).get(c);
            x.get(step.number(1)).get(w).mul().add().mul().sub().set(w);
            finish(step, x, w);
        });
    }
}
