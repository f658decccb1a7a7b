package inkling.train;

import inkling.nn.Tensor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The weights that a run keeps: those of the last epoch, or with early stopping those with the lowest validation loss. */
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

    /** Records an epoch; returns whether to stop. */
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
