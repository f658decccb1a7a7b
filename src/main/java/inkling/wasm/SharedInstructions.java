package inkling.wasm;

/** The instructions by which threads that share a memory tell each other things, and long integers, which they need for it. */
abstract class SharedInstructions<F extends SharedInstructions<F>> extends Instructions<F> {
    private static final int ATOMIC = 0xFE;
    private static final int ALIGN_4 = 2;
    private static final int ALIGN_8 = 3;

    F toLong() {
        return plain(0xAD);
    }

    F toInteger() {
        return plain(0xA7);
    }

    F constantLong(int value) {
        code.add(0x42).signed(value);
        return self();
    }

    F addLong() {
        return plain(0x7C);
    }

    F multiplyLong() {
        return plain(0x7E);
    }

    F xorLong() {
        return plain(0x85);
    }

    F shiftLeftLong() {
        return plain(0x86);
    }

    F shiftRightLong() {
        return plain(0x88);
    }

    F isEqualLong() {
        return plain(0x51);
    }

    F atomicLoad(int offset) {
        return atomic(0x10, ALIGN_4, offset);
    }

    F atomicStore(int offset) {
        return atomic(0x17, ALIGN_4, offset);
    }

    /** Adds to an integer in memory and gives what it was before. */
    F atomicAdd(int offset) {
        return atomic(0x1E, ALIGN_4, offset);
    }

    F atomicLoadLong(int offset) {
        return atomic(0x11, ALIGN_8, offset);
    }

    F atomicStoreLong(int offset) {
        return atomic(0x18, ALIGN_8, offset);
    }

    /** Replaces a long in memory if it is as expected, and gives what it was before. */
    F atomicReplaceLong(int offset) {
        return atomic(0x49, ALIGN_8, offset);
    }

    /** Wakes so many of those who wait at the address; gives how many. */
    F atomicNotify(int offset) {
        return atomic(0x00, ALIGN_4, offset);
    }

    /** Waits, while an integer is as expected, for so many nanoseconds; 2 if none notified in that time. */
    F atomicWait(int offset) {
        return atomic(0x01, ALIGN_4, offset);
    }

    /** The same with a long. */
    F atomicWaitLong(int offset) {
        return atomic(0x02, ALIGN_8, offset);
    }

    F atomic(int opcode, int align, int offset) {
        code.add(ATOMIC).unsigned(opcode).unsigned(align).unsigned(offset);
        return self();
    }
}
