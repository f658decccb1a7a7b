package inkling.wasm.kernels;

import inkling.kernel.Activation;
import inkling.wasm.kernels.KernelModule.Division;
import inkling.wasm.kernels.KernelModule.Kernel;
import inkling.wasm.kernels.Lanes.Exponential;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/** The activations, with the formulas of {@link Activation}, each told once: its value and its slope. */
public final class ActivationKernels {
    private final KernelModule module;
    private final Map<Activation, Pair> kernels = new EnumMap<>(Activation.class);

    /**
     * The kernels of one activation.
     *
     * @param value turns an array of z into one of y = f(z)
     * @param slope multiplies an array of derivatives, its second, by f', given in its first y, or z where the slope needs it
     */
    public record Pair(Kernel value, Kernel slope) {}

    ActivationKernels(KernelModule module) {
        this.module = module;
        int exponential = Division.EXPONENTIAL_COST;
        declare(
                Activation.RELU,
                Division.VALUE_COST,
                (x, y) -> x.max(y, x.local()).set(y),
                (x, y, delta) -> x.whereAbove(delta, y, x.local()).set(delta));
        declare(Activation.SIGMOID, exponential, ActivationKernels::logistic, (x, y, delta) -> {
            int one = x.constant(1f);
            x.get(delta).get(y).mul().get(one).get(y).sub().mul().set(delta);
        });
        // 2 / (1 + e^-2z) - 1: right to about 1e-7, not relative to y.
        declare(
                Activation.TANH,
                exponential,
                (x, y) -> {
                    int one = x.constant(1f);
                    x.get(y).get(y).add().set(y);
                    logistic(x, y);
                    x.get(y).get(y).add().get(one).sub().set(y);
                },
                (x, y, delta) -> {
                    int one = x.constant(1f);
                    x.get(delta).get(one).get(y).get(y).mul().sub().mul().set(delta);
                });
        declare(
                Activation.ELU,
                exponential,
                (x, y) -> {
                    Exponential exp = new Exponential(x);
                    int one = x.constant(1f);
                    int below = negativePart(x, y);
                    exp.apply(below);
                    x.max(y, x.local()).get(below).get(one).sub().add().set(y);
                },
                (x, y, delta) -> {
                    int below = negativePart(x, y);
                    int one = x.constant(1f);
                    x.get(delta).get(below).get(one).add().mul().set(delta);
                });
        declare(
                Activation.GELU,
                exponential,
                (x, z) -> x.get(z).get(geluGate(x, z)).mul().set(z),
                (x, z, delta) -> {
                    int one = x.constant(1f);
                    int s = geluGate(x, z);
                    x.get(delta).get(s).get(z).get(s).mul();
                    x.get(one).get(s).sub().mul();
                    geluPolynomial(x, z, 3 * Activation.GELU_CUBIC);
                    x.mul().add().mul().set(delta);
                });
    }

    /** Replaces a local's z by f(z). */
    private interface Value {
        void write(Lanes lanes, int y);
    }

    /** Multiplies a local's derivative by f', given another's y. */
    private interface Slope {
        void write(Lanes lanes, int y, int delta);
    }

    private void declare(Activation activation, int cost, Value value, Slope slope) {
        String name = activation.name();
        Kernel apply =
                ElementKernels.declare(module, name, ElementKernels.division(1).costing(cost), 1, 0, (step, x) -> {
                    value.write(x, step.value(0));
                    step.store(0, step.value(0));
                });
        Kernel derive = ElementKernels.declare(module, name + " slope", ElementKernels.division(2), 2, 0, (step, x) -> {
            slope.write(x, step.value(0), step.value(1));
            step.store(1, step.value(1));
        });
        kernels.put(activation, new Pair(apply, derive));
    }

    /** A local with min(z, 0), which is -max(-z, 0). */
    private static int negativePart(Lanes x, int z) {
        int part = x.local();
        x.get(z).neg().set(part);
        x.max(part, x.local()).neg().set(part);
        return part;
    }

    /** A local with the s of {@link Activation#GELU}. */
    private static int geluGate(Lanes x, int z) {
        int gate = x.local();
        geluPolynomial(x, z, Activation.GELU_CUBIC);
        x.get(z).mul().set(gate);
        logistic(x, gate);
        return gate;
    }

    /** Puts u / z on the stack, or u', by the factor of z². */
    private static void geluPolynomial(Lanes x, int z, float square) {
        int factor = x.constant(square);
        int linear = x.constant(Activation.GELU_LINEAR);
        x.get(z).get(z).mul().get(factor).mul().get(linear).add();
    }

    /** Replaces a local's z by 1 / (1 + e^-z). */
    private static void logistic(Lanes x, int z) {
        Exponential exponential = new Exponential(x);
        int one = x.constant(1f);
        x.get(z).neg().set(z);
        exponential.apply(z);
        x.get(one).get(one).get(z).add().div().set(z);
    }

    /** The kernels of an activation, if it has some. */
    public Optional<Pair> of(Activation activation) {
        return Optional.ofNullable(kernels.get(activation));
    }
}
