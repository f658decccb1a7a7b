package inkling.wasm.assembler;

/** The instructions of a stack machine on integers and floats, one method each, written one after the other. */
public abstract class Instructions<F extends Instructions<F>> {
    private static final int ALIGN_2 = 1;
    private static final int ALIGN_4 = 2;

    /** What has been written so far. */
    public final Bytes code = new Bytes();

    /** The writer itself, to write on. */
    public abstract F self();

    public F constant(int value) {
        code.add(0x41).signed(value);
        return self();
    }

    public F add() {
        return plain(0x6A);
    }

    public F subtract() {
        return plain(0x6B);
    }

    public F multiply() {
        return plain(0x6C);
    }

    public F and() {
        return plain(0x71);
    }

    public F shiftLeft(int bits) {
        return constant(bits).plain(0x74);
    }

    public F shiftRight(int bits) {
        return constant(bits).plain(0x76);
    }

    public F loadInteger(int offset) {
        return memory(0x28, ALIGN_4, offset);
    }

    public F storeInteger(int offset) {
        return memory(0x36, ALIGN_4, offset);
    }

    public F loadCharacter(int offset) {
        return memory(0x2F, ALIGN_2, offset);
    }

    public F loadFloat(int offset) {
        return memory(0x2A, ALIGN_4, offset);
    }

    public F storeFloat(int offset) {
        return memory(0x38, ALIGN_4, offset);
    }

    public F addFloat() {
        return plain(0x92);
    }

    public F subtractFloat() {
        return plain(0x93);
    }

    public F multiplyFloat() {
        return plain(0x94);
    }

    public F absoluteFloat() {
        return plain(0x8B);
    }

    public F negateFloat() {
        return plain(0x8C);
    }

    public F maximumFloat() {
        return plain(0x97);
    }

    public F constantFloat(float value) {
        int bits = Float.floatToIntBits(value);
        code.add(0x43).add(bits).add(bits >> 8).add(bits >> 16).add(bits >> 24);
        return self();
    }

    /** A float's bits. */
    public F bitsOfFloat() {
        return plain(0xBC);
    }

    public F floatOfBits() {
        return plain(0xBE);
    }

    public F divideFloat() {
        return plain(0x95);
    }

    public F rootFloat() {
        return plain(0x91);
    }

    /** 1 if the float below is greater than the one on top. */
    public F greaterFloat() {
        return plain(0x5E);
    }

    /** Picks the first of two values if the integer on top is not 0. */
    public F select() {
        return plain(0x1B);
    }

    public F divide() {
        return plain(0x6E);
    }

    public F or() {
        return plain(0x72);
    }

    public F shiftRight() {
        return plain(0x76);
    }

    public F rotateRight() {
        return plain(0x78);
    }

    /** The number of zero bits above the highest one. */
    public F leadingZeros() {
        return plain(0x67);
    }

    /** The number of zero bits below the lowest one. */
    public F trailingZeros() {
        return plain(0x68);
    }

    /** 1 if the integer on top is 0. */
    public F is0() {
        return plain(0x45);
    }

    public F isEqual() {
        return plain(0x46);
    }

    /** 1 if the unsigned integer below is at most the one on top. */
    public F isAtMost() {
        return plain(0x4D);
    }

    public F drop() {
        return plain(0x1A);
    }

    public F plain(int opcode) {
        code.add(opcode);
        return self();
    }

    public F memory(int opcode, int align, int offset) {
        code.add(opcode).unsigned(align).unsigned(offset);
        return self();
    }
}
