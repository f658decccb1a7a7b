package inkling.wasm.assembler;

import static inkling.wasm.assembler.ValueType.F32;
import static inkling.wasm.assembler.ValueType.I32;
import static inkling.wasm.assembler.ValueType.I64;
import static inkling.wasm.assembler.ValueType.V128;

/**
 * The instructions that are no more than an opcode and the types of their operands, one method each, with the names of
 * the WebAssembly specification (core 2.0, chapter 5.4, with the proposals "threads" and "relaxed SIMD"). An operand of
 * the wrong type is refused with an {@link IllegalStateException} that names the instruction. Offsets are in bytes.
 */
abstract sealed class Instructions permits FunctionWriter {
    static final int SIMD = 0xFD_0000;
    private static final int ATOMIC = 0xFE_0000;
    private static final int ALIGN_2 = 1;
    private static final int ALIGN_4 = 2;
    private static final int ALIGN_8 = 3;

    public FunctionWriter i32Add() {
        return binary("i32.add", 0x6A, I32);
    }

    public FunctionWriter i32Sub() {
        return binary("i32.sub", 0x6B, I32);
    }

    public FunctionWriter i32Mul() {
        return binary("i32.mul", 0x6C, I32);
    }

    public FunctionWriter i32DivU() {
        return binary("i32.div_u", 0x6E, I32);
    }

    public FunctionWriter i32And() {
        return binary("i32.and", 0x71, I32);
    }

    public FunctionWriter i32Or() {
        return binary("i32.or", 0x72, I32);
    }

    public FunctionWriter i32Shl(int bits) {
        return i32Const(bits).binary("i32.shl", 0x74, I32);
    }

    public FunctionWriter i32ShrU(int bits) {
        return i32Const(bits).i32ShrU();
    }

    public FunctionWriter i32ShrU() {
        return binary("i32.shr_u", 0x76, I32);
    }

    public FunctionWriter i32Rotr() {
        return binary("i32.rotr", 0x78, I32);
    }

    public FunctionWriter i32Clz() {
        return convert("i32.clz", 0x67, I32, I32);
    }

    public FunctionWriter i32Ctz() {
        return convert("i32.ctz", 0x68, I32, I32);
    }

    public FunctionWriter i32Eqz() {
        return convert("i32.eqz", 0x45, I32, I32);
    }

    public FunctionWriter i32Eq() {
        return compare("i32.eq", 0x46, I32);
    }

    public FunctionWriter i32GtU() {
        return compare("i32.gt_u", 0x4B, I32);
    }

    public FunctionWriter i32LeU() {
        return compare("i32.le_u", 0x4D, I32);
    }

    public FunctionWriter i32WrapI64() {
        return convert("i32.wrap_i64", 0xA7, I64, I32);
    }

    public FunctionWriter i32ReinterpretF32() {
        return convert("i32.reinterpret_f32", 0xBC, F32, I32);
    }

    public FunctionWriter i32Load(int offset) {
        return load("i32.load", 0x28, ALIGN_4, offset, I32);
    }

    public FunctionWriter i32Load16U(int offset) {
        return load("i32.load16_u", 0x2F, ALIGN_2, offset, I32);
    }

    public FunctionWriter i32Store(int offset) {
        return store("i32.store", 0x36, ALIGN_4, offset, I32);
    }

    public FunctionWriter i64Add() {
        return binary("i64.add", 0x7C, I64);
    }

    public FunctionWriter i64Xor() {
        return binary("i64.xor", 0x85, I64);
    }

    public FunctionWriter i64Shl() {
        return binary("i64.shl", 0x86, I64);
    }

    public FunctionWriter i64ShrU() {
        return binary("i64.shr_u", 0x88, I64);
    }

    public FunctionWriter i64Eq() {
        return compare("i64.eq", 0x51, I64);
    }

    public FunctionWriter i64ExtendI32U() {
        return convert("i64.extend_i32_u", 0xAD, I32, I64);
    }

    public FunctionWriter f32Add() {
        return binary("f32.add", 0x92, F32);
    }

    public FunctionWriter f32Sub() {
        return binary("f32.sub", 0x93, F32);
    }

    public FunctionWriter f32Mul() {
        return binary("f32.mul", 0x94, F32);
    }

    public FunctionWriter f32Div() {
        return binary("f32.div", 0x95, F32);
    }

    public FunctionWriter f32Abs() {
        return convert("f32.abs", 0x8B, F32, F32);
    }

    public FunctionWriter f32Neg() {
        return convert("f32.neg", 0x8C, F32, F32);
    }

    public FunctionWriter f32Sqrt() {
        return convert("f32.sqrt", 0x91, F32, F32);
    }

    public FunctionWriter f32Lt() {
        return compare("f32.lt", 0x5D, F32);
    }

    public FunctionWriter f32Gt() {
        return compare("f32.gt", 0x5E, F32);
    }

    public FunctionWriter f32ReinterpretI32() {
        return convert("f32.reinterpret_i32", 0xBE, I32, F32);
    }

    public FunctionWriter f32Load(int offset) {
        return load("f32.load", 0x2A, ALIGN_4, offset, F32);
    }

    public FunctionWriter f32Store(int offset) {
        return store("f32.store", 0x38, ALIGN_4, offset, F32);
    }

    public FunctionWriter v128Load(int offset) {
        return load("v128.load", SIMD, ALIGN_4, offset, V128);
    }

    public FunctionWriter v128Load32Splat(int offset) {
        return load("v128.load32_splat", SIMD + 0x09, ALIGN_4, offset, V128);
    }

    public FunctionWriter v128Store(int offset) {
        return store("v128.store", SIMD + 0x0B, ALIGN_4, offset, V128);
    }

    public FunctionWriter v128And() {
        return binary("v128.and", SIMD + 0x4E, V128);
    }

    public FunctionWriter v128Xor() {
        return binary("v128.xor", SIMD + 0x51, V128);
    }

    public FunctionWriter f32x4Add() {
        return binary("f32x4.add", SIMD + 0xE4, V128);
    }

    public FunctionWriter f32x4Sub() {
        return binary("f32x4.sub", SIMD + 0xE5, V128);
    }

    public FunctionWriter f32x4Mul() {
        return binary("f32x4.mul", SIMD + 0xE6, V128);
    }

    public FunctionWriter f32x4Div() {
        return binary("f32x4.div", SIMD + 0xE7, V128);
    }

    public FunctionWriter f32x4Pmax() {
        return binary("f32x4.pmax", SIMD + 0xEB, V128);
    }

    public FunctionWriter f32x4Gt() {
        return binary("f32x4.gt", SIMD + 0x44, V128);
    }

    public FunctionWriter f32x4Ne() {
        return binary("f32x4.ne", SIMD + 0x42, V128);
    }

    public FunctionWriter i32x4Add() {
        return binary("i32x4.add", SIMD + 0xAE, V128);
    }

    public FunctionWriter i32x4Mul() {
        return binary("i32x4.mul", SIMD + 0xB5, V128);
    }

    public FunctionWriter i32x4GeS() {
        return binary("i32x4.ge_s", SIMD + 0x3F, V128);
    }

    public FunctionWriter f32x4Abs() {
        return convert("f32x4.abs", SIMD + 0xE0, V128, V128);
    }

    public FunctionWriter f32x4Neg() {
        return convert("f32x4.neg", SIMD + 0xE1, V128, V128);
    }

    public FunctionWriter f32x4Sqrt() {
        return convert("f32x4.sqrt", SIMD + 0xE3, V128, V128);
    }

    public FunctionWriter f32x4Splat() {
        return convert("f32x4.splat", SIMD + 0x13, F32, V128);
    }

    public FunctionWriter i32x4Splat() {
        return convert("i32x4.splat", SIMD + 0x11, I32, V128);
    }

    public FunctionWriter i32x4Bitmask() {
        return convert("i32x4.bitmask", SIMD + 0xA4, V128, I32);
    }

    public FunctionWriter i32x4Shl(int bits) {
        return i32Const(bits).operation("i32x4.shl", SIMD + 0xAB, V128, V128, I32);
    }

    public FunctionWriter i32x4ShrU(int bits) {
        return i32Const(bits).operation("i32x4.shr_u", SIMD + 0xAD, V128, V128, I32);
    }

    public FunctionWriter v128Bitselect() {
        return operation("v128.bitselect", SIMD + 0x52, V128, V128, V128, V128);
    }

    public FunctionWriter f32x4RelaxedMadd() {
        return operation("f32x4.relaxed_madd", SIMD + 0x105, V128, V128, V128, V128);
    }

    public FunctionWriter i32AtomicLoad(int offset) {
        return load("i32.atomic.load", ATOMIC + 0x10, ALIGN_4, offset, I32);
    }

    public FunctionWriter i64AtomicLoad(int offset) {
        return load("i64.atomic.load", ATOMIC + 0x11, ALIGN_8, offset, I64);
    }

    public FunctionWriter i32AtomicStore(int offset) {
        return store("i32.atomic.store", ATOMIC + 0x17, ALIGN_4, offset, I32);
    }

    public FunctionWriter i64AtomicStore(int offset) {
        return store("i64.atomic.store", ATOMIC + 0x18, ALIGN_8, offset, I64);
    }

    public FunctionWriter i32AtomicRmwAdd(int offset) {
        return operation("i32.atomic.rmw.add", ATOMIC + 0x1E, I32, I32, I32).immediate(ALIGN_4, offset);
    }

    public FunctionWriter i64AtomicRmwCmpxchg(int offset) {
        return operation("i64.atomic.rmw.cmpxchg", ATOMIC + 0x49, I64, I32, I64, I64)
                .immediate(ALIGN_8, offset);
    }

    public FunctionWriter memoryAtomicNotify(int offset) {
        return operation("memory.atomic.notify", ATOMIC + 0x00, I32, I32, I32).immediate(ALIGN_4, offset);
    }

    public FunctionWriter memoryAtomicWait32(int offset) {
        return operation("memory.atomic.wait32", ATOMIC + 0x01, I32, I32, I32, I64)
                .immediate(ALIGN_4, offset);
    }

    public FunctionWriter memoryAtomicWait64(int offset) {
        return operation("memory.atomic.wait64", ATOMIC + 0x02, I32, I32, I64, I64)
                .immediate(ALIGN_8, offset);
    }

    public FunctionWriter v128Load32Lane(int offset, int lane) {
        return operation("v128.load32_lane", SIMD + 0x56, V128, I32, V128)
                .immediate(ALIGN_4, offset)
                .lane(lane);
    }

    public FunctionWriter v128Store32Lane(int offset, int lane) {
        return store("v128.store32_lane", SIMD + 0x5A, ALIGN_4, offset, V128).lane(lane);
    }

    final FunctionWriter binary(String name, int opcode, ValueType type) {
        return operation(name, opcode, type, type, type);
    }

    private FunctionWriter convert(String name, int opcode, ValueType from, ValueType to) {
        return operation(name, opcode, to, from);
    }

    private FunctionWriter compare(String name, int opcode, ValueType type) {
        return operation(name, opcode, I32, type, type);
    }

    private FunctionWriter load(String name, int opcode, int align, int offset, ValueType type) {
        return operation(name, opcode, type, I32).immediate(align, offset);
    }

    /** Replaces the operands, the last of which is on top, by the result. */
    abstract FunctionWriter operation(String name, int opcode, ValueType result, ValueType... operands);

    /** Stores the value on top at the address below. */
    abstract FunctionWriter store(String name, int opcode, int align, int offset, ValueType type);

    public abstract FunctionWriter i32Const(int value);
}
