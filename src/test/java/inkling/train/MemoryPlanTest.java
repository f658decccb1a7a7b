package inkling.train;

import static org.junit.jupiter.api.Assertions.assertTrue;

import inkling.data.Dataset;
import inkling.data.Splits;
import inkling.kernel.Backend;
import inkling.kernel.Memory;
import inkling.kernel.Random32;
import inkling.kernel.ScalarKernels;
import inkling.kernel.SparseRows;
import inkling.kernel.ThreadPool;
import inkling.nn.Network;
import inkling.nn.NetworkSpec;
import inkling.nn.Shape;
import inkling.recipe.Recipe;
import inkling.train.finetune.DenseLayers;
import inkling.train.finetune.FineTuning;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MemoryPlanTest {
    private static final int ALIGNMENT = 64;

    /** What kernels would use of a memory of their own, of which arrays begin at multiples of some bytes. */
    private static final class Use implements Memory {
        private long bytes;

        void take(long more) {
            bytes += (more + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
        }

        @Override
        public float[] allocate(int length) {
            take(4L * length);
            return new float[length];
        }

        @Override
        public int[] allocateIndices(int length) {
            take(4L * length);
            return new int[length];
        }

        @Override
        public SparseRows adopt(SparseRows rows) {
            take(4L * (rows.rows() + 1));
            return rows;
        }

        Backend backend() {
            return new Backend(new ScalarKernels(), this, ThreadPool.CALLER, Integer.MAX_VALUE);
        }
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
                "p2-32",
                "a2s1-p3s1-p3s1-a3s1-bn",
                "bn-bn-bn-bn-bn"
            })
    void aRunTakesNoMoreThanWasPlanned(String layers) {
        for (String dropout : new String[] {"0", "0.5"}) {
            Recipe recipe = ToyData.recipe("optimizer=adam epochs=1 layers=" + layers + " dropout=" + dropout);
            Dataset images = new Dataset("blank", 28, 28, 10, SparseRows.of(new float[784], 784), new byte[1]);
            Splits splits = new Splits(images, images, images);
            Use use = new Use();
            Trainer trainer = new Trainer(recipe, splits, use.backend());
            assertFits(recipe, splits, trainer, use);
            Use reading = new Use();
            NetworkSpec spec = trainer.network().spec();
            trainer.network().copy(1, new Random32(1), reading.backend()).predict(new float[784]);
            // Kernels pack the weights of the products.
            reading.take(4 * spec.packedValues(1));
            assertTrue(reading.bytes <= MemoryPlan.reading(spec), layers + " takes " + reading.bytes + " to read");
        }
    }

    @Test
    void drawingsThatAreMixedInArePlannedFor() {
        for (String mixed : new String[] {"synthetic=0.5", "doubt=0.3", "synthetic=0.5 doubt=0.3"}) {
            Recipe recipe = ToyData.recipe("optimizer=adam epochs=1 layers=0 " + mixed);
            int count = 400_000;
            SparseRows blank = new SparseRows(count, 784, new int[count + 1], new char[0], new float[0]);
            Dataset images = new Dataset("blank", 28, 28, 10, blank, new byte[count]);
            Dataset one = images.slice(0, 1);
            Splits splits = new Splits(images, one, one);
            Use use = new Use();
            assertFits(recipe, splits, new Trainer(recipe, splits, use.backend()), use);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "1-2048-1", "256-128", "c8k5p-p2-c16k5p-p2-64", "c8k3-bn-p2-64-bn", "a2s1-p3s1-bn"})
    void aLessonTakesNoMoreThanWasPlanned(String layers) {
        Recipe recipe = ToyData.recipe("optimizer=adam epochs=1 layers=" + layers + " dropout=0.5");
        float[] grey = new float[784];
        Arrays.fill(grey, 0.5f);
        Dataset images = new Dataset("grey", 28, 28, 10, SparseRows.of(grey, 784), new byte[1]);
        Splits splits = new Splits(images, images, images);
        NetworkSpec spec = recipe.network(new Shape(28, 28, 1), 10);
        Network network = new Network(spec, 1, new Random32(1), Backend.plain());
        Use use = new Use();
        new FineTuning(network, recipe, images, splits, use.backend()).finish();
        use.take(4 * (spec.packedValues(32) + DenseLayers.of(spec).packedValues(32)));
        long planned = FineTuning.bytes(spec, images, splits);
        assertTrue(use.bytes <= planned, layers + " takes " + use.bytes + " of " + planned + " bytes");
    }

    private static void assertFits(Recipe recipe, Splits splits, Trainer trainer, Use use) {
        // The pass back of a kernel may take a transposed copy of the weights.
        use.take(4 * trainer.network().spec().parameters());
        long planned = MemoryPlan.bytes(recipe, splits);
        assertTrue(use.bytes <= planned, "takes " + use.bytes + " of " + planned + " bytes");
    }
}
