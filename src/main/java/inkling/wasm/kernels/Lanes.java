package inkling.wasm.kernels;

import static inkling.wasm.assembler.Instruction.*;

import inkling.wasm.assembler.FunctionWriter;
import inkling.wasm.assembler.Instruction;

/**
 * Float arithmetic on four values at a time or on one, written once for both; and the way through the columns of a matrix
 * in strips whose sums fit in registers.
 *
 * <p>A strip at the odd end of a row is calculated in whole vectors like any other. It reads up to 60 bytes behind the
 * row, whatever is there, and the values made of them are not stored.
 */
public final class Lanes {
    /** Bytes of a float. */
    static final int FLOAT = Float.BYTES;

    /** Bytes of a vector. */
    static final int VECTOR = 16;

    /** Vectors of a strip. */
    private static final int[] STRIPS = {8, 4};

    private final FunctionWriter code;
    private final boolean wide;
    private final boolean relaxed;

    /**
     * @param wide whether four values are meant
     * @param relaxed whether a product and a sum may be rounded together
     */
    public Lanes(FunctionWriter code, boolean wide, boolean relaxed) {
        this.code = code;
        this.wide = wide;
        this.relaxed = relaxed;
    }

    /** Bytes that one step takes. */
    public int bytes() {
        return wide ? VECTOR : FLOAT;
    }

    public int local() {
        return code.local(wide ? ValueType.V128 : ValueType.F32);
    }

    /** A local with a float parameter in every lane. */
    public int splat(int parameter) {
        return spread(code.get(parameter));
    }

    /** A local with a constant in every lane. */
    public int constant(float value) {
        return spread(code.f32Const(value));
    }

    private int spread(FunctionWriter value) {
        return wide ? value.op(F32X4_SPLAT).keep() : value.keep();
    }

    private Lanes written(FunctionWriter ignored) {
        return this;
    }

    private Lanes op(Instruction four, Instruction one) {
        return written(code.op(wide ? four : one));
    }

    public Lanes get(int local) {
        code.get(local);
        return this;
    }

    public Lanes set(int local) {
        code.set(local);
        return this;
    }

    /** Loads from the address on the stack. */
    public Lanes load(int offset) {
        return written(code.op(wide ? V128_LOAD : F32_LOAD, offset));
    }

    public Lanes store(int offset) {
        return written(code.op(wide ? V128_STORE : F32_STORE, offset));
    }

    /** Loads a value for each lane into a new local, from addresses that are so many bytes apart. */
    public int gather(int address, int stride) {
        int values =
                code.get(address).op(wide ? V128_LOAD32_SPLAT : F32_LOAD, 0).keep();
        if (wide) {
            int next = code.get(address).keep();
            for (int lane = 1; lane < VECTOR / FLOAT; lane++) {
                code.increaseBy(next, stride);
                code.get(next).get(values).op(V128_LOAD32_LANE, 0, lane).set(values);
            }
        }
        return values;
    }

    /** Stores each lane's value, to addresses that are so many bytes apart. */
    public void scatter(int address, int stride, int local) {
        if (!wide) {
            code.get(address).get(local).op(F32_STORE, 0);
            return;
        }
        int next = code.get(address).keep();
        for (int lane = 0; lane < VECTOR / FLOAT; lane++) {
            code.get(next).get(local).op(V128_STORE32_LANE, 0, lane);
            code.increaseBy(next, stride);
        }
    }

    public Lanes add() {
        return op(F32X4_ADD, F32_ADD);
    }

    public Lanes sub() {
        return op(F32X4_SUB, F32_SUB);
    }

    public Lanes mul() {
        return op(F32X4_MUL, F32_MUL);
    }

    /**
     * {@code a < b ? b : a} of two locals, so that an {@code a} that is not a number stays what it is. That is one
     * instruction on vectors, and tails do the same.
     */
    public Lanes max(int a, int b) {
        if (wide) {
            return written(code.get(a).get(b).op(F32X4_PMAX));
        }
        code.get(b).get(a).get(a).get(b);
        return written(code.op(F32_LT).select());
    }

    /** Makes values that are less than those of another local as large. */
    public void raise(int[] locals, int least) {
        for (int local : locals) {
            max(local, least).set(local);
        }
    }

    public Lanes abs() {
        return op(F32X4_ABS, F32_ABS);
    }

    public Lanes neg() {
        return op(F32X4_NEG, F32_NEG);
    }

    /** Shifts the bits of the values on the stack to the left and adds an integer to them. */
    public Lanes shiftBitsAndAdd(int shift, int bits) {
        if (wide) {
            code.shift(I32X4_SHL, shift).i32Const(bits).op(I32X4_SPLAT);
            return written(code.op(I32X4_ADD));
        }
        code.op(I32_REINTERPRET_F32).shift(I32_SHL, shift).i32Const(bits);
        return written(code.op(I32_ADD).op(F32_REINTERPRET_I32));
    }

    public Lanes div() {
        return op(F32X4_DIV, F32_DIV);
    }

    public Lanes sqrt() {
        return op(F32X4_SQRT, F32_SQRT);
    }

    /** Keeps a local's value where {@code larger > smaller}, all locals, and gives 0 elsewhere. */
    public Lanes whereAbove(int value, int larger, int smaller) {
        if (wide) {
            return written(code.get(value).get(larger).get(smaller).op(F32X4_GT).op(V128_AND));
        }
        code.get(value).f32Const(0f).get(larger).get(smaller);
        return written(code.op(F32_GT).select());
    }

    /** {@code sum += a · b}, all locals. */
    public void addProduct(int sum, int a, int b) {
        if (wide && relaxed) {
            code.get(a).get(b).get(sum).op(F32X4_RELAXED_MADD).set(sum);
        } else {
            get(sum).get(a).get(b).mul().add().set(sum);
        }
    }

    /** What writes the code of one strip of so many vectors; {@code end} says whether it may be an odd one. */
    interface Strip {
        void write(int vectors, boolean end);
    }

    /** Goes on from column j (in bytes) to column {@code to}, strip by strip. */
    static void strips(FunctionWriter f, int j, int to, Strip strip) {
        for (int vectors : STRIPS) {
            f.stepping(j, vectors * VECTOR, to, () -> strip.write(vectors, false));
        }
        int last = STRIPS[STRIPS.length - 1];
        f.stepping(j, FLOAT, last * VECTOR, to, () -> strip.write(last, true));
    }

    /** So many new locals with what is at an address. */
    static int[] load(FunctionWriter f, int vectors, int address) {
        int[] locals = f.locals(ValueType.V128, vectors);
        load(f, locals, address);
        return locals;
    }

    static void load(FunctionWriter f, int[] vectors, int address) {
        for (int v = 0; v < vectors.length; v++) {
            f.get(address).op(V128_LOAD, v * VECTOR).set(vectors[v]);
        }
    }

    /** Stores vectors at an address, which is column j; of an odd end, only the values before column {@code to}. */
    static void store(FunctionWriter f, int[] vectors, int address, int j, int to, boolean end) {
        for (int v = 0; v < vectors.length; v++) {
            int offset = v * VECTOR;
            int vector = vectors[v];
            Runnable whole = () -> f.get(address).get(vector).op(V128_STORE, offset);
            if (end) {
                f.fits(j, offset + VECTOR, to).choose(whole, () -> storeLanes(f, vector, offset, address, j, to));
            } else {
                whole.run();
            }
        }
    }

    /** Stores those of a vector's first three values that are before column {@code to}. */
    static void storeLanes(FunctionWriter f, int vector, int offset, int address, int j, int to) {
        for (int lane = 0; lane < VECTOR / FLOAT - 1; lane++) {
            int one = lane;
            int at = offset + lane * FLOAT;
            f.fits(j, at + FLOAT, to).when(() -> f.get(address).get(vector).op(V128_STORE32_LANE, at, one));
        }
    }

    /**
     * Writes e^x for x between -87 and 88, outside of which x is taken to be the nearest of the two.
     *
     * <p>With n the integer next to x / log 2, e^x = 2^n · e^r where |r| is at most half of log 2; e^r is the polynomial of
     * Moshier's Cephes library ({@code expf}), and 2^n is made of its bits. The relative error is below 2^-22.
     */
    static final class Exponential {
        private static final float LOWEST = -87f;
        private static final float HIGHEST = 88f;
        private static final float ONE_BY_LOG2 = 1.442695f;

        /** 1.5 · 2^23: adding it leaves no bits for fractions, and the integer in the lowest bits. */
        private static final float ROUNDER = 12582912f;

        /** Log 2 in two parts; the first has so few bits that its product with n is exact. */
        private static final float LOG2_HIGH = 355f / 512f;

        private static final float LOG2_LOW = -2.1219444e-4f;

        /** Of r² e^r's rest, from the highest power down. */
        private static final float[] POLYNOMIAL = {
            1.9875691e-4f, 0.0013981999f, 0.008333452f, 0.041665796f, 0.16666666f, 0.5f
        };

        private static final int MANTISSA_BITS = 23;

        private final Lanes lanes;
        private final int lowest;
        private final int highest;
        private final int oneByLog2;
        private final int rounder;
        private final int minusHigh;
        private final int minusLow;
        private final int one;
        private final int[] polynomial = new int[POLYNOMIAL.length];

        /** Sets the constants; they are good wherever the code goes on from here. */
        Exponential(Lanes lanes) {
            this.lanes = lanes;
            lowest = lanes.constant(LOWEST);
            highest = lanes.constant(-HIGHEST);
            oneByLog2 = lanes.constant(ONE_BY_LOG2);
            rounder = lanes.constant(ROUNDER);
            minusHigh = lanes.constant(-LOG2_HIGH);
            minusLow = lanes.constant(-LOG2_LOW);
            one = lanes.constant(1f);
            for (int i = 0; i < POLYNOMIAL.length; i++) {
                polynomial[i] = lanes.constant(POLYNOMIAL[i]);
            }
        }

        /** Replaces a local's x by e^x. */
        void apply(int x) {
            int rounded = lanes.local();
            int n = lanes.local();
            int sum = lanes.local();
            int square = lanes.local();
            lanes.max(x, lowest).neg().set(x);
            // min(x, h) as -max(-x, -h): one instruction fewer to know.
            lanes.max(x, highest).neg().set(x);
            lanes.get(x).get(oneByLog2).mul().get(rounder).add().set(rounded);
            lanes.get(rounded).get(rounder).sub().set(n);
            lanes.addProduct(x, n, minusHigh);
            lanes.addProduct(x, n, minusLow);
            lanes.get(x).get(x).mul().set(square);
            lanes.get(polynomial[0]).set(sum);
            for (int i = 1; i < polynomial.length; i++) {
                lanes.get(sum).get(x).mul().get(polynomial[i]).add().set(sum);
            }
            lanes.get(sum).get(square).mul().get(x).add().get(one).add();
            lanes.get(rounded).shiftBitsAndAdd(MANTISSA_BITS, Float.floatToIntBits(1f));
            lanes.mul().set(x);
        }
    }
}
