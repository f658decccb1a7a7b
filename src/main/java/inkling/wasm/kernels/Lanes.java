package inkling.wasm.kernels;

import static inkling.wasm.assembler.Instruction.*;

import inkling.wasm.assembler.FunctionWriter;
import inkling.wasm.assembler.Instruction;
import inkling.wasm.assembler.ValueType;

/** Float arithmetic on four values at a time or on one, written once for both. */
public final class Lanes {
    private static final int FLOATS = 4;

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
        return wide ? 16 : 4;
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
            for (int lane = 1; lane < FLOATS; lane++) {
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
        for (int lane = 0; lane < FLOATS; lane++) {
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
}
