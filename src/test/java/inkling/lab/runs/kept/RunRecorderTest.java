package inkling.lab.runs.kept;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import inkling.protocol.report.RunState;
import inkling.protocol.report.TrainingReport;
import inkling.train.EpochRecord;
import inkling.train.StepFigures;
import inkling.train.measure.Metrics;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RunRecorderTest {
    private final RunRecorder recorder = new RunRecorder(SampleRuns.begun("1", "one"));

    private static TrainingReport.Progress progress(int epoch, int batch, int batches, double accuracy) {
        Metrics running = new Metrics(1 - accuracy, accuracy, batch * 10);
        return new TrainingReport.Progress(epoch, 3, batch, batches, running, new StepFigures(0.1f, 2), 1000, 5);
    }

    private static EpochRecord record(int epoch, double accuracy) {
        return new EpochRecord(epoch, 0.1f, new Metrics(0.2, accuracy + 0.01, 50), new Metrics(0.3, accuracy, 50), 0);
    }

    @Test
    void aRunHasItsCurveItsTimeAndItsPace() {
        recorder.state(RunState.LOADING, 0);
        recorder.state(RunState.TRAINING, 1000);
        recorder.progress(progress(1, 0, 10, 0));
        recorder.progress(progress(1, 5, 10, 0.5));
        recorder.progress(progress(1, 10, 10, 0.6));
        recorder.epoch(record(1, 0.7), 3000);
        recorder.progress(progress(2, 10, 10, 0.8));
        recorder.epoch(record(2, 0.9), 5000);
        recorder.test(new Metrics(0.2, 0.88, 30));
        recorder.state(RunState.DONE, 5000);
        KeptRun run = recorder.run(9000);
        assertEquals(RunState.DONE, run.state());
        assertEquals(4, run.seconds());
        assertEquals(50, run.imagesPerSecond(), 1e-9);
        assertEquals(Optional.of(new Metrics(0.2, 0.88, 30)), run.test());
        assertEquals(
                List.of(new Curve.Early(0.5, new Metrics(0.5, 0.5, 50))),
                run.curve().early());
        assertEquals(2, run.curve().epochs().size());
        assertEquals(200, run.curve().epochs().get(1).images(), 1e-9);
        assertEquals(2, run.curve().epochs().get(0).seconds());
        assertEquals(0.9, run.curve().bestAccuracy());
    }

    @Test
    void pausesDoNotCount() {
        recorder.state(RunState.TRAINING, 0);
        recorder.state(RunState.PAUSED, 2000);
        recorder.state(RunState.TRAINING, 10_000);
        assertEquals(3, recorder.run(11_000).seconds());
        recorder.state(RunState.PAUSED, 11_000);
        assertEquals(3, recorder.run(99_000).seconds());
    }

    @Test
    void theFirstEpochHasFewPointsHoweverLongItTakes() {
        for (int batch = 0; batch < 20_000; batch++) {
            recorder.progress(progress(1, batch, 20_000, batch / 20_000.0));
        }
        List<Curve.Early> early = recorder.run(0).curve().early();
        assertTrue(early.size() <= 65 && early.size() > 25, () -> early.size() + " points");
        assertTrue(early.get(0).share() < 0.001);
        assertTrue(early.get(early.size() - 1).share() > 0.95);
    }

    @Test
    void aRunThatGoesOnKeepsTheTimesOfItsFormerEpochs() {
        KeptRun former = SampleRuns.done("one", 100, 4, 0.7, 0.8);
        RunRecorder again = new RunRecorder(former);
        again.epoch(record(1, 0.7), 0);
        again.epoch(record(2, 0.8), 0);
        again.progress(progress(3, 5, 10, 0.8));
        again.state(RunState.TRAINING, 0);
        again.progress(progress(3, 10, 10, 0.8));
        again.epoch(record(3, 0.9), 2000);
        KeptRun run = again.run(2000);
        assertEquals(
                List.of(4.0, 8.0, 10.0),
                run.curve().epochs().stream().map(Curve.Epoch::seconds).toList());
        assertEquals(
                List.of(100.0, 200.0, 300.0),
                run.curve().epochs().stream().map(Curve.Epoch::images).toList());
        assertEquals(10, run.seconds());
        assertEquals(25, run.imagesPerSecond(), 1e-9);
    }

    @Test
    void whatHasLearnedNothingIsNotWorthKeeping() {
        recorder.state(RunState.TRAINING, 0);
        recorder.progress(progress(1, 0, 10, 0));
        assertFalse(recorder.hasLearned());
        recorder.progress(progress(1, 1, 10, 0.1));
        assertTrue(recorder.hasLearned());
    }

    @Test
    void settingsThatCountAtOnceBelongToTheRun() {
        recorder.adjusted(SampleRuns.recipe("relu-softmax", "lr", "0.7", "layers", "16"));
        assertEquals(
                SampleRuns.recipe("relu-softmax", "lr", "0.7"), recorder.run(0).recipe());
    }
}
