package inkling.train;

import inkling.nn.Tensor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Keeps the weights of the epoch with the lowest validation loss, if early stopping is on. */
final class BestWeights {
    private final int patience;
    private final List<Tensor> state;
    private final List<float[]> kept = new ArrayList<>();
    private double lowest = Double.POSITIVE_INFINITY;
    private int epochsSince;

    BestWeights(int patience, List<Tensor> state) {
        this.patience = patience;
        this.state = state;
    }

    /** Takes note of an epoch's validation loss; returns whether it is time to stop. */
    boolean seen(double loss) {
        if (patience == 0) {
            return false;
        }
        if (loss < lowest) {
            lowest = loss;
            epochsSince = 0;
            kept.clear();
            for (Tensor tensor : state) {
                kept.add(Arrays.copyOf(tensor.values(), tensor.length()));
            }
            return false;
        }
        return ++epochsSince >= patience;
    }

    /** Puts the kept weights back; returns whether there were any. */
    boolean restore() {
        for (int p = 0; p < kept.size(); p++) {
            System.arraycopy(kept.get(p), 0, state.get(p).values(), 0, kept.get(p).length);
        }
        return !kept.isEmpty();
    }
}
