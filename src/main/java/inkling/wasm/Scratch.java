package inkling.wasm;

import inkling.kernel.Memory;

/** Room that kernels need for themselves, from one call to the next. It grows when more is needed for the first time. */
final class Scratch {
    private final Memory memory;
    private int length;
    private float[] values = {};

    Scratch(Memory memory) {
        this.memory = memory;
    }

    /** At least so many values; what they hold is undefined after others were asked for. */
    float[] of(int least) {
        // Not the array's own length: where memory is only planned, all arrays are empty.
        if (length < least) {
            length = least;
            values = memory.allocate(least);
        }
        return values;
    }
}
