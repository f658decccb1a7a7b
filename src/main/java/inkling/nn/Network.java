package inkling.nn;

import inkling.kernel.Backend;
import inkling.kernel.Batch;
import inkling.kernel.Kernels;
import inkling.kernel.Random32;
import inkling.kernel.RowBuffer;
import inkling.kernel.SparseRows;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A feed-forward network at work: its weights, and the passes forward and back.
 *
 * <p>Inputs come as a {@link Batch} of sparse rows, which a dense first layer takes as they are; for any other they are
 * written out as pictures. The
 * passes share their buffers: what {@link #forward} returns holds until the next call.
 */
public final class Network {
    private final NetworkSpec spec;
    private final Kernels kernels;
    private final int maxRows;
    private final float[] pictures;
    private final RowBuffer single;
    private final List<Layer> layers;
    private final int firstLearning;
    private final List<Parameter> parameters = new ArrayList<>();
    private final List<Tensor> state = new ArrayList<>();

    /**
     * A network with all weights zero; see {@link #initialize}.
     *
     * @param maxRows the most rows that one pass will have
     * @param random source of the dropout masks
     */
    public Network(NetworkSpec spec, int maxRows, Random32 random, Backend backend) {
        this.spec = spec;
        kernels = backend.kernels();
        this.maxRows = maxRows;
        boolean sparse = spec.layers().get(0) instanceof LayerSpec.Dense;
        pictures = backend.memory().allocate(sparse ? 0 : maxRows * spec.input().size());
        single = new RowBuffer(1, spec.input().size(), backend.memory());
        layers = new LayerMaker(maxRows, random, backend).layers(spec);
        int withoutWeights = 0;
        while (layers.get(withoutWeights).parameters().isEmpty()) {
            withoutWeights++;
        }
        firstLearning = withoutWeights;
        for (Layer layer : layers) {
            parameters.addAll(layer.parameters());
            for (Parameter parameter : layer.parameters()) {
                state.add(parameter.tensor());
            }
            state.addAll(layer.statistics());
        }
    }

    /**
     * A network of its own with the same weights.
     *
     * @param rows the most rows that one pass will have
     * @param random source of the dropout masks
     */
    public Network copy(int rows, Random32 random, Backend backend) {
        Network copy = new Network(spec, rows, random, backend);
        copy(state, copy.state);
        return copy;
    }

    /** Gives the weights their first values; all else, such as biases, becomes what it begins as. */
    public void initialize(Initializer initializer, Random32 random) {
        state.forEach(Tensor::restart);
        layers.forEach(Layer::restart);
        for (Parameter parameter : parameters) {
            if (parameter.decays()) {
                initializer.fill(parameter, random);
            }
        }
    }

    /**
     * A network of its own of the layers from the first dense one on, with the same weights: it reads {@link #features}.
     *
     * @param rows the most rows that one pass will have
     * @param random source of the dropout masks
     */
    public Network classifier(int rows, Random32 random, Backend backend) {
        Network classifier = new Network(spec.classifier(), rows, random, backend);
        copy(stateOf(classifier), classifier.state);
        return classifier;
    }

    /** Takes over what its {@link #classifier} has become. */
    public void learnFrom(Network classifier) {
        copy(classifier.state, stateOf(classifier));
    }

    /** The part of this network's state that its classifier has a copy of. */
    private List<Tensor> stateOf(Network classifier) {
        return state.subList(state.size() - classifier.state.size(), state.size());
    }

    private static void copy(List<Tensor> from, List<Tensor> to) {
        for (int i = 0; i < to.size(); i++) {
            to.get(i).copy(from.get(i));
        }
    }

    /**
     * Reads images up to the first dense layer, dropout off and batch normalisation with its running means.
     *
     * @param input images of this network's input size, at most {@code maxRows}
     * @param features receives what reaches that layer, a row for each image; the images themselves, where that layer
     *     is the first of all
     */
    public void features(Batch input, SparseRows.Builder features) {
        requireFit(input);
        int rows = input.count();
        int firstDense = spec.firstDense();
        float[] values = firstDense == 0 ? pictures : forward(drawn(input), 0, firstDense, rows, false);
        int width = spec.inputOf(firstDense).size();
        for (int r = 0; r < rows; r++) {
            if (firstDense == 0) {
                features.addRow(input.rows(), input.row(r));
            } else {
                features.addRow(values, r * width);
            }
        }
    }

    /**
     * The pass forward, up to the logits.
     *
     * @param input images of this network's input size, at most {@code maxRows}
     * @param training whether dropout is on, batch normalisation takes the batch's own statistics, and
     *     {@link #backward} may follow
     * @return logits, {@code rows × classes}; the loss may overwrite them
     */
    public float[] forward(Batch input, boolean training) {
        requireFit(input);
        int rows = input.count();
        if (layers.get(0) instanceof DenseLayer first) {
            return forward(first.forward(input), 1, layers.size(), rows, training);
        }
        return forward(drawn(input), 0, layers.size(), rows, training);
    }

    private void requireFit(Batch input) {
        if (input.width() != spec.input().size() || input.count() > maxRows) {
            throw new IllegalArgumentException("This network takes up to " + maxRows + " rows of "
                    + spec.input().size() + " values, not " + input.count() + " rows of " + input.width() + ".");
        }
    }

    /** The rows written out as pictures. */
    private float[] drawn(Batch input) {
        input.copyTo(pictures);
        return pictures;
    }

    /** The pass through some layers, from what reaches them. */
    private float[] forward(float[] input, int layer, int end, int rows, boolean training) {
        float[] values = input;
        for (int i = layer; i < end; i++) {
            values = layers.get(i).forward(values, rows, training && i >= firstLearning);
        }
        return values;
    }

    /**
     * The pass back over the batch that {@link #forward} has just seen: adds to the gradient of every parameter.
     *
     * @param delta the loss's derivative by the logits, {@code rows × classes}; overwritten
     */
    public void backward(Batch input, float[] delta) {
        float[] values = delta;
        for (int i = layers.size() - 1; i >= firstLearning; i--) {
            if (i == 0 && layers.get(0) instanceof DenseLayer first) {
                first.backward(input, values);
            } else {
                values = layers.get(i).backward(values, input.count());
            }
        }
    }

    /** Turns logits into the outputs of this network's head, in place. */
    public void applyHead(float[] logits, int rows) {
        Loss.applyHead(kernels, spec.head(), logits, rows, spec.classes());
    }

    /**
     * Reads one image.
     *
     * @param image as many values in [0, 1] as the network has inputs
     * @return one share per class, summing to 1 (a sigmoid head's outputs are scaled to do so)
     */
    public float[] predict(float[] image) {
        if (image.length != spec.input().size()) {
            throw new IllegalArgumentException(
                    "This network reads " + spec.input().size() + " values at a time, not " + image.length + ".");
        }
        single.clear();
        for (int i = 0; i < image.length; i++) {
            if (image[i] != 0f) {
                single.add(i, image[i]);
            }
        }
        single.endRow();
        float[] outputs = forward(single.batch(), false);
        applyHead(outputs, 1);
        float[] shares = Arrays.copyOf(outputs, spec.classes());
        float sum = 0;
        for (float share : shares) {
            sum += share;
        }
        for (int j = 0; j < shares.length; j++) {
            shares[j] = sum > 0 ? shares[j] / sum : 1f / shares.length;
        }
        return shares;
    }

    /** All weights and biases, from the first layer to the last. */
    public List<Parameter> parameters() {
        return List.copyOf(parameters);
    }

    /** The weights of the first layer that has any; {@link NetworkSpec#firstView} is what a column of them looks at. */
    public Parameter firstWeights() {
        for (Parameter parameter : parameters) {
            if (parameter.decays()) {
                return parameter;
            }
        }
        throw new IllegalStateException("A network has a dense layer at its end.");
    }

    /** All that makes this network what it is: the parameters' values, and batch normalisation's running statistics. */
    public List<Tensor> state() {
        return List.copyOf(state);
    }

    /** What this network is. */
    public NetworkSpec spec() {
        return spec;
    }
}
