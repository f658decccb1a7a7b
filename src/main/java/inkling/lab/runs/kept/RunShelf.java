package inkling.lab.runs.kept;

import inkling.protocol.report.RunState;
import inkling.recipe.Recipe;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** All kept runs, and what can be done with them. What the browser refuses to store is kept until the page goes. */
public final class RunShelf {
    /** When there are more, the oldest go. */
    static final int MOST_RUNS = 100;

    private static final String REFUSED = "This browser does not store runs now (a private window, or no room left):"
            + " those of this visit are here until the page is closed. Save the network of a run that you want to keep.";

    /** A run that was deleted, as long as that can be undone. */
    private record Deleted(KeptRun run, byte[] network) {}

    private final RunStore store;
    private final Runnable changed;
    private final Consumer<String> problem;
    private final List<KeptRun> runs = new ArrayList<>();

    /** Ids of runs that this page has made, which a look into the store does not replace. */
    private final Set<String> own = new HashSet<>();

    private Optional<Deleted> deleted = Optional.empty();
    private boolean refused;

    /**
     * @param changed is told when there are other runs than before, or something about one is another
     * @param problem is told in a sentence, once, when runs cannot be stored
     */
    public RunShelf(RunStore store, Runnable changed, Consumer<String> problem) {
        this.store = store;
        this.changed = changed;
        this.problem = problem;
    }

    /** Looks which runs the browser has, at first and when another tab has changed something. */
    public void read() {
        read(() -> {});
    }

    /**
     * The same.
     *
     * @param then is told when it is known which runs there are
     */
    public void read(Runnable then) {
        store.read(
                texts -> {
                    found(texts);
                    then.run();
                },
                () -> {
                    refuse();
                    then.run();
                });
    }

    private void found(List<String> texts) {
        runs.removeIf(run -> !own.contains(run.id()));
        for (String text : texts) {
            stored(text).filter(run -> !own.contains(run.id())).ifPresent(runs::add);
        }
        runs.sort(Comparator.comparing(KeptRun::id));
        changed.run();
    }

    /** A run of another version of the page stays where it is, for the version that can read it. */
    private static Optional<KeptRun> stored(String text) {
        try {
            return Optional.of(RunText.read(text).left());
        } catch (IllegalArgumentException unreadable) {
            return Optional.empty();
        }
    }

    private void refuse() {
        if (!refused) {
            refused = true;
            problem.accept(REFUSED);
        }
    }

    /** All runs, the oldest first. */
    public List<KeptRun> runs() {
        return List.copyOf(runs);
    }

    /** The run with an id, if it is there. */
    public Optional<KeptRun> find(String id) {
        for (KeptRun run : runs) {
            if (run.id().equals(id)) {
                return Optional.of(run);
            }
        }
        return Optional.empty();
    }

    /** The names of all runs. */
    public Set<String> names() {
        Set<String> names = new HashSet<>();
        runs.forEach(run -> names.add(run.name()));
        return names;
    }

    /** The newest run, if there is one. */
    public Optional<KeptRun> newest() {
        return runs.isEmpty() ? Optional.empty() : Optional.of(runs.get(runs.size() - 1));
    }

    /** The newest run of an earlier visit with these settings that was interrupted. */
    public Optional<KeptRun> interrupted(Recipe recipe) {
        Optional<KeptRun> interrupted = Optional.empty();
        for (KeptRun run : runs) {
            if (run.state() == RunState.IDLE && run.recipe().equals(recipe)) {
                interrupted = Optional.of(run);
            }
        }
        return interrupted;
    }

    /** Shows a run as it is now, without storing that; one that was deleted in the meantime stays away. */
    public void show(KeptRun run) {
        int index = index(run.id());
        if (index >= 0) {
            runs.set(index, runs.get(index).progressed(run));
        } else if (own.add(run.id())) {
            runs.add(run);
            runs.sort(Comparator.comparing(KeptRun::id));
            while (runs.size() > MOST_RUNS) {
                store.remove(runs.remove(0).id());
            }
        }
        changed.run();
    }

    /** Shows a run as it is now, and stores it. */
    public void keep(KeptRun run) {
        show(run);
        store(run.id());
    }

    private void store(String id) {
        find(id).ifPresent(run -> store.put(id, RunText.write(run), kept -> {
            if (!kept) {
                refuse();
            }
        }));
    }

    private int index(String id) {
        for (int i = 0; i < runs.size(); i++) {
            if (runs.get(i).id().equals(id)) {
                return i;
            }
        }
        return -1;
    }

    /** Gives a run another name. */
    public void rename(String id, String name) {
        replace(id, find(id).map(run -> run.named(name)));
    }

    /** Takes a run's curve out of the chart, or back into it. */
    public void hide(String id, boolean hidden) {
        replace(id, find(id).map(run -> run.hidden(hidden)));
    }

    private void replace(String id, Optional<KeptRun> next) {
        next.ifPresent(run -> {
            runs.set(index(id), run);
            store(id);
            changed.run();
        });
    }

    /** Stores a run's network, as far as there is room for it. */
    public void keepNetwork(String id, byte[] file) {
        if (find(id).isEmpty() || file.length == 0) {
            return;
        }
        store.putNetwork(id, file, kept -> {
            if (kept) {
                replace(id, find(id).map(run -> run.withWeights(file.length)));
                for (KeptRun surplus : WeightBudget.surplus(runs)) {
                    store.removeNetwork(surplus.id());
                    replace(surplus.id(), Optional.of(surplus.withWeights(0)));
                }
            } else {
                refuse();
            }
        });
    }

    /** Reads a run's network; what is told has no bytes if there is none. */
    public void network(String id, Consumer<byte[]> file) {
        store.network(id, file);
    }

    /** Deletes a run, which can be undone until another one is deleted. */
    public void delete(String id) {
        find(id).ifPresent(run -> {
            runs.remove(run);
            deleted = Optional.empty();
            changed.run();
            store.network(id, network -> {
                store.remove(id);
                deleted = Optional.of(new Deleted(run, network));
                changed.run();
            });
        });
    }

    /** The name of the run whose deletion can be undone, if there is one. */
    public Optional<String> undoable() {
        return deleted.map(one -> one.run().name());
    }

    /** Brings back the run that was deleted last. */
    public void undo() {
        Optional<Deleted> back = deleted;
        deleted = Optional.empty();
        back.ifPresent(one -> {
            own.add(one.run().id());
            runs.add(one.run().withWeights(0));
            runs.sort(Comparator.comparing(KeptRun::id));
            store(one.run().id());
            keepNetwork(one.run().id(), one.network());
            changed.run();
        });
    }
}
