package inkling.wasm;

/**
 * Writes the products: sparse rows × weights, the scattered weight gradient, and the dense product that the other
 * passes are made of. Addresses are bytes; {@code out4} is the length of a row in bytes.
 */
final class ProductKernels {
    /** Entries that the sparse kernels take together. */
    private static final int ENTRIES = 4;

    /** Vectors of a line in one go: with the entries' factors they fit the registers. */
    private static final int LINE_VECTORS = 4;

    private static final int TILE_ROWS = 4;
    private static final int TRANSPOSED_COLUMNS = 16;

    /** Widths of the dense kernel's tiles, in vectors; 4 rows × 3 vectors, with their factors, fill 16 registers. */
    private static final int[] TILE_VECTORS = {3, 2, 1};

    private static final int FLOAT = 4;
    private static final int CHARACTER = 2;
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
     * Forward: {@code y[r] += Σ value · matrix[column]}. Otherwise {@code matrix[column] += value · y[r]}. Parameters:
     * starts, columns, values, order, number of rows, matrix, y, out4, and the part of each row, in bytes.
     */
    private void sparse(String name, boolean forward) {
        FunctionWriter f = module.divided(name);
        int starts = f.integer();
        int columns = f.integer();
        int values = f.integer();
        int order = f.integer();
        int rows = f.integer();
        int matrix = f.integer();
        int y = f.integer();
        int out4 = f.integer();
        int from = f.integer();
        int to = f.integer();
        int r = f.local(ValueType.I32);
        int at = f.local(ValueType.I32);
        int j = f.local(ValueType.I32);
        int column = f.local(ValueType.I32);
        int value = f.local(ValueType.I32);
        int end = f.local(ValueType.I32);
        int p = f.local(ValueType.I32);
        int[] line = integers(f, ENTRIES);
        Place place = new Place(value, j, y, to, p);
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
            f.get(columns).get(at).loadInteger(0).shiftLeft(1).add().set(column);
            f.get(columns).get(at).loadInteger(FLOAT).shiftLeft(1).add().set(end);
            f.get(values).get(at).loadInteger(0).shiftLeft(2).add().set(value);
            // Whole lines of the matrix at a time, several entries together: reading on is what caches do best, and a
            // sum is loaded and stored once for all of them.
            for (int entries : new int[] {ENTRIES, 1}) {
                f.whileFits(column, entries * CHARACTER, end, () -> {
                    for (int e = 0; e < entries; e++) {
                        f.get(column).loadCharacter(e * CHARACTER).get(out4).multiply();
                        f.get(matrix).add().set(line[e]);
                    }
                    f.get(from).set(j);
                    for (int vectors : new int[] {LINE_VECTORS, 1, 0}) {
                        entries(
                                f,
                                new Lanes(f, vectors > 0, relaxed),
                                forward,
                                entries,
                                Math.max(1, vectors),
                                place,
                                line);
                    }
                    f.increase(column, entries * CHARACTER).increase(value, entries * FLOAT);
                });
            }
            f.get(y).get(out4).add().set(y);
            f.increase(r, 1);
        });
    }

    /** The locals of a sparse kernel: where it stands. */
    private record Place(int value, int j, int y, int to, int p) {}

    /** Goes on from j through the lines of some entries, {@code width} steps of the lanes at a time. */
    private static void entries(
            FunctionWriter f, Lanes lanes, boolean forward, int entries, int width, Place place, int[] line) {
        int j = place.j();
        int y = place.y();
        int p = place.p();
        int[] factors = new int[entries];
        for (int e = 0; e < entries; e++) {
            factors[e] = lanes.local();
            f.get(place.value());
            lanes.loadSpread(e * FLOAT).set(factors[e]);
        }
        int[] row = new int[width];
        for (int v = 0; v < width; v++) {
            row[v] = lanes.local();
        }
        int weight = lanes.local();
        f.whileFits(j, width * lanes.bytes(), place.to(), () -> {
            f.get(y).get(j).add().set(p);
            for (int v = 0; v < width; v++) {
                f.get(p);
                lanes.load(v * lanes.bytes()).set(row[v]);
            }
            for (int e = 0; e < entries; e++) {
                f.get(line[e]).get(j).add().set(p);
                for (int v = 0; v < width; v++) {
                    f.get(p);
                    lanes.load(v * lanes.bytes()).set(weight);
                    if (forward) {
                        lanes.addProduct(row[v], weight, factors[e]);
                    } else {
                        lanes.addProduct(weight, row[v], factors[e]);
                        f.get(p).get(weight);
                        lanes.store(v * lanes.bytes());
                    }
                }
            }
            if (forward) {
                f.get(y).get(j).add().set(p);
                for (int v = 0; v < width; v++) {
                    f.get(p).get(row[v]);
                    lanes.store(v * lanes.bytes());
                }
            }
            f.increase(j, width * lanes.bytes());
        });
    }

    /**
     * {@code c[i] += Σ a(i, k) · b[k]} over rows of n4 bytes. Parameters: a, bytes from one of its rows to the next,
     * bytes from one k to the next, b, c, number of k, n4, and the part of the rows.
     */
    private void dense() {
        FunctionWriter f = module.divided("dense");
        int a = f.integer();
        int rowStride = f.integer();
        int stepStride = f.integer();
        int b = f.integer();
        int c = f.integer();
        int steps = f.integer();
        int n4 = f.integer();
        int from = f.integer();
        int to = f.integer();
        int i = f.local(ValueType.I32);
        int j = f.local(ValueType.I32);
        int k = f.local(ValueType.I32);
        int q = f.local(ValueType.I32);
        Walk walk = new Walk(b, j, k, q, steps, stepStride, n4);
        int[] aAt = integers(f, TILE_ROWS);
        int[] aRow = integers(f, TILE_ROWS);
        int[] cRow = integers(f, TILE_ROWS);
        f.get(from).set(i);
        for (int tileRows : new int[] {TILE_ROWS, 1}) {
            f.whileFits(i, tileRows, to, () -> {
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
                        tile(f, lanes, tileRows, vectors, aRow, aAt, cRow, walk);
                        f.increase(j, vectors * VECTOR);
                    });
                }
                Lanes single = new Lanes(f, false, relaxed);
                f.whileFits(j, FLOAT, n4, () -> {
                    tile(f, single, tileRows, 1, aRow, aAt, cRow, walk);
                    f.increase(j, FLOAT);
                });
                f.increase(i, tileRows);
            });
        }
    }

    /** The locals and parameters of the dense kernel's way through k. */
    private record Walk(int b, int j, int k, int q, int steps, int stepStride, int n4) {}

    /** One tile of c, held in registers over all k. */
    private static void tile(
            FunctionWriter f, Lanes lanes, int tileRows, int width, int[] aRow, int[] aAt, int[] cRow, Walk walk) {
        int j = walk.j();
        int k = walk.k();
        int q = walk.q();
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
        f.get(walk.b()).get(j).add().set(q);
        f.constant(0).set(k);
        f.whileFits(k, 1, walk.steps(), () -> {
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
                f.get(aAt[r]).get(walk.stepStride()).add().set(aAt[r]);
            }
            f.get(q).get(walk.n4()).add().set(q);
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
        int q = f.local(ValueType.I32);
        // Some columns at a time: their lines of the target stay in the cache while the rows go by.
        for (int width : new int[] {TRANSPOSED_COLUMNS, 1}) {
            f.whileFits(j, width, columns, () -> {
                f.constant(0).set(i);
                f.whileFits(i, 1, rows, () -> {
                    f.get(from)
                            .get(i)
                            .get(columns)
                            .multiply()
                            .get(j)
                            .add()
                            .shiftLeft(2)
                            .add()
                            .set(p);
                    f.get(to)
                            .get(j)
                            .get(rows)
                            .multiply()
                            .get(i)
                            .add()
                            .shiftLeft(2)
                            .add()
                            .set(q);
                    for (int v = 0; v < width; v++) {
                        f.get(q).get(p).loadFloat(v * FLOAT).storeFloat(0);
                        f.get(q).get(rows).shiftLeft(2).add().set(q);
                    }
                    f.increase(i, 1);
                });
                f.increase(j, width);
            });
        }
    }

    private static int[] integers(FunctionWriter f, int count) {
        int[] locals = new int[count];
        for (int i = 0; i < count; i++) {
            locals[i] = f.local(ValueType.I32);
        }
        return locals;
    }
}
