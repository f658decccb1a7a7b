package inkling.train;

import inkling.kernel.StateVisitor;
import inkling.nn.Tensor;
import java.util.ArrayList;
import java.util.List;

/** The weights that a run keeps: those of the last epoch, or with early stopping those with the lowest validation loss. */
final class BestWeights {
    private final List<Tensor> state;
    private final List<float[]> weights = new ArrayList<>();
    private EpochRecord keptEpoch = EpochRecord.NONE;
    private int epochsSince;

    BestWeights(List<Tensor> state) {
        this.state = state;
    }

    /**
     * Records an epoch.
     *
     * @param patience stop after so many epochs without a better one; 0 to keep whichever is the last
     * @return whether to stop
     */
    boolean seen(EpochRecord epoch, int patience) {
        boolean better = patience == 0
                || weights.isEmpty()
                || epoch.validation().loss() < keptEpoch.validation().loss();
        epochsSince = better ? 0 : epochsSince + 1;
        if (better) {
            keptEpoch = epoch;
            weights.clear();
        }
        if (better && patience > 0) {
            state.forEach(tensor -> weights.add(tensor.values().clone()));
        }
        return !better && epochsSince >= patience;
    }

    /** Shows the kept weights and what is known of them. */
    void visit(StateVisitor visitor) {
        keptEpoch = keptEpoch.visit(visitor);
        epochsSince = visitor.integer(epochsSince);
        boolean keeps = visitor.flag(!weights.isEmpty());
        if (keeps && weights.isEmpty()) {
            state.forEach(tensor -> weights.add(new float[tensor.length()]));
        } else if (!keeps) {
            weights.clear();
        }
        for (int p = 0; p < weights.size(); p++) {
            visitor.floats(weights.get(p), state.get(p).layout());
        }
    }

    /** The epoch so far whose weights are kept; of two equal ones the earlier. */
    EpochRecord kept() {
        return keptEpoch;
    }

    /** Restores the kept weights; returns whether there were any. */
    boolean restore() {
        for (int p = 0; p < weights.size(); p++) {
            System.arraycopy(weights.get(p), 0, state.get(p).values(), 0, weights.get(p).length);
        }
        return !weights.isEmpty();
    }
}
