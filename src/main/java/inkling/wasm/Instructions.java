package inkling.wasm;

/** The instructions of a stack machine on integers and floats, one method each, written one after the other. */
abstract class Instructions<F extends Instructions<F>> {
    private static final int ALIGN_2 = 1;
    private static final int ALIGN_4 = 2;

    /** What has been written so far. */
    final Bytes code = new Bytes();

    /** The writer itself, to write on. */
    abstract F self();

    F constant(int value) {
        code.add(0x41).signed(value);
        return self();
    }

    F add() {
        return plain(0x6A);
    }

    F subtract() {
        return plain(0x6B);
    }

    F multiply() {
        return plain(0x6C);
    }

    F and() {
        return plain(0x71);
    }

    F shiftLeft(int bits) {
        return constant(bits).plain(0x74);
    }

    F shiftRight(int bits) {
        return constant(bits).plain(0x76);
    }

    F loadInteger(int offset) {
        return memory(0x28, ALIGN_4, offset);
    }

    F storeInteger(int offset) {
        return memory(0x36, ALIGN_4, offset);
    }

    F loadCharacter(int offset) {
        return memory(0x2F, ALIGN_2, offset);
    }

    F loadFloat(int offset) {
        return memory(0x2A, ALIGN_4, offset);
    }

    F storeFloat(int offset) {
        return memory(0x38, ALIGN_4, offset);
    }

    F addFloat() {
        return plain(0x92);
    }

    F subtractFloat() {
        return plain(0x93);
    }

    F multiplyFloat() {
        return plain(0x94);
    }

    F absoluteFloat() {
        return plain(0x8B);
    }

    F negateFloat() {
        return plain(0x8C);
    }

    F maximumFloat() {
        return plain(0x97);
    }

    F constantFloat(float value) {
        int bits = Float.floatToIntBits(value);
        code.add(0x43).add(bits).add(bits >> 8).add(bits >> 16).add(bits >> 24);
        return self();
    }

    /** A float's bits. */
    F bitsOfFloat() {
        return plain(0xBC);
    }

    F floatOfBits() {
        return plain(0xBE);
    }

    F divideFloat() {
        return plain(0x95);
    }

    F rootFloat() {
        return plain(0x91);
    }

    /** 1 if the float below is greater than the one on top. */
    F greaterFloat() {
        return plain(0x5E);
    }

    /** Picks the first of two values if the integer on top is not 0. */
    F select() {
        return plain(0x1B);
    }

    F divide() {
        return plain(0x6E);
    }

    F or() {
        return plain(0x72);
    }

    F shiftRight() {
        return plain(0x76);
    }

    F rotateRight() {
        return plain(0x78);
    }

    /** The number of zero bits above the highest one. */
    F leadingZeros() {
        return plain(0x67);
    }

    /** The number of zero bits below the lowest one. */
    F trailingZeros() {
        return plain(0x68);
    }

    /** 1 if the integer on top is 0. */
    F is0() {
        return plain(0x45);
    }

    F isEqual() {
        return plain(0x46);
    }

    /** 1 if the unsigned integer below is at most the one on top. */
    F isAtMost() {
        return plain(0x4D);
    }

    F drop() {
        return plain(0x1A);
    }

    F plain(int opcode) {
        code.add(opcode);
        return self();
    }

    F memory(int opcode, int align, int offset) {
        code.add(opcode).unsigned(align).unsigned(offset);
        return self();
    }
}
