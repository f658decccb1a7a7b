package inkling.lab.runs.race;

import inkling.page.engine.Engine;
import inkling.page.engine.WorkerLink;
import inkling.protocol.command.Command;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** The workers of lanes, which one race after the other uses. */
public final class LaneWorkers {
    private final List<LaneWorker> workers = new ArrayList<>();

    private static final class LaneWorker {
        private Consumer<String> broken = reason -> {};
        private final WorkerLink link = new WorkerLink(Command.StartLane.WORKER, reason -> broken.accept(reason));
    }

    /**
     * Starts the worker of a lane.
     *
     * @param number of the lane, from 0
     * @param broken is told, if the worker is gone, in a sentence why
     */
    WorkerLink start(int number, Engine engine, Consumer<String> broken) {
        while (workers.size() <= number) {
            workers.add(new LaneWorker());
        }
        LaneWorker worker = workers.get(number);
        worker.broken = broken;
        worker.link.reportTo(List.of());
        worker.link.start(engine);
        return worker.link;
    }

    /** Ends all, and frees what they hold. */
    void stop() {
        workers.forEach(worker -> worker.link.stop());
    }
}
