package inkling.wasm.assembler;

import java.util.Locale;

/** Types of parameters, locals and operands. */
public enum ValueType {
    I32(0x7F),
    I64(0x7E),
    F32(0x7D),
    /** Four floats or integers. */
    V128(0x7B);

    private final int code;

    ValueType(int code) {
        this.code = code;
    }

    /** The type's byte in the binary format. */
    int code() {
        return code;
    }

    /** The specification's name. */
    String text() {
        return name().toLowerCase(Locale.ROOT);
    }
}
