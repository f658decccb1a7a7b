package inkling.lab.runs.race;

import inkling.lab.runs.kept.KeptRun;
import inkling.page.engine.Engine;
import inkling.page.engine.WorkerLink;
import inkling.protocol.command.Command;
import inkling.protocol.frame.Frame;
import inkling.protocol.report.RunState;
import inkling.recipe.Recipe;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A race under way: each lane in a worker of its own with one thread. Where the machine has a core for each, all train at
 * once; where not, they take turns. They begin together, when all have their images.
 */
public final class RaceRun {
    private final Race race;
    private final List<RaceLane> lanes = new ArrayList<>();
    private final LaneWorkers workers;
    private final int cores;
    private final Turns turns;
    private final Runnable changed;
    private boolean begun;
    private boolean held;

    /**
     * Starts the workers.
     *
     * @param race who takes part
     * @param cores of the machine
     * @param engine what does the arithmetic
     * @param changed is told when a lane's state has changed
     */
    public RaceRun(Race race, LaneWorkers workers, int cores, Engine engine, Track track, Runnable changed) {
        this.race = race;
        this.workers = workers;
        this.cores = cores;
        this.changed = changed;
        List<Recipe> recipes = new ArrayList<>();
        race.lanes().forEach(entry -> recipes.add(entry.recipe()));
        turns = new Turns(recipes, cores);
        for (int i = 0; i < recipes.size(); i++) {
            int number = i;
            WorkerLink worker =
                    workers.start(number, engine, reason -> lanes.get(number).broken(reason));
            lanes.add(new RaceLane(race.lanes().get(number), worker, track, this::changed));
        }
    }

    /** Who takes part. */
    public Race race() {
        return race;
    }

    /** In the order of the race. */
    public List<RaceLane> lanes() {
        return List.copyOf(lanes);
    }

    /** Whether there is a core for each. */
    public boolean isAtOnce() {
        return lanes.size() <= cores;
    }

    /** Whether it is paused. */
    public boolean isHeld() {
        return held;
    }

    /** Whether all lanes train, so that the race has begun. */
    public boolean isBegun() {
        return begun;
    }

    /** Whether nobody trains any more. */
    public boolean isOver() {
        for (RaceLane lane : lanes) {
            if (!lane.isOver()) {
                return false;
            }
        }
        return true;
    }

    private void changed(RaceLane lane) {
        if (lane.isOver()) {
            turns.out(lanes.indexOf(lane));
        } else if (begun && lane.state() == RunState.PAUSED) {
            turns.over(lanes.indexOf(lane));
        }
        begun |= lanes.size() == race.lanes().size() && allReady();
        goOn();
        changed.run();
    }

    private boolean allReady() {
        boolean any = false;
        for (RaceLane lane : lanes) {
            if (!lane.isReady() && !lane.isOver()) {
                return false;
            }
            any |= lane.isReady();
        }
        return any;
    }

    private void goOn() {
        if (!begun || held) {
            return;
        }
        for (int number : turns.begin()) {
            RaceLane lane = lanes.get(number);
            lane.send(isAtOnce() ? Command.Control.RESUME : new Command.Advance(turns.batches(number)));
        }
    }

    /** All wait, from the end of their turns on. */
    public void pause() {
        held = true;
        if (isAtOnce()) {
            lanes.forEach(lane -> lane.send(Command.Control.PAUSE));
        }
        changed.run();
    }

    /** All go on. */
    public void resume() {
        held = false;
        goOn();
        changed.run();
    }

    /** Ends all; what they have learned so far is kept as runs. */
    public void stop() {
        lanes.forEach(RaceLane::stop);
    }

    /** Asks each lane what it reads in a drawing, if there is one. */
    public void read(Optional<Frame> drawing) {
        lanes.forEach(lane -> lane.read(drawing));
    }

    /** Ends the workers, so that nobody answers any more. */
    public void close() {
        stop();
        workers.stop();
    }

    /** Who won, in a few sentences. */
    public String verdict() {
        List<KeptRun> runs = new ArrayList<>();
        for (RaceLane lane : lanes) {
            lane.run().ifPresent(run -> runs.add(run.named(lane.entry().name())));
        }
        return new Verdict(runs).sentence();
    }
}
