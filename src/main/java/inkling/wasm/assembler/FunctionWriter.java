package inkling.wasm.assembler;

import static inkling.wasm.assembler.Instruction.*;

import inkling.wasm.assembler.ModuleWriter.Bytes;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntConsumer;

/**
 * Writes one function: its parameters and locals, which are named by their index, and the branches and loops that kernels
 * are made of, around its instructions. A function returns nothing.
 */
public final class FunctionWriter {
    private static final int EMPTY_BLOCK = 0x40;
    private static final int LOOP = 0x03;
    private static final int IF = 0x04;
    private static final int ELSE = 0x05;
    private static final int END = 0x0B;
    private static final int BR = 0x0C;
    private static final int V128_CONST = 0xFD_000C;
    private static final int PREFIX_SHIFT = 16;

    private final String name;
    private final int index;
    private final Bytes code = new Bytes();
    private final OperandStack stack;
    private final List<ValueType> types = new ArrayList<>();
    private int parameters;

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
        if (types.size() > parameters) {
            throw new IllegalStateException("Parameters of " + name + " come before its locals.");
        }
        types.add(type);
        return parameters++;
    }

    /** One more integer parameter. */
    public int integer() {
        return parameter(ValueType.I32);
    }

    /** One more local, 0 at first. */
    public int local(ValueType type) {
        types.add(type);
        return types.size() - 1;
    }

    /** So many more locals, 0 at first. */
    public int[] locals(ValueType type, int count) {
        int[] more = new int[count];
        for (int i = 0; i < count; i++) {
            more[i] = local(type);
        }
        return more;
    }

    /** The types of the parameters. */
    List<ValueType> parameters() {
        return types.subList(0, parameters);
    }

    Bytes body() {
        stack.leaveBlock(0);
        Bytes body = new Bytes().unsigned(types.size() - parameters);
        for (ValueType type : types.subList(parameters, types.size())) {
            body.unsigned(1).add(type.code());
        }
        return body.append(code).add(END);
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
        stack.push(types.get(local));
        code.add(0x20).unsigned(local);
        return this;
    }

    /** {@code local.set}. */
    public FunctionWriter set(int local) {
        stack.pop("local.set", types.get(local));
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
        stack.pop("call of " + function.name, function.parameters());
        code.add(0x10).unsigned(function.index);
        return this;
    }

    /** Calls a function of the table, whose position is on top, with the parameters that another function has. */
    public FunctionWriter callIndirect(FunctionWriter like) {
        stack.pop("call_indirect", ValueType.I32);
        stack.pop("call_indirect", like.parameters());
        code.add(0x11).unsigned(like.index).unsigned(0);
        return this;
    }

    /** Calls an imported function, which has no parameters. */
    public FunctionWriter callImport(int function) {
        code.add(0x10).unsigned(function);
        return this;
    }

    /** A new local with the value on top of the stack. */
    public int keep() {
        int local = local(stack.top());
        set(local);
        return local;
    }

    /** The sum of two integer locals. */
    public FunctionWriter sum(int a, int b) {
        return get(a).get(b).op(I32_ADD);
    }

    /** {@code base + index · stride}, all locals: where a line of a matrix begins. */
    public FunctionWriter at(int base, int index, int stride) {
        return get(index).get(stride).op(I32_MUL).get(base).op(I32_ADD);
    }

    /** {@code base + 4 · index}, both locals: where a value of an array is. */
    public FunctionWriter at(int base, int index) {
        return get(index).shift(I32_SHL, 2).get(base).op(I32_ADD);
    }

    /** The integer with an index in an array, both locals. */
    public FunctionWriter element(int array, int index) {
        return at(array, index).op(I32_LOAD, 0);
    }

    /** Local += constant. */
    public FunctionWriter increase(int local, int by) {
        return get(local).i32Const(by).op(I32_ADD).set(local);
    }

    /** The same for several locals. */
    public FunctionWriter increaseAll(int[] locals, int by) {
        for (int local : locals) {
            increase(local, by);
        }
        return this;
    }

    /** Local += another. */
    public FunctionWriter increaseBy(int local, int by) {
        return sum(local, by).set(local);
    }

    /** The lower of two unsigned locals. */
    public FunctionWriter lower(int a, int b) {
        return get(a).get(b).get(a).get(b).op(I32_LE_U).select();
    }

    /** 1 if {@code local + ahead <= limit}, as unsigned integers. */
    public FunctionWriter fits(int local, int ahead, int limit) {
        return get(local).i32Const(ahead).op(I32_ADD).get(limit).op(I32_LE_U);
    }

    /** Repeats the body for a new local's values 0, 1, 2 and so on below a count. */
    public void repeat(int count, IntConsumer body) {
        int i = i32Const(0).keep();
        stepping(i, 1, count, () -> body.accept(i));
    }

    /** Repeats the body while {@code local + step <= limit}, as unsigned integers, and then increases the local by a step. */
    public void stepping(int local, int step, int limit, Runnable body) {
        stepping(local, step, step, limit, body);
    }

    /** The same while {@code local + ahead <= limit}. */
    public void stepping(int local, int ahead, int step, int limit, Runnable body) {
        whileTrue(() -> fits(local, ahead, limit), () -> {
            body.run();
            increase(local, step);
        });
    }

    /** The body again and again, until it leaves the function. */
    public void forever(Runnable body) {
        whileTrue(() -> i32Const(1), body);
    }

    /** Repeats the body while the condition leaves an integer other than 0. */
    public void whileTrue(Runnable condition, Runnable body) {
        block(LOOP, () -> {
            condition.run();
            when(() -> {
                body.run();
                code.add(BR).unsigned(1);
                stack.becomeUnreachable();
            });
        });
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

    private void block(int opcode, Runnable body) {
        code.add(opcode).add(EMPTY_BLOCK);
        int outer = stack.enterBlock();
        body.run();
        stack.leaveBlock(outer);
        code.add(END);
    }
}
