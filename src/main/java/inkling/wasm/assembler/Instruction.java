package inkling.wasm.assembler;

import static inkling.wasm.assembler.Instruction.ValueType.F32;
import static inkling.wasm.assembler.Instruction.ValueType.I32;
import static inkling.wasm.assembler.Instruction.ValueType.I64;
import static inkling.wasm.assembler.Instruction.ValueType.V128;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The instructions that are no more than an opcode and the types of their operands, with the names of the WebAssembly
 * specification (core 2.0, chapter 5.4, with the proposals "threads" and "relaxed SIMD").
 *
 * @param name the specification's
 * @param opcode with a prefix, if there is one, in its upper 16 bits
 * @param operands their types; the last is on top of the stack
 * @param result its type, if there is one
 */
public record Instruction(String name, int opcode, List<ValueType> operands, Optional<ValueType> result) {
    private static final int SIMD = 0xFD_0000;
    private static final int ATOMIC = 0xFE_0000;
    private static final int ALIGN_2 = 1;
    private static final int ALIGN_4 = 2;
    private static final int ALIGN_8 = 3;

    public static final Instruction I32_ADD = binary("i32.add", 0x6A, I32);
    public static final Instruction I32_SUB = binary("i32.sub", 0x6B, I32);
    public static final Instruction I32_MUL = binary("i32.mul", 0x6C, I32);
    public static final Instruction I32_DIV_U = binary("i32.div_u", 0x6E, I32);
    public static final Instruction I32_AND = binary("i32.and", 0x71, I32);
    public static final Instruction I32_OR = binary("i32.or", 0x72, I32);
    public static final Instruction I32_SHL = binary("i32.shl", 0x74, I32);
    public static final Instruction I32_SHR_U = binary("i32.shr_u", 0x76, I32);
    public static final Instruction I32_ROTR = binary("i32.rotr", 0x78, I32);
    public static final Instruction I32_CLZ = unary("i32.clz", 0x67, I32, I32);
    public static final Instruction I32_CTZ = unary("i32.ctz", 0x68, I32, I32);
    public static final Instruction I32_EQZ = unary("i32.eqz", 0x45, I32, I32);
    public static final Instruction I32_EQ = compare("i32.eq", 0x46, I32);
    public static final Instruction I32_LE_U = compare("i32.le_u", 0x4D, I32);
    public static final Instruction I32_WRAP_I64 = unary("i32.wrap_i64", 0xA7, I64, I32);
    public static final Instruction I32_REINTERPRET_F32 = unary("i32.reinterpret_f32", 0xBC, F32, I32);
    public static final Access I32_LOAD = load("i32.load", 0x28, ALIGN_4, I32);
    public static final Access I32_LOAD16_U = load("i32.load16_u", 0x2F, ALIGN_2, I32);
    public static final Access I32_STORE = store("i32.store", 0x36, ALIGN_4, I32);
    public static final Instruction I64_ADD = binary("i64.add", 0x7C, I64);
    public static final Instruction I64_XOR = binary("i64.xor", 0x85, I64);
    public static final Instruction I64_SHL = binary("i64.shl", 0x86, I64);
    public static final Instruction I64_SHR_U = binary("i64.shr_u", 0x88, I64);
    public static final Instruction I64_EQ = compare("i64.eq", 0x51, I64);
    public static final Instruction I64_EXTEND_I32_U = unary("i64.extend_i32_u", 0xAD, I32, I64);
    public static final Instruction F32_ADD = binary("f32.add", 0x92, F32);
    public static final Instruction F32_SUB = binary("f32.sub", 0x93, F32);
    public static final Instruction F32_MUL = binary("f32.mul", 0x94, F32);
    public static final Instruction F32_DIV = binary("f32.div", 0x95, F32);
    public static final Instruction F32_ABS = unary("f32.abs", 0x8B, F32, F32);
    public static final Instruction F32_NEG = unary("f32.neg", 0x8C, F32, F32);
    public static final Instruction F32_SQRT = unary("f32.sqrt", 0x91, F32, F32);
    public static final Instruction F32_LT = compare("f32.lt", 0x5D, F32);
    public static final Instruction F32_GT = compare("f32.gt", 0x5E, F32);
    public static final Instruction F32_REINTERPRET_I32 = unary("f32.reinterpret_i32", 0xBE, I32, F32);
    public static final Access F32_LOAD = load("f32.load", 0x2A, ALIGN_4, F32);
    public static final Access F32_STORE = store("f32.store", 0x38, ALIGN_4, F32);
    public static final Access V128_LOAD = load("v128.load", SIMD, ALIGN_4, V128);
    public static final Access V128_LOAD32_SPLAT = load("v128.load32_splat", SIMD + 0x09, ALIGN_4, V128);
    public static final Access V128_STORE = store("v128.store", SIMD + 0x0B, ALIGN_4, V128);
    public static final Instruction V128_AND = binary("v128.and", SIMD + 0x4E, V128);
    public static final Instruction V128_XOR = binary("v128.xor", SIMD + 0x51, V128);
    public static final Instruction F32X4_ADD = binary("f32x4.add", SIMD + 0xE4, V128);
    public static final Instruction F32X4_SUB = binary("f32x4.sub", SIMD + 0xE5, V128);
    public static final Instruction F32X4_MUL = binary("f32x4.mul", SIMD + 0xE6, V128);
    public static final Instruction F32X4_DIV = binary("f32x4.div", SIMD + 0xE7, V128);
    public static final Instruction F32X4_PMAX = binary("f32x4.pmax", SIMD + 0xEB, V128);
    public static final Instruction F32X4_GT = binary("f32x4.gt", SIMD + 0x44, V128);
    public static final Instruction F32X4_NE = binary("f32x4.ne", SIMD + 0x42, V128);
    public static final Instruction I32X4_ADD = binary("i32x4.add", SIMD + 0xAE, V128);
    public static final Instruction I32X4_MUL = binary("i32x4.mul", SIMD + 0xB5, V128);
    public static final Instruction I32X4_GE_S = binary("i32x4.ge_s", SIMD + 0x3F, V128);
    public static final Instruction F32X4_ABS = unary("f32x4.abs", SIMD + 0xE0, V128, V128);
    public static final Instruction F32X4_NEG = unary("f32x4.neg", SIMD + 0xE1, V128, V128);
    public static final Instruction F32X4_SQRT = unary("f32x4.sqrt", SIMD + 0xE3, V128, V128);
    public static final Instruction F32X4_SPLAT = unary("f32x4.splat", SIMD + 0x13, F32, V128);
    public static final Instruction I32X4_SPLAT = unary("i32x4.splat", SIMD + 0x11, I32, V128);
    public static final Instruction I32X4_BITMASK = unary("i32x4.bitmask", SIMD + 0xA4, V128, I32);
    public static final Instruction I32X4_SHL = operation("i32x4.shl", SIMD + 0xAB, V128, V128, I32);
    public static final Instruction I32X4_SHR_U = operation("i32x4.shr_u", SIMD + 0xAD, V128, V128, I32);
    public static final Instruction V128_BITSELECT = operation("v128.bitselect", SIMD + 0x52, V128, V128, V128, V128);
    public static final Instruction F32X4_RELAXED_MADD =
            operation("f32x4.relaxed_madd", SIMD + 0x105, V128, V128, V128, V128);
    public static final Access I32_ATOMIC_LOAD = load("i32.atomic.load", ATOMIC + 0x10, ALIGN_4, I32);
    public static final Access I64_ATOMIC_LOAD = load("i64.atomic.load", ATOMIC + 0x11, ALIGN_8, I64);
    public static final Access I32_ATOMIC_STORE = store("i32.atomic.store", ATOMIC + 0x17, ALIGN_4, I32);
    public static final Access I64_ATOMIC_STORE = store("i64.atomic.store", ATOMIC + 0x18, ALIGN_8, I64);
    public static final Access I32_ATOMIC_RMW_ADD = access("i32.atomic.rmw.add", ATOMIC + 0x1E, ALIGN_4, I32, I32, I32);
    public static final Access I64_ATOMIC_RMW_CMPXCHG =
            access("i64.atomic.rmw.cmpxchg", ATOMIC + 0x49, ALIGN_8, I64, I32, I64, I64);
    public static final Access MEMORY_ATOMIC_NOTIFY =
            access("memory.atomic.notify", ATOMIC + 0x00, ALIGN_4, I32, I32, I32);
    public static final Access MEMORY_ATOMIC_WAIT32 =
            access("memory.atomic.wait32", ATOMIC + 0x01, ALIGN_4, I32, I32, I32, I64);
    public static final Access MEMORY_ATOMIC_WAIT64 =
            access("memory.atomic.wait64", ATOMIC + 0x02, ALIGN_8, I32, I32, I64, I64);
    public static final Access V128_LOAD32_LANE = access("v128.load32_lane", SIMD + 0x56, ALIGN_4, V128, I32, V128);
    public static final Access V128_STORE32_LANE = store("v128.store32_lane", SIMD + 0x5A, ALIGN_4, V128);

    /**
     * An instruction that reaches memory, at an address that is its first operand.
     *
     * @param align logarithm of the bytes of which the address is a multiple
     */
    public record Access(Instruction instruction, int align) {}

    private static Instruction operation(String name, int opcode, ValueType result, ValueType... operands) {
        return new Instruction(name, opcode, List.of(operands), Optional.of(result));
    }

    private static Instruction unary(String name, int opcode, ValueType from, ValueType to) {
        return operation(name, opcode, to, from);
    }

    private static Instruction binary(String name, int opcode, ValueType type) {
        return operation(name, opcode, type, type, type);
    }

    private static Instruction compare(String name, int opcode, ValueType type) {
        return operation(name, opcode, I32, type, type);
    }

    private static Access access(String name, int opcode, int align, ValueType result, ValueType... operands) {
        return new Access(operation(name, opcode, result, operands), align);
    }

    private static Access load(String name, int opcode, int align, ValueType type) {
        return access(name, opcode, align, type, I32);
    }

    private static Access store(String name, int opcode, int align, ValueType type) {
        return new Access(new Instruction(name, opcode, List.of(I32, type), Optional.empty()), align);
    }

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

    /**
     * The types of what is on the stack while a function is written (WebAssembly core specification 2.0, appendix A.3,
     * "Validation Algorithm"), so that a wrong operand is found here and not when a browser refuses the module.
     */
    static final class OperandStack {
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
}
