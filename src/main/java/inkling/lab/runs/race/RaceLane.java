package inkling.lab.runs.race;

import inkling.lab.runs.kept.KeptRun;
import inkling.lab.runs.kept.RunLog;
import inkling.page.engine.WorkerLink;
import inkling.protocol.command.Command;
import inkling.protocol.frame.Frame;
import inkling.protocol.report.AnswerReport;
import inkling.protocol.report.RunState;
import inkling.protocol.report.WorkerReport;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** One that takes part in a race: its worker, its run, and what it reads in the visitor's drawing. */
public final class RaceLane implements WorkerReport.Receiver, AnswerReport.Receiver {
    private final Race.Lane entry;
    private final WorkerLink worker;
    private final RunLog log;
    private final Consumer<RaceLane> changed;
    private RunState state = RunState.LOADING;
    private String sentence = "";
    private boolean ready;
    private double loaded;
    private Optional<AnswerReport.Prediction> answer = Optional.empty();
    private Optional<Frame> drawing = Optional.empty();
    private boolean asked;
    private boolean askAgain;

    /**
     * @param entry its name and its settings
     * @param worker for this lane alone
     * @param track where its run is kept
     * @param changed is told when its state has changed
     */
    RaceLane(Race.Lane entry, WorkerLink worker, Track track, Consumer<RaceLane> changed) {
        this.entry = entry;
        this.worker = worker;
        this.changed = changed;
        log = new RunLog(track.shelf(), track.clock(), begun -> track.beginning(entry), this::handOver);
        log.inTurns(true);
        // The log comes first, so that whoever hears of a change finds the run as it is.
        worker.reportTo(List.of(log, this));
        worker.send(new Command.StartLane(entry.recipe()));
    }

    /** While it trains, nobody needs its network. */
    private void handOver(Command command) {
        if (log.run().filter(run -> run.state() == RunState.DONE).isPresent()) {
            worker.send(command);
        }
    }

    /** Its name and its settings. */
    public Race.Lane entry() {
        return entry;
    }

    /** Where it is; {@link RunState#PAUSED} also between turns. */
    public RunState state() {
        return state;
    }

    /** What its worker said of that. */
    public String sentence() {
        return sentence;
    }

    /** Whether it has its images and its network, and can train. */
    boolean isReady() {
        return ready;
    }

    /** Whether it trains no more. */
    public boolean isOver() {
        return state == RunState.DONE || state == RunState.FAILED || state == RunState.IDLE;
    }

    /** The share of its images that is loaded, 0 to 1. */
    public double loaded() {
        return ready ? 1 : loaded;
    }

    /** Its run, once it has begun. */
    public Optional<KeptRun> run() {
        return log.run();
    }

    /** What it reads in the drawing; empty as long as there is none. */
    public Optional<AnswerReport.Prediction> answer() {
        return answer;
    }

    void send(Command command) {
        worker.send(command);
    }

    /** Asks what it reads in a drawing, if there is one; one question at a time, and always about the newest. */
    void read(Optional<Frame> newest) {
        drawing = newest;
        answer = drawing.isEmpty() ? Optional.empty() : answer;
        if (drawing.isPresent() && ready) {
            if (asked) {
                askAgain = true;
            } else {
                ask();
            }
        }
    }

    private void ask() {
        askAgain = false;
        drawing.ifPresent(question -> {
            asked = true;
            worker.forward(question);
        });
    }

    /** Its worker is gone. */
    void broken(String reason) {
        WorkerReport.State failed = new WorkerReport.State(RunState.FAILED, reason);
        log.state(failed);
        state(failed);
    }

    /** Ends it where it is. */
    void stop() {
        if (!isOver()) {
            worker.stop();
            WorkerReport.State stopped = new WorkerReport.State(RunState.IDLE, "Stopped.");
            log.state(stopped);
            state(stopped);
        }
    }

    @Override
    public void state(WorkerReport.State next) {
        state = next.state();
        sentence = next.sentence();
        if (!ready && state == RunState.PAUSED) {
            ready = true;
            ask();
        }
        changed.accept(this);
    }

    @Override
    public void prediction(AnswerReport.Prediction prediction) {
        asked = false;
        answer = drawing.isPresent() ? Optional.of(prediction) : Optional.empty();
        if (askAgain) {
            ask();
        }
    }

    @Override
    public void loading(WorkerReport.Loading now) {
        loaded = now.done() / Math.max(1, now.total());
    }

    @Override
    public void shipped(AnswerReport.Shipped shipped) {
        // Lanes answer with the networks that they train.
    }

    @Override
    public void ready() {
        // It is ready when its run is.
    }

    @Override
    public void alive() {
        // The link looks after that.
    }

    @Override
    public void machine(WorkerReport.Machine machine) {
        // One thread each.
    }
}
