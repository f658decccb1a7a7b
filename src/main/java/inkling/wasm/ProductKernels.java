package inkling.wasm;

/**
 * Writes the products: sparse rows × weights, the scattered weight gradient, and the dense product that the other
 * passes are made of. Addresses are bytes; {@code out4} is the length of a row in bytes.
 */
final class ProductKernels {
    /** Vectors of a row that the sparse kernels hold in registers at a time. */
    private static final int SPARSE_VECTORS = 8;

    private static final int TILE_ROWS = 4;

    /** Widths of the dense kernel's tiles, in vectors; 4 rows × 3 vectors, with their factors, fill 16 registers. */
    private static final int[] TILE_VECTORS = {3, 2, 1};

    private static final int FLOAT = 4;
    private static final int VECTOR = 16;

    private final ModuleWriter module;
    private final boolean relaxed;

    ProductKernels(ModuleWriter module, boolean relaxed) {
        this.module = module;
        this.relaxed = relaxed;
    }

    void write() {
        sparse("sparse", true);
        sparse("sparseGradient", false);
        dense();
        transpose();
    }

    /**
     * Forward: {@code y[r] = base + Σ value · matrix[column]}. Otherwise {@code matrix[column] += value · y[r]}.
     * Parameters: starts, columns, values, order, number of rows, matrix, y, out4, and for the forward product base.
     */
    private void sparse(String name, boolean forward) {
        FunctionWriter f = module.function(name);
        int starts = f.integer();
        int columns = f.integer();
        int values = f.integer();
        int order = f.integer();
        int rows = f.integer();
        int matrix = f.integer();
        int y = f.integer();
        int out4 = f.integer();
        int base = forward ? f.integer() : y;
        int r = f.local(ValueType.I32);
        int at = f.local(ValueType.I32);
        int j = f.local(ValueType.I32);
        int column = f.local(ValueType.I32);
        int value = f.local(ValueType.I32);
        int end = f.local(ValueType.I32);
        int p = f.local(ValueType.I32);
        f.whileFits(r, 1, rows, () -> {
            f.get(order)
                    .get(r)
                    .shiftLeft(2)
                    .add()
                    .loadInteger(0)
                    .shiftLeft(2)
                    .get(starts)
                    .add()
                    .set(at);
            f.get(columns).get(at).loadInteger(FLOAT).shiftLeft(1).add().set(end);
            f.constant(0).set(j);
            for (int vectors : new int[] {SPARSE_VECTORS, 1, 0}) {
                Lanes lanes = new Lanes(f, vectors > 0, relaxed);
                int count = Math.max(1, vectors);
                int[] held = new int[count];
                for (int v = 0; v < count; v++) {
                    held[v] = lanes.local();
                }
                int factor = lanes.local();
                int weight = lanes.local();
                f.whileFits(j, count * lanes.bytes(), out4, () -> {
                    for (int v = 0; v < count; v++) {
                        f.get(base).get(j).add();
                        lanes.load(v * lanes.bytes()).set(held[v]);
                    }
                    f.get(columns).get(at).loadInteger(0).shiftLeft(1).add().set(column);
                    f.get(values).get(at).loadInteger(0).shiftLeft(2).add().set(value);
                    f.whileFits(column, 2, end, () -> {
                        f.get(column).loadCharacter(0).get(out4).multiply();
                        f.get(matrix).add().get(j).add().set(p);
                        f.get(value);
                        lanes.loadSpread(0).set(factor);
                        for (int v = 0; v < count; v++) {
                            f.get(p);
                            lanes.load(v * lanes.bytes()).set(weight);
                            if (forward) {
                                lanes.addProduct(held[v], factor, weight);
                            } else {
                                lanes.addProduct(weight, factor, held[v]);
                                f.get(p).get(weight);
                                lanes.store(v * lanes.bytes());
                            }
                        }
                        f.increase(column, 2).increase(value, FLOAT);
                    });
                    if (forward) {
                        for (int v = 0; v < count; v++) {
                            f.get(y).get(j).add().get(held[v]);
                            lanes.store(v * lanes.bytes());
                        }
                    }
                    f.increase(j, count * lanes.bytes());
                });
            }
            f.get(y).get(out4).add().set(y);
            f.increase(r, 1);
        });
    }

    /**
     * {@code c[i] += Σ a(i, k) · b[k]} over rows of n4 bytes. Parameters: a, bytes from one of its rows to the next,
     * bytes from one k to the next, b, c, number of rows, number of k, n4.
     */
    private void dense() {
        FunctionWriter f = module.function("dense");
        int a = f.integer();
        int rowStride = f.integer();
        int stepStride = f.integer();
        int b = f.integer();
        int c = f.integer();
        int rows = f.integer();
        int steps = f.integer();
        int n4 = f.integer();
        int i = f.local(ValueType.I32);
        int j = f.local(ValueType.I32);
        int k = f.local(ValueType.I32);
        int q = f.local(ValueType.I32);
        int[] aAt = integers(f, TILE_ROWS);
        int[] aRow = integers(f, TILE_ROWS);
        int[] cRow = integers(f, TILE_ROWS);
        for (int tileRows : new int[] {TILE_ROWS, 1}) {
            f.whileFits(i, tileRows, rows, () -> {
                f.get(a).get(i).get(rowStride).multiply().add().set(aRow[0]);
                f.get(c).get(i).get(n4).multiply().add().set(cRow[0]);
                for (int r = 1; r < tileRows; r++) {
                    f.get(aRow[r - 1]).get(rowStride).add().set(aRow[r]);
                    f.get(cRow[r - 1]).get(n4).add().set(cRow[r]);
                }
                f.constant(0).set(j);
                for (int vectors : TILE_VECTORS) {
                    Lanes lanes = new Lanes(f, true, relaxed);
                    f.whileFits(j, vectors * VECTOR, n4, () -> {
                        tile(f, lanes, tileRows, vectors, aRow, aAt, cRow, new int[] {b, j, k, q, steps, stepStride, n4
                        });
                        f.increase(j, vectors * VECTOR);
                    });
                }
                Lanes single = new Lanes(f, false, relaxed);
                f.whileFits(j, FLOAT, n4, () -> {
                    tile(f, single, tileRows, 1, aRow, aAt, cRow, new int[] {b, j, k, q, steps, stepStride, n4});
                    f.increase(j, FLOAT);
                });
                f.increase(i, tileRows);
            });
        }
    }

    /** One tile of c, held in registers over all k. */
    private static void tile(
            FunctionWriter f, Lanes lanes, int tileRows, int width, int[] aRow, int[] aAt, int[] cRow, int[] names) {
        int b = names[0];
        int j = names[1];
        int k = names[2];
        int q = names[3];
        int steps = names[4];
        int stepStride = names[5];
        int n4 = names[6];
        int[] sums = new int[tileRows * width];
        int[] line = new int[width];
        int factor = lanes.local();
        for (int v = 0; v < width; v++) {
            line[v] = lanes.local();
            for (int r = 0; r < tileRows; r++) {
                sums[r * width + v] = lanes.local();
                f.get(cRow[r]).get(j).add();
                lanes.load(v * lanes.bytes()).set(sums[r * width + v]);
            }
        }
        for (int r = 0; r < tileRows; r++) {
            f.get(aRow[r]).set(aAt[r]);
        }
        f.get(b).get(j).add().set(q);
        f.constant(0).set(k);
        f.whileFits(k, 1, steps, () -> {
            for (int v = 0; v < width; v++) {
                f.get(q);
                lanes.load(v * lanes.bytes()).set(line[v]);
            }
            for (int r = 0; r < tileRows; r++) {
                f.get(aAt[r]);
                lanes.loadSpread(0).set(factor);
                for (int v = 0; v < width; v++) {
                    lanes.addProduct(sums[r * width + v], factor, line[v]);
                }
                f.get(aAt[r]).get(stepStride).add().set(aAt[r]);
            }
            f.get(q).get(n4).add().set(q);
            f.increase(k, 1);
        });
        for (int v = 0; v < width; v++) {
            for (int r = 0; r < tileRows; r++) {
                f.get(cRow[r]).get(j).add().get(sums[r * width + v]);
                lanes.store(v * lanes.bytes());
            }
        }
    }

    /** {@code to[j × rows + i] = from[i × columns + j]}. Parameters: from, to, rows, columns. */
    private void transpose() {
        FunctionWriter f = module.function("transpose");
        int from = f.integer();
        int to = f.integer();
        int rows = f.integer();
        int columns = f.integer();
        int i = f.local(ValueType.I32);
        int j = f.local(ValueType.I32);
        int p = f.local(ValueType.I32);
        f.whileFits(i, 1, rows, () -> {
            f.get(to).get(i).shiftLeft(2).add().set(p);
            f.constant(0).set(j);
            f.whileFits(j, 1, columns, () -> {
                f.get(p).get(from).loadFloat(0).storeFloat(0);
                f.get(p).get(rows).shiftLeft(2).add().set(p);
                f.increase(from, FLOAT).increase(j, 1);
            });
            f.increase(i, 1);
        });
    }

    private static int[] integers(FunctionWriter f, int count) {
        int[] locals = new int[count];
        for (int i = 0; i < count; i++) {
            locals[i] = f.local(ValueType.I32);
        }
        return locals;
    }
}
