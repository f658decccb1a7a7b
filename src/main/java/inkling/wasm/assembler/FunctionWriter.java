package inkling.wasm.assembler;

import static inkling.wasm.assembler.Instruction.*;

import inkling.wasm.assembler.Instruction.Access;
import java.util.ArrayList;
import java.util.List;

/**
 * Writes one function: its parameters and locals, which are named by their index, and the branches and loops that kernels
 * are made of, around its instructions. A function returns nothing.
 */
public final class FunctionWriter {
    private static final int EMPTY_BLOCK = 0x40;
    private static final int BLOCK = 0x02;
    private static final int LOOP = 0x03;
    private static final int IF = 0x04;
    private static final int ELSE = 0x05;
    private static final int END = 0x0B;
    private static final int BR = 0x0C;
    private static final int BR_IF = 0x0D;

    private static final int V128_CONST = 0xFD_000C;
    private static final int PREFIX_SHIFT = 16;

    private final String name;
    private final int index;
    private final Bytes code = new Bytes();
    private final OperandStack stack;
    private final List<ValueType> parameters = new ArrayList<>();
    private final List<ValueType> locals = new ArrayList<>();

    /**
     * @param index by which other functions call it
     */
    FunctionWriter(String name, int index) {
        stack = new OperandStack(name);
        this.name = name;
        this.index = index;
    }

    String name() {
        return name;
    }

    int index() {
        return index;
    }

    /** One more parameter; all come before the first local. */
    public int parameter(ValueType type) {
        if (!locals.isEmpty()) {
            throw new IllegalStateException("Parameters of " + name + " come before its locals.");
        }
        parameters.add(type);
        return parameters.size() - 1;
    }

    /** One more integer parameter. */
    public int integer() {
        return parameter(ValueType.I32);
    }

    /** One more local, 0 at first. */
    public int local(ValueType type) {
        locals.add(type);
        return parameters.size() + locals.size() - 1;
    }

    /** So many more locals, 0 at first. */
    public int[] locals(ValueType type, int count) {
        int[] more = new int[count];
        for (int i = 0; i < count; i++) {
            more[i] = local(type);
        }
        return more;
    }

    Bytes parameterTypes() {
        Bytes types = new Bytes();
        for (ValueType type : parameters) {
            types.add(type.code());
        }
        return types;
    }

    Bytes body() {
        stack.leaveBlock(0);
        Bytes body = new Bytes().unsigned(locals.size());
        for (ValueType type : locals) {
            body.unsigned(1).add(type.code());
        }
        return body.append(code).add(END);
    }

    private ValueType type(int local) {
        return local < parameters.size() ? parameters.get(local) : locals.get(local - parameters.size());
    }

    /**
     * An instruction.
     *
     * @throws IllegalStateException when an operand on the stack is of the wrong type, naming the instruction
     */
    public FunctionWriter op(Instruction instruction) {
        stack.pop(instruction.name(), instruction.operands());
        instruction.result().ifPresent(stack::push);
        return opcode(instruction.opcode());
    }

    /** An instruction that reaches memory, so many bytes behind the address on the stack. */
    public FunctionWriter op(Access access, int offset) {
        op(access.instruction());
        code.unsigned(access.align()).unsigned(offset);
        return this;
    }

    /** The same for one of a vector's values. */
    public FunctionWriter op(Access access, int offset, int lane) {
        op(access, offset);
        code.add(lane);
        return this;
    }

    /** A shift by so many bits. */
    public FunctionWriter shift(Instruction instruction, int bits) {
        return i32Const(bits).op(instruction);
    }

    private FunctionWriter opcode(int opcode) {
        if (opcode >>> PREFIX_SHIFT == 0) {
            code.add(opcode);
        } else {
            code.add(opcode >>> PREFIX_SHIFT).unsigned(opcode & (1 << PREFIX_SHIFT) - 1);
        }
        return this;
    }

    public FunctionWriter i32Const(int value) {
        stack.push(ValueType.I32);
        code.add(0x41).signed(value);
        return this;
    }

    public FunctionWriter i64Const(long value) {
        stack.push(ValueType.I64);
        code.add(0x42).signed(value);
        return this;
    }

    public FunctionWriter f32Const(float value) {
        stack.push(ValueType.F32);
        code.add(0x43).int32(Float.floatToIntBits(value));
        return this;
    }

    /** A vector of four integers. */
    public FunctionWriter v128Const(int... lanes) {
        stack.push(ValueType.V128);
        opcode(V128_CONST);
        for (int lane : lanes) {
            code.int32(lane);
        }
        return this;
    }

    /** {@code local.get}. */
    public FunctionWriter get(int local) {
        stack.push(type(local));
        code.add(0x20).unsigned(local);
        return this;
    }

    /** {@code local.set}. */
    public FunctionWriter set(int local) {
        stack.pop("local.set", type(local));
        code.add(0x21).unsigned(local);
        return this;
    }

    /** The value of a global, which is of the thread's own ({@link ModuleWriter#global}). */
    public FunctionWriter globalGet(int global) {
        stack.push(ValueType.I32);
        code.add(0x23).unsigned(global);
        return this;
    }

    public FunctionWriter globalSet(int global) {
        stack.pop("global.set", ValueType.I32);
        code.add(0x24).unsigned(global);
        return this;
    }

    public FunctionWriter drop() {
        stack.popAny("drop");
        return opcode(0x1A);
    }

    /** Keeps the first of two values if the integer on top is not 0, and the second otherwise. */
    public FunctionWriter select() {
        stack.pop("select", ValueType.I32);
        ValueType type = stack.popAny("select");
        stack.pop("select", type);
        stack.push(type);
        return opcode(0x1B);
    }

    /** {@code memory.fill} with zeros: as many bytes from an address on. */
    public FunctionWriter clearBytes(int address, int length) {
        get(address).i32Const(0).get(length);
        stack.pop("memory.fill", ValueType.I32, ValueType.I32, ValueType.I32);
        code.add(0xFC).unsigned(11).add(0);
        return this;
    }

    /** {@code return}. */
    public FunctionWriter leave() {
        stack.becomeUnreachable();
        return opcode(0x0F);
    }

    /** Calls a function whose parameters have all been declared. */
    public FunctionWriter call(FunctionWriter function) {
        stack.pop("call of " + function.name, function.parameters);
        code.add(0x10).unsigned(function.index);
        return this;
    }

    /** Calls a function of the table, whose position is on top, with the parameters that another function has. */
    public FunctionWriter callIndirect(FunctionWriter like) {
        stack.pop("call_indirect", ValueType.I32);
        stack.pop("call_indirect", like.parameters);
        code.add(0x11).unsigned(like.index).unsigned(0);
        return this;
    }

    /** Calls an imported function, which has no parameters. */
    public FunctionWriter callImport(int function) {
        code.add(0x10).unsigned(function);
        return this;
    }

    /** Local += constant. */
    public FunctionWriter increase(int local, int by) {
        return get(local).i32Const(by).op(I32_ADD).set(local);
    }

    /** The lower of two unsigned locals. */
    public FunctionWriter lower(int a, int b) {
        return get(a).get(b).get(a).get(b).op(I32_LE_U).select();
    }

    /** 1 if {@code local + ahead <= limit}, as unsigned integers. */
    public FunctionWriter fits(int local, int ahead, int limit) {
        return get(local).i32Const(ahead).op(I32_ADD).get(limit).op(I32_LE_U);
    }

    /** The body again and again, until it leaves the function. */
    public void forever(Runnable body) {
        block(LOOP, () -> {
            body.run();
            branch(0);
        });
    }

    /** Repeats the body while the condition leaves an integer other than 0. */
    public void whileTrue(Runnable condition, Runnable body) {
        repeatUntil(
                () -> {
                    condition.run();
                    op(I32_EQZ);
                },
                body);
    }

    /** Repeats the body while {@code local + ahead <= limit}, as unsigned integers. */
    public void whileFits(int local, int ahead, int limit, Runnable body) {
        repeatUntil(() -> get(local).i32Const(ahead).op(I32_ADD).get(limit).op(I32_GT_U), body);
    }

    private void repeatUntil(Runnable end, Runnable body) {
        block(
                BLOCK,
                () -> block(LOOP, () -> {
                    end.run();
                    stack.pop("br_if", ValueType.I32);
                    code.add(BR_IF).unsigned(1);
                    body.run();
                    branch(0);
                }));
    }

    /** Runs the body if the integer on the stack is not 0. */
    public void when(Runnable body) {
        stack.pop("if", ValueType.I32);
        block(IF, body);
    }

    /** Runs one of two bodies, the first if the integer on the stack is not 0. */
    public void choose(Runnable then, Runnable otherwise) {
        when(() -> {
            int outer = stack.enterBlock();
            then.run();
            stack.leaveBlock(outer);
            code.add(ELSE);
            otherwise.run();
        });
    }

    private void branch(int depth) {
        code.add(BR).unsigned(depth);
        stack.becomeUnreachable();
    }

    private void block(int opcode, Runnable body) {
        code.add(opcode).add(EMPTY_BLOCK);
        int outer = stack.enterBlock();
        body.run();
        stack.leaveBlock(outer);
        code.add(END);
    }
}
