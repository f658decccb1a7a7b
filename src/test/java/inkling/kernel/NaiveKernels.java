package inkling.kernel;

import java.util.Arrays;

/**
 * {@link Kernels} as their formulas read, one sum after the other in double precision and rounded to float once: what
 * {@link ScalarKernels} is checked against.
 */
public final class NaiveKernels implements Kernels {
    @Override
    public void clear(float[] values, int length) {
        Arrays.fill(values, 0, length, 0f);
    }

    @Override
    public void dense(
            float[] input,
            float[] weights,
            float[] bias,
            Activation activation,
            float[] output,
            int rows,
            int in,
            int out) {
        for (int r = 0; r < rows; r++) {
            for (int j = 0; j < out; j++) {
                double sum = bias[j];
                for (int i = 0; i < in; i++) {
                    sum += (double) input[r * in + i] * weights[i * out + j];
                }
                output[r * out + j] = activation.apply((float) sum);
            }
        }
    }

    @Override
    public void sparse(Batch input, float[] weights, float[] bias, Activation activation, float[] output, int out) {
        dense(gather(input), weights, bias, activation, output, input.count(), input.width(), out);
    }

    @Override
    public void denseWeightGradient(float[] input, float[] delta, float[] gradient, int rows, int in, int out) {
        for (int i = 0; i < in; i++) {
            for (int j = 0; j < out; j++) {
                double sum = gradient[i * out + j];
                for (int r = 0; r < rows; r++) {
                    sum += (double) input[r * in + i] * delta[r * out + j];
                }
                gradient[i * out + j] = (float) sum;
            }
        }
    }

    @Override
    public void sparseBackward(
            Batch input,
            Activation activation,
            float[] output,
            float[] delta,
            float[] gradient,
            float[] biasGradient,
            int out) {
        int rows = input.count();
        activationDelta(activation, output, delta, rows * out);
        denseWeightGradient(gather(input), delta, gradient, rows, input.width(), out);
        biasGradient(delta, biasGradient, rows, out);
    }

    private static float[] gather(Batch input) {
        float[] dense = new float[input.count() * input.width()];
        input.copyTo(dense);
        return dense;
    }

    @Override
    public void biasGradient(float[] delta, float[] gradient, int rows, int out) {
        for (int j = 0; j < out; j++) {
            double sum = gradient[j];
            for (int r = 0; r < rows; r++) {
                sum += delta[r * out + j];
            }
            gradient[j] = (float) sum;
        }
    }

    @Override
    public void inputDelta(float[] delta, float[] weights, float[] inputDelta, int rows, int in, int out) {
        for (int r = 0; r < rows; r++) {
            for (int i = 0; i < in; i++) {
                double sum = 0;
                for (int j = 0; j < out; j++) {
                    sum += (double) delta[r * out + j] * weights[i * out + j];
                }
                inputDelta[r * in + i] = (float) sum;
            }
        }
    }

    @Override
    public WindowKernels windows() {
        return new NaiveWindowKernels();
    }

    @Override
    public Convolution convolution(Window window, int filters, int maxRows, boolean first) {
        return new PatchConvolution(window, filters, this);
    }

    @Override
    public NormKernels norms() {
        return new NaiveNormKernels();
    }

    @Override
    public void activate(Activation activation, float[] values, int length) {
        for (int i = 0; i < length; i++) {
            double z = values[i];
            values[i] = (float)
                    switch (activation) {
                        case IDENTITY -> z;
                        case SIGMOID -> 1 / (1 + Math.exp(-z));
                        case TANH -> Math.tanh(z);
                        case RELU -> z > 0 ? z : 0;
                        case LEAKY_RELU -> z > 0 ? z : (double) Activation.LEAK * z;
                    };
        }
    }

    @Override
    public void activationDelta(Activation activation, float[] outputs, float[] delta, int length) {
        for (int i = 0; i < length; i++) {
            double y = outputs[i];
            double slope = switch (activation) {
                case IDENTITY -> 1;
                case SIGMOID -> y * (1 - y);
                case TANH -> 1 - y * y;
                case RELU -> y > 0 ? 1 : 0;
                case LEAKY_RELU -> y > 0 ? 1 : Activation.LEAK;
            };
            delta[i] = (float) (delta[i] * slope);
        }
    }

    @Override
    public void dropout(float[] from, float[] to, int length, float rate, int seed) {
        for (int i = 0; i < length; i++) {
            boolean passes = DropoutMask.passes(seed, i, (int) ((double) rate * (1 << 24)));
            to[i] = passes ? (float) (from[i] / (1.0 - rate)) : 0f;
        }
    }

    @Override
    public void softmax(float[] logits, int rows, int classes) {
        for (int r = 0; r < rows; r++) {
            double logSum = logSumExp(logits, r * classes, classes);
            for (int j = r * classes; j < (r + 1) * classes; j++) {
                logits[j] = (float) Math.exp(logits[j] - logSum);
            }
        }
    }

    @Override
    public double softmaxCrossEntropy(float[] logits, int[] labels, float[] delta, int rows, int classes, float scale) {
        double loss = 0;
        for (int r = 0; r < rows; r++) {
            double logSum = logSumExp(logits, r * classes, classes);
            loss += logSum - logits[r * classes + labels[r]];
            for (int c = 0; c < classes; c++) {
                int j = r * classes + c;
                double p = Math.exp(logits[j] - logSum);
                logits[j] = (float) p;
                delta[j] = (float) (scale * (c == labels[r] ? p - 1 : p));
            }
        }
        return loss;
    }

    private static double logSumExp(float[] logits, int from, int classes) {
        double max = Double.NEGATIVE_INFINITY;
        for (int j = from; j < from + classes; j++) {
            max = Math.max(max, logits[j]);
        }
        double sum = 0;
        for (int j = from; j < from + classes; j++) {
            sum += Math.exp(logits[j] - max);
        }
        return max + Math.log(sum);
    }
}
