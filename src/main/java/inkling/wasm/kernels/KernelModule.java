package inkling.wasm.kernels;

import static inkling.wasm.assembler.Instruction.*;

import inkling.wasm.assembler.FunctionWriter;
import inkling.wasm.assembler.ModuleWriter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** All kernels, as declarations to call them by and as a module to run. While it is made, kernels are declared in it. */
public final class KernelModule {
    private final ModuleWriter writer;
    private final ParallelFor threads;
    private final boolean relaxed;
    private final boolean shared;
    private int declared;

    public final SparseKernels sparse;
    public final DenseKernels dense;
    public final ConvolutionKernels convolutions;
    public final SparseConvolutionKernels sparseConvolutions;
    public final MaxPoolKernels maxPools;
    public final BatchNormKernels batchNorm;
    public final SoftmaxKernels softmax;
    public final ActivationKernels activations;
    public final ElementKernels elements;
    private final byte[] code;

    /**
     * @param relaxed whether a product and a sum may be rounded together, which takes newer instructions
     * @param shared whether threads share the memory
     */
    public KernelModule(boolean relaxed, boolean shared) {
        writer = new ModuleWriter(shared);
        threads = new ParallelFor(writer, shared);
        this.shared = shared;
        this.relaxed = relaxed;
        sparse = new SparseKernels(this);
        dense = new DenseKernels(this);
        convolutions = new ConvolutionKernels(this);
        sparseConvolutions = new SparseConvolutionKernels(this);
        maxPools = new MaxPoolKernels(this);
        batchNorm = new BatchNormKernels(this);
        softmax = new SoftmaxKernels(this);
        activations = new ActivationKernels(this);
        elements = new ElementKernels(this);
        threads.write(sparse.product.code(), sparse.prepare(), sparse.expectNothing.code());
        code = writer.toBytes();
    }

    /** The module in WebAssembly's binary format. */
    public byte[] code() {
        return code.clone();
    }

    /** Writes the functions that are no kernels. */
    ModuleWriter writer() {
        return writer;
    }

    ParallelFor threads() {
        return threads;
    }

    /** Whether threads share the memory, so that there are atomic instructions. */
    boolean isShared() {
        return shared;
    }

    /** Declares a kernel. */
    Kernel declare(String name, Division division) {
        return new Kernel(name, declared++, division, writer);
    }

    /** Arithmetic on four values at a time, or on one. */
    Lanes lanes(FunctionWriter code, boolean wide) {
        return new Lanes(code, wide, relaxed);
    }

    /** Arithmetic on four values at a time. */
    Lanes lanes(FunctionWriter code) {
        return lanes(code, true);
    }

    /**
     * A kernel, declared where its code is written: its name, its parameters, and how its output may be divided among threads.
     * All else is derived from it: callers give arguments in the order of the declaration and are checked against it, and a
     * range of the output is what each thread is told.
     *
     * <p>Arguments are in the job's argument block at the beginning of the memory, from where the code loads them; the code's
     * own two parameters are the ends of the range.
     */
    public static final class Kernel {
        private static final int FLOAT_SHIFT = 2;

        /** What an argument is. */
        public enum Argument {
            /** An array in linear memory; the code sees its address. */
            ARRAY,
            INTEGER,
            FLOAT
        }

        private final String name;
        private final int position;
        private final Division division;
        private final FunctionWriter code;
        private final int from;
        private final int to;
        private final List<Argument> parameters = new ArrayList<>();
        private final List<Argument> declared = Collections.unmodifiableList(parameters);

        /**
         * @param position in the module's table
         */
        Kernel(String name, int position, Division division, ModuleWriter module) {
            this.name = name;
            this.position = position;
            this.division = division;
            code = module.inTable(name);
            from = code.integer();
            to = code.integer();
        }

        public String name() {
            return name;
        }

        /** Where it is in the module's table. */
        public int position() {
            return position;
        }

        public Division division() {
            return division;
        }

        /** What its parameters are, in order. */
        public List<Argument> parameters() {
            return declared;
        }

        /** What its code is written with. */
        FunctionWriter code() {
            return code;
        }

        /** The local with the beginning of the range. */
        int from() {
            return from;
        }

        /** The local with the end of the range. */
        int to() {
            return to;
        }

        /** One more parameter, an array; gives the local with its address. */
        int array() {
            int local = load(Argument.ARRAY, ValueType.I32);
            code.set(local);
            return local;
        }

        /** So many more arrays. */
        int[] arrays(int count) {
            int[] locals = new int[count];
            for (int i = 0; i < count; i++) {
                locals[i] = array();
            }
            return locals;
        }

        /** One more parameter, an integer. */
        int integer() {
            int local = load(Argument.INTEGER, ValueType.I32);
            code.set(local);
            return local;
        }

        /** One more parameter, a number of floats, integers or the like; gives the local with their bytes. */
        int bytes() {
            int local = load(Argument.INTEGER, ValueType.I32);
            code.shift(I32_SHL, FLOAT_SHIFT).set(local);
            return local;
        }

        /** One more parameter, a float. */
        int number() {
            int local = load(Argument.FLOAT, ValueType.F32);
            code.set(local);
            return local;
        }

        /** Puts the next argument on the stack. */
        private int load(Argument argument, ValueType type) {
            if (parameters.size() == ParallelFor.MOST_ARGUMENTS) {
                throw new IllegalStateException("There is no room for so many arguments of " + name + ".");
            }
            int offset = ParallelFor.ARGUMENTS + Integer.BYTES * parameters.size();
            parameters.add(argument);
            code.i32Const(0);
            if (type == ValueType.F32) {
                code.op(F32_LOAD, offset);
            } else {
                code.op(I32_LOAD, offset);
            }
            return code.local(type);
        }
    }

    /**
     * How the output of a kernel may be divided among threads: into ranges of what the kernel counts it in, be it rows or
     * values.
     *
     * @param unit every range but the last is a multiple of this
     * @param bytes of each, where the kernel is told a range in bytes; otherwise 1
     * @param perThread how many ranges to make for each thread, 1 or more
     * @param cost of each step of work, in multiply-adds; only the order of magnitude matters
     */
    public record Division(int unit, int bytes, int perThread, int cost) {
        /** Values of a cache line. */
        static final int LINE = 16;

        /** What a value costs that is loaded, changed and stored. */
        static final int VALUE_COST = 2;

        /** What an exponential costs. */
        static final int EXPONENTIAL_COST = 64;

        /**
         * The fewest multiply-adds that are worth a thread: about four microseconds. Giving out a job and waiting for it
         * costs half a microsecond, and what its ranges read must often come from another core.
         */
        public static final int USUAL_WORK = 80_000;

        /** More than one, so that a thread that is delayed delays the others little. */
        private static final int PER_THREAD = 2;

        /** More still where some ranges are much less work than others. */
        private static final int UNEVEN = 4;

        /** Rows of a matrix, pictures of a batch and the like. */
        public static Division ofRows(int unit) {
            return new Division(unit, 1, PER_THREAD, 1);
        }

        /** Columns or values, which the kernel counts in bytes. */
        public static Division ofFloats(int unit) {
            return new Division(unit, Float.BYTES, PER_THREAD, 1);
        }

        /** The same in more ranges. */
        public Division uneven() {
            return new Division(unit, bytes, UNEVEN * perThread, cost);
        }

        /** The same where a step of work is so many multiply-adds. */
        public Division costing(int multiplyAdds) {
            return new Division(unit, bytes, perThread, multiplyAdds);
        }

        /**
         * The size of a range: a multiple of the unit, or the whole extent.
         *
         * @param extent of the output, in units of a row or a value
         * @param steps of work for all of it, each of this cost
         * @param threads the most that there may be
         * @param smallest multiply-adds of the smallest range
         */
        public int grain(int extent, double steps, int threads, int smallest) {
            if (threads == 1) {
                return extent;
            }
            int most = Math.min(ParallelFor.MOST_RANGES, perThread * threads);
            int ranges = (int) Math.min(most, cost * steps / smallest);
            if (ranges <= 1) {
                return extent;
            }
            if (ranges > threads) {
                // The same number for each thread; otherwise threads would not find what their cache holds from the
                // last
                // job.
                ranges -= ranges % threads;
            }
            int grain = (extent + ranges - 1) / ranges;
            return (grain + unit - 1) / unit * unit;
        }
    }
}
