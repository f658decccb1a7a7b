package inkling.train;

import inkling.nn.Tensor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Remembers a network as it was, and makes it the mean of that and what it has become. */
final class WeightMean {
    private final List<Tensor> state;
    private final List<float[]> before = new ArrayList<>();

    /**
     * @param state of the network, now and later
     */
    WeightMean(List<Tensor> state) {
        this.state = state;
    }

    void remember() {
        for (Tensor tensor : state) {
            before.add(Arrays.copyOf(tensor.values(), tensor.length()));
        }
    }

    void take() {
        for (int i = 0; i < before.size(); i++) {
            float[] values = state.get(i).values();
            float[] earlier = before.get(i);
            for (int j = 0; j < earlier.length; j++) {
                values[j] = 0.5f * (values[j] + earlier[j]);
            }
        }
    }
}
