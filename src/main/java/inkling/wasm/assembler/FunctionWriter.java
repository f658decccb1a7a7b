package inkling.wasm.assembler;

import java.util.ArrayList;
import java.util.List;

/**
 * Writes one function: its parameters and locals, which are named by their index, and the branches and loops that kernels
 * are made of, around the instructions that it inherits.
 */
public final class FunctionWriter extends VectorInstructions<FunctionWriter> {
    private static final int EMPTY_BLOCK = 0x40;

    private final String name;
    private final int index;
    private final List<ValueType> parameters = new ArrayList<>();
    private final List<ValueType> locals = new ArrayList<>();

    /**
     * @param index by which other functions call it
     */
    public FunctionWriter(String name, int index) {
        this.name = name;
        this.index = index;
    }

    @Override
    public FunctionWriter self() {
        return this;
    }

    public String name() {
        return name;
    }

    public int index() {
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

    public List<ValueType> parameters() {
        return List.copyOf(parameters);
    }

    public Bytes parameterTypes() {
        Bytes types = new Bytes();
        for (ValueType type : parameters) {
            types.add(type.code());
        }
        return types;
    }

    public Bytes body() {
        Bytes body = new Bytes().unsigned(locals.size());
        for (ValueType type : locals) {
            body.unsigned(1).add(type.code());
        }
        return body.append(code).add(0x0B);
    }

    public FunctionWriter get(int local) {
        code.add(0x20).unsigned(local);
        return this;
    }

    public FunctionWriter set(int local) {
        code.add(0x21).unsigned(local);
        return this;
    }

    /** The value of a variable of the thread's own ({@link ModuleWriter#variable}). */
    public FunctionWriter getVariable(int variable) {
        code.add(0x23).unsigned(variable);
        return this;
    }

    public FunctionWriter setVariable(int variable) {
        code.add(0x24).unsigned(variable);
        return this;
    }

    /** Sets so many bytes to zero. */
    public FunctionWriter clearBytes(int place, int length) {
        get(place).constant(0).get(length);
        code.add(0xFC).unsigned(11).add(0);
        return this;
    }

    /** The lower of two unsigned locals. */
    public FunctionWriter lower(int a, int b) {
        return get(a).get(b).get(a).get(b).isAtMost().select();
    }

    public FunctionWriter leave() {
        return plain(0x0F);
    }

    public FunctionWriter call(int function) {
        code.add(0x10).unsigned(function);
        return this;
    }

    public FunctionWriter call(FunctionWriter function) {
        return call(function.index);
    }

    /** The body again and again, until it leaves the function. */
    public void forever(Runnable body) {
        code.add(0x03).add(EMPTY_BLOCK);
        body.run();
        code.add(0x0C).unsigned(0).add(0x0B);
    }

    /** Local += constant. */
    public FunctionWriter increase(int local, int by) {
        return get(local).constant(by).add().set(local);
    }

    /** Repeats the body while the condition leaves an integer other than 0. */
    public void whileTrue(Runnable condition, Runnable body) {
        code.add(0x02).add(EMPTY_BLOCK).add(0x03).add(EMPTY_BLOCK);
        condition.run();
        is0();
        code.add(0x0D).unsigned(1);
        body.run();
        code.add(0x0C).unsigned(0).add(0x0B).add(0x0B);
    }

    /** Repeats the body while {@code local + ahead <= limit}, as unsigned integers. */
    public void whileFits(int local, int ahead, int limit, Runnable body) {
        code.add(0x02).add(EMPTY_BLOCK).add(0x03).add(EMPTY_BLOCK);
        get(local).constant(ahead).add().get(limit).plain(0x4B);
        code.add(0x0D).unsigned(1);
        body.run();
        code.add(0x0C).unsigned(0).add(0x0B).add(0x0B);
    }

    /** 1 if {@code local + ahead <= limit}, as unsigned integers. */
    public FunctionWriter fits(int local, int ahead, int limit) {
        return get(local).constant(ahead).add().get(limit).plain(0x4D);
    }

    /** Runs one of two bodies, the first if the integer on the stack is not 0. */
    public void choose(Runnable then, Runnable otherwise) {
        code.add(0x04).add(EMPTY_BLOCK);
        then.run();
        code.add(0x05);
        otherwise.run();
        code.add(0x0B);
    }

    /** Runs the body if the integer on the stack is not 0. */
    public void when(Runnable body) {
        code.add(0x04).add(EMPTY_BLOCK);
        body.run();
        code.add(0x0B);
    }
}
