package inkling.kernel;

/** The softmax of {@link ScalarKernels}: exponentials of a row's logits, divided by their sum. */
final class Softmax {
    private Softmax() {}

    /** Softmax of each row in place. */
    static void normalise(float[] logits, int rows, int classes) {
        for (int r = 0; r < rows; r++) {
            normaliseRow(logits, r * classes, classes);
        }
    }

    /** Softmax in place; returns the sum of the rows' losses and sets their gradient, times the scale. */
    static double crossEntropy(float[] logits, int[] labels, float[] delta, int rows, int classes, float scale) {
        double loss = 0;
        for (int r = 0; r < rows; r++) {
            int z = r * classes;
            int target = z + labels[r];
            double targetLogit = logits[target];
            loss += normaliseRow(logits, z, classes) - targetLogit;
            for (int j = z; j < z + classes; j++) {
                delta[j] = scale * logits[j];
            }
            delta[target] -= scale;
        }
        return loss;
    }

    /** Softmax of one row in place; returns log Σ e^z. */
    private static double normaliseRow(float[] logits, int z, int classes) {
        float max = logits[z];
        for (int j = z + 1; j < z + classes; j++) {
            max = Math.max(max, logits[j]);
        }
        double sum = 0;
        for (int j = z; j < z + classes; j++) {
            double e = Math.exp(logits[j] - max);
            logits[j] = (float) e;
            sum += e;
        }
        float factor = (float) (1 / sum);
        for (int j = z; j < z + classes; j++) {
            logits[j] *= factor;
        }
        return max + Math.log(sum);
    }
}
