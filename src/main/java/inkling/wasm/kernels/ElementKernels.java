package inkling.wasm.kernels;

import inkling.kernel.UpdateRule;
import inkling.wasm.assembler.FunctionWriter;
import inkling.wasm.assembler.ModuleWriter;
import inkling.wasm.assembler.ValueType;

/**
 * Writes the kernels that go through arrays value by value: activations and their derivatives, and the optimisers'
 * steps, each under the name of its {@link UpdateRule} and with its numbers. Parameters: the arrays, the numbers, then the
 * first byte and the one behind the last (cut at multiples of 16).
 */
public final class ElementKernels {
    private final ModuleWriter module;
    private final boolean relaxed;

    public ElementKernels(ModuleWriter module, boolean relaxed) {
        this.module = module;
        this.relaxed = relaxed;
    }

    /** The values of one step: arrays at the current place, numbers in every lane, and room to calculate in. */
    private static final class Step {
        private final FunctionWriter code;
        private final Lanes lanes;
        private final int[] arrays;
        private final int[] numbers;
        private final int[] values;

        Step(FunctionWriter code, Lanes lanes, int[] arrays, int[] numbers, int[] values) {
            this.code = code;
            this.lanes = lanes;
            this.arrays = arrays;
            this.numbers = numbers;
            this.values = values;
        }

        /** An array's value, loaded before the body. */
        int value(int array) {
            return values[array];
        }

        int number(int index) {
            return numbers[index];
        }

        void load() {
            for (int i = 0; i < arrays.length; i++) {
                code.get(arrays[i]);
                lanes.load(0).set(values[i]);
            }
        }

        void advance() {
            for (int array : arrays) {
                code.increase(array, lanes.bytes());
            }
        }

        /** Ends an optimiser's step: the new weight is stored, and the gradient, array 1, becomes zero. */
        void finish(int weight) {
            store(0, weight);
            store(1, lanes.local());
        }

        void store(int array, int local) {
            code.get(arrays[array]).get(local);
            lanes.store(0);
        }
    }

    /** What a kernel does at one place. */
    private interface Body {
        void write(Step step, Lanes lanes);
    }

    private void write(String name, int arrayCount, int numberCount, Body body) {
        FunctionWriter f = module.divided(name);
        int[] arrays = new int[arrayCount];
        for (int i = 0; i < arrayCount; i++) {
            arrays[i] = f.integer();
        }
        int[] parameters = new int[numberCount];
        for (int i = 0; i < numberCount; i++) {
            parameters[i] = f.parameter(ValueType.F32);
        }
        int at = f.integer();
        int to = f.integer();
        for (int array : arrays) {
            f.get(array).get(at).i32Add().set(array);
        }
        Lanes wide = new Lanes(f, true, relaxed);
        Lanes single = new Lanes(f, false, relaxed);
        through(f, new Step(f, wide, arrays, spread(wide, parameters), locals(wide, arrayCount)), wide, at, to, body);
        through(f, new Step(f, single, arrays, parameters, locals(single, arrayCount)), single, at, to, body);
    }

    /** Goes on from {@code at}, a step of the lanes at a time. */
    private static void through(FunctionWriter f, Step step, Lanes lanes, int at, int to, Body body) {
        f.whileFits(at, lanes.bytes(), to, () -> {
            step.load();
            body.write(step, lanes);
            step.advance();
            f.increase(at, lanes.bytes());
        });
    }

    private static int[] spread(Lanes lanes, int[] parameters) {
        int[] numbers = new int[parameters.length];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = lanes.splat(parameters[i]);
        }
        return numbers;
    }

    private static int[] locals(Lanes lanes, int count) {
        int[] locals = new int[count];
        for (int i = 0; i < count; i++) {
            locals[i] = lanes.local();
        }
        return locals;
    }

    public void write() {
        write("relu", 1, 0, (step, x) -> {
            int y = step.value(0);
            x.max(y, x.local()).set(y);
            step.store(0, y);
        });
        write("reluDelta", 2, 0, (step, x) -> {
            int delta = step.value(1);
            int zero = x.local();
            x.whereAbove(delta, step.value(0), zero).set(delta);
            step.store(1, delta);
        });
        sigmoid();
        tanh();
        // w = keep · w - rate · g; numbers: rate, keep.
        write("descend", 2, 2, (step, x) -> {
            int w = step.value(0);
            x.get(w).get(step.number(1)).mul();
            x.get(step.value(1)).get(step.number(0)).mul();
            x.sub().set(w);
            step.finish(w);
        });
        momentum("momentum", false);
        momentum("nesterov", true);
        rmsProp();
        adam("adam", false);
        adam("adamW", true);
    }

    /** y = 1 / (1 + e^-z), and its derivative, y (1 - y). */
    private void sigmoid() {
        write("sigmoid", 1, 0, (step, x) -> {
            int y = step.value(0);
            logistic(x, y);
            step.store(0, y);
        });
        write("sigmoidDelta", 2, 0, (step, x) -> {
            int y = step.value(0);
            int delta = step.value(1);
            int one = x.constant(1f);
            x.get(delta).get(y).mul().get(one).get(y).sub().mul().set(delta);
            step.store(1, delta);
        });
    }

    /** y = 2 / (1 + e^-2z) - 1, right to about 1e-7 (not relative to y), and its derivative, 1 - y². */
    private void tanh() {
        write("tanh", 1, 0, (step, x) -> {
            int y = step.value(0);
            int one = x.constant(1f);
            x.get(y).get(y).add().set(y);
            logistic(x, y);
            x.get(y).get(y).add().get(one).sub().set(y);
            step.store(0, y);
        });
        write("tanhDelta", 2, 0, (step, x) -> {
            int y = step.value(0);
            int delta = step.value(1);
            int one = x.constant(1f);
            x.get(delta).get(one).get(y).get(y).mul().sub().mul().set(delta);
            step.store(1, delta);
        });
    }

    private static void logistic(Lanes x, int z) {
        Exponential exponential = new Exponential(x);
        int one = x.constant(1f);
        x.get(z).neg().set(z);
        exponential.apply(z);
        x.get(one).get(one).get(z).add().div().set(z);
    }

    /** g += decay · w, as every rule but plain descent begins. */
    private static int decayed(Step step, Lanes x, int decay) {
        int g = step.value(1);
        x.addProduct(g, step.number(decay), step.value(0));
        return g;
    }

    /** Stores a running mean, less itself where it is below {@link UpdateRule#LEAST_MEAN}; what is no number stays so. */
    private static void storeMean(Step step, Lanes x, int array, int mean) {
        int size = x.local();
        x.get(mean).abs().set(size);
        x.get(mean).whereAbove(mean, x.constant(UpdateRule.LEAST_MEAN), size);
        x.sub().set(mean);
        step.store(array, mean);
    }

    /** Arrays: w, g, v. Numbers: rate, decay, momentum. */
    private void momentum(String name, boolean nesterov) {
        write(name, 3, 3, (step, x) -> {
            int w = step.value(0);
            int v = step.value(2);
            int g = decayed(step, x, 1);
            x.get(v).get(step.number(2)).mul().get(g).add().set(v);
            storeMean(step, x, 2, v);
            if (nesterov) {
                x.addProduct(g, step.number(2), v);
            }
            x.get(w).get(step.number(0)).get(nesterov ? g : v).mul().sub().set(w);
            step.finish(w);
        });
    }

    /** Arrays: w, g, s. Numbers: rate, decay, rho, 1 - rho, epsilon. */
    private void rmsProp() {
        write("rmsProp", 3, 5, (step, x) -> {
            int w = step.value(0);
            int s = step.value(2);
            int g = decayed(step, x, 1);
            x.get(s).get(step.number(2)).mul();
            x.get(g).get(g).mul().get(step.number(3)).mul().add().set(s);
            storeMean(step, x, 2, s);
            x.get(w).get(step.number(0)).get(g).mul();
            x.get(s).sqrt().get(step.number(4)).add().div().sub().set(w);
            step.finish(w);
        });
    }

    /**
     * Arrays: w, g, m, s. Numbers: rate · mean correction, decay, or with decoupled decay what it leaves of a weight, then
     * beta1, 1 - beta1, beta2, 1 - beta2, epsilon, square correction.
     */
    private void adam(String name, boolean decoupled) {
        write(name, 4, 8, (step, x) -> {
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
            step.finish(w);
        });
    }
}
