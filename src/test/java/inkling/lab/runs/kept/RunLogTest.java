package inkling.lab.runs.kept;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import inkling.protocol.command.Command;
import inkling.protocol.report.RunReport;
import inkling.protocol.report.RunState;
import inkling.protocol.report.TrainingReport;
import inkling.protocol.report.WorkerReport;
import inkling.recipe.Recipe;
import inkling.train.EpochRecord;
import inkling.train.StepFigures;
import inkling.train.measure.Metrics;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class RunLogTest {
    private static final Recipe RECIPE = SampleRuns.recipe("quick");

    private final MemoryStore store = new MemoryStore();
    private final RunShelf shelf = new RunShelf(store, () -> {}, problem -> {});
    private final List<Command> asked = new ArrayList<>();
    private double now;
    private final RunLog log = new RunLog(shelf, () -> now, this::begin, asked::add);

    private KeptRun begin(RunReport.Begun begun) {
        if (begun.goesOn() && shelf.interrupted(begun.recipe()).isPresent()) {
            return shelf.interrupted(begun.recipe()).orElseThrow();
        }
        String id = Integer.toString(100 + shelf.runs().size());
        return KeptRun.begun(id, RunNames.name(begun.recipe(), shelf.newest(), shelf.names()), begun.recipe());
    }

    private void state(RunState state) {
        log.state(new WorkerReport.State(state, "So it is."));
    }

    private void progress(int epoch, int batch) {
        Metrics running = new Metrics(0.5, 0.8, batch * 10);
        log.progress(new TrainingReport.Progress(epoch, 2, batch, 10, running, new StepFigures(0.1f, 2), 100, 1));
    }

    private void epoch(int number) {
        Metrics metrics = new Metrics(0.4, 0.9, 50);
        log.epoch(new EpochRecord(number, 0.1f, metrics, metrics, 0));
    }

    private void train(int epochs) {
        log.begun(new RunReport.Begun(RECIPE, false));
        state(RunState.TRAINING);
        for (int epoch = 1; epoch <= epochs; epoch++) {
            progress(epoch, 5);
            now += 1000;
            progress(epoch, 10);
            epoch(epoch);
        }
    }

    @Test
    void aFinishedRunIsStoredWithItsNetwork() {
        train(2);
        state(RunState.DONE);
        assertEquals(List.of(Command.Control.HAND_OVER), asked);
        log.network(new RunReport.Network(new byte[] {5}));
        KeptRun stored = RunText.read(store.texts.get("100"));
        assertEquals(RunState.DONE, stored.state());
        assertEquals(2, stored.curve().epochs().size());
        assertEquals(2, stored.seconds());
        assertEquals(1, stored.weightBytes());
        assertArrayEquals(new byte[] {5}, store.networks.get("100"));
    }

    @Test
    void aRunThatIsPutAsideForAnotherStaysOnTheShelf() {
        train(1);
        state(RunState.LOADING);
        train(2);
        state(RunState.DONE);
        assertEquals(
                List.of(RunState.IDLE, RunState.DONE),
                shelf.runs().stream().map(KeptRun::state).toList());
        assertEquals(
                List.of("As quick as can be", "As quick as can be (2)"),
                shelf.runs().stream().map(KeptRun::name).toList());
    }

    @Test
    void aRunThatLearnedNothingLeavesNoTrace() {
        log.begun(new RunReport.Begun(RECIPE, false));
        progress(1, 0);
        state(RunState.PAUSED);
        state(RunState.IDLE);
        assertEquals(List.of(), shelf.runs());
        assertEquals(List.of(), asked);
    }

    @Test
    void aRunThatGoesOnAfterAReloadIsTheSameRun() {
        train(1);
        RunShelf later = new RunShelf(store, () -> {}, problem -> {});
        later.read();
        RunLog again = new RunLog(
                later, () -> now, begun -> later.interrupted(begun.recipe()).orElseThrow(), asked::add);
        again.begun(new RunReport.Begun(RECIPE, true));
        Metrics metrics = new Metrics(0.4, 0.9, 50);
        again.epoch(new EpochRecord(1, 0.1f, metrics, metrics, 0));
        again.progress(
                new TrainingReport.Progress(2, 2, 5, 10, new Metrics(0.5, 0.8, 50), new StepFigures(0.1f, 2), 100, 1));
        again.state(new WorkerReport.State(RunState.TRAINING, "On."));
        assertEquals(1, later.runs().size());
        assertEquals(RunState.TRAINING, later.runs().get(0).state());
        assertEquals(1, later.runs().get(0).curve().last().orElseThrow().seconds());
    }

    @Test
    void aDivergedRunIsKeptAsFailedAndGoesOnAsItself() {
        train(1);
        state(RunState.FAILED);
        assertEquals(RunState.FAILED, shelf.runs().get(0).state());
        log.adjusted(new RunReport.Adjusted(RECIPE.with("lr", "0.001")));
        state(RunState.TRAINING);
        epoch(2);
        assertEquals(1, shelf.runs().size());
        assertEquals("0.001", shelf.runs().get(0).recipe().texts().get("lr"));
    }

    @Test
    void stepsDoNotAskForTheNetworkEachTime() {
        train(1);
        for (int step = 0; step < 20; step++) {
            state(RunState.TRAINING);
            now += 10;
            state(RunState.PAUSED);
        }
        assertEquals(0, asked.size());
        now += 2000;
        state(RunState.PAUSED);
        assertEquals(1, asked.size());
    }
}
