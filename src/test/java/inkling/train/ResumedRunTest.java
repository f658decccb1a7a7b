package inkling.train;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import inkling.data.Dataset;
import inkling.data.Splits;
import inkling.data.SyntheticDigits;
import inkling.kernel.Backend;
import inkling.nn.Tensor;
import inkling.optim.OptimizerKind;
import inkling.recipe.Settings;
import inkling.train.checkpoint.Checkpoint;
import inkling.train.checkpoint.CheckpointFile;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A run that was stopped goes on, to the last bit, as if it had not been. */
class ResumedRunTest {
    /** Two dense layers over 3 by 3 pixels; batches of 8 of 45 images, of which the last has 5. */
    private static final String SMALL = "layers=6-5 batch=8 epochs=3 lr=0.01";

    private static final Splits NOISE = ToyData.noise(45, 20, 30);
    private static final Splits DIGITS = digits();

    private static Splits digits() {
        Dataset digits = SyntheticDigits.of("digits", 60, 1);
        return new Splits(digits.slice(0, 40), digits.slice(40, 50), digits.slice(50, 60));
    }

    static Stream<String> settings() {
        List<String> all = new ArrayList<>();
        for (OptimizerKind optimizer : OptimizerKind.values()) {
            all.add(SMALL + " dropout=0.3 l2=0.01 schedule=cosine warmup=3 optimizer="
                    + optimizer.name().toLowerCase(Locale.ROOT));
        }
        all.add("layers=6-bn batch=8 epochs=3 lr=0.05");
        all.add(SMALL + " clip=0.1 loss=sigmoid-mse activation=tanh");
        all.add(SMALL + " averaging=2 optimizer=adam");
        all.add(SMALL.replace("epochs=3", "epochs=12") + " lr=0.5 patience=2");
        all.add(SMALL + " seed=7 loss=softmax-mse");
        return all.stream();
    }

    static Stream<String> settingsForDigits() {
        return Stream.of(
                "layers=6 batch=all epochs=3 lr=0.1 augment=full",
                "layers=6 batch=all epochs=3 lr=0.1 synthetic=0.4 abstention=0.3",
                "layers=8 batch=16 epochs=4 augment=full synthetic=0.3 abstention=0.2 averaging=2 dropout=0.2",
                "layers=c4k5-bn-p4-8 batch=20 epochs=2 optimizer=adam lr=0.01 augment=light dropout=0.2");
    }

    private static Trainer begin(String settings, Splits splits) {
        return new Trainer(ToyData.recipe(settings), splits, Backend.plain());
    }

    /** Stops the run, and has another go on from the bytes of its checkpoint. */
    private static Trainer hop(Trainer stopped, Splits splits) {
        byte[] bytes = CheckpointFile.write(stopped.checkpoint());
        return Trainer.resume(CheckpointFile.read(bytes, "of the test"), splits, Backend.plain());
    }

    private static void assertSame(Trainer whole, Trainer resumed) {
        assertEquals(whole.log(), resumed.log());
        assertEquals(whole.keptEpoch(), resumed.keptEpoch());
        assertEquals(whole.temperature(), resumed.temperature());
        assertEquals(whole.test().metrics(), resumed.test().metrics());
        List<Tensor> values = resumed.network().state();
        for (int i = 0; i < values.size(); i++) {
            assertArrayEquals(
                    whole.network().state().get(i).values(),
                    values.get(i).values(),
                    values.get(i).name());
        }
    }

    private static void assertGoesOnAlike(String settings, Splits splits) {
        Trainer whole = begin(settings, splits);
        int steps = 1;
        while (whole.advance()) {
            steps++;
        }
        for (int stop = 0; stop <= steps; stop += Math.max(1, steps / 12)) {
            Trainer stopped = begin(settings, splits);
            for (int step = 0; step < stop; step++) {
                stopped.advance();
            }
            assertSame(whole, hop(stopped, splits).finish());
        }
        Trainer hopping = begin(settings, splits);
        for (int step = 1; hopping.advance(); step++) {
            // Measurements begin again and drawings are drawn again, so that not every step may be followed by a stop.
            hopping = step % 11 == 0 ? hop(hopping, splits) : hopping;
        }
        assertSame(whole, hopping);
    }

    @ParameterizedTest
    @MethodSource("settings")
    void aRunStoppedAnywhereEndsAsIfItHadNotBeen(String settings) {
        assertGoesOnAlike(settings, NOISE);
    }

    @ParameterizedTest
    @MethodSource("settingsForDigits")
    void soDoesOneWhosePicturesAreMadeAsItGoes(String settings) {
        assertGoesOnAlike(settings, DIGITS);
    }

    @Test
    void aBatchThatTakesManyStepsIsTakenUpInItsMiddle() {
        Splits splits = ToyData.noise(400, 20, 20);
        String settings = "layers=6 batch=all epochs=2 lr=0.5 optimizer=momentum";
        Trainer whole = begin(settings, splits).finish();
        Trainer stopped = begin(settings, splits);
        stopped.advance();
        stopped.advance();
        assertEquals(0, stopped.images().steps(), "in the middle of the first step");
        assertTrue(stopped.images().imagesDone() > 0);
        assertSame(whole, hop(stopped, splits).finish());
    }

    @Test
    void changedSettingsGoOnToo() {
        Trainer whole = begin(SMALL, NOISE);
        Trainer stopped = begin(SMALL, NOISE);
        for (Trainer trainer : List.of(whole, stopped)) {
            trainer.advance();
            trainer.adjust(trainer.recipe().with(Settings.LEARNING_RATE, 0.3f).with(Settings.EPOCHS, 4));
        }
        Trainer resumed = hop(stopped, NOISE);
        assertEquals(whole.recipe(), resumed.recipe());
        assertSame(whole.finish(), resumed.finish());
    }

    @Test
    void aCheckpointSaysWhereItsRunWas() {
        Trainer trainer = begin(SMALL, NOISE);
        while (trainer.log().isEmpty()) {
            trainer.advance();
        }
        trainer.advance();
        Checkpoint.Description there = trainer.checkpoint().description();
        assertEquals(trainer.recipe(), there.recipe());
        assertEquals(2, there.epoch());
        assertEquals(1, there.batches());
        assertEquals(trainer.log().get(0).validation().accuracy(), there.validationAccuracy());
        assertEquals(false, there.done());
        assertEquals(true, trainer.finish().checkpoint().description().done());
    }

    @Test
    void otherImagesAreRefused() {
        Checkpoint checkpoint = begin(SMALL, NOISE).checkpoint();
        for (Splits other : List.of(ToyData.noise(45, 20, 31), ToyData.noise(46, 20, 30), DIGITS)) {
            IllegalArgumentException e = assertThrows(
                    IllegalArgumentException.class, () -> Trainer.resume(checkpoint, other, Backend.plain()));
            assertTrue(e.getMessage().contains("other images"), e.getMessage());
        }
    }

    @Test
    void aStateOfAnotherKindOfRunIsRefused() {
        Checkpoint checkpoint = begin(SMALL, NOISE).checkpoint();
        for (String other : List.of("layers=6", "layers=6-5-4", "optimizer=adam layers=6-5", "layers=6-5-bn")) {
            Checkpoint.Description changed = begin(other, NOISE).checkpoint().description();
            Checkpoint mixed = new Checkpoint(changed, checkpoint.integers(), checkpoint.floats());
            assertThrows(IllegalArgumentException.class, () -> Trainer.resume(mixed, NOISE, Backend.plain()), other);
        }
    }

    @Test
    void aRunThatDivergesGoesBackToTheLastGoodEpoch() {
        Trainer trainer = begin("layers=6 batch=8 lr=0.1 epochs=4", NOISE);
        Trainer calm = begin("layers=6 batch=8 lr=0.1 epochs=4", NOISE);
        while (trainer.log().size() < 2) {
            trainer.advance();
            calm.advance();
        }
        trainer.advance();
        trainer.adjust(trainer.recipe().with(Settings.LEARNING_RATE, 100f).with(Settings.L2, 1f));
        assertThrows(ArithmeticException.class, trainer::finish);
        trainer.goBack();
        assertEquals(calm.log(), trainer.log());
        trainer.adjust(trainer.recipe().with(Settings.LEARNING_RATE, 0.1f).with(Settings.L2, 0f));
        assertSame(calm.finish(), trainer.finish());
    }

    @Test
    void aLossThatIsStillANumberButHasExplodedIsSeenAtTheEndOfTheEpoch() {
        Trainer trainer = begin("layers=6 activation=identity batch=8 lr=30 epochs=9", NOISE);
        ArithmeticException e = assertThrows(ArithmeticException.class, trainer::finish);
        assertTrue(e.getMessage().contains("the loss has exploded"), e.getMessage());
        trainer.goBack();
        assertTrue(trainer.images().imagesDone() == 0, "it is back at the beginning of an epoch");
    }
}
