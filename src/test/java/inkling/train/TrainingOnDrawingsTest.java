package inkling.train;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import inkling.data.Dataset;
import inkling.data.Splits;
import inkling.data.SyntheticDigits;
import inkling.ink.Framing;
import inkling.ink.NonDigits;
import inkling.kernel.Backend;
import inkling.train.measure.Evaluation;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Synthetic digits, varied pictures and drawings that are no digits, learned from. */
class TrainingOnDrawingsTest {
    private static Trainer trainer(String settings, Splits splits) {
        return new Trainer(ToyData.recipe(settings), splits, Backend.plain());
    }

    @Test
    void digitsThatWereNeverSeenAreReadToo() {
        Dataset train = SyntheticDigits.of("training digits", 1000, 1);
        Dataset other = SyntheticDigits.of("other digits", 500, 2);
        Trainer trainer = trainer("layers=32 batch=16 lr=0.1 epochs=8", new Splits(train, other, other));
        double accuracy = trainer.finish().test().metrics().accuracy();
        assertTrue(accuracy > 0.75, "accuracy " + accuracy + " where guessing has 0.1");
    }

    @Test
    void variedPicturesAreLearnedFromAndPlainOnesMeasuredOn() {
        Dataset train = SyntheticDigits.of("training digits", 500, 1);
        Dataset other = SyntheticDigits.of("other digits", 500, 2);
        String settings = "layers=48 batch=16 optimizer=adam lr=0.003 epochs=12 augment=";
        Trainer plain =
                trainer(settings + "none", new Splits(train, other, other)).finish();
        Trainer varied = trainer(settings + "light synthetic=0.3", new Splits(train, other, other))
                .finish();
        assertEquals(714, varied.images().size());
        assertEquals(500, plain.images().size());
        assertTrue(
                varied.test().metrics().accuracy() > plain.test().metrics().accuracy(),
                "varied " + varied.test().metrics() + ", plain " + plain.test().metrics());
        assertNotEquals(plain.log(), varied.log());
        assertEquals(
                varied.log(),
                trainer(settings + "light synthetic=0.3", new Splits(train, other, other))
                        .finish()
                        .log());
    }

    @Test
    void aNetworkThatHasSeenWhatIsNoDigitIsLessSureOfIt() {
        Dataset train = SyntheticDigits.of("training digits", 1000, 1);
        Dataset other = SyntheticDigits.of("other digits", 500, 2);
        String settings = "layers=64 batch=16 optimizer=adam lr=0.003 epochs=8 doubt=";
        Trainer knowing =
                trainer(settings + "0", new Splits(train, other, other)).finish();
        Trainer doubting =
                trainer(settings + "0.3", new Splits(train, other, other)).finish();
        assertEquals(429, doubting.images().nonDigits());
        assertEquals(1429, doubting.images().size());
        assertTrue(doubting.running().accuracy() > 0.9, "non-digits count for nothing: " + doubting.running());
        assertTrue(
                doubting.test().metrics().accuracy() > knowing.test().metrics().accuracy() - 0.03,
                "digits are read as well: " + doubting.test().metrics());
        double without = meanConfidence(knowing);
        double with = meanConfidence(doubting);
        assertTrue(with < without - 0.15, "confidence " + with + " instead of " + without);
    }

    /** Mean largest share of drawings that are no digits, none of which was learned from. */
    private static double meanConfidence(Trainer trainer) {
        NonDigits drawings = NonDigits.toExamineOn(new Random(8));
        double sum = 0;
        for (int i = 0; i < 200; i++) {
            NonDigits.Kind kind = i % 2 == 0 ? NonDigits.Kind.LETTER : NonDigits.Kind.SCRIBBLE;
            float[] shares = trainer.network().predict(Framing.frame(drawings.draw(kind)));
            sum += shares[Evaluation.argmax(shares, 0, shares.length)];
        }
        return sum / 200;
    }
}
