package inkling.wasm;

/**
 * Writes softmax, alone and with cross-entropy, of the rows between from and to. Addresses are in bytes, {@code n4} is a
 * row's length in bytes.
 */
final class SoftmaxKernels {
    private final ModuleWriter module;
    private final boolean relaxed;
    private FunctionWriter f;
    private int place;
    private int end;

    SoftmaxKernels(ModuleWriter module, boolean relaxed) {
        this.module = module;
        this.relaxed = relaxed;
    }

    void write() {
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
        int logits = f.integer();
        int labels = crossEntropy ? f.integer() : 0;
        int delta = crossEntropy ? f.integer() : 0;
        int sums = crossEntropy ? f.integer() : 0;
        int gaps = crossEntropy ? f.integer() : 0;
        int scale = crossEntropy ? f.parameter(ValueType.F32) : 0;
        int n4 = f.integer();
        int r = f.integer();
        int to = f.integer();
        int row = f.local(ValueType.I32);
        int label = f.local(ValueType.I32);
        int max = f.local(ValueType.F32);
        int value = f.local(ValueType.F32);
        int sum = f.local(ValueType.F32);
        place = f.local(ValueType.I32);
        end = f.local(ValueType.I32);
        Lanes one = new Lanes(f, false, relaxed);
        Lanes four = new Lanes(f, true, relaxed);
        Exponential[] exponentials = {new Exponential(four), new Exponential(one)};
        f.whileFits(r, 1, to, () -> {
            f.get(logits).get(r).get(n4).multiply().add().set(row);
            begin(row, n4);
            f.get(place).loadFloat(0).set(max);
            steps(one, () -> {
                load(one, value);
                one.get(max).get(value).maximum().set(max);
            });
            if (crossEntropy) {
                f.get(labels)
                        .get(r)
                        .shiftLeft(2)
                        .add()
                        .loadInteger(0)
                        .shiftLeft(2)
                        .set(label);
                f.get(gaps).get(r).shiftLeft(2).add();
                f.get(max)
                        .get(row)
                        .get(label)
                        .add()
                        .loadFloat(0)
                        .subtractFloat()
                        .storeFloat(0);
            }
            begin(row, n4);
            eachWidth(four, one, (lanes, which) -> {
                int x = lanes.local();
                int most = lanes.spread(max);
                steps(lanes, () -> {
                    load(lanes, x);
                    lanes.get(x).get(most).subtract().set(x);
                    exponentials[which].apply(x);
                    store(lanes, x);
                });
            });
            begin(row, n4);
            f.constantFloat(0f).set(sum);
            steps(one, () -> {
                load(one, value);
                one.get(sum).get(value).add().set(sum);
            });
            if (crossEntropy) {
                f.get(sums).get(r).shiftLeft(2).add().get(sum).storeFloat(0);
            }
            f.constantFloat(1f).get(sum).divideFloat().set(sum);
            begin(row, n4);
            eachWidth(four, one, (lanes, which) -> {
                int p = lanes.local();
                int share = lanes.spread(sum);
                int scales = crossEntropy ? lanes.spread(scale) : 0;
                int target = f.local(ValueType.I32);
                steps(lanes, () -> {
                    load(lanes, p);
                    lanes.get(p).get(share).multiply().set(p);
                    store(lanes, p);
                    if (crossEntropy) {
                        f.get(place).get(logits).subtract().get(delta).add().set(target);
                        f.get(target);
                        lanes.get(p).get(scales).multiply().store(0);
                    }
                });
            });
            if (crossEntropy) {
                f.get(row)
                        .get(logits)
                        .subtract()
                        .get(delta)
                        .add()
                        .get(label)
                        .add()
                        .set(place);
                f.get(place).get(row).get(label).add().loadFloat(0);
                f.constantFloat(1f).subtractFloat().get(scale).multiplyFloat().storeFloat(0);
            }
            f.increase(r, 1);
        });
    }

    /** What is written for four values at a time, and again for one. */
    private interface Part {
        void write(Lanes lanes, int which);
    }

    private static void eachWidth(Lanes four, Lanes one, Part part) {
        part.write(four, 0);
        part.write(one, 1);
    }

    /** Goes to the beginning of a row. */
    private void begin(int row, int n4) {
        f.get(row).set(place);
        f.get(row).get(n4).add().set(end);
    }

    /** Goes on through the row. */
    private void steps(Lanes lanes, Runnable step) {
        f.whileFits(place, lanes.bytes(), end, () -> {
            step.run();
            f.increase(place, lanes.bytes());
        });
    }

    /** Loads the values at the current place into a local. */
    private void load(Lanes lanes, int local) {
        f.get(place);
        lanes.load(0).set(local);
    }

    private void store(Lanes lanes, int local) {
        f.get(place).get(local);
        lanes.store(0);
    }
}
