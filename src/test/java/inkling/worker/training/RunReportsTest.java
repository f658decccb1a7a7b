package inkling.worker.training;

import static org.junit.jupiter.api.Assertions.assertEquals;

import inkling.data.Dataset;
import inkling.data.LabelledInk;
import inkling.ink.Ink;
import inkling.ink.Stroke;
import java.util.List;
import org.junit.jupiter.api.Test;

class RunReportsTest {
    private static final Dataset TEST = Dataset.of(
            "the test set", List.of(new LabelledInk(1, Ink.of(List.of(Stroke.of(new float[] {10, 10, 10, 200}))))));

    @Test
    void whoReadsWellIsPraised() {
        assertEquals(
                "Done: it reads 97.50\u00a0% of the test set, images that it has never seen.",
                RunReports.whatCameOfIt(0.975, TEST, 0.1f));
    }

    @Test
    void whoOnlyGuessesIsToldWhatToTry() {
        assertEquals(
                "Done, but it reads only 11.35\u00a0% of the test set, which is no better than guessing 1 of 10."
                        + " Try a smaller learning rate than 90.0, or go back to the recipe.",
                RunReports.whatCameOfIt(0.1135, TEST, 90));
    }
}
