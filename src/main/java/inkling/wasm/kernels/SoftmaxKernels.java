package inkling.wasm.kernels;

import inkling.wasm.assembler.FunctionWriter;
import inkling.wasm.assembler.ModuleWriter;
import inkling.wasm.assembler.ValueType;

/**
 * Writes softmax, alone and with cross-entropy, of the rows between from and to. Four rows are taken together, a lane
 * for each: so lanes are full whatever the number of classes is. Addresses are in bytes, {@code n4} is a row's length in
 * bytes.
 */
public final class SoftmaxKernels {
    private static final int FLOAT = 4;

    private final ModuleWriter module;
    private final boolean relaxed;
    private FunctionWriter f;
    private int logits;
    private int labels;
    private int n4;
    private int r;
    private int row;
    private int column;
    private int place;

    public SoftmaxKernels(ModuleWriter module, boolean relaxed) {
        this.module = module;
        this.relaxed = relaxed;
    }

    public void write() {
        softmax("softmax", false);
        softmax("softmaxCrossEntropy", true);
    }

    /**
     * Each row of logits becomes its probabilities. Parameters: logits, n4, from, to. With cross-entropy: logits,
     * labels, delta, sums, gaps, scale (a float), n4, from, to. There {@code delta = scale · (probability - target)},
     * and a row's loss is {@code log sums[r] + gaps[r]}: the sum of {@code e^(z - max)}, and max less the label's z.
     */
    private void softmax(String name, boolean crossEntropy) {
        f = module.divided(name);
        logits = f.integer();
        labels = crossEntropy ? f.integer() : 0;
        int delta = crossEntropy ? f.integer() : 0;
        int sums = crossEntropy ? f.integer() : 0;
        int gaps = crossEntropy ? f.integer() : 0;
        int scale = crossEntropy ? f.parameter(ValueType.F32) : 0;
        n4 = f.integer();
        r = f.integer();
        int to = f.integer();
        row = f.local(ValueType.I32);
        column = f.local(ValueType.I32);
        place = f.local(ValueType.I32);
        int target = f.local(ValueType.I32);
        for (boolean wide : new boolean[] {true, false}) {
            Lanes lanes = new Lanes(f, wide, relaxed);
            int together = lanes.bytes() / FLOAT;
            Exponential exponential = new Exponential(lanes);
            int zero = lanes.constant(0f);
            int one = lanes.constant(1f);
            int scales = crossEntropy ? lanes.splat(scale) : 0;
            int max = lanes.local();
            int sum = lanes.local();
            int x = lanes.local();
            f.whileFits(r, together, to, () -> {
                f.get(r).get(n4).i32Mul().get(logits).i32Add().set(row);
                lanes.gather(row, n4, max);
                eachColumn(() -> {
                    lanes.gather(place, n4, x);
                    lanes.max(max, x).set(max);
                });
                if (crossEntropy) {
                    ofRow(gaps);
                    lanes.get(max).store(0);
                    for (int i = 0; i < together; i++) {
                        ofLabel(i);
                        ofRow(gaps).set(target);
                        f.get(target).get(target).f32Load(i * FLOAT);
                        f.get(place).f32Load(0).f32Sub().f32Store(i * FLOAT);
                    }
                }
                lanes.get(zero).set(sum);
                eachColumn(() -> {
                    lanes.gather(place, n4, x);
                    lanes.get(x).get(max).sub().set(x);
                    exponential.apply(x);
                    lanes.get(sum).get(x).add().set(sum);
                    lanes.scatter(place, n4, x);
                });
                if (crossEntropy) {
                    ofRow(sums);
                    lanes.get(sum).store(0);
                }
                lanes.get(one).get(sum).div().set(sum);
                eachColumn(() -> {
                    lanes.gather(place, n4, x);
                    lanes.get(x).get(sum).mul().set(x);
                    lanes.scatter(place, n4, x);
                    if (crossEntropy) {
                        lanes.get(x).get(scales).mul().set(x);
                        inDelta(delta).set(target);
                        lanes.scatter(target, n4, x);
                    }
                });
                if (crossEntropy) {
                    for (int i = 0; i < together; i++) {
                        ofLabel(i);
                        inDelta(delta).get(place).f32Load(0).f32Const(1f).f32Sub();
                        f.get(scale).f32Mul().f32Store(0);
                    }
                }
                f.increase(r, together);
            });
        }
    }

    /** Goes through the columns of the rows in hand, the place being in the first of them. */
    private void eachColumn(Runnable body) {
        f.i32Const(0).set(column);
        f.get(row).set(place);
        f.whileFits(column, FLOAT, n4, () -> {
            body.run();
            f.increase(column, FLOAT).increase(place, FLOAT);
        });
    }

    /** Puts the place of the first row in hand on the stack, in an array with one value a row. */
    private FunctionWriter ofRow(int array) {
        return f.get(r).i32Shl(2).get(array).i32Add();
    }

    /** Goes to the logit of the label, in the i-th of the rows in hand. */
    private void ofLabel(int i) {
        ofRow(labels).i32Load(i * FLOAT).i32Shl(2);
        f.get(row).i32Add().get(n4).i32Const(i).i32Mul().i32Add().set(place);
    }

    /** Puts the place that is for derivatives what the current one is for logits on the stack. */
    private FunctionWriter inDelta(int delta) {
        return f.get(place).get(logits).i32Sub().get(delta).i32Add();
    }
}
