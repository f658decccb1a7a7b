package inkling.worker.data;

import inkling.data.Splits;
import inkling.data.SyntheticSplits;
import inkling.protocol.Report;
import inkling.worker.browser.Mailbox;
import inkling.worker.browser.Turns;
import java.util.function.BooleanSupplier;

/** Draws synthetic handwriting to learn from, a slice at a time. */
public final class SyntheticLoader {
    private static final int SLICE = 50;

    /** Takes the finished images. */
    public interface Receiver {
        void receive(Splits splits);
    }

    /** Takes how many are drawn, of how many. */
    public interface Progress {
        void drawn(int count, int total);
    }

    private final BooleanSupplier wanted;
    private final Receiver receiver;
    private final Progress progress;
    private final SyntheticSplits digits = SyntheticSplits.usual();
    private final Turns turns = new Turns(this::turn);

    /**
     * Draws them for a run, whose progress the page shows.
     *
     * @param wanted whether somebody still waits for them; drawing ends when nobody does
     */
    public SyntheticLoader(BooleanSupplier wanted, Receiver receiver) {
        this(wanted, receiver, (count, total) -> Mailbox.send(new Report.Drawn(count, total)));
    }

    public SyntheticLoader(BooleanSupplier wanted, Receiver receiver, Progress progress) {
        this.wanted = wanted;
        this.receiver = receiver;
        this.progress = progress;
    }

    public void start() {
        turns.next();
    }

    private void turn() {
        if (!wanted.getAsBoolean()) {
            turns.close();
        } else if (digits.draw(SLICE)) {
            turns.close();
            receiver.receive(digits.finish());
        } else {
            progress.drawn(digits.drawn(), digits.total());
            turns.next();
        }
    }
}
