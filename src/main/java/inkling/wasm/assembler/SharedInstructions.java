package inkling.wasm.assembler;

/** The instructions by which threads that share a memory tell each other things, and long integers, which they need for it. */
public abstract class SharedInstructions<F extends SharedInstructions<F>> extends Instructions<F> {
    private static final int ATOMIC = 0xFE;
    private static final int ALIGN_4 = 2;
    private static final int ALIGN_8 = 3;

    public F toLong() {
        return plain(0xAD);
    }

    public F toInteger() {
        return plain(0xA7);
    }

    public F constantLong(int value) {
        code.add(0x42).signed(value);
        return self();
    }

    public F addLong() {
        return plain(0x7C);
    }

    public F multiplyLong() {
        return plain(0x7E);
    }

    public F xorLong() {
        return plain(0x85);
    }

    public F shiftLeftLong() {
        return plain(0x86);
    }

    public F shiftRightLong() {
        return plain(0x88);
    }

    public F isEqualLong() {
        return plain(0x51);
    }

    public F atomicLoad(int offset) {
        return atomic(0x10, ALIGN_4, offset);
    }

    public F atomicStore(int offset) {
        return atomic(0x17, ALIGN_4, offset);
    }

    /** Adds to an integer in memory and gives what it was before. */
    public F atomicAdd(int offset) {
        return atomic(0x1E, ALIGN_4, offset);
    }

    public F atomicLoadLong(int offset) {
        return atomic(0x11, ALIGN_8, offset);
    }

    public F atomicStoreLong(int offset) {
        return atomic(0x18, ALIGN_8, offset);
    }

    /** Replaces a long in memory if it is as expected, and gives what it was before. */
    public F atomicReplaceLong(int offset) {
        return atomic(0x49, ALIGN_8, offset);
    }

    /** Wakes so many of those who wait at the address; gives how many. */
    public F atomicNotify(int offset) {
        return atomic(0x00, ALIGN_4, offset);
    }

    /** Waits, while an integer is as expected, for so many nanoseconds; 2 if none notified in that time. */
    public F atomicWait(int offset) {
        return atomic(0x01, ALIGN_4, offset);
    }

    /** The same with a long. */
    public F atomicWaitLong(int offset) {
        return atomic(0x02, ALIGN_8, offset);
    }

    public F atomic(int opcode, int align, int offset) {
        code.add(ATOMIC).unsigned(opcode).unsigned(align).unsigned(offset);
        return self();
    }
}
