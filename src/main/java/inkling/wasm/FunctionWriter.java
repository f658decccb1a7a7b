package inkling.wasm;

import java.util.ArrayList;
import java.util.List;

/**
 * Writes the code of one function: a stack machine's instructions, one method each, and the loops that kernels are made
 * of. Locals are named by their index.
 */
final class FunctionWriter {
    private static final int EMPTY_BLOCK = 0x40;
    private static final int SIMD = 0xFD;
    private static final int ALIGN_2 = 1;
    private static final int ALIGN_4 = 2;
    private static final int ALIGN_8 = 3;
    private static final int ATOMIC = 0xFE;

    private final String name;
    private final int index;
    private final List<ValueType> parameters = new ArrayList<>();
    private final List<ValueType> locals = new ArrayList<>();
    private final Bytes code = new Bytes();

    /**
     * @param index by which other functions call it
     */
    FunctionWriter(String name, int index) {
        this.name = name;
        this.index = index;
    }

    String name() {
        return name;
    }

    int index() {
        return index;
    }

    /** One more parameter; all come before the first local. */
    int parameter(ValueType type) {
        if (!locals.isEmpty()) {
            throw new IllegalStateException("Parameters of " + name + " come before its locals.");
        }
        parameters.add(type);
        return parameters.size() - 1;
    }

    /** One more integer parameter. */
    int integer() {
        return parameter(ValueType.I32);
    }

    /** One more local, 0 at first. */
    int local(ValueType type) {
        locals.add(type);
        return parameters.size() + locals.size() - 1;
    }

    List<ValueType> parameters() {
        return List.copyOf(parameters);
    }

    Bytes parameterTypes() {
        Bytes types = new Bytes();
        for (ValueType type : parameters) {
            types.add(type.code());
        }
        return types;
    }

    Bytes body() {
        Bytes body = new Bytes().unsigned(locals.size());
        for (ValueType type : locals) {
            body.unsigned(1).add(type.code());
        }
        return body.append(code).add(0x0B);
    }

    FunctionWriter get(int local) {
        code.add(0x20).unsigned(local);
        return this;
    }

    FunctionWriter set(int local) {
        code.add(0x21).unsigned(local);
        return this;
    }

    FunctionWriter constant(int value) {
        code.add(0x41).signed(value);
        return this;
    }

    FunctionWriter add() {
        return plain(0x6A);
    }

    FunctionWriter subtract() {
        return plain(0x6B);
    }

    FunctionWriter multiply() {
        return plain(0x6C);
    }

    FunctionWriter and() {
        return plain(0x71);
    }

    FunctionWriter shiftLeft(int bits) {
        return constant(bits).plain(0x74);
    }

    FunctionWriter shiftRight(int bits) {
        return constant(bits).plain(0x76);
    }

    FunctionWriter loadInteger(int offset) {
        return memory(0x28, ALIGN_4, offset);
    }

    FunctionWriter storeInteger(int offset) {
        return memory(0x36, ALIGN_4, offset);
    }

    FunctionWriter loadCharacter(int offset) {
        return memory(0x2F, ALIGN_2, offset);
    }

    FunctionWriter loadFloat(int offset) {
        return memory(0x2A, ALIGN_4, offset);
    }

    FunctionWriter storeFloat(int offset) {
        return memory(0x38, ALIGN_4, offset);
    }

    FunctionWriter addFloat() {
        return plain(0x92);
    }

    FunctionWriter subtractFloat() {
        return plain(0x93);
    }

    FunctionWriter multiplyFloat() {
        return plain(0x94);
    }

    FunctionWriter negateFloat() {
        return plain(0x8C);
    }

    FunctionWriter maximumFloat() {
        return plain(0x97);
    }

    FunctionWriter constantFloat(float value) {
        int bits = Float.floatToIntBits(value);
        code.add(0x43).add(bits).add(bits >> 8).add(bits >> 16).add(bits >> 24);
        return this;
    }

    /** A float's bits. */
    FunctionWriter bitsOfFloat() {
        return plain(0xBC);
    }

    FunctionWriter floatOfBits() {
        return plain(0xBE);
    }

    FunctionWriter divideFloat() {
        return plain(0x95);
    }

    FunctionWriter rootFloat() {
        return plain(0x91);
    }

    /** 1 if the float below is greater than the one on top. */
    FunctionWriter greaterFloat() {
        return plain(0x5E);
    }

    /** Picks the first of two values if the integer on top is not 0. */
    FunctionWriter select() {
        return plain(0x1B);
    }

    FunctionWriter loadVector(int offset) {
        return simdMemory(0x00, offset);
    }

    FunctionWriter loadSplat(int offset) {
        return simdMemory(0x09, offset);
    }

    FunctionWriter storeVector(int offset) {
        return simdMemory(0x0B, offset);
    }

    /** Stores one of a vector's four values. */
    FunctionWriter storeLane(int offset, int lane) {
        simdMemory(0x5A, offset);
        code.add(lane);
        return this;
    }

    /** Sets so many bytes to zero. */
    FunctionWriter clearBytes(int place, int length) {
        get(place).constant(0).get(length);
        code.add(0xFC).unsigned(11).add(0);
        return this;
    }

    FunctionWriter splat() {
        return simd(0x13);
    }

    FunctionWriter addVector() {
        return simd(0xE4);
    }

    FunctionWriter subtractVector() {
        return simd(0xE5);
    }

    FunctionWriter multiplyVector() {
        return simd(0xE6);
    }

    FunctionWriter divideVector() {
        return simd(0xE7);
    }

    FunctionWriter negateVector() {
        return simd(0xE1);
    }

    FunctionWriter maximumVector() {
        return simd(0xE9);
    }

    FunctionWriter shiftLeftIntegers(int bits) {
        return constant(bits).simd(0xAB);
    }

    FunctionWriter addIntegers() {
        return simd(0xAE);
    }

    FunctionWriter splatInteger() {
        return simd(0x11);
    }

    FunctionWriter rootVector() {
        return simd(0xE3);
    }

    FunctionWriter greaterVector() {
        return simd(0x44);
    }

    FunctionWriter andVector() {
        return simd(0x4E);
    }

    /** a · b + c in one instruction; rounding once or twice is left to the machine. */
    FunctionWriter relaxedMultiplyAdd() {
        return simd(0x105);
    }

    FunctionWriter divide() {
        return plain(0x6E);
    }

    FunctionWriter or() {
        return plain(0x72);
    }

    FunctionWriter shiftRight() {
        return plain(0x76);
    }

    FunctionWriter rotateRight() {
        return plain(0x78);
    }

    /** The number of zero bits below the lowest one. */
    FunctionWriter trailingZeros() {
        return plain(0x68);
    }

    /** 1 if the integer on top is 0. */
    FunctionWriter is0() {
        return plain(0x45);
    }

    FunctionWriter isEqual() {
        return plain(0x46);
    }

    /** 1 if the unsigned integer below is less than the one on top. */
    FunctionWriter isLess() {
        return plain(0x49);
    }

    /** 1 if the unsigned integer below is at most the one on top. */
    FunctionWriter isAtMost() {
        return plain(0x4D);
    }

    /** The lower of two unsigned locals. */
    FunctionWriter lower(int a, int b) {
        return get(a).get(b).get(a).get(b).isAtMost().select();
    }

    FunctionWriter toLong() {
        return plain(0xAD);
    }

    FunctionWriter toInteger() {
        return plain(0xA7);
    }

    FunctionWriter constantLong(int value) {
        code.add(0x42).signed(value);
        return this;
    }

    FunctionWriter addLong() {
        return plain(0x7C);
    }

    FunctionWriter multiplyLong() {
        return plain(0x7E);
    }

    FunctionWriter xorLong() {
        return plain(0x85);
    }

    FunctionWriter shiftLeftLong() {
        return plain(0x86);
    }

    FunctionWriter shiftRightLong() {
        return plain(0x88);
    }

    FunctionWriter isEqualLong() {
        return plain(0x51);
    }

    FunctionWriter atomicLoad(int offset) {
        return atomic(0x10, ALIGN_4, offset);
    }

    FunctionWriter atomicStore(int offset) {
        return atomic(0x17, ALIGN_4, offset);
    }

    /** Adds to an integer in memory and gives what it was before. */
    FunctionWriter atomicAdd(int offset) {
        return atomic(0x1E, ALIGN_4, offset);
    }

    FunctionWriter atomicLoadLong(int offset) {
        return atomic(0x11, ALIGN_8, offset);
    }

    FunctionWriter atomicStoreLong(int offset) {
        return atomic(0x18, ALIGN_8, offset);
    }

    /** Replaces a long in memory if it is as expected, and gives what it was before. */
    FunctionWriter atomicReplaceLong(int offset) {
        return atomic(0x49, ALIGN_8, offset);
    }

    /** Wakes so many of those who wait at the address; gives how many. */
    FunctionWriter atomicNotify(int offset) {
        return atomic(0x00, ALIGN_4, offset);
    }

    /** Waits, while an integer is as expected, for so many nanoseconds; 2 if none notified in that time. */
    FunctionWriter atomicWait(int offset) {
        return atomic(0x01, ALIGN_4, offset);
    }

    /** The same with a long. */
    FunctionWriter atomicWaitLong(int offset) {
        return atomic(0x02, ALIGN_8, offset);
    }

    FunctionWriter drop() {
        return plain(0x1A);
    }

    FunctionWriter leave() {
        return plain(0x0F);
    }

    FunctionWriter call(int function) {
        code.add(0x10).unsigned(function);
        return this;
    }

    FunctionWriter call(FunctionWriter function) {
        return call(function.index);
    }

    /** The body again and again, until it leaves the function. */
    void forever(Runnable body) {
        code.add(0x03).add(EMPTY_BLOCK);
        body.run();
        code.add(0x0C).unsigned(0).add(0x0B);
    }

    /** Local += constant. */
    FunctionWriter increase(int local, int by) {
        return get(local).constant(by).add().set(local);
    }

    /** Repeats the body while the condition leaves an integer other than 0. */
    void whileTrue(Runnable condition, Runnable body) {
        code.add(0x02).add(EMPTY_BLOCK).add(0x03).add(EMPTY_BLOCK);
        condition.run();
        is0();
        code.add(0x0D).unsigned(1);
        body.run();
        code.add(0x0C).unsigned(0).add(0x0B).add(0x0B);
    }

    /** Repeats the body while {@code local + ahead <= limit}, as unsigned integers. */
    void whileFits(int local, int ahead, int limit, Runnable body) {
        code.add(0x02).add(EMPTY_BLOCK).add(0x03).add(EMPTY_BLOCK);
        get(local).constant(ahead).add().get(limit).plain(0x4B);
        code.add(0x0D).unsigned(1);
        body.run();
        code.add(0x0C).unsigned(0).add(0x0B).add(0x0B);
    }

    /** 1 if {@code local + ahead <= limit}, as unsigned integers. */
    FunctionWriter fits(int local, int ahead, int limit) {
        return get(local).constant(ahead).add().get(limit).plain(0x4D);
    }

    /** Runs one of two bodies, the first if the integer on the stack is not 0. */
    void choose(Runnable then, Runnable otherwise) {
        code.add(0x04).add(EMPTY_BLOCK);
        then.run();
        code.add(0x05);
        otherwise.run();
        code.add(0x0B);
    }

    /** Runs the body if the integer on the stack is not 0. */
    void when(Runnable body) {
        code.add(0x04).add(EMPTY_BLOCK);
        body.run();
        code.add(0x0B);
    }

    private FunctionWriter plain(int opcode) {
        code.add(opcode);
        return this;
    }

    private FunctionWriter simd(int opcode) {
        code.add(SIMD).unsigned(opcode);
        return this;
    }

    private FunctionWriter memory(int opcode, int align, int offset) {
        code.add(opcode).unsigned(align).unsigned(offset);
        return this;
    }

    private FunctionWriter atomic(int opcode, int align, int offset) {
        code.add(ATOMIC).unsigned(opcode).unsigned(align).unsigned(offset);
        return this;
    }

    private FunctionWriter simdMemory(int opcode, int offset) {
        simd(opcode);
        code.unsigned(ALIGN_4).unsigned(offset);
        return this;
    }
}
