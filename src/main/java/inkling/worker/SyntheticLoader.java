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

    private final Receiver receiver;
    private final SyntheticSplits digits = SyntheticSplits.usual();
    private final Turns turns = new Turns(this::turn);

    SyntheticLoader(Receiver receiver) {
        this.receiver = receiver;
    }

    void start() {
        turns.next();
    }

    private void turn() {
        if (digits.draw(SLICE)) {
            receiver.receive(digits.finish());
        } else {
            Mailbox.send(new Report.Loading(digits.drawn(), digits.total()));
            turns.next();
        }
    }
}
