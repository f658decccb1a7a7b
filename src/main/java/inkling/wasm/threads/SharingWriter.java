package inkling.wasm.threads;

import inkling.wasm.assembler.FunctionWriter;
import inkling.wasm.assembler.ModuleWriter;
import inkling.wasm.assembler.ValueType;
import java.util.List;

/**
 * Writes what divides a kernel's work among threads.
 *
 * <p>A job is a kernel, its arguments and a number of pieces, all kept at the beginning of the shared memory. One word
 * holds the job's number and a bit for each piece that nobody has taken; a thread takes a piece by clearing its bit with
 * an atomic exchange that fails if the word is no longer the one that was read, so that a thread which comes late can
 * take no piece of a job that is over. The thread that gave the job out works on it too and goes on when all pieces are
 * done. It waits only for pieces that were taken: helpers that sleep, start late or never come cost speed, nothing else.
 *
 * <p>A piece is a part of the kernel's output that no other piece writes to, and its values do not depend on where the
 * parts are cut; so results are the same with any number of threads. Threads prefer pieces of a place of their own,
 * whose data their cache may still hold from the last job, and go to meet a neighbour, so that the piece where they meet,
 * too, is about the same in each job.
 *
 * <p>A thread that waits, be it for a job or for the others' last pieces, gets ready for what is expected, a microsecond's
 * work at a time ({@link ModuleWriter#preparation}).
 */
public final class SharingWriter {
    /** The job, and what threads tell each other, take the first bytes of the memory. */
    public static final int BYTES = 640;

    /** The word has a bit for each. */
    public static final int MOST_PIECES = 32;

    /** How many helpers have come; an integer. */
    public static final int JOINED = 192;

    /** The number of what threads get ready for while they wait, or 0; parameters of it may follow in the cache line. */
    public static final int EXPECTED = 512;

    // What is written by several threads lies in cache lines of its own.
    private static final int WORD = 0;
    private static final int DONE = 64;
    private static final int SLEEPING = 128;
    private static final int KERNEL = 256;
    private static final int EXTENT = 260;
    private static final int GRAIN = 264;
    private static final int PIECES = 268;
    private static final int ARGUMENTS = 272;
    private static final int ARGUMENT_BYTES = 8;
    private static final int PREPARING = 576;

    private static final int JOB_NUMBER_SHIFT = 32;

    /** How often to look for news before going to sleep, which costs far more than a look: some 1 ms. */
    private static final int LOOKS = 1 << 19;

    /** Five seconds. A piece takes milliseconds, and a machine that is busy may let a thread wait for a while. */
    private static final int PATIENCE_SECONDS = 5;

    private static final int MILLION = 1_000_000;
    private static final int TIMED_OUT = 2;

    private final ModuleWriter module;
    private final List<FunctionWriter> kernels;

    /**
     * @param module with all of its divided kernels begun
     */
    public SharingWriter(ModuleWriter module) {
        this.module = module;
        kernels = module.divided();
    }

    public void write() {
        FunctionWriter prepare = prepare();
        FunctionWriter await = await(prepare);
        expectNothing(await);
        FunctionWriter work = work(piece());
        help(work, prepare);
        FunctionWriter share = share(work, await);
        for (int k = 0; k < kernels.size(); k++) {
            entrance(kernels.get(k), k, share);
        }
    }

    /** Does one piece of the job. Parameters: where it begins and ends. */
    private FunctionWriter piece() {
        FunctionWriter f = module.inner("piece");
        int from = f.integer();
        int to = f.integer();
        for (int k = 0; k < kernels.size(); k++) {
            FunctionWriter kernel = kernels.get(k);
            int number = k;
            read(f, KERNEL).i32Const(number).i32Eq();
            f.when(() -> {
                List<ValueType> arguments = arguments(kernel);
                for (int a = 0; a < arguments.size(); a++) {
                    f.i32Const(0);
                    if (arguments.get(a) == ValueType.F32) {
                        f.f32Load(ARGUMENTS + a * ARGUMENT_BYTES);
                    } else {
                        f.i32Load(ARGUMENTS + a * ARGUMENT_BYTES);
                    }
                }
                f.get(from).get(to).call(kernel).leave();
            });
        }
        return f;
    }

    /** Takes pieces and does them until none is left. Parameters: which thread this is, number of threads. */
    private FunctionWriter work(FunctionWriter piece) {
        FunctionWriter f = module.inner("work");
        int turn = f.integer();
        int threads = f.integer();
        int word = f.local(ValueType.I64);
        int place = f.local(ValueType.I32);
        int bit = f.local(ValueType.I32);
        int from = f.local(ValueType.I32);
        int to = f.local(ValueType.I32);
        int extent = f.local(ValueType.I32);
        f.forever(() -> {
            f.i32Const(0).i64AtomicLoad(WORD).set(word);
            f.get(word).i32WrapI64().i32Eqz();
            f.when(f::leave);
            // Of two neighbours one goes up from the beginning of its place, the other down from the end of its own.
            // They meet where both have had enough, which is about the same piece in each job.
            f.get(turn).i32Const(1).i32And();
            f.choose(
                    () -> {
                        f.get(turn).i32Const(1).i32Add();
                        read(f, PIECES).i32Mul().get(threads).i32DivU().set(place);
                        f.get(place).i32Const(1).i32Sub();
                        f.get(word).i32WrapI64().get(place).i32Rotr().i32Clz();
                        f.i32Sub().set(bit);
                    },
                    () -> {
                        read(f.get(turn), PIECES)
                                .i32Mul()
                                .get(threads)
                                .i32DivU()
                                .set(place);
                        f.get(word).i32WrapI64().get(place).i32Rotr().i32Ctz();
                        f.get(place).i32Add().set(bit);
                    });
            f.get(bit).i32Const(MOST_PIECES - 1).i32And().set(bit);
            f.i32Const(0).get(word);
            f.get(word).i64Const(1).get(bit).i64ExtendI32U().i64Shl().i64Xor().i64AtomicRmwCmpxchg(WORD);
            f.get(word).i64Eq();
            f.when(() -> {
                read(f.get(bit), GRAIN).i32Mul().set(from);
                read(f.get(from), GRAIN).i32Add().set(to);
                read(f, EXTENT).set(extent);
                f.get(from).lower(to, extent).call(piece);
                // The job may be over as soon as this piece is counted.
                read(f, PIECES).set(to);
                f.i32Const(0)
                        .i32Const(1)
                        .i32AtomicRmwAdd(DONE)
                        .i32Const(1)
                        .i32Add()
                        .get(to)
                        .i32Eq();
                f.when(() -> f.i32Const(0).i32Const(1).memoryAtomicNotify(DONE).drop());
            });
        });
        return f;
    }

    /** What a helper does all its life. Parameters: which thread it is, from 1; number of threads. */
    private void help(FunctionWriter work, FunctionWriter prepare) {
        FunctionWriter f = module.function("help");
        int turn = f.integer();
        int threads = f.integer();
        int word = f.local(ValueType.I64);
        int looks = f.local(ValueType.I32);
        f.get(turn).globalSet(ModuleWriter.THREAD);
        f.i32Const(0).i32Const(1).i32AtomicRmwAdd(JOINED).drop();
        f.forever(() -> {
            f.i32Const(0).i64AtomicLoad(WORD).set(word);
            f.increase(looks, 1);
            f.get(word).i32WrapI64();
            f.choose(() -> f.get(turn).get(threads).call(work).i32Const(0).set(looks), () -> f.call(prepare));
            f.i32Const(LOOKS).get(looks).i32LeU();
            f.when(() -> {
                f.i32Const(0).i32Const(1).i32AtomicRmwAdd(SLEEPING).drop();
                f.i32Const(0).get(word).i64Const(-1).memoryAtomicWait64(WORD).drop();
                f.i32Const(0).i32Const(-1).i32AtomicRmwAdd(SLEEPING).drop();
                f.i32Const(0).set(looks);
            });
        });
    }

    /** Does a little of what this thread will need for what is expected. */
    private FunctionWriter prepare() {
        FunctionWriter f = module.inner("prepareIfExpected");
        int job = f.local(ValueType.I32);
        f.i32Const(0).i32AtomicLoad(EXPECTED).set(job);
        f.get(job).i32Eqz();
        f.get(job).globalGet(ModuleWriter.READY).i32Eq().i32Or();
        f.when(f::leave);
        f.i32Const(0).i32Const(1).i32AtomicRmwAdd(PREPARING).drop();
        // Whoever expects nothing any more waits for those who are counted; they only go on if it is still expected.
        f.i32Const(0).i32AtomicLoad(EXPECTED).get(job).i32Eq();
        f.when(() -> {
            f.get(job);
            module.callPreparation(f);
        });
        f.i32Const(0).i32Const(-1).i32AtomicRmwAdd(PREPARING).drop();
        f.i32Const(0).i32AtomicLoad(EXPECTED).i32Eqz();
        f.when(() -> f.i32Const(0).i32Const(1).memoryAtomicNotify(PREPARING).drop());
        return f;
    }

    /** Ends all preparing. What is prepared stays; what it was made of may change now. */
    private void expectNothing(FunctionWriter await) {
        FunctionWriter f = module.function("expectNothing");
        f.i32Const(0).i32Const(0).i32AtomicStore(EXPECTED);
        f.i32Const(PREPARING).i32Const(0).call(await);
    }

    /** Waits until a word is as wished. Parameters: its place, the wish. */
    private FunctionWriter await(FunctionWriter prepare) {
        FunctionWriter f = module.inner("await");
        int place = f.integer();
        int wish = f.integer();
        int now = f.local(ValueType.I32);
        int looks = f.local(ValueType.I32);
        f.forever(() -> {
            f.get(place).i32AtomicLoad(0).set(now);
            f.get(now).get(wish).i32Eq();
            f.when(f::leave);
            f.call(prepare);
            f.increase(looks, 1);
            f.i32Const(LOOKS).get(looks).i32LeU();
            f.when(() -> {
                f.get(place).get(now);
                f.i32Const(PATIENCE_SECONDS * MILLION)
                        .i64ExtendI32U()
                        .i64Const(1000)
                        .i64Mul();
                f.memoryAtomicWait32(0).i32Const(TIMED_OUT).i32Eq();
                f.when(() -> f.callImport(ModuleWriter.LOST));
            });
        });
        return f;
    }

    /** Gives a job out, works on it and waits for its end. Parameters: kernel, extent and bytes or rows of a piece. */
    private FunctionWriter share(FunctionWriter work, FunctionWriter await) {
        FunctionWriter f = module.inner("share");
        int kernel = f.integer();
        int extent = f.integer();
        int grain = f.integer();
        int pieces = f.local(ValueType.I32);
        f.i32Const(0).get(kernel).i32Store(KERNEL);
        f.i32Const(0).get(extent).i32Store(EXTENT);
        f.i32Const(0).get(grain).i32Store(GRAIN);
        f.get(extent)
                .get(grain)
                .i32Add()
                .i32Const(1)
                .i32Sub()
                .get(grain)
                .i32DivU()
                .set(pieces);
        f.i32Const(0).get(pieces).i32Store(PIECES);
        f.i32Const(0).i32Const(0).i32AtomicStore(DONE);
        // The next job's number above, a bit for each piece below.
        f.i32Const(0);
        f.i32Const(0).i64AtomicLoad(WORD).i64Const(JOB_NUMBER_SHIFT).i64ShrU();
        f.i64Const(1).i64Add().i64Const(JOB_NUMBER_SHIFT).i64Shl();
        f.i32Const(-1).i32Const(MOST_PIECES).get(pieces).i32Sub().i32ShrU().i64ExtendI32U();
        f.i64Xor().i64AtomicStore(WORD);
        f.i32Const(0).i32AtomicLoad(SLEEPING);
        f.when(() ->
                f.i32Const(0).i32Const(MOST_PIECES).memoryAtomicNotify(WORD).drop());
        f.i32Const(0).i32Const(1).call(work);
        f.i32Const(DONE).get(pieces).call(await);
        return f;
    }

    /**
     * What JavaScript calls in a kernel's place. Parameters: the kernel's, with its whole extent and the extent of a
     * piece instead of the part's ends.
     */
    private void entrance(FunctionWriter kernel, int number, FunctionWriter share) {
        FunctionWriter f = module.function(kernel.name());
        List<ValueType> arguments = arguments(kernel);
        arguments.forEach(f::parameter);
        int extent = f.integer();
        int grain = f.integer();
        f.get(extent).get(grain).i32LeU();
        f.i32Const(0).i32AtomicLoad(JOINED).i32Eqz().i32Or();
        f.when(() -> {
            for (int a = 0; a < arguments.size(); a++) {
                f.get(a);
            }
            f.i32Const(0).get(extent).call(kernel).leave();
        });
        for (int a = 0; a < arguments.size(); a++) {
            f.i32Const(0).get(a);
            if (arguments.get(a) == ValueType.F32) {
                f.f32Store(ARGUMENTS + a * ARGUMENT_BYTES);
            } else {
                f.i32Store(ARGUMENTS + a * ARGUMENT_BYTES);
            }
        }
        f.i32Const(number).get(extent).get(grain).call(share);
    }

    private static List<ValueType> arguments(FunctionWriter kernel) {
        List<ValueType> all = kernel.parameters();
        return all.subList(0, all.size() - 2);
    }

    /** A field of the job. */
    private static FunctionWriter read(FunctionWriter f, int field) {
        return f.i32Const(0).i32Load(field);
    }
}
