package inkling.wasm.kernels;

import inkling.wasm.assembler.FunctionWriter;
import inkling.wasm.assembler.ModuleWriter;
import inkling.wasm.assembler.ValueType;

/**
 * Writes batch normalisation, with the formulas of {@link inkling.kernel.NormKernels}. Sums over rows are divided by
 * columns, all else by rows. Columns and the length of a row, {@code n4}, are in bytes.
 */
public final class BatchNormKernels {
    private static final int VECTOR = 16;

    private final ModuleWriter module;
    private final boolean relaxed;

    public BatchNormKernels(ModuleWriter module, boolean relaxed) {
        this.module = module;
        this.relaxed = relaxed;
    }

    /** What is done at one place: the addresses in matrices of rows, and in vectors of one value a column. */
    private interface Body {
        void write(Lanes lanes, int[] matrices, int[] vectors);
    }

    public void write() {
        moments();
        sums();
        // Matrices: input, normalised, output. Vectors: mean, 1 / √(variance + ε), gamma, beta.
        pass("normalise", 3, 4, (x, matrices, vectors) -> {
            int value = x.local();
            x.get(matrices[0]).load(0).get(vectors[0]).load(0).sub();
            x.get(vectors[1]).load(0).mul().set(value);
            x.get(matrices[1]).get(value).store(0);
            x.get(matrices[2]);
            x.get(value).get(vectors[2]).load(0).mul();
            x.get(vectors[3]).load(0).add().store(0);
        });
        // Matrices: delta, normalised. Vectors: factor, mean(d), mean(d · normalised).
        pass("normaliseDelta", 2, 3, (x, matrices, vectors) -> {
            x.get(matrices[0]);
            x.get(matrices[0]).load(0).get(vectors[1]).load(0).sub();
            x.get(matrices[1]).load(0).get(vectors[2]).load(0).mul().sub();
            x.get(vectors[0]).load(0).mul().store(0);
        });
    }

    /** Parameters: values, mean, variance, number of rows, n4, 1 / rows, from, to (columns). */
    private void moments() {
        FunctionWriter f = module.divided("moments");
        int values = f.integer();
        int mean = f.integer();
        int variance = f.integer();
        int rows = f.integer();
        int n4 = f.integer();
        int share = f.parameter(ValueType.F32);
        int j = f.integer();
        int to = f.integer();
        int p = f.local(ValueType.I32);
        int q = f.local(ValueType.I32);
        int r = f.local(ValueType.I32);
        Lanes lanes = new Lanes(f, true, relaxed);
        int shares = lanes.splat(share);
        int distance = lanes.local();
        Blocks.each(f, j, to, (vectors, end) -> {
            int[] means = f.locals(ValueType.V128, vectors);
            int[] squares = f.locals(ValueType.V128, vectors);
            for (int[] sums : new int[][] {means, squares}) {
                clear(lanes, sums);
                f.get(values).get(j).i32Add().set(p);
                f.i32Const(0).set(r);
                f.whileFits(r, 1, rows, () -> {
                    for (int v = 0; v < vectors; v++) {
                        if (sums == means) {
                            lanes.get(sums[v]).get(p).load(v * VECTOR).add().set(sums[v]);
                        } else {
                            lanes.get(p).load(v * VECTOR).get(means[v]).sub().set(distance);
                            lanes.addProduct(sums[v], distance, distance);
                        }
                    }
                    f.get(p).get(n4).i32Add().set(p);
                    f.increase(r, 1);
                });
                for (int sum : sums) {
                    lanes.get(sum).get(shares).mul().set(sum);
                }
            }
            f.get(mean).get(j).i32Add().set(q);
            Blocks.store(f, means, q, j, to, end);
            f.get(variance).get(j).i32Add().set(q);
            Blocks.store(f, squares, q, j, to, end);
        });
    }

    /**
     * {@code sums = Σ d} and {@code products = Σ d · normalised}. Parameters: delta, normalised, sums, products, number
     * of rows, n4, from, to (columns).
     */
    private void sums() {
        FunctionWriter f = module.divided("normSums");
        int delta = f.integer();
        int normalised = f.integer();
        int sums = f.integer();
        int products = f.integer();
        int rows = f.integer();
        int n4 = f.integer();
        int j = f.integer();
        int to = f.integer();
        int p = f.local(ValueType.I32);
        int q = f.local(ValueType.I32);
        int r = f.local(ValueType.I32);
        Lanes lanes = new Lanes(f, true, relaxed);
        int d = lanes.local();
        int x = lanes.local();
        Blocks.each(f, j, to, (vectors, end) -> {
            int[] sum = f.locals(ValueType.V128, vectors);
            int[] product = f.locals(ValueType.V128, vectors);
            clear(lanes, sum);
            clear(lanes, product);
            f.get(delta).get(j).i32Add().set(p);
            f.get(normalised).get(j).i32Add().set(q);
            f.i32Const(0).set(r);
            f.whileFits(r, 1, rows, () -> {
                for (int v = 0; v < vectors; v++) {
                    lanes.get(p).load(v * VECTOR).set(d);
                    lanes.get(q).load(v * VECTOR).set(x);
                    lanes.get(sum[v]).get(d).add().set(sum[v]);
                    lanes.addProduct(product[v], d, x);
                }
                f.get(p).get(n4).i32Add().set(p);
                f.get(q).get(n4).i32Add().set(q);
                f.increase(r, 1);
            });
            f.get(sums).get(j).i32Add().set(p);
            Blocks.store(f, sum, p, j, to, end);
            f.get(products).get(j).i32Add().set(p);
            Blocks.store(f, product, p, j, to, end);
        });
    }

    private static void clear(Lanes lanes, int[] sums) {
        int zero = lanes.constant(0f);
        for (int sum : sums) {
            lanes.get(zero).set(sum);
        }
    }

    /** Parameters: matrices, vectors, n4, from, to (rows). */
    private void pass(String name, int matrixCount, int vectorCount, Body body) {
        FunctionWriter f = module.divided(name);
        int[] matrices = integers(f, matrixCount);
        int[] vectors = integers(f, vectorCount);
        int n4 = f.integer();
        int row = f.integer();
        int to = f.integer();
        int j = f.local(ValueType.I32);
        int[] places = f.locals(ValueType.I32, matrixCount);
        int[] lines = f.locals(ValueType.I32, vectorCount);
        for (int m = 0; m < matrixCount; m++) {
            f.get(row).get(n4).i32Mul().get(matrices[m]).i32Add().set(places[m]);
        }
        f.whileFits(row, 1, to, () -> {
            f.i32Const(0).set(j);
            for (int v = 0; v < vectorCount; v++) {
                f.get(vectors[v]).set(lines[v]);
            }
            for (boolean wide : new boolean[] {true, false}) {
                Lanes lanes = new Lanes(f, wide, relaxed);
                f.whileFits(j, lanes.bytes(), n4, () -> {
                    body.write(lanes, places, lines);
                    for (int place : places) {
                        f.increase(place, lanes.bytes());
                    }
                    for (int line : lines) {
                        f.increase(line, lanes.bytes());
                    }
                    f.increase(j, lanes.bytes());
                });
            }
            f.increase(row, 1);
        });
    }

    private static int[] integers(FunctionWriter f, int count) {
        int[] parameters = new int[count];
        for (int i = 0; i < count; i++) {
            parameters[i] = f.integer();
        }
        return parameters;
    }
}
