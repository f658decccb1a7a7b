package inkling.worker.training;

import inkling.nn.Network;
import inkling.nn.Parameter;
import inkling.protocol.Report;

/** Pictures of what the first layer looks for. */
final class FirstLayer {
    private static final int MOST_UNITS = 64;

    private FirstLayer() {}

    /** The weights from each input to the first units or filters, one picture each. */
    static Report.Weights weights(Network network) {
        Parameter weights = network.firstWeights();
        int units = Math.min(MOST_UNITS, weights.columns());
        int inputs = weights.rows();
        float[] values = new float[units * inputs];
        for (int i = 0; i < inputs; i++) {
            for (int unit = 0; unit < units; unit++) {
                values[unit * inputs + i] = weights.get(i, unit);
            }
        }
        return new Report.Weights(units, values);
    }
}
