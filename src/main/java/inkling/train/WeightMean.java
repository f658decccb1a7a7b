package inkling.train;

import inkling.nn.Tensor;
import java.util.ArrayList;
import java.util.List;

/** The mean of a network's weights over a stretch of its training, batch norm's running figures included. */
final class WeightMean {
    private final List<Tensor> state;
    private final List<float[]> mean = new ArrayList<>();
    private int steps;

    /**
     * @param state of the network, now and later
     */
    WeightMean(List<Tensor> state) {
        this.state = state;
    }

    /** Takes the network into the mean, as it is after one more step. */
    void add() {
        steps++;
        for (int i = 0; i < state.size(); i++) {
            float[] values = state.get(i).values();
            if (steps == 1) {
                mean.add(new float[state.get(i).length()]);
            }
            float[] of = mean.get(i);
            for (int j = 0; j < of.length; j++) {
                of[j] += (values[j] - of[j]) / steps;
            }
        }
    }

    /** Exchanges the network and the mean; without any step, does nothing. */
    void swap() {
        for (int i = 0; i < mean.size(); i++) {
            float[] values = state.get(i).values();
            float[] of = mean.get(i);
            for (int j = 0; j < of.length; j++) {
                float value = values[j];
                values[j] = of[j];
                of[j] = value;
            }
        }
    }
}
