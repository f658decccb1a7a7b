package inkling.worker.training;

import inkling.protocol.report.RecoveryReport;
import inkling.recipe.Recipe;
import inkling.text.Numbers;
import inkling.train.checkpoint.Checkpoint;
import inkling.train.checkpoint.CheckpointFile;
import inkling.worker.browser.Download;
import inkling.worker.browser.Mailbox;
import inkling.worker.browser.RunDatabase;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.teavm.jso.typedarrays.ArrayBuffer;

/** The runs that are kept in the browser: offers the newest that no other tab works on, and forgets it if so wished. */
public final class KeptRuns {
    private final RunDatabase database = new RunDatabase();
    private final BooleanSupplier busy;
    private boolean looking;
    private Optional<Offer> offer = Optional.empty();

    private record Offer(String id, Checkpoint checkpoint) {}

    /**
     * @param busy whether there is a run in this tab, so that none is to be offered
     */
    public KeptRuns(BooleanSupplier busy) {
        this.busy = busy;
    }

    /** Looks for a run to offer. */
    public void look() {
        if (!looking && offer.isEmpty() && !busy.getAsBoolean()) {
            looking = true;
            database.find(this::found, this::look);
        }
    }

    private void found(String id, ArrayBuffer newest, ArrayBuffer before) {
        looking = false;
        if (id.isEmpty()) {
            Mailbox.send(new RecoveryReport.Withdrawn());
            return;
        }
        if (busy.getAsBoolean()) {
            database.release(id);
            return;
        }
        Optional<Checkpoint> whole = read(newest).or(() -> read(before));
        if (whole.isEmpty()) {
            // Neither generation is whole, or they are of another version; an older run may be.
            database.forget(id);
            look();
            return;
        }
        offer = Optional.of(new Offer(id, whole.get()));
        Checkpoint.Description there = whole.get().description();
        Mailbox.send(new RecoveryReport.Offered(sentence(there), there.recipe(), there.done()));
    }

    private static Optional<Checkpoint> read(ArrayBuffer bytes) {
        try {
            return Optional.of(CheckpointFile.read(Download.bytes(bytes), "in the browser"));
        } catch (IllegalArgumentException damaged) {
            return Optional.empty();
        }
    }

    private static String sentence(Checkpoint.Description there) {
        Recipe recipe = there.recipe();
        return there.done()
                ? "Take back your network of " + recipe.name() + ", which reads "
                        + Numbers.exactPercent(there.validationAccuracy()) + " of the validation images"
                : "Go on with the run of " + recipe.name() + ", epoch " + there.epoch() + " of " + recipe.epochs();
    }

    /** The run that is offered, if there is one. */
    public Optional<Checkpoint> offered() {
        return offer.map(Offer::checkpoint);
    }

    /** Begins to keep a new run; what is offered stays for another time, or another tab. */
    public RunKeeper begin() {
        offer.ifPresent(one -> database.release(one.id()));
        offer = Optional.empty();
        return new RunKeeper(database, "", this::look);
    }

    /** Begins to keep a run that goes on from the one that is offered, and takes its place. */
    public RunKeeper goOn() {
        String continued = offer.map(Offer::id).orElse("");
        offer = Optional.empty();
        return new RunKeeper(database, continued, this::look);
    }

    /** Deletes what was offered, and offers the next. */
    public void forget() {
        offer.ifPresent(one -> database.forget(one.id()));
        offer = Optional.empty();
        Mailbox.send(new RecoveryReport.Withdrawn());
        look();
    }
}
