package inkling.wasm.kernels;

import static inkling.wasm.assembler.Instruction.*;
import static inkling.wasm.kernels.KernelModule.Division.LINE;
import static inkling.wasm.kernels.KernelModule.Division.VALUE_COST;
import static inkling.wasm.kernels.Lanes.VECTOR;

import inkling.wasm.assembler.FunctionWriter;
import inkling.wasm.kernels.KernelModule.Division;
import inkling.wasm.kernels.KernelModule.Kernel;

/**
 * Batch normalisation, with the formulas of {@link inkling.kernel.NormKernels}. Sums over rows are divided by columns, all
 * else by rows.
 */
public final class BatchNormKernels {
    private static final Division BY_COLUMNS = Division.ofFloats(LINE);
    private static final Division BY_ROWS = Division.ofRows(1).costing(VALUE_COST);

    public final Kernel moments;
    public final Kernel sums;
    public final Kernel normalise;
    public final Kernel normaliseDelta;
    private final KernelModule module;

    BatchNormKernels(KernelModule module) {
        this.module = module;
        moments = moments();
        sums = sums();
        // Matrices: input, normalised, output. Vectors: mean, 1 / √(variance + ε), gamma, beta.
        normalise = pass("normalise", 3, 4, (x, matrices, vectors) -> {
            int value = x.local();
            x.get(matrices[0]).load(0).get(vectors[0]).load(0).sub();
            x.get(vectors[1]).load(0).mul().set(value);
            x.get(matrices[1]).get(value).store(0);
            x.get(matrices[2]);
            x.get(value).get(vectors[2]).load(0).mul();
            x.get(vectors[3]).load(0).add().store(0);
        });
        // Matrices: delta, normalised. Vectors: factor, mean(d), mean(d · normalised).
        normaliseDelta = pass("normaliseDelta", 2, 3, (x, matrices, vectors) -> {
            x.get(matrices[0]);
            x.get(matrices[0]).load(0).get(vectors[1]).load(0).sub();
            x.get(matrices[1]).load(0).get(vectors[2]).load(0).mul().sub();
            x.get(vectors[0]).load(0).mul().store(0);
        });
    }

    /** What is done to one value: the addresses in matrices of rows, and in vectors of one value a column. */
    private interface Body {
        void write(Lanes lanes, int[] matrices, int[] vectors);
    }

    /** Parameters: values, mean, variance, number of rows, length of a row, 1 / rows. */
    private Kernel moments() {
        Kernel kernel = module.declare("moments", BY_COLUMNS);
        FunctionWriter f = kernel.code();
        int values = kernel.array();
        int mean = kernel.array();
        int variance = kernel.array();
        int rows = kernel.integer();
        int n4 = kernel.bytes();
        int share = kernel.number();
        int j = kernel.from();
        Lanes lanes = module.lanes(f);
        int shares = lanes.splat(share);
        int distance = lanes.local();
        Lanes.strips(f, j, kernel.to(), (vectors, end) -> {
            int[] means = f.locals(ValueType.V128, vectors);
            int[] squares = f.locals(ValueType.V128, vectors);
            for (int[] sums : new int[][] {means, squares}) {
                clear(lanes, sums);
                int p = f.sum(values, j).keep();
                f.repeat(rows, r -> {
                    for (int v = 0; v < vectors; v++) {
                        lanes.get(p).load(v * VECTOR);
                        if (sums == means) {
                            lanes.get(sums[v]).add().set(sums[v]);
                        } else {
                            lanes.get(means[v]).sub().set(distance);
                            lanes.addProduct(sums[v], distance, distance);
                        }
                    }
                    f.increaseBy(p, n4);
                });
                for (int sum : sums) {
                    lanes.get(sum).get(shares).mul().set(sum);
                }
            }
            Lanes.store(f, means, f.sum(mean, j).keep(), j, kernel.to(), end);
            Lanes.store(f, squares, f.sum(variance, j).keep(), j, kernel.to(), end);
        });
        return kernel;
    }

    /**
     * {@code sums = Σ d} and {@code products = Σ d · normalised}. Parameters: delta, normalised, sums, products, number
     * of rows, length of a row.
     */
    private Kernel sums() {
        Kernel kernel = module.declare("normSums", BY_COLUMNS);
        FunctionWriter f = kernel.code();
        int delta = kernel.array();
        int normalised = kernel.array();
        int totals = kernel.array();
        int products = kernel.array();
        int rows = kernel.integer();
        int n4 = kernel.bytes();
        int j = kernel.from();
        Lanes lanes = module.lanes(f);
        Lanes.strips(f, j, kernel.to(), (vectors, end) -> {
            int[] sum = f.locals(ValueType.V128, vectors);
            int[] product = f.locals(ValueType.V128, vectors);
            clear(lanes, sum);
            clear(lanes, product);
            int p = f.sum(delta, j).keep();
            int q = f.sum(normalised, j).keep();
            f.repeat(rows, r -> {
                for (int v = 0; v < vectors; v++) {
                    int d = f.get(p).op(V128_LOAD, v * VECTOR).keep();
                    int x = f.get(q).op(V128_LOAD, v * VECTOR).keep();
                    lanes.get(sum[v]).get(d).add().set(sum[v]);
                    lanes.addProduct(product[v], d, x);
                }
                f.increaseBy(p, n4).increaseBy(q, n4);
            });
            Lanes.store(f, sum, f.sum(totals, j).keep(), j, kernel.to(), end);
            Lanes.store(f, product, f.sum(products, j).keep(), j, kernel.to(), end);
        });
        return kernel;
    }

    private static void clear(Lanes lanes, int[] sums) {
        int zero = lanes.constant(0f);
        for (int sum : sums) {
            lanes.get(zero).set(sum);
        }
    }

    /** Parameters: matrices, vectors, length of a row. */
    private Kernel pass(String name, int matrixCount, int vectorCount, Body body) {
        Kernel kernel = module.declare(name, BY_ROWS);
        FunctionWriter f = kernel.code();
        int[] matrices = kernel.arrays(matrixCount);
        int[] vectors = kernel.arrays(vectorCount);
        int n4 = kernel.bytes();
        int row = kernel.from();
        int[] addresses = f.locals(ValueType.I32, matrixCount);
        int[] lines = f.locals(ValueType.I32, vectorCount);
        for (int m = 0; m < matrixCount; m++) {
            f.at(matrices[m], row, n4).set(addresses[m]);
        }
        f.stepping(row, 1, kernel.to(), () -> {
            int j = f.i32Const(0).keep();
            for (int v = 0; v < vectorCount; v++) {
                f.get(vectors[v]).set(lines[v]);
            }
            for (boolean wide : new boolean[] {true, false}) {
                Lanes lanes = module.lanes(f, wide);
                f.stepping(j, lanes.bytes(), n4, () -> {
                    body.write(lanes, addresses, lines);
                    f.increaseAll(addresses, lanes.bytes()).increaseAll(lines, lanes.bytes());
                });
            }
        });
        return kernel;
    }
}
