package inkling.wasm;

import inkling.wasm.assembler.FunctionWriter;
import inkling.wasm.assembler.ModuleWriter;
import inkling.wasm.assembler.ValueType;
import inkling.wasm.kernels.Lanes;

/**
 * Products tuned by hand in WebAssembly without vectors, as a yardstick for plain Java. All parameters are integers,
 * places are in bytes.
 */
final class ScalarLoops {
    static final int DENSE_WIDTH = 4;
    static final int SPARSE_WIDTH = 8;

    private static final int TILE_ROWS = 2;
    private static final int FLOAT = 4;
    private static final int COLUMN = 2;

    private ScalarLoops() {}

    static byte[] module() {
        ModuleWriter module = new ModuleWriter(false);
        pack(module.exported("packDense"), DENSE_WIDTH);
        pack(module.exported("packSparse"), SPARSE_WIDTH);
        dense(module.exported("dense"));
        sparse(module.exported("sparse"));
        return module.toBytes();
    }

    /** A k × n matrix, so many columns at a time: {@code (from, to, k, n)}. */
    private static void pack(FunctionWriter code, int width) {
        int from = code.integer();
        int to = code.integer();
        int k = code.integer();
        int n = code.integer();
        int i = code.local(ValueType.I32);
        int j = code.local(ValueType.I32);
        int at = code.local(ValueType.I32);
        code.whileFits(j, width, n, () -> {
            code.get(from).set(at).i32Const(0).set(i);
            code.whileFits(i, 1, k, () -> {
                for (int c = 0; c < width; c++) {
                    code.get(to).get(at).f32Load(FLOAT * c).f32Store(FLOAT * c);
                }
                code.get(at).get(n).i32Shl(2).i32Add().set(at);
                code.increase(to, FLOAT * width).increase(i, 1);
            });
            code.increase(from, FLOAT * width).increase(j, width);
        });
    }

    /** y = x · w + b in tiles of 2 × 4: {@code (x, w, b, y, m, k, n)}, w packed. */
    private static void dense(FunctionWriter code) {
        int x = code.integer();
        int w = code.integer();
        int b = code.integer();
        int y = code.integer();
        int m = code.integer();
        int k = code.integer();
        int n = code.integer();
        Lanes lanes = new Lanes(code, false, false);
        int j = code.local(ValueType.I32);
        int r = code.local(ValueType.I32);
        int i = code.local(ValueType.I32);
        int upper = code.local(ValueType.I32);
        int lower = code.local(ValueType.I32);
        int panel = code.local(ValueType.I32);
        int[] sums = floats(lanes, TILE_ROWS * DENSE_WIDTH);
        int[] weights = floats(lanes, DENSE_WIDTH);
        int factor = lanes.local();
        code.whileFits(j, DENSE_WIDTH, n, () -> {
            code.i32Const(0).set(r).get(x).set(lower);
            code.whileFits(r, TILE_ROWS, m, () -> {
                code.get(lower).set(upper);
                code.get(upper).get(k).i32Shl(2).i32Add().set(lower);
                code.get(w).set(panel).i32Const(0).set(i);
                for (int s = 0; s < sums.length; s++) {
                    lanes.get(b).load(FLOAT * (s % DENSE_WIDTH)).set(sums[s]);
                }
                code.whileFits(i, 1, k, () -> {
                    for (int c = 0; c < DENSE_WIDTH; c++) {
                        lanes.get(panel).load(FLOAT * c).set(weights[c]);
                    }
                    for (int s = 0; s < sums.length; s++) {
                        if (s % DENSE_WIDTH == 0) {
                            lanes.get(s == 0 ? upper : lower).load(0).set(factor);
                        }
                        lanes.addProduct(sums[s], factor, weights[s % DENSE_WIDTH]);
                    }
                    code.increase(upper, FLOAT).increase(lower, FLOAT);
                    code.increase(panel, FLOAT * DENSE_WIDTH).increase(i, 1);
                });
                code.get(y)
                        .get(r)
                        .get(n)
                        .i32Mul()
                        .get(j)
                        .i32Add()
                        .i32Shl(2)
                        .i32Add()
                        .set(panel);
                for (int s = 0; s < sums.length; s++) {
                    if (s == DENSE_WIDTH) {
                        code.get(panel).get(n).i32Shl(2).i32Add().set(panel);
                    }
                    lanes.get(panel).get(sums[s]).store(FLOAT * (s % DENSE_WIDTH));
                }
                code.increase(r, TILE_ROWS);
            });
            code.get(w).get(k).i32Shl(4).i32Add().set(w);
            code.increase(b, FLOAT * DENSE_WIDTH).increase(j, DENSE_WIDTH);
        });
    }

    /**
     * y += rows of entries · w, eight sums at a time: {@code (starts, columns, values, w, y, rows, k, n)}, w packed,
     * columns of two bytes.
     */
    private static void sparse(FunctionWriter code) {
        int starts = code.integer();
        int columns = code.integer();
        int values = code.integer();
        int w = code.integer();
        int y = code.integer();
        int rows = code.integer();
        int k = code.integer();
        int n = code.integer();
        Lanes lanes = new Lanes(code, false, false);
        int j = code.local(ValueType.I32);
        int r = code.local(ValueType.I32);
        int e = code.local(ValueType.I32);
        int end = code.local(ValueType.I32);
        int column = code.local(ValueType.I32);
        int value = code.local(ValueType.I32);
        int line = code.local(ValueType.I32);
        int place = code.local(ValueType.I32);
        int[] sums = floats(lanes, SPARSE_WIDTH);
        int factor = lanes.local();
        code.whileFits(j, SPARSE_WIDTH, n, () -> {
            code.i32Const(0).set(r).get(y).set(place);
            code.whileFits(r, 1, rows, () -> {
                code.get(starts).get(r).i32Shl(2).i32Add().i32Load(0).set(e);
                code.get(starts).get(r).i32Shl(2).i32Add().i32Load(FLOAT).set(end);
                code.get(columns).get(e).i32Shl(1).i32Add().set(column);
                code.get(values).get(e).i32Shl(2).i32Add().set(value);
                for (int s = 0; s < sums.length; s++) {
                    lanes.get(place).load(FLOAT * s).set(sums[s]);
                }
                code.whileFits(e, 1, end, () -> {
                    lanes.get(value).load(0).set(factor);
                    code.get(w).get(column).i32Load16U(0).i32Shl(5).i32Add().set(line);
                    for (int s = 0; s < sums.length; s++) {
                        lanes.get(sums[s]).get(factor).get(line).load(FLOAT * s);
                        lanes.mul().add().set(sums[s]);
                    }
                    code.increase(column, COLUMN).increase(value, FLOAT).increase(e, 1);
                });
                for (int s = 0; s < sums.length; s++) {
                    lanes.get(place).get(sums[s]).store(FLOAT * s);
                }
                code.get(place).get(n).i32Shl(2).i32Add().set(place);
                code.increase(r, 1);
            });
            code.get(w).get(k).i32Shl(5).i32Add().set(w);
            code.increase(y, FLOAT * SPARSE_WIDTH).increase(j, SPARSE_WIDTH);
        });
    }

    private static int[] floats(Lanes lanes, int count) {
        int[] locals = new int[count];
        for (int i = 0; i < count; i++) {
            locals[i] = lanes.local();
        }
        return locals;
    }
}
