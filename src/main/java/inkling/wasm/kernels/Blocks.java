package inkling.wasm.kernels;

import inkling.wasm.assembler.FunctionWriter;
import inkling.wasm.assembler.ValueType;

/**
 * Writes code that product kernels share: going through a row block by block, packing a block's lines one after the
 * other, and storing no further than the row's end.
 *
 * <p>A block at the odd end of a row is calculated in whole vectors like any other. It reads up to 60 bytes behind the
 * row, whatever is there, and the values made of them are not stored.
 */
final class Blocks {
    private static final int FLOAT = 4;
    private static final int VECTOR = 16;

    /** Vectors of a block. */
    private static final int[] WIDTHS = {8, 4};

    private Blocks() {}

    /** What writes the code of one block of so many vectors; {@code end} says whether it may be an odd one. */
    interface Body {
        void write(int vectors, boolean end);
    }

    /** Goes on from column j (in bytes) to column {@code to}. */
    static void each(FunctionWriter f, int j, int to, Body body) {
        for (int vectors : WIDTHS) {
            f.whileFits(j, vectors * VECTOR, to, () -> {
                body.write(vectors, false);
                f.increase(j, vectors * VECTOR);
            });
        }
        int last = WIDTHS[WIDTHS.length - 1];
        f.whileFits(j, FLOAT, to, () -> {
            body.write(last, true);
            f.increase(j, last * VECTOR);
        });
    }

    /** Copies {@code vectors} vectors of each of some lines, {@code stride} bytes apart, next to each other. */
    static void pack(FunctionWriter f, int first, int stride, int count, int target, int vectors) {
        int p = f.local(ValueType.I32);
        int q = f.local(ValueType.I32);
        int i = f.local(ValueType.I32);
        f.get(first).set(p);
        f.get(target).set(q);
        f.i32Const(0).set(i);
        f.whileFits(i, 1, count, () -> {
            for (int v = 0; v < vectors; v++) {
                f.get(q).get(p).v128Load(v * VECTOR).v128Store(v * VECTOR);
            }
            f.get(p).get(stride).i32Add().set(p);
            f.increase(q, vectors * VECTOR);
            f.increase(i, 1);
        });
    }

    static void load(FunctionWriter f, int[] vectors, int place) {
        for (int v = 0; v < vectors.length; v++) {
            f.get(place).v128Load(v * VECTOR).set(vectors[v]);
        }
    }

    /** Stores vectors at a place, which is column j; of an odd end, only the values before column {@code to}. */
    static void store(FunctionWriter f, int[] vectors, int place, int j, int to, boolean end) {
        for (int v = 0; v < vectors.length; v++) {
            int offset = v * VECTOR;
            int vector = vectors[v];
            Runnable whole = () -> f.get(place).get(vector).v128Store(offset);
            if (end) {
                f.fits(j, offset + VECTOR, to).choose(whole, () -> lanes(f, vector, offset, place, j, to));
            } else {
                whole.run();
            }
        }
    }

    /** Stores those of a vector's first three values that fit. */
    private static void lanes(FunctionWriter f, int vector, int offset, int place, int j, int to) {
        for (int lane = 0; lane < VECTOR / FLOAT - 1; lane++) {
            int one = lane;
            int at = offset + lane * FLOAT;
            f.fits(j, at + FLOAT, to).when(() -> f.get(place).get(vector).v128Store32Lane(at, one));
        }
    }
}
