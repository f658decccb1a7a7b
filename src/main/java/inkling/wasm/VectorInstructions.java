package inkling.wasm;

/** The instructions on vectors of four floats or integers. */
abstract class VectorInstructions<F extends VectorInstructions<F>> extends SharedInstructions<F> {
    private static final int SIMD = 0xFD;
    private static final int ALIGN_4 = 2;

    F loadVector(int offset) {
        return simdMemory(0x00, offset);
    }

    F loadSplat(int offset) {
        return simdMemory(0x09, offset);
    }

    F storeVector(int offset) {
        return simdMemory(0x0B, offset);
    }

    /** Replaces one of a vector's four values. */
    F loadLane(int offset, int lane) {
        simdMemory(0x56, offset);
        code.add(lane);
        return self();
    }

    /** Stores one of a vector's four values. */
    F storeLane(int offset, int lane) {
        simdMemory(0x5A, offset);
        code.add(lane);
        return self();
    }

    F splat() {
        return simd(0x13);
    }

    F addVector() {
        return simd(0xE4);
    }

    F subtractVector() {
        return simd(0xE5);
    }

    F multiplyVector() {
        return simd(0xE6);
    }

    F divideVector() {
        return simd(0xE7);
    }

    F absoluteVector() {
        return simd(0xE0);
    }

    F negateVector() {
        return simd(0xE1);
    }

    /** The larger values; where one is not a number, that of the vector below. One instruction, unlike the strict one. */
    F maximumVector() {
        return simd(0xEB);
    }

    F shiftLeftIntegers(int bits) {
        return constant(bits).simd(0xAB);
    }

    F shiftRightIntegers(int bits) {
        return constant(bits).simd(0xAD);
    }

    F multiplyIntegers() {
        return simd(0xB5);
    }

    F isAtLeastIntegers() {
        return simd(0x3F);
    }

    F xorVector() {
        return simd(0x51);
    }

    F addIntegers() {
        return simd(0xAE);
    }

    F splatInteger() {
        return simd(0x11);
    }

    F rootVector() {
        return simd(0xE3);
    }

    F greaterVector() {
        return simd(0x44);
    }

    F notEqualVector() {
        return simd(0x42);
    }

    /** The sign bits of a vector's four integers. */
    F bitMask() {
        return simd(0xA4);
    }

    F andVector() {
        return simd(0x4E);
    }

    /** The bits of the vector below two others where the mask on top is set, and of the second elsewhere. */
    F selectBits() {
        return simd(0x52);
    }

    /** The integers 0, 1, 2 and 3. */
    F countingIntegers() {
        simd(0x0C);
        for (int lane = 0; lane < 4; lane++) {
            code.add(lane).add(0).add(0).add(0);
        }
        return self();
    }

    /** a · b + c in one instruction; rounding once or twice is left to the machine. */
    F relaxedMultiplyAdd() {
        return simd(0x105);
    }

    F simd(int opcode) {
        code.add(SIMD).unsigned(opcode);
        return self();
    }

    F simdMemory(int opcode, int offset) {
        simd(opcode);
        code.unsigned(ALIGN_4).unsigned(offset);
        return self();
    }
}
