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
            read(f, KERNEL).constant(number).isEqual();
            f.when(() -> {
                List<ValueType> arguments = arguments(kernel);
                for (int a = 0; a < arguments.size(); a++) {
                    f.constant(0);
                    if (arguments.get(a) == ValueType.F32) {
                        f.loadFloat(ARGUMENTS + a * ARGUMENT_BYTES);
                    } else {
                        f.loadInteger(ARGUMENTS + a * ARGUMENT_BYTES);
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
            f.constant(0).atomicLoadLong(WORD).set(word);
            f.get(word).toInteger().is0();
            f.when(f::leave);
            // Of two neighbours one goes up from the beginning of its place, the other down from the end of its own.
            // They meet where both have had enough, which is about the same piece in each job.
            f.get(turn).constant(1).and();
            f.choose(
                    () -> {
                        f.get(turn).constant(1).add();
                        read(f, PIECES).multiply().get(threads).divide().set(place);
                        f.get(place).constant(1).subtract();
                        f.get(word).toInteger().get(place).rotateRight().leadingZeros();
                        f.subtract().set(bit);
                    },
                    () -> {
                        read(f.get(turn), PIECES)
                                .multiply()
                                .get(threads)
                                .divide()
                                .set(place);
                        f.get(word).toInteger().get(place).rotateRight().trailingZeros();
                        f.get(place).add().set(bit);
                    });
            f.get(bit).constant(MOST_PIECES - 1).and().set(bit);
            f.constant(0).get(word);
            f.get(word)
                    .constantLong(1)
                    .get(bit)
                    .toLong()
                    .shiftLeftLong()
                    .xorLong()
                    .atomicReplaceLong(WORD);
            f.get(word).isEqualLong();
            f.when(() -> {
                read(f.get(bit), GRAIN).multiply().set(from);
                read(f.get(from), GRAIN).add().set(to);
                read(f, EXTENT).set(extent);
                f.get(from).lower(to, extent).call(piece);
                // The job may be over as soon as this piece is counted.
                read(f, PIECES).set(to);
                f.constant(0)
                        .constant(1)
                        .atomicAdd(DONE)
                        .constant(1)
                        .add()
                        .get(to)
                        .isEqual();
                f.when(() -> f.constant(0).constant(1).atomicNotify(DONE).drop());
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
        f.get(turn).setVariable(ModuleWriter.THREAD);
        f.constant(0).constant(1).atomicAdd(JOINED).drop();
        f.forever(() -> {
            f.constant(0).atomicLoadLong(WORD).set(word);
            f.increase(looks, 1);
            f.get(word).toInteger();
            f.choose(() -> f.get(turn).get(threads).call(work).constant(0).set(looks), () -> f.call(prepare));
            f.constant(LOOKS).get(looks).isAtMost();
            f.when(() -> {
                f.constant(0).constant(1).atomicAdd(SLEEPING).drop();
                f.constant(0).get(word).constantLong(-1).atomicWaitLong(WORD).drop();
                f.constant(0).constant(-1).atomicAdd(SLEEPING).drop();
                f.constant(0).set(looks);
            });
        });
    }

    /** Does a little of what this thread will need for what is expected. */
    private FunctionWriter prepare() {
        FunctionWriter f = module.inner("prepareIfExpected");
        int job = f.local(ValueType.I32);
        f.constant(0).atomicLoad(EXPECTED).set(job);
        f.get(job).is0();
        f.get(job).getVariable(ModuleWriter.READY).isEqual().or();
        f.when(f::leave);
        f.constant(0).constant(1).atomicAdd(PREPARING).drop();
        // Whoever expects nothing any more waits for those who are counted; they only go on if it is still expected.
        f.constant(0).atomicLoad(EXPECTED).get(job).isEqual();
        f.when(() -> {
            f.get(job);
            module.callPreparation(f);
        });
        f.constant(0).constant(-1).atomicAdd(PREPARING).drop();
        f.constant(0).atomicLoad(EXPECTED).is0();
        f.when(() -> f.constant(0).constant(1).atomicNotify(PREPARING).drop());
        return f;
    }

    /** Ends all preparing. What is prepared stays; what it was made of may change now. */
    private void expectNothing(FunctionWriter await) {
        FunctionWriter f = module.function("expectNothing");
        f.constant(0).constant(0).atomicStore(EXPECTED);
        f.constant(PREPARING).constant(0).call(await);
    }

    /** Waits until a word is as wished. Parameters: its place, the wish. */
    private FunctionWriter await(FunctionWriter prepare) {
        FunctionWriter f = module.inner("await");
        int place = f.integer();
        int wish = f.integer();
        int now = f.local(ValueType.I32);
        int looks = f.local(ValueType.I32);
        f.forever(() -> {
            f.get(place).atomicLoad(0).set(now);
            f.get(now).get(wish).isEqual();
            f.when(f::leave);
            f.call(prepare);
            f.increase(looks, 1);
            f.constant(LOOKS).get(looks).isAtMost();
            f.when(() -> {
                f.get(place).get(now);
                f.constant(PATIENCE_SECONDS * MILLION)
                        .toLong()
                        .constantLong(1000)
                        .multiplyLong();
                f.atomicWait(0).constant(TIMED_OUT).isEqual();
                f.when(() -> f.call(ModuleWriter.LOST));
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
        f.constant(0).get(kernel).storeInteger(KERNEL);
        f.constant(0).get(extent).storeInteger(EXTENT);
        f.constant(0).get(grain).storeInteger(GRAIN);
        f.get(extent)
                .get(grain)
                .add()
                .constant(1)
                .subtract()
                .get(grain)
                .divide()
                .set(pieces);
        f.constant(0).get(pieces).storeInteger(PIECES);
        f.constant(0).constant(0).atomicStore(DONE);
        // The next job's number above, a bit for each piece below.
        f.constant(0);
        f.constant(0).atomicLoadLong(WORD).constantLong(JOB_NUMBER_SHIFT).shiftRightLong();
        f.constantLong(1).addLong().constantLong(JOB_NUMBER_SHIFT).shiftLeftLong();
        f.constant(-1).constant(MOST_PIECES).get(pieces).subtract().shiftRight().toLong();
        f.xorLong().atomicStoreLong(WORD);
        f.constant(0).atomicLoad(SLEEPING);
        f.when(() -> f.constant(0).constant(MOST_PIECES).atomicNotify(WORD).drop());
        f.constant(0).constant(1).call(work);
        f.constant(DONE).get(pieces).call(await);
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
        f.get(extent).get(grain).isAtMost();
        f.constant(0).atomicLoad(JOINED).is0().or();
        f.when(() -> {
            for (int a = 0; a < arguments.size(); a++) {
                f.get(a);
            }
            f.constant(0).get(extent).call(kernel).leave();
        });
        for (int a = 0; a < arguments.size(); a++) {
            f.constant(0).get(a);
            if (arguments.get(a) == ValueType.F32) {
                f.storeFloat(ARGUMENTS + a * ARGUMENT_BYTES);
            } else {
                f.storeInteger(ARGUMENTS + a * ARGUMENT_BYTES);
            }
        }
        f.constant(number).get(extent).get(grain).call(share);
    }

    private static List<ValueType> arguments(FunctionWriter kernel) {
        List<ValueType> all = kernel.parameters();
        return all.subList(0, all.size() - 2);
    }

    /** A field of the job. */
    private static FunctionWriter read(FunctionWriter f, int field) {
        return f.constant(0).loadInteger(field);
    }
}
