package inkling.lab.runs.kept;

import inkling.protocol.command.Command;
import inkling.protocol.report.RunReport;
import inkling.recipe.Recipe;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.teavm.jso.JSBody;
import org.teavm.jso.browser.Performance;

/** Keeps the runs of the bench in the browser, and gives new runs their ids and names. */
public final class RunKeeping {
    /** The kinds of messages that the log wants to hear. */
    public static final Set<String> KINDS =
            Set.of("begun", "adjusted", "progress", "epoch", "state", "test", "network");

    private final BrowserRunStore store = new BrowserRunStore();
    private final RunShelf shelf;
    private final RunLog log;
    private final List<Runnable> listeners = new ArrayList<>();
    private boolean open;
    private int given;

    /**
     * @param worker is asked for the networks of its runs
     * @param problem is told in a sentence when runs cannot be stored
     */
    public RunKeeping(Consumer<Command> worker, Consumer<String> problem) {
        shelf = new RunShelf(store, this::changed, problem);
        log = new RunLog(shelf, Performance::now, this::begin, worker);
    }

    /** Looks which runs there are; tells when that is known, so that new ones can be kept. */
    public void open(Runnable opened) {
        shelf.read(() -> {
            if (!open) {
                open = true;
                opened.run();
            }
        });
        store.onChange(shelf::read);
    }

    /** Whether it is known which runs there are. */
    public boolean isOpen() {
        return open;
    }

    /** Hears what the worker of the bench reports. */
    public RunLog log() {
        return log;
    }

    /** All runs. */
    public RunShelf shelf() {
        return shelf;
    }

    /** Calls back when there are other runs than before, or something about one is another. */
    public void onChange(Runnable listener) {
        listeners.add(listener);
    }

    private void changed() {
        listeners.forEach(Runnable::run);
    }

    /** A run that goes on after a reload is the one that was interrupted by it. */
    private KeptRun begin(RunReport.Begun begun) {
        Optional<KeptRun> interrupted = begun.goesOn() ? shelf.interrupted(begun.recipe()) : Optional.empty();
        return interrupted.orElseGet(
                () -> named(begun.recipe(), RunNames.name(begun.recipe(), shelf.newest(), shelf.names())));
    }

    /** A run that begins, with a new id. */
    public KeptRun named(Recipe recipe, String name) {
        return KeptRun.begun(newId(given++ % 100), RunNames.free(name, shelf.names()), recipe);
    }

    /** Later in the alphabet than those of earlier runs. */
    @JSBody(
            params = "number",
            script = "return String(Date.now()).padStart(15, '0') + '-' + String(number).padStart(2, '0') + '-'"
                    + " + Math.random().toString(36).slice(2, 8);")
    private static native String newId(int number);
}
