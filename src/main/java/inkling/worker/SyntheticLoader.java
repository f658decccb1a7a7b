package inkling.worker;

import inkling.data.Splits;
import inkling.data.SyntheticDigits;
import inkling.protocol.Report;

/** Draws synthetic handwriting to learn from, a slice at a time. */
final class SyntheticLoader {
    private static final int TRAIN = 20_000;
    private static final int TEST = 2_000;
    private static final int SLICE = 50;
    private static final long TRAIN_SEED = 1;
    private static final long TEST_SEED = 2;

    /** Takes the finished images. */
    interface Receiver {
        void receive(Splits splits);
    }

    private final Receiver receiver;
    private final SyntheticDigits train = new SyntheticDigits(TRAIN, TRAIN_SEED);
    private final SyntheticDigits test = new SyntheticDigits(TEST, TEST_SEED);
    private final Turns turns = new Turns(this::turn);

    SyntheticLoader(Receiver receiver) {
        this.receiver = receiver;
    }

    void start() {
        turns.next();
    }

    private void turn() {
        if (!(train.draw(SLICE) && test.draw(SLICE))) {
            Mailbox.send(new Report.Loading(train.drawn() + test.drawn(), TRAIN + TEST));
            turns.next();
        } else {
            receiver.receive(
                    Splits.of(train.dataset("synthetic handwriting"), test.dataset("unseen synthetic handwriting")));
        }
    }
}
