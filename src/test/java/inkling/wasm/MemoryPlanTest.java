package inkling.wasm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import inkling.data.Dataset;
import inkling.data.Splits;
import inkling.kernel.Backend;
import inkling.kernel.Kernels;
import inkling.kernel.Memory;
import inkling.kernel.Random32;
import inkling.kernel.ScalarKernels;
import inkling.kernel.SparseRows;
import inkling.kernel.ThreadPool;
import inkling.nn.Network;
import inkling.nn.NetworkSpec;
import inkling.nn.Shape;
import inkling.recipe.Recipe;
import inkling.train.ToyData;
import inkling.train.Trainer;
import inkling.train.finetune.FineTuning;
import inkling.wasm.kernels.KernelModule;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is planned is what is allocated; that kernels at work take nothing besides, {@link PlanParity} checks. */
class MemoryPlanTest {
    private static final int ALIGNMENT = 64;
    private static final int THREADS = 3;
    private static final KernelModule MODULE = Variant.STRICT.module(true);

    /** Counts as a memory of the kernels does, but gives arrays as long as they are wished. */
    private static final class Heap implements Memory {
        // As many as are in use of a memory that is new.
        private long bytes = KernelMemory.planned().bytes();
        private SparseRows adopted = SparseRows.of(new float[1], 1);

        private void take(long more) {
            bytes += (more + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
        }

        @Override
        public float[] allocate(long length) {
            take(Float.BYTES * length);
            return new float[Math.toIntExact(length)];
        }

        @Override
        public int[] allocateIndices(int length) {
            take((long) Integer.BYTES * length);
            return new int[length];
        }

        @Override
        public SparseRows allocateRows(int rows, int width, int entries) {
            take((long) Character.BYTES * entries);
            return new SparseRows(rows, width, allocateIndices(rows + 1), new char[entries], allocate(entries));
        }

        @Override
        public SparseRows adopt(SparseRows rows) {
            if (adopted.values() != rows.values()) {
                adopted = rows;
                allocateRows(0, rows.width(), rows.values().length);
            }
            allocateIndices(rows.rows() + 1);
            return rows;
        }
    }

    private static Backend backend(Kernels kernels, Memory memory) {
        return new Backend(kernels, memory, ThreadPool.CALLER, Integer.MAX_VALUE);
    }

    private static Backend planned(Memory memory) {
        return backend(WasmKernels.planned(MODULE, memory, THREADS).kernels(), memory);
    }

    private static Splits splits(int count) {
        SparseRows blank = new SparseRows(count, 784, new int[count + 1], new char[0], new float[0]);
        Dataset images = new Dataset("blank", 28, 28, 10, blank, new byte[count]);
        return new Splits(images, images.slice(0, 1), images.slice(0, 1));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0",
                "4096",
                "1-4096-1",
                "256-128",
                "c8k5p-p2-c16k5p-p2-64",
                "c64k3p-c64k3p-p2-c128k3p-a2-bn-128-bn",
                "c83k31p",
                "c9k5s2-gap",
                "p2-32",
                "a2s1-p3s1-p3s1-a3s1-bn",
                "bn-bn-bn-bn-bn",
                "gap"
            })
    void aRunTakesWhatIsPlanned(String layers) {
        for (String more : new String[] {"activation=relu", "activation=gelu dropout=0.5"}) {
            Recipe recipe = ToyData.recipe("optimizer=adam epochs=1 layers=" + layers + " " + more);
            Splits splits = splits(1);
            KernelMemory plan = KernelMemory.planned();
            Trainer planned = new Trainer(recipe, splits, planned(plan));
            Heap real = new Heap();
            new Trainer(recipe, splits, planned(real));
            assertEquals(real.bytes, plan.bytes(), layers + " " + more);

            Heap use = new Heap();
            Trainer trainer = new Trainer(recipe, splits, backend(new ScalarKernels(), use));
            long built = use.bytes;
            trainer.finish();
            assertEquals(built, use.bytes, layers + " allocate something while they work");

            KernelMemory readingPlan = KernelMemory.planned();
            planned.network().copy(1, new Random32(1), planned(readingPlan));
            Heap reading = new Heap();
            trainer.network().copy(1, new Random32(1), planned(reading));
            assertEquals(reading.bytes, readingPlan.bytes(), layers + " to read");
            assertTrue(readingPlan.bytes() <= plan.bytes(), layers + " to read");
        }
    }

    @Test
    void drawingsThatAreMixedInArePlannedFor() {
        for (String mixed : new String[] {"synthetic=0.5", "abstention=0.3", "synthetic=0.5 abstention=0.3"}) {
            Recipe recipe = ToyData.recipe("optimizer=adam epochs=1 layers=0 " + mixed);
            Splits splits = splits(400_000);
            KernelMemory plan = KernelMemory.planned();
            new Trainer(recipe, splits, planned(plan));
            Heap use = new Heap();
            Trainer trainer = new Trainer(recipe, splits, planned(use));
            assertEquals(use.bytes, plan.bytes(), mixed);
            assertTrue(plan.bytes() > (long) Integer.BYTES * trainer.images().size(), mixed);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "1-2048-1", "256-128", "c8k5p-p2-c16k5p-p2-64", "c8k3-bn-p2-64-bn", "a2s1-p3s1-bn"})
    void aLessonTakesNoMoreThanIsPlanned(String layers) {
        Recipe recipe = ToyData.recipe("optimizer=adam epochs=1 layers=" + layers + " dropout=0.5");
        float[] grey = new float[784];
        Arrays.fill(grey, 0.5f);
        Dataset images = new Dataset("grey", 28, 28, 10, SparseRows.of(grey, 784), new byte[1]);
        Splits splits = new Splits(images, images, images);
        NetworkSpec spec = recipe.network(new Shape(28, 28, 1), 10);
        Network network = new Network(spec, 1, new Random32(1), Backend.plain());
        KernelMemory plan = KernelMemory.planned();
        FineTuning.plan(network, recipe, images, splits, backend(new ScalarKernels(), plan));
        Heap use = new Heap();
        new FineTuning(network, recipe, images, splits, backend(new ScalarKernels(), use)).finish();
        assertTrue(use.bytes <= plan.bytes(), layers + " takes " + use.bytes + " of " + plan.bytes() + " bytes");
        assertTrue(plan.bytes() < 1.01 * use.bytes, layers + " takes " + use.bytes + " of " + plan.bytes() + " bytes");
    }

    @Test
    void aNetworkThatIsFarTooLargeIsCountedWithoutTakingMemory() {
        Recipe recipe = ToyData.recipe("optimizer=adam layers=c83k31p-c83k31p-c83k31p-3000");
        KernelMemory plan = KernelMemory.planned();
        new Trainer(recipe, splits(1), planned(plan));
        long bytes = plan.bytes();
        assertTrue(bytes > 3L << 30, "planned " + bytes);
        String sentence = assertThrows(IllegalArgumentException.class, () -> KernelMemory.of(bytes))
                .getMessage();
        // One page more than planned is asked for.
        long megabytes = (bytes + (1 << 16)) >> 20;
        assertEquals(
                "This network and its data need " + megabytes
                        + " MB, but a tab has at most 2048 MB here; choose narrower layers.",
                sentence);
    }
}
