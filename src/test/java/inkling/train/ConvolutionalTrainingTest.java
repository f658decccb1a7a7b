package inkling.train;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import inkling.data.Dataset;
import inkling.data.Splits;
import inkling.kernel.Backend;
import inkling.kernel.Random32;
import inkling.kernel.SparseRows;
import inkling.nn.Tensor;
import inkling.train.measure.Evaluation;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConvolutionalTrainingTest {
    private static final int SIDE = 8;

    private final Backend backend = Backend.plain();

    /** Pictures of noise with labels of noise, which can only be learned by heart. */
    private static Dataset noise(int count, int seed) {
        Random32 random = new Random32(seed);
        float[] pixels = new float[count * SIDE * SIDE];
        byte[] labels = new byte[count];
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] = random.nextFloat() < 0.5f ? 0f : random.nextFloat();
        }
        for (int i = 0; i < count; i++) {
            labels[i] = (byte) random.nextInt(3);
        }
        return new Dataset("noise " + seed, SIDE, SIDE, 3, SparseRows.of(pixels, SIDE * SIDE), labels);
    }

    /** A short bar somewhere on a dark picture: upright or level, which no single pixel tells. */
    private static Dataset bars(int count, int seed) {
        Random32 random = new Random32(seed);
        float[] pixels = new float[count * SIDE * SIDE];
        byte[] labels = new byte[count];
        for (int i = 0; i < count; i++) {
            labels[i] = (byte) random.nextInt(2);
            int step = labels[i] == 0 ? 1 : SIDE;
            int across = random.nextInt(SIDE);
            int along = random.nextInt(SIDE - 2);
            int at = labels[i] == 0 ? across * SIDE + along : along * SIDE + across;
            for (int p = 0; p < 3; p++) {
                pixels[i * SIDE * SIDE + at + p * step] = 1f;
            }
        }
        return new Dataset("bars", SIDE, SIDE, 2, SparseRows.of(pixels, SIDE * SIDE), labels);
    }

    private Trainer trainer(String settings, Splits splits) {
        return new Trainer(ToyData.recipe("optimizer=adam lr=0.01 " + settings), splits, backend);
    }

    @ParameterizedTest
    @ValueSource(strings = {"c8k3p-p2-c8k3p-p2", "c8k3p-bn-a2-16-bn", "c8k3s2p-c8k3-16", "bn-p2-32"})
    void thirtyTwoPicturesAreLearnedByHeart(String layers) {
        Dataset pictures = noise(32, 1);
        Trainer trainer = trainer("batch=all epochs=150 layers=" + layers, new Splits(pictures, pictures, pictures));
        assertEquals(1.0, trainer.finish().test().metrics().accuracy());
    }

    @ParameterizedTest
    @ValueSource(strings = {"c4k3p-p8", "c4k3p-bn-p8"})
    void filtersFindAStrokeWhereverItIs(String layers) {
        Splits splits = new Splits(bars(400, 1), bars(50, 2), bars(200, 3));
        Trainer trainer = trainer("batch=20 epochs=10 layers=" + layers, splits);
        assertEquals(1.0, trainer.finish().test().metrics().accuracy(), 0.02);
    }

    @Test
    void theSameSeedGivesTheSameCurveAndState() {
        Splits splits = new Splits(noise(60, 1), noise(20, 2), noise(20, 3));
        List<List<EpochRecord>> logs = new ArrayList<>();
        List<Trainer> trainers = new ArrayList<>();
        for (int run = 0; run < 2; run++) {
            Trainer trainer = trainer("batch=16 epochs=3 dropout=0.2 layers=c4k3p-bn-p2-8-bn", splits);
            trainers.add(trainer.finish());
            logs.add(trainer.log());
        }
        assertEquals(logs.get(0), logs.get(1));
        List<Tensor> states = trainers.get(0).network().state();
        for (int t = 0; t < states.size(); t++) {
            assertArrayEquals(
                    states.get(t).values(),
                    trainers.get(1).network().state().get(t).values());
        }
    }

    @Test
    void earlyStoppingPutsTheRunningStatisticsOfTheBestEpochBackToo() {
        Splits splits = new Splits(noise(64, 1), noise(64, 2), noise(64, 3));
        Trainer trainer = trainer("batch=16 epochs=60 patience=3 layers=c4k3p-bn-p2-8", splits)
                .finish();
        double best = trainer.log().stream()
                .mapToDouble(epoch -> epoch.validation().loss())
                .min()
                .orElseThrow();
        assertTrue(trainer.log().size() < 60, "it stopped");
        Evaluation again = new Evaluation(
                trainer.network(), trainer.recipe().loss(), splits.validation(), trainer.microBatch(), backend);
        assertEquals(best, again.finish().metrics().loss());
    }

    /** A slice is twenty million multiplications at most, but never fewer than eight images nor more than 128. */
    @ParameterizedTest
    @CsvSource({"0, 128", "c8k5p-p2-c16k5p-p2, 24", "c64k5p-c64k5p, 8"})
    void aSliceIsAsManyImagesAsTheWorkOnThemAllows(String layers, int slice) {
        Dataset images = new Dataset("blank", 28, 28, 10, SparseRows.of(new float[784], 784), new byte[1]);
        assertEquals(
                slice,
                trainer("layers=" + layers, new Splits(images, images, images)).microBatch());
    }

    @Test
    void theSlicesOfABatchAreAlike() {
        Dataset images = new Dataset("blank", 28, 28, 10, SparseRows.of(new float[784 * 128], 784), new byte[128]);
        Trainer trainer = trainer("batch=128 layers=c8k5p-p2-c16k5p-p2", new Splits(images, images, images));
        List<Integer> positions = new ArrayList<>();
        while (trainer.phase() == Trainer.Phase.TRAINING) {
            trainer.advance();
            positions.add(trainer.images().imagesDone());
        }
        assertEquals(List.of(22, 44, 65, 86, 107, 128), positions);
    }
}
