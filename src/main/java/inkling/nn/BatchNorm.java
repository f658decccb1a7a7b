package inkling.nn;

import inkling.kernel.Activation;
import inkling.kernel.Memory;
import inkling.kernel.NormKernels;
import inkling.kernel.StateVisitor;
import inkling.nn.Dense.ActivatedOutput;
import java.util.List;

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
    /** How far a batch moves the running means. */
    private static final float MOVE = 0.1f;

    static final LayerText.Word WORD =
            new LayerText.Word("bn", "bn, batch norm", token -> new BatchNorm(Activation.IDENTITY));

    @Override
    public String text() {
        return WORD.prefix();
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
        Shape shape = context.input();
        int channels = shape.channels();
        int pixels = shape.size() / channels;
        NormKernels kernels = context.kernels().norms(channels);
        String name = context.name();
        Memory memory = context.memory();
        Parameter gamma = Parameter.vector(name + ".gamma", channels, 1f, memory);
        Parameter beta = Parameter.vector(name + ".beta", channels, 0f, memory);
        Tensor runningMean = Tensor.vector(name + ".mean", channels, 0f, Tensor.ANY, memory);
        Tensor runningVariance = Tensor.vector(name + ".variance", channels, 1f, 0f, memory);
        float[] mean = memory.allocate(channels);
        float[] variance = memory.allocate(channels);
        float[] normalised = context.buffer(shape.size());
        ActivatedOutput output = new ActivatedOutput(activation, shape.size(), context);
        return new Layer() {
            private int batches;
            private boolean ofBatch;

            @Override
            public float[] forward(float[] input, int rows, boolean training) {
                ofBatch = training;
                if (training) {
                    kernels.moments(input, mean, variance, rows * pixels, channels);
                    follow(rows * pixels);
                }
                kernels.normalise(
                        input,
                        training ? mean : runningMean.values(),
                        training ? variance : runningVariance.values(),
                        gamma.values(),
                        beta.values(),
                        normalised,
                        output.sums(),
                        rows * pixels,
                        channels);
                return output.activate(rows);
            }

            /** Moves the running means towards the statistics of this batch, which has so many values for each channel. */
            private void follow(int values) {
                float share = Math.max(MOVE, 1f / ++batches);
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
                if (!ofBatch) {
                    backwardFixed(delta, rows * pixels);
                    return delta;
                }
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

            /** Where μ and σ² are the running ones, they do not depend on the input: {@code ∂y/∂x = gamma / √(σ² + ε)}. */
            private void backwardFixed(float[] delta, int values) {
                for (int i = 0; i < values * channels; i++) {
                    int c = i % channels;
                    gamma.gradient()[c] += delta[i] * normalised[i];
                    beta.gradient()[c] += delta[i];
                    delta[i] *= slope(c);
                }
            }

            private float slope(int c) {
                return gamma.values()[c]
                        * NormKernels.inverseDeviation(runningVariance.values()[c]);
            }

            @Override
            public UnitSum sum(float[] input, int unit, int pixel) {
                float shift = beta.values()[unit] - runningMean.values()[unit] * slope(unit);
                return UnitSum.ofOne(input[pixel * channels + unit], slope(unit), shift, activation);
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

            @Override
            public void visit(StateVisitor state) {
                batches = state.integer(batches);
            }
        };
    }
}
