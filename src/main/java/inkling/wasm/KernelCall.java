package inkling.wasm;

import inkling.wasm.kernels.KernelModule.Kernel;
import inkling.wasm.kernels.KernelModule.Kernel.Argument;
import java.util.List;

/**
 * Calls kernels: writes their arguments, in the order of the declaration, where the kernel's code reads them, and divides
 * the work as the declaration says. An argument that is not declared is refused.
 */
final class KernelCall {
    private final int[] integers;
    private final float[] floats;
    private final Runner runner;
    private int threads;
    private final int smallest;
    private Kernel kernel;
    private List<Argument> parameters;
    private int given;

    /** Runs the kernel at a position in the module's table. */
    interface Runner {
        void run(int kernel, int extent, int grain);
    }

    /**
     * @param integers a view of the memory's argument block
     * @param floats another view of the same
     * @param runner the module's function {@code run}
     * @param threads the most that there may be
     * @param smallest multiply-adds of the smallest range of work that is given to a thread
     */
    KernelCall(int[] integers, float[] floats, Runner runner, int threads, int smallest) {
        this.integers = integers;
        this.floats = floats;
        this.runner = runner;
        this.threads = threads;
        this.smallest = smallest;
    }

    /** From now on work is divided for so many threads. */
    void limit(int most) {
        threads = most;
    }

    /** Begins a call. */
    KernelCall of(Kernel kernel) {
        this.kernel = kernel;
        parameters = kernel.parameters();
        given = 0;
        return this;
    }

    private int next(Argument argument) {
        if (given == parameters.size() || parameters.get(given) != argument) {
            throw new IllegalArgumentException(
                    "Argument " + given + " of the kernel " + kernel.name() + " is not of the kind " + argument + ".");
        }
        return given++;
    }

    /** An array of the kernels' memory. */
    KernelCall array(float[] values) {
        integers[next(Argument.ARRAY)] = LinearMemory.address(values);
        return this;
    }

    /** An array from one of its values on. */
    KernelCall array(float[] values, int from) {
        integers[next(Argument.ARRAY)] = LinearMemory.address(values) + Float.BYTES * from;
        return this;
    }

    KernelCall array(int[] values) {
        return array(values, 0);
    }

    KernelCall array(int[] values, int from) {
        integers[next(Argument.ARRAY)] = LinearMemory.address(values) + Integer.BYTES * from;
        return this;
    }

    KernelCall array(char[] values) {
        integers[next(Argument.ARRAY)] = LinearMemory.address(values);
        return this;
    }

    KernelCall integer(int value) {
        integers[next(Argument.INTEGER)] = value;
        return this;
    }

    KernelCall number(float value) {
        floats[next(Argument.FLOAT)] = value;
        return this;
    }

    /** Runs a kernel for which each value of the output is one step of work. */
    void run(int extent) {
        run(extent, extent);
    }

    /**
     * Runs the kernel.
     *
     * @param extent of its output, in what the declaration's division counts
     * @param steps of work for all of it
     */
    void run(int extent, double steps) {
        if (given < parameters.size()) {
            throw new IllegalArgumentException("The kernel " + kernel.name() + " takes " + parameters.size()
                    + " arguments, but was given " + given + ".");
        }
        int bytes = kernel.division().bytes();
        int grain = kernel.division().grain(extent, steps, threads, smallest);
        runner.run(kernel.position(), bytes * extent, bytes * grain);
    }
}
