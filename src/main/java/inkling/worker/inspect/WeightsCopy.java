package inkling.worker.inspect;

import inkling.kernel.BackendFactory;
import inkling.nn.Network;
import inkling.nn.NetworkTrace;

/**
 * A network to look into with the weights of one that may go on learning. They are copied in pieces, so that a large network
 * does not hold up training or an answer.
 */
final class WeightsCopy {
    /** Values of a piece, some of them milliseconds' worth. */
    private static final int PIECE = 200_000;

    private final Network source;
    private final NetworkTrace trace;
    private boolean complete;

    /** The number of the time that the weights are of. */
    private int version = -1;

    WeightsCopy(Network source, BackendFactory backends) {
        this.source = source;
        trace = new NetworkTrace(source.spec(), backends.create(1, plan -> new NetworkTrace(source.spec(), plan)));
    }

    boolean isOf(Network network) {
        return source == network;
    }

    /** What to look into; its weights are there after {@link #fetch}. */
    NetworkTrace trace() {
        return trace;
    }

    /**
     * Copies another piece, unless all weights are there that the source had at a time or later.
     *
     * @param wanted the number of that time; the same until all pieces are there
     * @return whether a piece was copied
     */
    boolean fetch(int wanted) {
        if (complete && version >= wanted) {
            return false;
        }
        if (complete || version < 0) {
            trace.beginToTake();
            version = wanted;
        }
        complete = !trace.takeMore(source, PIECE);
        return true;
    }
}
