package inkling.lab.runs.race;

import static org.junit.jupiter.api.Assertions.assertEquals;

import inkling.lab.runs.kept.KeptRun;
import inkling.lab.runs.kept.RunRecorder;
import inkling.lab.runs.kept.SampleRuns;
import inkling.protocol.report.RunState;
import java.util.List;
import org.junit.jupiter.api.Test;

class VerdictTest {
    private static String verdict(KeptRun... runs) {
        return new Verdict(List.of(runs)).sentence().replace('\u00a0', ' ');
    }

    private static KeptRun failed(String name) {
        RunRecorder recorder = new RunRecorder(SampleRuns.begun(name, name));
        recorder.state(RunState.FAILED, 0);
        return recorder.run(0);
    }

    @Test
    void whoIsSlowMayWinByImagesAndLoseByTime() {
        assertEquals(
                "After the same 2,000 images “Slow” wins with 95.00 % of the validation images; “Fast” comes second with"
                        + " 92.00 %. After the same 2.0 s of training “Fast” wins with 92.00 % of the validation images;"
                        + " “Slow” comes second with 91.00 %.",
                verdict(SampleRuns.done("Slow", 1000, 2, 0.91, 0.95), SampleRuns.done("Fast", 1000, 1, 0.9, 0.92)));
    }

    @Test
    void whoHasNoMeasurementByThenIsNotCounted() {
        assertEquals(
                "After the same 1,000 images “B” wins with 93.00 % of the validation images; “A” comes second with"
                        + " 90.00 %. After the same 1.0 s of training “A” leads with 90.00 % of the validation images;"
                        + " nobody else has finished an epoch by then.",
                verdict(SampleRuns.done("A", 1000, 1, 0.9), SampleRuns.done("B", 1000, 30, 0.93, 0.95)));
    }

    @Test
    void aDifferenceOfNoImageIsATie() {
        assertEquals(
                "After the same 1,000 images “A” and “B” are level with 90.00 % of the validation images. After the same"
                        + " 12 s of training “A” and “B” are level with 90.00 % of the validation images.",
                verdict(SampleRuns.done("A", 1000, 12, 0.9), SampleRuns.done("B", 1000, 12, 0.89985)));
    }

    @Test
    void whoFailsIsNamed() {
        assertEquals(
                "“A” won, as the only one that finished: it reads 90.00 % of the validation images. “B” and “C” did not"
                        + " finish.",
                verdict(SampleRuns.done("A", 1000, 1, 0.9), failed("B"), failed("C")));
        assertEquals("Nobody finished an epoch, so nobody won. “B” did not finish.", verdict(failed("B")));
    }
}
