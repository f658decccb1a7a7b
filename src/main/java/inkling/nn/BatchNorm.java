package inkling.nn;

import inkling.kernel.Activation;
import inkling.kernel.NormKernels;
import java.util.List;
import java.util.Optional;

/**
 * Batch normalisation (Ioffe and Szegedy 2015, algorithms 1 and 2): {@code y = f(gamma · (x - μ) / √(σ² + ε) + beta)}
 * for each channel, which after a dense layer is a unit; gamma and beta are learned.
 *
 * <p>In training, μ and σ² are those of the batch, over its images and their pixels; a batch that is worked through in
 * micro-batches is normalised in each of them separately (Hoffer, Hubara and Soudry 2017). Otherwise they are running
 * means from training (for σ², of the unbiased variances), which belong to the network's saved state. The first batches
 * count equally, so that a short run does not depend on the means' initial values; each later one moves them by a tenth.
 *
 * @param activation f, taken over from the layer before, which then has none
 */
public record BatchNorm(Activation activation) implements LayerSpec {
    static final LayerText.Word WORD = new LayerText.Word("bn, batch norm", BatchNorm::read);

    /** Reads {@code bn}. */
    private static Optional<LayerSpec> read(LayerToken token) {
        return token.take("bn") ? Optional.of(new BatchNorm(Activation.IDENTITY)) : Optional.empty();
    }

    @Override
    public String text() {
        return "bn";
    }

    @Override
    public String kind() {
        return "norm";
    }

    @Override
    public Shape output(Shape input) {
        return input;
    }

    @Override
    public long parameters(Shape input) {
        return 2L * input.channels();
    }

    @Override
    public long savedValues(Shape input) {
        return 2 * parameters(input);
    }

    @Override
    public BatchNorm with(Activation other) {
        return new BatchNorm(other);
    }

    @Override
    public boolean takesActivation() {
        return true;
    }

    @Override
    public Layer layer(LayerContext context) {
        return new BatchNormLayer(activation, context);
    }

    private static final class BatchNormLayer implements Layer {
        private static final float SHARE = 0.1f;

        private final NormKernels kernels;
        private final int pixels;
        private final int channels;
        private final Parameter gamma;
        private final Parameter beta;
        private final Tensor runningMean;
        private final Tensor runningVariance;
        private final float[] mean;
        private final float[] variance;
        private final float[] normalised;
        private final ActivatedOutput output;
        private int batches;

        BatchNormLayer(Activation activation, LayerContext context) {
            kernels = context.kernels().norms();
            Shape input = context.input();
            pixels = input.height() * input.width();
            channels = input.channels();
            String name = context.name();
            gamma = Parameter.vector(name + ".gamma", channels, 1f, context.memory());
            beta = Parameter.vector(name + ".beta", channels, 0f, context.memory());
            runningMean = Tensor.allocate(name + ".mean", List.of(channels), 0f, context.memory());
            runningVariance = Tensor.variances(name + ".variance", channels, context.memory());
            mean = context.memory().allocate(channels);
            variance = context.memory().allocate(channels);
            normalised = context.buffer(input.size());
            output = new ActivatedOutput(activation, input.size(), context);
        }

        @Override
        public float[] forward(float[] input, int rows, boolean training) {
            if (training) {
                kernels.moments(input, mean, variance, rows * pixels, channels);
                follow(rows * pixels);
                normalise(input, mean, variance, rows);
            } else {
                normalise(input, runningMean.values(), runningVariance.values(), rows);
            }
            return output.activate(rows);
        }

        private void normalise(float[] input, float[] means, float[] variances, int rows) {
            kernels.normalise(
                    input,
                    means,
                    variances,
                    gamma.values(),
                    beta.values(),
                    normalised,
                    output.sums(),
                    rows * pixels,
                    channels);
        }

        /** Moves the running means towards the statistics of this batch, which has so many values for each channel. */
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
            output.backward(delta, rows);
            kernels.normaliseDelta(
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
}
