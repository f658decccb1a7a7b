package inkling.wasm.kernels;

import static inkling.wasm.assembler.Instruction.*;

import inkling.wasm.assembler.FunctionWriter;
import inkling.wasm.assembler.ModuleWriter;

/**
 * Writes the parallel for-loop over the ranges of a kernel's output.
 *
 * <p>A job is a kernel, its arguments and a number of ranges, all kept at the beginning of the shared memory. One word
 * holds the job's number and a bit for each range that nobody has taken; a thread takes a range by clearing its bit with
 * an atomic exchange that fails if the word is no longer the one that was read, so that a thread which comes late can
 * take no range of a job that is over. The thread that gave the job out works on it too and goes on when all ranges are
 * done. It waits only for ranges that were taken: helpers that sleep, start late or never come cost speed, nothing else.
 *
 * <p>A range is a part of the kernel's output that no other range writes to, and its values do not depend on where the
 * output is divided; so results are the same with any number of threads. Each thread begins with ranges of its own, whose
 * data its cache may still hold from the last job, and works towards a neighbour, so that the range where they meet is
 * also about the same in each job.
 *
 * <p>A thread that waits, for a job or for the others' last ranges, prepares what is expected, a microsecond's work at a
 * time.
 */
public final class ParallelFor {
    /** Bytes at the beginning of the memory for the job and for what threads tell each other. */
    public static final int BYTES = 640;

    /** The job's word has a bit for each. */
    public static final int MOST_RANGES = 32;

    /** Where the number of helpers that have come and take part is kept. */
    public static final int JOINED = 192;

    /** Where it is kept how many threads may take part, the caller's included; those with higher numbers sleep. */
    public static final int ALLOWED = 196;

    /** Where the arguments of the kernel are kept, four bytes each. */
    public static final int ARGUMENTS = 272;

    /** How many arguments there is room for. */
    public static final int MOST_ARGUMENTS = 60;

    /** The number of what threads get ready for while they wait, or 0; its parameters may follow in the cache line. */
    public static final int EXPECTED = 512;

    // What is written by several threads lies in cache lines of its own.
    private static final int WORD = 0;
    private static final int DONE = 64;
    private static final int SLEEPING = 128;
    private static final int KERNEL = 256;
    private static final int EXTENT = 260;
    private static final int GRAIN = 264;
    private static final int RANGES = 268;
    private static final int PREPARING = 576;

    private static final int JOB_NUMBER_SHIFT = 32;

    /** How often to look for news before going to sleep, which costs far more than a look: some 1 ms. */
    private static final int LOOKS = 1 << 19;

    /** Five seconds. A range takes milliseconds, and a machine that is busy may let a thread wait for a while. */
    private static final long PATIENCE_NANOSECONDS = 5_000_000_000L;

    private static final int TIMED_OUT = 2;

    private final ModuleWriter module;
    private final boolean shared;
    private final int thread;
    private final int ready;

    /**
     * Declares the globals; the functions are written when all kernels are.
     *
     * @param shared whether threads share the memory; where they do not, the code has no atomic instructions, which some
     *     browsers refuse together with the shared memory
     */
    public ParallelFor(ModuleWriter module, boolean shared) {
        this.module = module;
        this.shared = shared;
        thread = module.global();
        ready = module.global();
    }

    /** The global that says which of the threads this is, the one that calls the kernels being 0. */
    public int thread() {
        return thread;
    }

    /** The global with the number of what this thread has got ready for. */
    public int ready() {
        return ready;
    }

    /**
     * Writes the functions {@code run}, which calls a kernel of the module's table, and {@code help}.
     *
     * @param kernel one of them; all take the ends of a range
     * @param preparation what a thread calls while it waits for others, if something is expected, with the number of
     *     that. It does a little of what the thread will need, so that nobody waits for it long, and sets {@link #ready}
     *     when there is no more
     * @param expectNothing a function in which to end all getting ready
     */
    public void write(FunctionWriter kernel, FunctionWriter preparation, FunctionWriter expectNothing) {
        if (!shared) {
            runAlone(kernel);
            return;
        }
        FunctionWriter prepare = prepare(preparation);
        FunctionWriter await = await(prepare);
        expectNothing(expectNothing, await);
        FunctionWriter work = work(kernel);
        help(work, prepare);
        run(kernel, work, await);
    }

    /** The function {@code run} for one thread; the size of a range does not matter. */
    private void runAlone(FunctionWriter anyKernel) {
        FunctionWriter f = module.exported("run");
        int kernel = f.integer();
        int extent = f.integer();
        f.integer();
        f.i32Const(0).get(extent).get(kernel).callIndirect(anyKernel);
    }

    /**
     * Does the whole extent of a kernel, divided if that is worth while. Parameters: the kernel's position in the table,
     * extent, size of a range.
     */
    private void run(FunctionWriter anyKernel, FunctionWriter work, FunctionWriter await) {
        FunctionWriter f = module.exported("run");
        int kernel = f.integer();
        int extent = f.integer();
        int grain = f.integer();
        f.get(extent).get(grain).op(I32_LE_U);
        atomic(f, JOINED).op(I32_EQZ).op(I32_OR);
        f.when(() ->
                f.i32Const(0).get(extent).get(kernel).callIndirect(anyKernel).leave());
        f.sum(extent, grain).i32Const(1).op(I32_SUB);
        int ranges = f.get(grain).op(I32_DIV_U).keep();
        write(f, KERNEL, kernel);
        write(f, EXTENT, extent);
        write(f, GRAIN, grain);
        write(f, RANGES, ranges);
        f.i32Const(0).i32Const(0).op(I32_ATOMIC_STORE, DONE);
        // The next job's number above, a bit for each range below.
        f.i32Const(0);
        word(f).i64Const(JOB_NUMBER_SHIFT).op(I64_SHR_U);
        f.i64Const(1).op(I64_ADD).i64Const(JOB_NUMBER_SHIFT).op(I64_SHL);
        f.i32Const(-1).i32Const(MOST_RANGES).get(ranges).op(I32_SUB);
        f.op(I32_SHR_U).op(I64_EXTEND_I32_U).op(I64_XOR).op(I64_ATOMIC_STORE, WORD);
        atomic(f, SLEEPING).when(() -> notify(f, WORD, MOST_RANGES));
        f.i32Const(0).call(work);
        f.i32Const(DONE).get(ranges).call(await);
    }

    /** Takes ranges and does them until none is left. Parameter: which thread this is. */
    private FunctionWriter work(FunctionWriter anyKernel) {
        FunctionWriter f = module.function("work");
        int self = f.integer();
        int bit = f.local(ValueType.I32);
        f.forever(() -> {
            int word = word(f).keep();
            f.get(word).op(I32_WRAP_I64).op(I32_EQZ).when(f::leave);
            // Of two neighbours one goes up from the beginning of its own ranges, the other down from the end, so that
            // they meet at about the same range in each job.
            f.get(self).i32Const(1).op(I32_AND);
            f.choose(
                    () -> {
                        f.get(self).i32Const(1).op(I32_ADD);
                        int own = ownRange(f);
                        f.get(own).i32Const(1).op(I32_SUB);
                        f.get(word).op(I32_WRAP_I64).get(own).op(I32_ROTR).op(I32_CLZ);
                        f.op(I32_SUB).set(bit);
                    },
                    () -> {
                        f.get(self);
                        int own = ownRange(f);
                        f.get(word).op(I32_WRAP_I64).get(own).op(I32_ROTR).op(I32_CTZ);
                        f.get(own).op(I32_ADD).set(bit);
                    });
            f.get(bit).i32Const(MOST_RANGES - 1).op(I32_AND).set(bit);
            f.i32Const(0).get(word).get(word).i64Const(1);
            f.get(bit).op(I64_EXTEND_I32_U).op(I64_SHL).op(I64_XOR);
            f.op(I64_ATOMIC_RMW_CMPXCHG, WORD).get(word).op(I64_EQ);
            f.when(() -> {
                f.get(bit);
                int from = read(f, GRAIN).op(I32_MUL).keep();
                f.get(from);
                int to = read(f, GRAIN).op(I32_ADD).keep();
                int extent = read(f, EXTENT).keep();
                f.get(from).lower(to, extent);
                read(f, KERNEL).callIndirect(anyKernel);
                // The job may be over as soon as this range is counted.
                int ranges = read(f, RANGES).keep();
                add(f, DONE, 1).i32Const(1).op(I32_ADD).get(ranges).op(I32_EQ);
                f.when(() -> notify(f, DONE, 1));
            });
        });
        return f;
    }

    /** A local with the first range of the thread whose number is on the stack. */
    private static int ownRange(FunctionWriter f) {
        read(f, RANGES).op(I32_MUL);
        return atomic(f, ALLOWED).op(I32_DIV_U).keep();
    }

    /** The loop of a helper. Parameter: which thread it is, from 1. */
    private void help(FunctionWriter work, FunctionWriter prepare) {
        FunctionWriter f = module.exported("help");
        int self = f.integer();
        int looks = f.local(ValueType.I32);
        f.get(self).globalSet(thread);
        add(f, JOINED, 1).drop();
        f.forever(() -> {
            restIfSentHome(f, self);
            int word = word(f).keep();
            f.increase(looks, 1);
            f.get(word).op(I32_WRAP_I64);
            f.choose(() -> f.get(self).call(work).i32Const(0).set(looks), () -> f.call(prepare));
            f.i32Const(LOOKS).get(looks).op(I32_LE_U);
            f.when(() -> {
                add(f, SLEEPING, 1).drop();
                f.i32Const(0).get(word).i64Const(-1);
                f.op(MEMORY_ATOMIC_WAIT64, WORD).drop();
                add(f, SLEEPING, -1).drop();
                f.i32Const(0).set(looks);
            });
        });
    }

    /** Sleeps while fewer threads may take part than this one would need. */
    private static void restIfSentHome(FunctionWriter f, int self) {
        int allowed = atomic(f, ALLOWED).keep();
        f.get(allowed).get(self).op(I32_LE_U);
        f.when(() -> {
            add(f, JOINED, -1).drop();
            f.i32Const(0).get(allowed).i64Const(-1);
            f.op(MEMORY_ATOMIC_WAIT32, ALLOWED).drop();
            add(f, JOINED, 1).drop();
        });
    }

    /** Does a little of what this thread will need for what is expected. */
    private FunctionWriter prepare(FunctionWriter preparation) {
        FunctionWriter f = module.function("prepareIfExpected");
        int job = atomic(f, EXPECTED).keep();
        f.get(job).op(I32_EQZ);
        f.get(job).globalGet(ready).op(I32_EQ).op(I32_OR);
        f.when(f::leave);
        add(f, PREPARING, 1).drop();
        // Whoever expects nothing any more waits for those who are counted; they only go on if it is still expected.
        atomic(f, EXPECTED).get(job).op(I32_EQ).when(() -> f.get(job).call(preparation));
        add(f, PREPARING, -1).drop();
        atomic(f, EXPECTED).op(I32_EQZ).when(() -> notify(f, PREPARING, 1));
        return f;
    }

    /** Ends all preparation. What is prepared stays; the data that it was made of may change now. */
    private static void expectNothing(FunctionWriter f, FunctionWriter await) {
        f.i32Const(0).i32Const(0).op(I32_ATOMIC_STORE, EXPECTED);
        f.i32Const(PREPARING).i32Const(0).call(await);
    }

    /** Waits until a word has a value. Parameters: its address, the value. */
    private FunctionWriter await(FunctionWriter prepare) {
        FunctionWriter f = module.function("await");
        int address = f.integer();
        int wish = f.integer();
        int looks = f.local(ValueType.I32);
        f.forever(() -> {
            int now = f.get(address).op(I32_ATOMIC_LOAD, 0).keep();
            f.get(now).get(wish).op(I32_EQ).when(f::leave);
            f.call(prepare);
            f.increase(looks, 1);
            f.i32Const(LOOKS).get(looks).op(I32_LE_U);
            f.when(() -> {
                f.get(address).get(now).i64Const(PATIENCE_NANOSECONDS);
                f.op(MEMORY_ATOMIC_WAIT32, 0).i32Const(TIMED_OUT).op(I32_EQ);
                f.when(() -> f.callImport(ModuleWriter.LOST));
            });
        });
        return f;
    }

    /** A field of the job. */
    private static FunctionWriter read(FunctionWriter f, int field) {
        return f.i32Const(0).op(I32_LOAD, field);
    }

    private static void write(FunctionWriter f, int field, int local) {
        f.i32Const(0).get(local).op(I32_STORE, field);
    }

    /** The job's number and the bits of its ranges. */
    private static FunctionWriter word(FunctionWriter f) {
        return f.i32Const(0).op(I64_ATOMIC_LOAD, WORD);
    }

    /** What threads tell each other at an address. */
    private static FunctionWriter atomic(FunctionWriter f, int address) {
        return f.i32Const(0).op(I32_ATOMIC_LOAD, address);
    }

    /** Adds a number to what threads tell each other; gives what was there before. */
    private static FunctionWriter add(FunctionWriter f, int address, int number) {
        return f.i32Const(0).i32Const(number).op(I32_ATOMIC_RMW_ADD, address);
    }

    /** Wakes so many threads that wait at an address. */
    private static void notify(FunctionWriter f, int address, int threads) {
        f.i32Const(0).i32Const(threads).op(MEMORY_ATOMIC_NOTIFY, address).drop();
    }
}
