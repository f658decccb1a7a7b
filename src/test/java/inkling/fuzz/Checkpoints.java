package inkling.fuzz;

import inkling.data.Splits;
import inkling.kernel.Backend;
import inkling.nn.Shape;
import inkling.recipe.Recipe;
import inkling.train.ToyData;
import inkling.train.Trainer;
import inkling.train.checkpoint.Checkpoint;
import inkling.train.checkpoint.CheckpointFile;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32;

/** Checkpoints with a right digest, whatever they hold, so that more than the digest is put to the test. */
public final class Checkpoints {
    private static final int LENGTH_AT = 8;
    private static final int DIGEST_AT = 12;
    private static final int HEADER = 16;

    /** Larger networks only take time. */
    private static final long MOST_VALUES = 10_000;

    private static final Splits IMAGES = ToyData.noise(45, 20, 30);

    private Checkpoints() {}

    /** Of runs of several kinds, in their first epoch and later. */
    public static List<byte[]> seeds() {
        List<byte[]> seeds = new ArrayList<>();
        for (String settings : List.of(
                "data=synthetic layers=4-bn batch=8 epochs=3 dropout=0.2 averaging=2 optimizer=adam",
                "data=synthetic layers=3 batch=all epochs=3 optimizer=momentum patience=1 schedule=cosine")) {
            Trainer trainer = new Trainer(ToyData.recipe(settings), IMAGES, Backend.plain());
            seeds.add(CheckpointFile.write(trainer.checkpoint()));
            while (trainer.log().isEmpty()) {
                trainer.advance();
            }
            seeds.add(CheckpointFile.write(trainer.checkpoint()));
        }
        return seeds;
    }

    /** Reads the bytes as they are, and with length and digest put right; goes on with a run that can be read then. */
    static void read(byte[] bytes) {
        try {
            CheckpointFile.read(bytes, "it");
        } catch (IllegalArgumentException damaged) {
            Parser.requireSentence(damaged);
        }
        Checkpoint checkpoint = CheckpointFile.read(mended(bytes), "it");
        Checkpoint.Description there = checkpoint.description();
        Recipe recipe = there.recipe();
        if (recipe.network(new Shape(3, 3, 1), 3).savedValues() > MOST_VALUES) {
            return;
        }
        Checkpoint.Description here = new Checkpoint.Description(
                recipe, IMAGES.fingerprint(), there.epoch(), there.batches(), there.done(), there.validationAccuracy());
        Trainer trainer = Trainer.resume(
                new Checkpoint(here, checkpoint.integers(), checkpoint.floats()), IMAGES, Backend.plain());
        try {
            for (int step = 0; step < 3; step++) {
                trainer.advance();
            }
        } catch (ArithmeticException diverged) {
            trainer.goBack();
        }
    }

    /** The same bytes with the length and the digest that a checkpoint should have. */
    public static byte[] mended(byte[] bytes) {
        byte[] mended = bytes.clone();
        if (bytes.length >= HEADER) {
            CRC32 digest = new CRC32();
            digest.update(bytes, HEADER, bytes.length - HEADER);
            put(mended, LENGTH_AT, bytes.length);
            put(mended, DIGEST_AT, (int) digest.getValue());
        }
        return mended;
    }

    private static void put(byte[] bytes, int at, int value) {
        for (int i = 0; i < Integer.BYTES; i++) {
            bytes[at + i] = (byte) (value >>> (8 * i));
        }
    }
}
