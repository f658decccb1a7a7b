package inkling.wasm.kernels;

import static inkling.wasm.assembler.Instruction.*;
import static inkling.wasm.kernels.KernelModule.Division.LINE;
import static inkling.wasm.kernels.KernelModule.Division.VALUE_COST;
import static inkling.wasm.kernels.Lanes.VECTOR;

import inkling.kernel.DropoutMask;
import inkling.kernel.UpdateRule;
import inkling.wasm.assembler.FunctionWriter;
import inkling.wasm.kernels.KernelModule.Division;
import inkling.wasm.kernels.KernelModule.Kernel;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Kernels that go through arrays value by value: the mould of most of them; dropout, which needs each value's index; and
 * the optimisers' steps, each under the name of its {@link UpdateRule} and with its numbers. Arrays of a step: weights w,
 * gradient g, which becomes zero, then the rule's state.
 */
public final class ElementKernels {
    /** Weights and their gradient. */
    private static final int ARRAYS = 2;

    /**
     * Weights are divided into ranges as small as those of their gradient, so that each thread takes about the steps for
     * what it has just made.
     */
    private static final int LIKE_GRADIENT = 4;

    public final Kernel dropout;
    private final KernelModule module;
    private final Map<String, Kernel> updates = new HashMap<>();

    ElementKernels(KernelModule module) {
        this.module = module;
        dropout = module.declare("dropout", division(2));
        dropout(dropout);
        // w = keep · w - rate · g; numbers: rate, keep.
        rule("descend", 0, 2, (step, x) -> {
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

    /** The division of kernels that load, change and store the values of so many arrays. */
    static Division division(int arrays) {
        return Division.ofFloats(LINE).costing(VALUE_COST * arrays);
    }

    /** What a kernel does to the values of one index. */
    interface Body {
        void write(Step step, Lanes lanes);
    }

    /** One step through the arrays: their values, loaded before the body, and the kernel's numbers in every lane. */
    static final class Step {
        private final FunctionWriter code;
        private final Lanes lanes;
        private final int[] arrays;
        private final int[] numbers;
        private final int[] values;

        Step(FunctionWriter code, Lanes lanes, int[] arrays, int[] numbers) {
            this.code = code;
            this.lanes = lanes;
            this.arrays = arrays;
            this.numbers = numbers;
            values = new int[arrays.length];
            for (int i = 0; i < values.length; i++) {
                values[i] = lanes.local();
            }
        }

        int value(int array) {
            return values[array];
        }

        int number(int index) {
            return numbers[index];
        }

        void store(int array, int local) {
            code.get(arrays[array]).get(local);
            lanes.store(0);
        }

        /** Goes on from {@code at}, a step of the lanes at a time. */
        void through(int at, int to, Body body) {
            code.stepping(at, lanes.bytes(), to, () -> {
                for (int i = 0; i < arrays.length; i++) {
                    lanes.get(arrays[i]).load(0).set(values[i]);
                }
                body.write(this, lanes);
                code.increaseAll(arrays, lanes.bytes());
            });
        }
    }

    /** Declares a kernel whose parameters are some arrays, then some floats. */
    static Kernel declare(
            KernelModule module, String name, Division division, int arrayCount, int numberCount, Body body) {
        Kernel kernel = module.declare(name, division);
        FunctionWriter f = kernel.code();
        int[] arrays = kernel.arrays(arrayCount);
        int[] numbers = new int[numberCount];
        for (int i = 0; i < numberCount; i++) {
            numbers[i] = kernel.number();
        }
        int at = kernel.from();
        for (int array : arrays) {
            f.increaseBy(array, at);
        }
        for (boolean wide : new boolean[] {true, false}) {
            Lanes lanes = module.lanes(f, wide);
            int[] spread = new int[numberCount];
            for (int i = 0; i < numberCount; i++) {
                spread[i] = lanes.splat(numbers[i]);
            }
            new Step(f, lanes, arrays, spread).through(at, kernel.to(), body);
        }
        return kernel;
    }

    /** The values that {@link DropoutMask} lets pass, scaled. Parameters: values, target, seed, threshold, scale. */
    private static void dropout(Kernel kernel) {
        FunctionWriter f = kernel.code();
        int values = kernel.array();
        int target = kernel.array();
        int seed = kernel.integer();
        int threshold = kernel.integer();
        int scale = kernel.number();
        int at = kernel.from();
        int to = kernel.to();
        int passed = f.local(ValueType.V128);
        int hash = f.local(ValueType.V128);
        f.increaseBy(values, at).increaseBy(target, at);
        Runnable pass = () -> {
            f.get(at).shift(I32_SHR_U, 2).get(seed).op(I32_ADD).op(I32X4_SPLAT);
            f.v128Const(0, 1, 2, 3).op(I32X4_ADD).set(hash);
            mixed(f, hash, 16).i32Const(DropoutMask.FACTOR_1).op(I32X4_SPLAT);
            f.op(I32X4_MUL).set(hash);
            mixed(f, hash, 15).i32Const(DropoutMask.FACTOR_2).op(I32X4_SPLAT);
            f.op(I32X4_MUL).set(hash);
            mixed(f, hash, 16).shift(I32X4_SHR_U, Integer.SIZE - DropoutMask.HASH_BITS);
            f.get(threshold).op(I32X4_SPLAT).op(I32X4_GE_S);
            f.get(values).op(V128_LOAD, 0).get(scale).op(F32X4_SPLAT).op(F32X4_MUL);
            f.op(V128_AND).set(passed);
        };
        f.stepping(at, VECTOR, to, () -> {
            pass.run();
            f.get(target).get(passed).op(V128_STORE, 0);
            f.increase(values, VECTOR).increase(target, VECTOR);
        });
        // What is left is less than a vector; as much of it is stored.
        pass.run();
        Lanes.storeLanes(f, passed, 0, target, at, to);
    }

    /** {@code x ^ x >>> bits}. */
    private static FunctionWriter mixed(FunctionWriter f, int x, int bits) {
        return f.get(x).get(x).shift(I32X4_SHR_U, bits).op(V128_XOR);
    }

    /** The kernel of a rule's step, if it has one. */
    public Optional<Kernel> update(UpdateRule rule) {
        return Optional.ofNullable(updates.get(rule.name()));
    }

    private void rule(String name, int stateArrays, int numbers, Body body) {
        int arrays = ARRAYS + stateArrays;
        Division division = division(LIKE_GRADIENT * arrays).uneven();
        updates.put(name, declare(module, name, division, arrays, numbers, body));
    }

    /** Ends a step: the new weight is stored, and the gradient becomes zero. */
    private static void finish(Step step, Lanes x, int weight) {
        step.store(0, weight);
        step.store(1, x.local());
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

    /** State: v. Numbers: rate, decay, momentum. */
    private void momentum(String rule, boolean nesterov) {
        rule(rule, 1, 3, (step, x) -> {
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
        rule("rmsProp", 1, 5, (step, x) -> {
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
        rule(rule, 2, 8, (step, x) -> {
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
        rule("lion", 1, 6, (step, x) -> {
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
