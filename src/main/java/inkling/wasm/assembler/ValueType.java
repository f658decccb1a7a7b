package inkling.wasm.assembler;

/** Types of parameters and locals. */
public enum ValueType {
    I32(0x7F),
    I64(0x7E),
    F32(0x7D),
    /** Four floats. */
    V128(0x7B);

    private final int code;

    ValueType(int code) {
        this.code = code;
    }

    /** The type's byte in the binary format. */
    public int code() {
        return code;
    }
}
