package inkling.train.measure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import inkling.data.Dataset;
import inkling.data.Splits;
import inkling.data.SyntheticDigits;
import inkling.kernel.Backend;
import inkling.train.ToyData;
import inkling.train.Trainer;
import org.junit.jupiter.api.Test;

class AbstentionTest {
    private static final double ROUNDING = 1e-12;

    @Test
    void anAnswerIsGivenFromThirteenTwentiethsOn() {
        float[] shares = {0.1f, 0.65f, 0.25f, 0.3f, 0.64f, 0.06f};
        assertTrue(Abstention.isSure(shares, 0, 3));
        assertFalse(Abstention.isSure(shares, 3, 3));
    }

    @Test
    void aNetworkWithoutAnImageIsSureOfNone() {
        Abstention.Figures none = new Abstention.Figures(0, 0, 0);
        assertEquals(0, none.notSure());
        assertEquals(0, none.accuracyWhenSure());
    }

    @Test
    void whoIsSureOfLessIsRightMoreOften() {
        Dataset train = SyntheticDigits.of("training digits", 300, 1);
        Dataset other = SyntheticDigits.of("other digits", 500, 2);
        Evaluation test = new Trainer(
                        ToyData.recipe("layers=32 batch=16 lr=0.1 epochs=4"),
                        new Splits(train, other, other),
                        Backend.plain())
                .finish()
                .test();
        Abstention.Figures sharp = test.abstention(0.5);
        Abstention.Figures plain = test.abstention(1);
        Abstention.Figures dull = test.abstention(1.5);
        assertEquals(500, plain.images());
        assertTrue(sharp.sure() > plain.sure() && plain.sure() > dull.sure(), sharp + " " + plain + " " + dull);
        assertTrue(dull.accuracyWhenSure() > test.metrics().accuracy());
        assertEquals(1 - plain.sure() / 500.0, plain.notSure(), ROUNDING);
    }
}
