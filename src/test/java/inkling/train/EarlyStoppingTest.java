package inkling.train;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import inkling.data.Splits;
import inkling.kernel.Backend;
import inkling.train.measure.Evaluation;
import inkling.train.measure.Metrics;
import inkling.train.measure.Temperature;
import java.util.List;
import org.junit.jupiter.api.Test;

class EarlyStoppingTest {
    private final Backend backend = Backend.plain();

    private Trainer trainer(String settings, Splits splits) {
        return new Trainer(ToyData.recipe(settings), splits, backend);
    }

    @Test
    void earlyStoppingStopsAndRestoresTheBestWeights() {
        Splits splits = ToyData.noise(40, 40, 40);
        Trainer trainer = trainer("layers=32 optimizer=adam lr=0.02 batch=8 epochs=500 patience=3", splits)
                .finish();
        List<EpochRecord> log = trainer.log();
        int best = 0;
        for (int i = 0; i < log.size(); i++) {
            best = log.get(i).validation().loss() < log.get(best).validation().loss() ? i : best;
        }
        assertEquals(best + 1 + 3, log.size(), "stops three epochs after the best");
        assertTrue(log.size() < 500);
        Evaluation kept = new Evaluation(
                trainer.network(), trainer.recipe().loss(), splits.validation(), trainer.microBatch(), backend);
        assertEquals(log.get(best).validation(), kept.finish().metrics());
    }

    @Test
    void theBestWeightsAreKeptWhenTheEpochsRunOutFirst() {
        Splits splits = ToyData.noise(40, 40, 40);
        Trainer trainer = trainer("layers=32 optimizer=adam lr=0.02 batch=8 epochs=30 patience=1000", splits)
                .finish();
        double lowest = Double.POSITIVE_INFINITY;
        for (EpochRecord record : trainer.log()) {
            lowest = Math.min(lowest, record.validation().loss());
        }
        Evaluation kept = new Evaluation(
                trainer.network(), trainer.recipe().loss(), splits.validation(), trainer.microBatch(), backend);
        assertEquals(30, trainer.log().size());
        assertTrue(lowest < trainer.log().get(29).validation().loss(), "these images are learned by heart");
        assertEquals(lowest, kept.finish().metrics().loss());
    }

    @Test
    void aRunEndsWithTheEpochThatIsGoodEnoughAndKeepsIt() {
        String settings = "layers=16 activation=tanh lr=0.5 batch=4 epochs=400";
        List<EpochRecord> whole = trainer(settings, ToyData.xor()).finish().log();
        int reached = 0;
        while (whole.get(reached).validation().accuracy() < 0.75) {
            reached++;
        }
        for (String patience : new String[] {"", " patience=399"}) {
            Trainer trainer = trainer(settings + " until=75" + patience, ToyData.xor());
            assertFalse(trainer.isGoodEnough());
            trainer.finish();
            assertTrue(trainer.isGoodEnough());
            assertEquals(whole.subList(0, reached + 1), trainer.log());
            assertEquals(whole.get(reached), trainer.keptEpoch());
        }
        assertEquals(
                400,
                trainer(settings + " until=0", ToyData.xor()).finish().log().size());
    }

    @Test
    void anAccuracyThatIsWrittenInDecimalsIsReached() {
        for (int right = 0; right <= 1000; right++) {
            EpochLog log = new EpochLog();
            Metrics metrics = new Metrics(0, right / 1000.0, 1000);
            log.add(1, 0.1f, metrics, metrics);
            float same = Float.parseFloat(right / 10 + "." + right % 10);
            assertEquals(right > 0, log.reaches(same), "until " + same);
            assertFalse(log.reaches(same + 0.05f), "until more than " + same);
        }
    }

    @Test
    void anEpochTellsHowLongTheRunHasWorkedForIt() {
        Trainer trainer = trainer("layers=4 epochs=2", ToyData.noise(40, 40, 40));
        while (trainer.advance()) {
            trainer.worked(250);
        }
        assertTrue(trainer.log().get(0).seconds() > 0);
        assertTrue(trainer.log().get(1).seconds() > trainer.log().get(0).seconds());
        assertEquals(0, trainer.log().get(1).seconds() % 0.25, "a sum of quarters");
    }

    @Test
    void theTemperatureIsThatOfTheWeightsThatAreKept() {
        for (String patience : new String[] {"0", "3", "1000"}) {
            Splits splits = ToyData.noise(40, 40, 40);
            String settings = "layers=32 optimizer=adam lr=0.02 batch=8 epochs=30 patience=" + patience;
            Trainer trainer = trainer(settings, splits);
            assertEquals(Temperature.NEUTRAL, trainer.temperature(), "nothing is known before the end");
            trainer.finish();
            Evaluation kept = new Evaluation(
                    trainer.network(), trainer.recipe().loss(), splits.validation(), trainer.microBatch(), backend);
            assertEquals(kept.finish().temperature(), trainer.temperature());
            assertTrue(trainer.temperature() > 1, "it is too sure of noise: " + trainer.temperature());
        }
    }

    @Test
    void withoutAnyMistakeNothingIsSaidOfTheTemperature() {
        Trainer trainer = trainer("layers=16 activation=tanh lr=0.5 batch=4 epochs=400", ToyData.xor())
                .finish();
        assertEquals(1, trainer.test().metrics().accuracy());
        assertEquals(Temperature.NEUTRAL, trainer.temperature());
    }

    @Test
    void withoutPatienceTheLastWeightsStay() {
        Splits splits = ToyData.noise(40, 40, 40);
        Trainer trainer = trainer("layers=32 optimizer=adam lr=0.02 batch=8 epochs=30", splits)
                .finish();
        Evaluation kept = new Evaluation(
                trainer.network(), trainer.recipe().loss(), splits.validation(), trainer.microBatch(), backend);
        assertEquals(trainer.log().get(29).validation(), kept.finish().metrics());
    }
}
