package inkling.nn;

import inkling.kernel.Backend;
import inkling.kernel.Kernels;
import inkling.kernel.Random32;
import inkling.kernel.RowBuffer;
import inkling.kernel.SparseRows.Batch;
import inkling.kernel.StateVisitor;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A feed-forward network with its weights and buffers, its forward pass and its backward pass.
 *
 * <p>Inputs come as a {@link Batch} of sparse rows, which a dense first layer takes directly; for any other first layer
 * they are written out as pictures. The passes share their buffers: what {@link #forward} returns holds until the next call.
 */
public final class Network {
    private NetworkSpec spec;
    private final Kernels kernels;
    private final int maxRows;
    private final Random32 masks;
    private final RowBuffer single;
    private final InputLayer input;
    private final List<Layer> layers = new ArrayList<>();
    private final List<Parameter> parameters = new ArrayList<>();
    private final List<Tensor> state = new ArrayList<>();

    /**
     * A network with all weights zero; see {@link #initialize}.
     *
     * @param maxRows the most rows that one pass will have
     * @param masks draws the masks of dropout
     */
    public Network(NetworkSpec spec, int maxRows, Random32 masks, Backend backend) {
        this.spec = spec;
        this.maxRows = maxRows;
        this.masks = masks;
        kernels = backend.kernels();
        int pixels = spec.input().size();
        single = new RowBuffer(1, pixels, backend.memory());
        LayerContext context = new LayerContext(spec.name(0), spec.input(), maxRows, true, masks, backend);
        Optional<InputLayer> sparse = spec.layers().get(0).inputLayer(context);
        input = sparse.orElseGet(() -> InputLayer.pictures(context.buffer(pixels)));
        input.parameters().forEach(this::add);
        for (int i = sparse.isPresent() ? 1 : 0; i < spec.layers().size(); i++) {
            boolean first = parameters.isEmpty();
            Layer layer = spec.layers()
                    .get(i)
                    .layer(new LayerContext(spec.name(i), spec.inputOf(i), maxRows, first, masks, backend));
            layers.add(layer);
            layer.parameters().forEach(this::add);
            state.addAll(layer.statistics());
        }
    }

    private void add(Parameter parameter) {
        parameters.add(parameter);
        state.add(parameter.tensor());
    }

    /**
     * A network of its own with the same weights.
     *
     * @param rows the most rows that one pass will have
     * @param masks draws the masks of dropout
     */
    public Network copy(int rows, Random32 masks, Backend backend) {
        Network copy = new Network(spec, rows, masks, backend);
        for (int i = 0; i < state.size(); i++) {
            copy.state.get(i).copy(state.get(i));
        }
        return copy;
    }

    /**
     * Takes over the weights and statistics of another network.
     *
     * @throws IllegalArgumentException when its layers are not the same, dropout aside
     */
    public void take(Network other) {
        if (!spec.hasLayersOf(other.spec)) {
            throw new IllegalArgumentException("its layers are not those of the settings.");
        }
        for (int i = 0; i < state.size(); i++) {
            state.get(i).copy(other.state.get(i));
        }
    }

    /** From now on drops this share of the values in training, 0 to below 1, where {@link #spec} has dropout. */
    public void dropout(float rate) {
        spec = spec.withDropout(rate);
        layers.forEach(layer -> layer.dropout(rate));
    }

    /** Draws the initial weights; everything else, such as biases, gets its initial value. */
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
     * The forward pass, up to the logits.
     *
     * @param batch images of this network's input size, at most {@code maxRows}
     * @param training whether dropout is on, batch normalisation takes the batch's own statistics, and
     *     {@link #backward} may follow
     * @return logits, {@code count × classes}; the loss may overwrite them
     */
    public float[] forward(Batch batch, boolean training) {
        return forward(batch, spec.layers().size(), training);
    }

    /** The same up to the outputs of the first so many layers, at least 1: {@code count × outputs}. */
    public float[] forward(Batch batch, int count, boolean training) {
        if (batch.width() != spec.input().size() || batch.count() > maxRows) {
            throw new IllegalArgumentException("This network takes up to " + maxRows + " rows of "
                    + spec.input().size() + " values, not " + batch.count() + " rows of " + batch.width() + ".");
        }
        float[] values = input.forward(batch);
        for (int i = 0; i < count - (spec.layers().size() - layers.size()); i++) {
            values = layers.get(i).forward(values, batch.count(), training);
        }
        return values;
    }

    /**
     * The backward pass over the batch that {@link #forward} has just seen: adds to the gradient of every parameter.
     *
     * @param delta the loss's derivative with respect to the logits, {@code count × classes}; overwritten
     */
    public void backward(Batch batch, float[] delta) {
        float[] values = delta;
        // The first layer that learns passes nothing on.
        for (int i = layers.size() - 1; i >= 0 && values.length > 0; i--) {
            values = layers.get(i).backward(values, batch.count());
        }
        input.backward(batch, values);
    }

    /**
     * Reads one image.
     *
     * @param image as many values in [0, 1] as the network has inputs
     * @return one probability per class, summing to 1 (a sigmoid head's outputs are scaled to do so)
     */
    public float[] predict(float[] image) {
        if (image.length != spec.input().size()) {
            throw new IllegalArgumentException(
                    "This network reads " + spec.input().size() + " values at a time, not " + image.length + ".");
        }
        single.set(image);
        float[] outputs = forward(single.batch(), false);
        spec.head().apply(kernels, outputs, 1, spec.classes());
        return Head.probabilities(outputs, spec.classes());
    }

    /** All weights and biases, from the first layer to the last. */
    public List<Parameter> parameters() {
        return List.copyOf(parameters);
    }

    /** The weights of the first layer that has any; a column of them looks at {@link NetworkSpec#firstView}. */
    public Parameter firstWeights() {
        return parameters.stream().filter(Parameter::decays).findFirst().orElseThrow();
    }

    /** Everything that is saved of this network: the parameters' values and batch normalisation's running statistics. */
    public List<Tensor> state() {
        return List.copyOf(state);
    }

    /** Shows all values of {@link #state}, what the layers have counted in training, and what dropout will draw. */
    public void visit(StateVisitor visitor) {
        state.forEach(tensor -> tensor.visit(visitor));
        layers.forEach(layer -> layer.visit(visitor));
        masks.visit(visitor);
    }

    /** Shows what is summed of the gradients since the last step of the optimiser. */
    public void visitGradients(StateVisitor visitor) {
        parameters.forEach(parameter ->
                visitor.floats(parameter.gradient(), parameter.tensor().layout()));
    }

    /** What this network is. */
    public NetworkSpec spec() {
        return spec;
    }
}
