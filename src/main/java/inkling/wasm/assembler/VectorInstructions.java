package inkling.wasm.assembler;

/** The instructions on vectors of four floats or integers. */
public abstract class VectorInstructions<F extends VectorInstructions<F>> extends SharedInstructions<F> {
    private static final int SIMD = 0xFD;
    private static final int ALIGN_4 = 2;

    public F loadVector(int offset) {
        return simdMemory(0x00, offset);
    }

    public F loadSplat(int offset) {
        return simdMemory(0x09, offset);
    }

    public F storeVector(int offset) {
        return simdMemory(0x0B, offset);
    }

    /** Replaces one of a vector's four values. */
    public F loadLane(int offset, int lane) {
        simdMemory(0x56, offset);
        code.add(lane);
        return self();
    }

    /** Stores one of a vector's four values. */
    public F storeLane(int offset, int lane) {
        simdMemory(0x5A, offset);
        code.add(lane);
        return self();
    }

    public F splat() {
        return simd(0x13);
    }

    public F addVector() {
        return simd(0xE4);
    }

    public F subtractVector() {
        return simd(0xE5);
    }

    public F multiplyVector() {
        return simd(0xE6);
    }

    public F divideVector() {
        return simd(0xE7);
    }

    public F absoluteVector() {
        return simd(0xE0);
    }

    public F negateVector() {
        return simd(0xE1);
    }

    /** The larger values; where one is not a number, that of the vector below. One instruction, unlike the strict one. */
    public F maximumVector() {
        return simd(0xEB);
    }

    public F shiftLeftIntegers(int bits) {
        return constant(bits).simd(0xAB);
    }

    public F shiftRightIntegers(int bits) {
        return constant(bits).simd(0xAD);
    }

    public F multiplyIntegers() {
        return simd(0xB5);
    }

    public F isAtLeastIntegers() {
        return simd(0x3F);
    }

    public F xorVector() {
        return simd(0x51);
    }

    public F addIntegers() {
        return simd(0xAE);
    }

    public F splatInteger() {
        return simd(0x11);
    }

    public F rootVector() {
        return simd(0xE3);
    }

    public F greaterVector() {
        return simd(0x44);
    }

    public F notEqualVector() {
        return simd(0x42);
    }

    /** The sign bits of a vector's four integers. */
    public F bitMask() {
        return simd(0xA4);
    }

    public F andVector() {
        return simd(0x4E);
    }

    /** The bits of the vector below two others where the mask on top is set, and of the second elsewhere. */
    public F selectBits() {
        return simd(0x52);
    }

    /** The integers 0, 1, 2 and 3. */
    public F countingIntegers() {
        simd(0x0C);
        for (int lane = 0; lane < 4; lane++) {
            code.add(lane).add(0).add(0).add(0);
        }
        return self();
    }

    /** a · b + c in one instruction; rounding once or twice is left to the machine. */
    public F relaxedMultiplyAdd() {
        return simd(0x105);
    }

    public F simd(int opcode) {
        code.add(SIMD).unsigned(opcode);
        return self();
    }

    public F simdMemory(int opcode, int offset) {
        simd(opcode);
        code.unsigned(ALIGN_4).unsigned(offset);
        return self();
    }
}
