package inkling.lab.runs.kept;

import inkling.protocol.command.Command;
import inkling.protocol.report.ResultReport;
import inkling.protocol.report.RunReport;
import inkling.protocol.report.RunState;
import inkling.protocol.report.TrainingReport;
import inkling.protocol.report.WorkerReport;
import inkling.train.EpochRecord;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.DoubleSupplier;
import java.util.function.Function;

/** Hears what a worker reports of its runs, one after the other, and puts each on the shelf. */
public final class RunLog
        implements WorkerReport.Receiver, TrainingReport.Receiver, ResultReport.Receiver, RunReport.Receiver {
    /** Storing a run while it goes on more often would be of no use to anybody. */
    private static final double STORED_MS = 1500;

    private final RunShelf shelf;
    private final DoubleSupplier clock;
    private final Function<RunReport.Begun, KeptRun> beginning;
    private final Consumer<Command> worker;
    private Optional<RunRecorder> recorder = Optional.empty();
    private double storedAt;
    private double handedOverAt;
    private Optional<String> handingOver = Optional.empty();
    private boolean inTurns;

    /**
     * @param clock milliseconds that never go back
     * @param beginning gives a run that begins its id and name
     * @param worker is asked for networks
     */
    public RunLog(
            RunShelf shelf,
            DoubleSupplier clock,
            Function<RunReport.Begun, KeptRun> beginning,
            Consumer<Command> worker) {
        this.shelf = shelf;
        this.clock = clock;
        this.beginning = beginning;
        this.worker = worker;
    }

    /** Whether a run that pauses only waits for its turn, so that people may call it training. */
    public void inTurns(boolean now) {
        inTurns = now;
    }

    /** The run that was reported on last, as it is now. */
    public Optional<KeptRun> run() {
        return recorder.map(one -> one.run(now()));
    }

    @Override
    public void begun(RunReport.Begun begun) {
        recorder = Optional.of(new RunRecorder(beginning.apply(begun)));
        storedAt = Double.NEGATIVE_INFINITY;
        handedOverAt = now();
    }

    @Override
    public void adjusted(RunReport.Adjusted adjusted) {
        recorder.ifPresent(one -> one.adjusted(adjusted.recipe()));
        update(true);
    }

    @Override
    public void progress(TrainingReport.Progress progress) {
        recorder.ifPresent(one -> one.progress(progress));
        update(false);
    }

    @Override
    public void epoch(EpochRecord epoch) {
        recorder.ifPresent(one -> one.epoch(epoch, now()));
        update(now() - storedAt > STORED_MS);
    }

    @Override
    public void test(ResultReport.Test test) {
        recorder.ifPresent(one -> one.test(test.metrics()));
    }

    @Override
    public void calibration(ResultReport.Calibration calibration) {
        // The kept results are accuracy and loss.
    }

    @Override
    public void state(WorkerReport.State state) {
        if (state.state() == RunState.IDLE || state.state() == RunState.LOADING) {
            // The run that was on has been put aside.
            leave();
            return;
        }
        recorder.ifPresent(one -> one.state(state.state(), now()));
        boolean passing = state.state() == RunState.TRAINING || state.state() == RunState.PAUSED;
        update(!passing || now() - storedAt > STORED_MS);
        boolean over = state.state() == RunState.DONE;
        boolean paused = state.state() == RunState.PAUSED && now() - handedOverAt > STORED_MS;
        if ((over || paused) && recorder.map(RunRecorder::hasLearned).orElse(false)) {
            handedOverAt = now();
            handingOver = run().map(KeptRun::id);
            worker.accept(Command.Control.HAND_OVER);
        }
    }

    private void leave() {
        if (run().map(run -> run.state().isRunning()).orElse(false)) {
            recorder.ifPresent(one -> one.state(RunState.IDLE, now()));
            update(true);
        }
        recorder = Optional.empty();
    }

    @Override
    public void network(RunReport.Network network) {
        handingOver.ifPresent(id -> shelf.keepNetwork(id, network.file()));
        handingOver = Optional.empty();
    }

    private void update(boolean stored) {
        if (!recorder.map(RunRecorder::hasLearned).orElse(false)) {
            return;
        }
        KeptRun now = run().orElseThrow();
        KeptRun run = inTurns && now.state() == RunState.PAUSED ? now.in(RunState.TRAINING) : now;
        if (stored) {
            storedAt = now();
            shelf.keep(run);
        } else {
            shelf.show(run);
        }
    }

    private double now() {
        return clock.getAsDouble();
    }

    @Override
    public void ready() {
        // Says nothing of a run.
    }

    @Override
    public void alive() {
        // Says nothing of a run.
    }

    @Override
    public void machine(WorkerReport.Machine machine) {
        // With how many threads a run went is not kept.
    }

    @Override
    public void loading(WorkerReport.Loading loading) {
        // A run has not begun before its images are there.
    }
}
