package inkling.wasm;

/**
 * Writes the dense product that a dense layer's passes are made of, the packing of its second factor, and the sum of
 * rows.
 *
 * <p>The product holds a tile of c in registers over all steps. A tile of 4 × 8 needs eleven of the sixteen; engines
 * keep one for themselves, and with 4 × 12 they would move sums to the stack and back in every step. The second factor
 * comes in panels of the tile's width, each of which fits the first-level cache when packed. Addresses and strides are
 * in bytes.
 */
final class DenseKernels {
    private static final int TILE_ROWS = 4;

    /** Vectors of a tile's row; a row's odd end takes the same. */
    private static final int TILE_VECTORS = 2;

    private static final int PANELS_PACKED = 4;

    private static final int FLOAT = 4;
    private static final int VECTOR = 16;

    /** Bytes of a panel's line. */
    static final int PANEL = TILE_VECTORS * VECTOR;

    private final ModuleWriter module;
    private final boolean relaxed;

    DenseKernels(ModuleWriter module, boolean relaxed) {
        this.module = module;
        this.relaxed = relaxed;
    }

    void write() {
        product("dense", false);
        product("denseTransposed", true);
        pack();
        packTransposed();
        sumRows();
    }

    /**
     * {@code c[i] = max(least, initial[i] + Σ a(i, k) · b[k])} for the rows i between from and to. Parameters: a, stride
     * of a's rows or, transposed, of its steps (floats of the other kind are neighbours), panels of b, bytes from one
     * panel to the next, bytes from one line of a panel to the next, initial, stride of its rows, least, c, number of
     * steps, length of c's rows, from, to.
     */
    private void product(String name, boolean transposed) {
        FunctionWriter f = module.divided(name);
        int a = f.integer();
        int aStride = f.integer();
        int panel = f.integer();
        int panelStride = f.integer();
        int lineStride = f.integer();
        int initial = f.integer();
        int initialStride = f.integer();
        int least = f.parameter(ValueType.F32);
        int c = f.integer();
        int steps = f.integer();
        int n4 = f.integer();
        int from = f.integer();
        int to = f.integer();
        int i = f.local(ValueType.I32);
        int j = f.local(ValueType.I32);
        int k = f.local(ValueType.I32);
        int b = f.local(ValueType.I32);
        int[] factors = Blocks.locals(f, ValueType.I32, TILE_ROWS);
        int[] begin = Blocks.locals(f, ValueType.I32, TILE_ROWS);
        int[] place = Blocks.locals(f, ValueType.I32, TILE_ROWS);
        Lanes lanes = new Lanes(f, true, relaxed);
        int factor = lanes.local();
        int floor = lanes.spread(least);
        int[] line = Blocks.locals(f, ValueType.V128, TILE_VECTORS);
        int[][] sums = new int[TILE_ROWS][];
        for (int r = 0; r < TILE_ROWS; r++) {
            sums[r] = Blocks.locals(f, ValueType.V128, TILE_VECTORS);
        }
        f.whileFits(j, FLOAT, n4, () -> {
            f.get(from).set(i);
            for (int rows : new int[] {TILE_ROWS, 1}) {
                f.whileFits(i, rows, to, () -> {
                    for (int r = 0; r < rows; r++) {
                        rowOf(f, initial, i, r, initialStride, j, begin[r]);
                        rowOf(f, c, i, r, n4, j, place[r]);
                        Blocks.load(f, sums[r], begin[r]);
                        if (!transposed) {
                            f.get(i).constant(r).add().get(aStride).multiply();
                            f.get(a).add().set(factors[r]);
                        }
                    }
                    if (transposed) {
                        f.get(i).shiftLeft(2).get(a).add().set(factors[0]);
                    }
                    f.get(panel).set(b);
                    f.constant(0).set(k);
                    f.whileFits(k, 1, steps, () -> {
                        Blocks.load(f, line, b);
                        for (int r = 0; r < rows; r++) {
                            if (transposed) {
                                f.get(factors[0]).loadSplat(r * FLOAT).set(factor);
                            } else {
                                f.get(factors[r]).loadSplat(0).set(factor);
                                f.increase(factors[r], FLOAT);
                            }
                            for (int v = 0; v < TILE_VECTORS; v++) {
                                lanes.addProduct(sums[r][v], factor, line[v]);
                            }
                        }
                        if (transposed) {
                            f.get(factors[0]).get(aStride).add().set(factors[0]);
                        }
                        f.get(b).get(lineStride).add().set(b);
                        f.increase(k, 1);
                    });
                    for (int r = 0; r < rows; r++) {
                        lanes.raise(sums[r], floor);
                    }
                    f.fits(j, PANEL, n4)
                            .choose(
                                    () -> storeRows(f, rows, sums, place, j, n4, false),
                                    () -> storeRows(f, rows, sums, place, j, n4, true));
                    f.increase(i, rows);
                });
            }
            f.get(panel).get(panelStride).add().set(panel);
            f.increase(j, PANEL);
        });
    }

    private static void storeRows(FunctionWriter f, int rows, int[][] sums, int[] place, int j, int to, boolean end) {
        for (int r = 0; r < rows; r++) {
            Blocks.store(f, sums[r], place[r], j, to, end);
        }
    }

    /** The place of column j in row i + r. */
    private static void rowOf(FunctionWriter f, int matrix, int i, int r, int stride, int j, int result) {
        f.get(i).constant(r).add().get(stride).multiply();
        f.get(matrix).add().get(j).add().set(result);
    }

    /**
     * Packs columns of a matrix into panels. Parameters: matrix, length of its rows, panels, number of rows, from, to
     * (columns in bytes, from being a multiple of a panel's line).
     */
    private void pack() {
        FunctionWriter f = module.divided("pack");
        int matrix = f.integer();
        int stride = f.integer();
        int panels = f.integer();
        int rows = f.integer();
        int from = f.integer();
        int to = f.integer();
        int p = f.local(ValueType.I32);
        int r = f.local(ValueType.I32);
        int[] target = Blocks.locals(f, ValueType.I32, PANELS_PACKED);
        int j = from;
        // Several panels together read whole lines of the cache; rows a power of two apart would push them out.
        for (int together : new int[] {PANELS_PACKED, 1}) {
            int ahead = together > 1 ? together * PANEL : FLOAT;
            f.whileFits(j, ahead, to, () -> {
                f.get(matrix).get(j).add().set(p);
                f.get(rows).get(j).multiply().get(panels).add().set(target[0]);
                for (int t = 1; t < together; t++) {
                    f.get(rows)
                            .constant(PANEL)
                            .multiply()
                            .get(target[t - 1])
                            .add()
                            .set(target[t]);
                }
                f.constant(0).set(r);
                f.whileFits(r, 1, rows, () -> {
                    for (int t = 0; t < together; t++) {
                        for (int v = 0; v < TILE_VECTORS; v++) {
                            f.get(target[t]).get(p).loadVector(t * PANEL + v * VECTOR);
                            f.storeVector(v * VECTOR);
                        }
                        f.increase(target[t], PANEL);
                    }
                    f.get(p).get(stride).add().set(p);
                    f.increase(r, 1);
                });
                f.increase(j, together * PANEL);
            });
        }
    }

    /**
     * Packs rows of a matrix as if they were columns, into panels. Parameters: matrix, length of its rows in bytes,
     * panels, from, to (rows, four bytes counted for each).
     */
    private void packTransposed() {
        FunctionWriter f = module.divided("packTransposed");
        int matrix = f.integer();
        int stride = f.integer();
        int panels = f.integer();
        int from = f.integer();
        int to = f.integer();
        int p = f.local(ValueType.I32);
        int end = f.local(ValueType.I32);
        int q = f.local(ValueType.I32);
        int vector = f.local(ValueType.V128);
        int j = from;
        f.whileFits(j, FLOAT, to, () -> {
            f.get(j).shiftRight(2).get(stride).multiply();
            f.get(matrix).add().set(p);
            f.get(p).get(stride).add().set(end);
            // A panel of as many lines as a row has floats is stride · PANEL / 4 long.
            f.get(j).constant(-PANEL).and().shiftRight(2).get(stride).multiply();
            f.get(j).constant(PANEL - 1).and().add();
            f.get(panels).add().set(q);
            f.whileFits(p, VECTOR, end, () -> {
                f.get(p).loadVector(0).set(vector);
                for (int lane = 0; lane < VECTOR / FLOAT; lane++) {
                    f.get(q).get(vector).storeLane(lane * PANEL, lane);
                }
                f.increase(p, VECTOR).increase(q, VECTOR / FLOAT * PANEL);
            });
            f.whileFits(p, FLOAT, end, () -> {
                f.get(q).get(p).loadFloat(0).storeFloat(0);
                f.increase(p, FLOAT).increase(q, PANEL);
            });
            f.increase(j, FLOAT);
        });
    }

    /** {@code sum += Σ matrix[r]}. Parameters: matrix, sum, number of rows, length of a row, from, to (columns). */
    private void sumRows() {
        FunctionWriter f = module.divided("sumRows");
        int matrix = f.integer();
        int sum = f.integer();
        int rows = f.integer();
        int n4 = f.integer();
        int from = f.integer();
        int to = f.integer();
        int r = f.local(ValueType.I32);
        int p = f.local(ValueType.I32);
        int q = f.local(ValueType.I32);
        int j = from;
        Blocks.each(f, j, to, (vectors, end) -> {
            int[] sums = Blocks.locals(f, ValueType.V128, vectors);
            f.get(sum).get(j).add().set(q);
            f.get(matrix).get(j).add().set(p);
            Blocks.load(f, sums, q);
            f.constant(0).set(r);
            f.whileFits(r, 1, rows, () -> {
                for (int v = 0; v < vectors; v++) {
                    f.get(sums[v]).get(p).loadVector(v * VECTOR).addVector().set(sums[v]);
                }
                f.get(p).get(n4).add().set(p);
                f.increase(r, 1);
            });
            Blocks.store(f, sums, q, j, to, end);
        });
    }
}
