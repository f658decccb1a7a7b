package inkling.worker;

import inkling.data.Splits;
import inkling.data.SyntheticSplits;
import inkling.protocol.Report;

/** Draws synthetic handwriting to learn from, a slice at a time. */
final class SyntheticLoader {
    private static final int SLICE = 50;

    /** Takes the finished images. */
    interface Receiver {
        void receive(Splits splits);
    }

    /** Takes how many are drawn, of how many. */
    interface Progress {
        void drawn(double count, double total);
    }

    private final Receiver receiver;
    private final Progress progress;
    private final SyntheticSplits digits = SyntheticSplits.usual();
    private final Turns turns = new Turns(this::turn);

    /** Draws them for a run, whose progress the page shows. */
    SyntheticLoader(Receiver receiver) {
        this(receiver, (count, total) -> Mailbox.send(new Report.Loading(count, total)));
    }

    SyntheticLoader(Receiver receiver, Progress progress) {
        this.receiver = receiver;
        this.progress = progress;
    }

    void start() {
        turns.next();
    }

    private void turn() {
        if (digits.draw(SLICE)) {
            receiver.receive(digits.finish());
        } else {
            progress.drawn(digits.drawn(), digits.total());
            turns.next();
        }
    }
}
