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
            int scales = crossEntropy ? lanes.spread(scale) : 0;
            int max = lanes.local();
            int sum = lanes.local();
            int x = lanes.local();
            f.whileFits(r, together, to, () -> {
                f.get(r).get(n4).multiply().get(logits).add().set(row);
                lanes.gather(row, n4, max);
                eachColumn(() -> {
                    lanes.gather(place, n4, x);
                    lanes.get(max).get(x).maximum().set(max);
                });
                if (crossEntropy) {
                    ofRow(gaps);
                    lanes.get(max).store(0);
                    for (int i = 0; i < together; i++) {
                        ofLabel(i);
                        ofRow(gaps).set(target);
                        f.get(target).get(target).loadFloat(i * FLOAT);
                        f.get(place).loadFloat(0).subtractFloat().storeFloat(i * FLOAT);
                    }
                }
                lanes.get(zero).set(sum);
                eachColumn(() -> {
                    lanes.gather(place, n4, x);
                    lanes.get(x).get(max).subtract().set(x);
                    exponential.apply(x);
                    lanes.get(sum).get(x).add().set(sum);
                    lanes.scatter(place, n4, x);
                });
                if (crossEntropy) {
                    ofRow(sums);
                    lanes.get(sum).store(0);
                }
                lanes.get(one).get(sum).divide().set(sum);
                eachColumn(() -> {
                    lanes.gather(place, n4, x);
                    lanes.get(x).get(sum).multiply().set(x);
                    lanes.scatter(place, n4, x);
                    if (crossEntropy) {
                        lanes.get(x).get(scales).multiply().set(x);
                        inDelta(delta).set(target);
                        lanes.scatter(target, n4, x);
                    }
                });
                if (crossEntropy) {
                    for (int i = 0; i < together; i++) {
                        ofLabel(i);
                        inDelta(delta).get(place).loadFloat(0).constantFloat(1f).subtractFloat();
                        f.get(scale).multiplyFloat().storeFloat(0);
                    }
                }
                f.increase(r, together);
            });
        }
    }

    /** Goes through the columns of the rows in hand, the place being in the first of them. */
    private void eachColumn(Runnable body) {
        f.constant(0).set(column);
        f.get(row).set(place);
        f.whileFits(column, FLOAT, n4, () -> {
            body.run();
            f.increase(column, FLOAT).increase(place, FLOAT);
        });
    }

    /** Puts the place of the first row in hand on the stack, in an array with one value a row. */
    private FunctionWriter ofRow(int array) {
        return f.get(r).shiftLeft(2).get(array).add();
    }

    /** Goes to the logit of the label, in the i-th of the rows in hand. */
    private void ofLabel(int i) {
        ofRow(labels).loadInteger(i * FLOAT).shiftLeft(2);
        f.get(row).add().get(n4).constant(i).multiply().add().set(place);
    }

    /** Puts the place that is for derivatives what the current one is for logits on the stack. */
    private FunctionWriter inDelta(int delta) {
        return f.get(place).get(logits).subtract().get(delta).add();
    }
}
