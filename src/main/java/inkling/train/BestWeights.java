package inkling.train;

import inkling.nn.Tensor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Knows whose weights a run keeps: the last epoch's, or with early stopping those with the lowest validation loss. */
final class BestWeights {
    private final int patience;
    private final List<Tensor> state;
    private final List<float[]> weights = new ArrayList<>();
    private EpochRecord keptEpoch;
    private int epochsSince;

    BestWeights(int patience, List<Tensor> state) {
        this.patience = patience;
        this.state = state;
    }

    /** Takes note of an epoch; returns whether it is time to stop. */
    boolean seen(EpochRecord epoch) {
        if (patience == 0) {
            keptEpoch = epoch;
            return false;
        }
        if (keptEpoch == null
                || epoch.validation().loss() < keptEpoch.validation().loss()) {
            keptEpoch = epoch;
            epochsSince = 0;
            weights.clear();
            for (Tensor tensor : state) {
                weights.add(Arrays.copyOf(tensor.values(), tensor.length()));
            }
            return false;
        }
        return ++epochsSince >= patience;
    }

    /** The epoch whose weights are kept, of those seen; of two equals the earlier. */
    EpochRecord kept() {
        return keptEpoch;
    }

    /** Puts the kept weights back; returns whether there were any. */
    boolean restore() {
        for (int p = 0; p < weights.size(); p++) {
            System.arraycopy(weights.get(p), 0, state.get(p).values(), 0, weights.get(p).length);
        }
        return !weights.isEmpty();
    }
}
