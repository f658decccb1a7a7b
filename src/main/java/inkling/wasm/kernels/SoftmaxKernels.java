package inkling.wasm.kernels;

import static inkling.wasm.assembler.Instruction.*;
import static inkling.wasm.kernels.Lanes.FLOAT;

import inkling.wasm.assembler.FunctionWriter;
import inkling.wasm.kernels.DenseKernels.Tile;
import inkling.wasm.kernels.KernelModule.Division;
import inkling.wasm.kernels.KernelModule.Kernel;
import inkling.wasm.kernels.Lanes.Exponential;

/**
 * Softmax, alone and with cross-entropy. Four rows are taken together, a lane for each: so lanes are full whatever the
 * number of classes is.
 */
public final class SoftmaxKernels {
    public final Kernel softmax;
    public final Kernel crossEntropy;
    private final KernelModule module;
    private FunctionWriter f;
    private int logits;
    private int labels;
    private int n4;
    private int r;
    private int row;
    private int end;
    private int address;

    SoftmaxKernels(KernelModule module) {
        this.module = module;
        Division rows = Division.ofRows(Tile.NARROW_ROWS).costing(Division.EXPONENTIAL_COST);
        softmax = module.declare("softmax", rows);
        crossEntropy = module.declare("softmaxCrossEntropy", rows);
        write(softmax, false);
        write(crossEntropy, true);
    }

    /**
     * Each row of logits becomes its probabilities. Parameters: logits, length of a row. With cross-entropy: logits,
     * length of a row, labels, delta, sums, gaps, scale. There {@code delta = scale · (probability - target)}, and a
     * row's loss is {@code log sums[r] + gaps[r]}: the sum of {@code e^(z - max)}, and max less the label's z.
     */
    private void write(Kernel kernel, boolean crossEntropy) {
        f = kernel.code();
        logits = kernel.array();
        n4 = kernel.bytes();
        labels = crossEntropy ? kernel.array() : 0;
        int delta = crossEntropy ? kernel.array() : 0;
        int sums = crossEntropy ? kernel.array() : 0;
        int gaps = crossEntropy ? kernel.array() : 0;
        int scale = crossEntropy ? kernel.number() : 0;
        r = kernel.from();
        row = f.local(ValueType.I32);
        end = f.local(ValueType.I32);
        address = f.local(ValueType.I32);
        for (boolean wide : new boolean[] {true, false}) {
            Lanes lanes = module.lanes(f, wide);
            int together = lanes.bytes() / FLOAT;
            Exponential exponential = new Exponential(lanes);
            int zero = lanes.constant(0f);
            int one = lanes.constant(1f);
            int scales = crossEntropy ? lanes.splat(scale) : 0;
            f.stepping(r, together, kernel.to(), () -> {
                f.at(logits, r, n4).set(row);
                f.sum(row, n4).set(end);
                int max = lanes.gather(row, n4);
                eachColumn(() -> lanes.max(max, lanes.gather(address, n4)).set(max));
                if (crossEntropy) {
                    f.at(gaps, r);
                    lanes.get(max).store(0);
                    for (int i = 0; i < together; i++) {
                        ofLabel(i);
                        int target = f.at(gaps, r).keep();
                        f.get(target).get(target).op(F32_LOAD, i * FLOAT);
                        f.get(address).op(F32_LOAD, 0).op(F32_SUB).op(F32_STORE, i * FLOAT);
                    }
                }
                int sum = f.get(zero).keep();
                eachColumn(() -> {
                    int x = lanes.gather(address, n4);
                    lanes.get(x).get(max).sub().set(x);
                    exponential.apply(x);
                    lanes.get(sum).get(x).add().set(sum);
                    lanes.scatter(address, n4, x);
                });
                if (crossEntropy) {
                    f.at(sums, r);
                    lanes.get(sum).store(0);
                }
                lanes.get(one).get(sum).div().set(sum);
                eachColumn(() -> {
                    int x = lanes.gather(address, n4);
                    lanes.get(x).get(sum).mul().set(x);
                    lanes.scatter(address, n4, x);
                    if (crossEntropy) {
                        lanes.get(x).get(scales).mul().set(x);
                        lanes.scatter(inDelta(delta).keep(), n4, x);
                    }
                });
                if (crossEntropy) {
                    for (int i = 0; i < together; i++) {
                        ofLabel(i);
                        inDelta(delta).get(address).op(F32_LOAD, 0).f32Const(1f).op(F32_SUB);
                        f.get(scale).op(F32_MUL).op(F32_STORE, 0);
                    }
                }
            });
        }
    }

    /** Goes through the columns of the rows in hand, the address being in the first of them. */
    private void eachColumn(Runnable body) {
        f.get(row).set(address);
        f.stepping(address, FLOAT, end, body);
    }

    /** Goes to the logit of the label, in the i-th of the rows in hand. */
    private void ofLabel(int i) {
        f.at(labels, r).op(I32_LOAD, i * FLOAT).shift(I32_SHL, 2);
        f.get(row).op(I32_ADD).get(n4).i32Const(i).op(I32_MUL).op(I32_ADD).set(address);
    }

    /** Puts the address that is for derivatives what the current one is for logits on the stack. */
    private FunctionWriter inDelta(int delta) {
        return f.get(address).get(logits).op(I32_SUB).get(delta).op(I32_ADD);
    }
}
