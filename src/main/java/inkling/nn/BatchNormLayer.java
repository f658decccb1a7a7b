package inkling.nn;

import inkling.kernel.Activation;
import inkling.kernel.Backend;
import inkling.kernel.Kernels;
import inkling.kernel.Memory;
import java.util.List;

/**
 * Batch normalisation (Ioffe and Szegedy 2015, algorithms 1 and 2): {@code y = f(gamma · (x - μ) / √(σ² + ε) + beta)}
 * for each channel, which after a dense layer is a unit.
 *
 * <p>In training, μ and σ² are those of the batch, over its images and their pixels; a batch that is walked through in
 * slices is normalised slice by slice (Hoffer, Hubara and Soudry 2017). Otherwise they are running means of what
 * training saw, of the unbiased variances, and belong to the network's saved state. The first few batches count alike,
 * so that a short run isn't measured by the values that the means began with; later ones move them by a tenth.
 */
final class BatchNormLayer implements Layer {
    private static final float SHARE = 0.1f;

    private final Kernels kernels;
    private final Activation activation;
    private final int pixels;
    private final int channels;
    private final Parameter gamma;
    private final Parameter beta;
    private final Tensor runningMean;
    private final Tensor runningVariance;
    private final float[] mean;
    private final float[] variance;
    private final float[] normalised;
    private final float[] output;
    private int batches;

    BatchNormLayer(String name, Shape input, LayerSpec.BatchNorm spec, int maxRows, Backend backend) {
        kernels = backend.kernels();
        Memory memory = backend.memory();
        activation = spec.activation();
        pixels = input.height() * input.width();
        channels = input.channels();
        gamma = Parameter.vector(name + ".gamma", channels, 1f, memory);
        beta = Parameter.vector(name + ".beta", channels, 0f, memory);
        runningMean = Tensor.allocate(name + ".mean", List.of(channels), 0f, memory);
        runningVariance = Tensor.variances(name + ".variance", channels, memory);
        mean = memory.allocate(channels);
        variance = memory.allocate(channels);
        normalised = memory.allocate(maxRows * input.size());
        output = memory.allocate(maxRows * input.size());
    }

    @Override
    public float[] forward(float[] input, int rows, boolean training) {
        if (training) {
            kernels.norms().moments(input, mean, variance, rows * pixels, channels);
            follow(rows * pixels);
            normalise(input, mean, variance, rows);
        } else {
            normalise(input, runningMean.values(), runningVariance.values(), rows);
        }
        kernels.activate(activation, output, rows * pixels * channels);
        return output;
    }

    private void normalise(float[] input, float[] means, float[] variances, int rows) {
        kernels.norms()
                .normalise(
                        input,
                        means,
                        variances,
                        gamma.values(),
                        beta.values(),
                        normalised,
                        output,
                        rows * pixels,
                        channels);
    }

    /** Moves the running means towards what this batch of so many values a channel has. */
    private void follow(int values) {
        float share = Math.max(SHARE, 1f / ++batches);
        float unbiased = values / (float) Math.max(1, values - 1);
        float[] means = runningMean.values();
        float[] variances = runningVariance.values();
        for (int c = 0; c < channels; c++) {
            means[c] += share * (mean[c] - means[c]);
            variances[c] += share * (unbiased * variance[c] - variances[c]);
        }
    }

    @Override
    public float[] backward(float[] delta, int rows) {
        kernels.activationDelta(activation, output, delta, rows * pixels * channels);
        kernels.norms()
                .normaliseDelta(
                        delta,
                        normalised,
                        variance,
                        gamma.values(),
                        gamma.gradient(),
                        beta.gradient(),
                        rows * pixels,
                        channels);
        return delta;
    }

    @Override
    public List<Parameter> parameters() {
        return List.of(gamma, beta);
    }

    @Override
    public List<Tensor> statistics() {
        return List.of(runningMean, runningVariance);
    }

    @Override
    public void restart() {
        batches = 0;
    }
}
