package inkling.wasm.assembler;

import java.util.ArrayList;
import java.util.List;

/**
 * The types of what is on the stack while a function is written (WebAssembly core specification 2.0, appendix A.3,
 * "Validation Algorithm"), so that a wrong operand is found here and not when a browser refuses the module.
 */
final class OperandStack {
    private final String function;
    private final List<ValueType> types = new ArrayList<>();
    private int floor;
    private boolean reachable = true;

    OperandStack(String function) {
        this.function = function;
    }

    void push(ValueType type) {
        types.add(type);
    }

    /** Takes operands away, the last of which is on top. */
    void pop(String instruction, List<ValueType> operands) {
        for (int i = operands.size() - 1; i >= 0; i--) {
            ValueType actual = popAny(instruction);
            if (actual != operands.get(i)) {
                throw error(instruction + " takes " + operands.get(i).text() + " where " + actual.text() + " is");
            }
        }
    }

    void pop(String instruction, ValueType... operands) {
        pop(instruction, List.of(operands));
    }

    /** Takes away whatever is on top. */
    ValueType popAny(String instruction) {
        if (!reachable) {
            throw error(instruction + " is never reached");
        }
        if (types.size() == floor) {
            throw error(instruction + " takes more than is on the stack");
        }
        return types.remove(types.size() - 1);
    }

    /** The type of what is on top. */
    ValueType top() {
        ValueType type = popAny("local.set");
        push(type);
        return type;
    }

    /** Nothing of the block in hand can come any more. */
    void becomeUnreachable() {
        reachable = false;
    }

    /** Begins a block, which takes and leaves nothing; gives what {@link #leaveBlock} needs. */
    int enterBlock() {
        int outer = floor;
        floor = types.size();
        return outer;
    }

    void leaveBlock(int outer) {
        if (reachable && types.size() != floor) {
            throw error("a block leaves " + (types.size() - floor) + " values on the stack");
        }
        types.subList(floor, types.size()).clear();
        floor = outer;
        reachable = true;
    }

    private IllegalStateException error(String what) {
        return new IllegalStateException("In the function " + function + ", " + what + ".");
    }
}
