package inkling.wasm.kernels;

import inkling.wasm.assembler.FunctionWriter;
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
        int local = local();
        code.get(parameter);
        if (wide) {
            code.f32x4Splat();
        }
        code.set(local);
        return local;
    }

    /** A local with a constant in every lane. */
    public int constant(float value) {
        int local = local();
        code.f32Const(value);
        if (wide) {
            code.f32x4Splat();
        }
        code.set(local);
        return local;
    }

    private Lanes written(FunctionWriter ignored) {
        return this;
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
        return written(wide ? code.v128Load(offset) : code.f32Load(offset));
    }

    public Lanes store(int offset) {
        return written(wide ? code.v128Store(offset) : code.f32Store(offset));
    }

    /** Loads a value for each lane, from addresses that are so many bytes apart. */
    public void gather(int address, int stride, int local) {
        if (!wide) {
            code.get(address).f32Load(0).set(local);
            return;
        }
        int next = code.local(ValueType.I32);
        code.get(address).v128Load32Splat(0).set(local);
        code.get(address).set(next);
        for (int lane = 1; lane < FLOATS; lane++) {
            code.get(next).get(stride).i32Add().set(next);
            code.get(next).get(local).v128Load32Lane(0, lane).set(local);
        }
    }

    /** Stores each lane's value, to addresses that are so many bytes apart. */
    public void scatter(int address, int stride, int local) {
        if (!wide) {
            code.get(address).get(local).f32Store(0);
            return;
        }
        int next = code.local(ValueType.I32);
        code.get(address).set(next);
        for (int lane = 0; lane < FLOATS; lane++) {
            code.get(next).get(local).v128Store32Lane(0, lane);
            code.get(next).get(stride).i32Add().set(next);
        }
    }

    public Lanes add() {
        return written(wide ? code.f32x4Add() : code.f32Add());
    }

    public Lanes sub() {
        return written(wide ? code.f32x4Sub() : code.f32Sub());
    }

    public Lanes mul() {
        return written(wide ? code.f32x4Mul() : code.f32Mul());
    }

    /**
     * {@code a < b ? b : a} of two locals, so that an {@code a} that is not a number stays what it is. That is one
     * instruction on vectors, and tails do the same.
     */
    public Lanes max(int a, int b) {
        return written(
                wide
                        ? code.get(a).get(b).f32x4Pmax()
                        : code.get(b).get(a).get(a).get(b).f32Lt().select());
    }

    /** Makes values that are less than those of another local as large. */
    public void raise(int[] locals, int least) {
        for (int local : locals) {
            max(local, least).set(local);
        }
    }

    public Lanes abs() {
        return written(wide ? code.f32x4Abs() : code.f32Abs());
    }

    public Lanes neg() {
        return written(wide ? code.f32x4Neg() : code.f32Neg());
    }

    /** Shifts the bits of the values on the stack to the left and adds an integer to them. */
    public Lanes shiftBitsAndAdd(int shift, int bits) {
        return written(
                wide
                        ? code.i32x4Shl(shift).i32Const(bits).i32x4Splat().i32x4Add()
                        : code.i32ReinterpretF32()
                                .i32Shl(shift)
                                .i32Const(bits)
                                .i32Add()
                                .f32ReinterpretI32());
    }

    public Lanes div() {
        return written(wide ? code.f32x4Div() : code.f32Div());
    }

    public Lanes sqrt() {
        return written(wide ? code.f32x4Sqrt() : code.f32Sqrt());
    }

    /** Keeps a local's value where {@code larger > smaller}, all locals, and gives 0 elsewhere. */
    public Lanes whereAbove(int value, int larger, int smaller) {
        return written(
                wide
                        ? code.get(value).get(larger).get(smaller).f32x4Gt().v128And()
                        : code.get(value)
                                .f32Const(0f)
                                .get(larger)
                                .get(smaller)
                                .f32Gt()
                                .select());
    }

    /** {@code sum += a · b}, all locals. */
    public void addProduct(int sum, int a, int b) {
        if (wide && relaxed) {
            code.get(a).get(b).get(sum).f32x4RelaxedMadd().set(sum);
        } else {
            get(sum).get(a).get(b).mul().add().set(sum);
        }
    }
}
