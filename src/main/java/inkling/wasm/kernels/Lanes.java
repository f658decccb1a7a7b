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
    public int spread(int parameter) {
        int local = local();
        code.get(parameter);
        if (wide) {
            code.splat();
        }
        code.set(local);
        return local;
    }

    /** A local with a constant in every lane. */
    public int constant(float value) {
        int local = local();
        code.constantFloat(value);
        if (wide) {
            code.splat();
        }
        code.set(local);
        return local;
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
        if (wide) {
            code.loadVector(offset);
        } else {
            code.loadFloat(offset);
        }
        return this;
    }

    public Lanes store(int offset) {
        if (wide) {
            code.storeVector(offset);
        } else {
            code.storeFloat(offset);
        }
        return this;
    }

    /** Loads a value for each lane, from places that are so many bytes apart. */
    public void gather(int place, int stride, int local) {
        if (!wide) {
            code.get(place).loadFloat(0).set(local);
            return;
        }
        int next = code.local(ValueType.I32);
        code.get(place).loadSplat(0).set(local);
        code.get(place).set(next);
        for (int lane = 1; lane < FLOATS; lane++) {
            code.get(next).get(stride).add().set(next);
            code.get(next).get(local).loadLane(0, lane).set(local);
        }
    }

    /** Stores each lane's value, to places that are so many bytes apart. */
    public void scatter(int place, int stride, int local) {
        if (!wide) {
            code.get(place).get(local).storeFloat(0);
            return;
        }
        int next = code.local(ValueType.I32);
        code.get(place).set(next);
        for (int lane = 0; lane < FLOATS; lane++) {
            code.get(next).get(local).storeLane(0, lane);
            code.get(next).get(stride).add().set(next);
        }
    }

    public Lanes add() {
        if (wide) {
            code.addVector();
        } else {
            code.addFloat();
        }
        return this;
    }

    public Lanes subtract() {
        if (wide) {
            code.subtractVector();
        } else {
            code.subtractFloat();
        }
        return this;
    }

    public Lanes multiply() {
        if (wide) {
            code.multiplyVector();
        } else {
            code.multiplyFloat();
        }
        return this;
    }

    public Lanes maximum() {
        if (wide) {
            code.maximumVector();
        } else {
            code.maximumFloat();
        }
        return this;
    }

    /** Makes values that are less than those of another local as large. */
    public void raise(int[] locals, int least) {
        for (int local : locals) {
            get(local).get(least).maximum().set(local);
        }
    }

    public Lanes absolute() {
        if (wide) {
            code.absoluteVector();
        } else {
            code.absoluteFloat();
        }
        return this;
    }

    public Lanes negate() {
        if (wide) {
            code.negateVector();
        } else {
            code.negateFloat();
        }
        return this;
    }

    /** Shifts the bits of the values on the stack to the left and adds an integer to them. */
    public Lanes shiftBitsAndAdd(int shift, int bits) {
        if (wide) {
            code.shiftLeftIntegers(shift).constant(bits).splatInteger().addIntegers();
        } else {
            code.bitsOfFloat().shiftLeft(shift).constant(bits).add().floatOfBits();
        }
        return this;
    }

    public Lanes divide() {
        if (wide) {
            code.divideVector();
        } else {
            code.divideFloat();
        }
        return this;
    }

    public Lanes root() {
        if (wide) {
            code.rootVector();
        } else {
            code.rootFloat();
        }
        return this;
    }

    /** Keeps a local's value where another's is above a third's, and gives 0 elsewhere. */
    public Lanes whereAbove(int value, int sign, int least) {
        if (wide) {
            code.get(value).get(sign).get(least).greaterVector().andVector();
        } else {
            code.get(value)
                    .constantFloat(0f)
                    .get(sign)
                    .get(least)
                    .greaterFloat()
                    .select();
        }
        return this;
    }

    /** {@code sum += a · b}, all locals. */
    public void addProduct(int sum, int a, int b) {
        if (wide && relaxed) {
            code.get(a).get(b).get(sum).relaxedMultiplyAdd().set(sum);
        } else {
            get(sum).get(a).get(b).multiply().add().set(sum);
        }
    }
}
