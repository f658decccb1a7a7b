package inkling.nn;

import inkling.kernel.Kernels;
import inkling.kernel.Random32;
import inkling.kernel.SparseRows;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A feed-forward network at work: its weights, and the passes forward and back.
 *
 * <p>Inputs come as rows of a {@link SparseRows}, chosen by an order (a shuffle of the row numbers) and a place in it,
 * so that no batch is ever copied. The passes share their buffers: what {@link #forward} returns holds until the next
 * call.
 */
public final class Network {
    private final NetworkSpec spec;
    private final Kernels kernels;
    private final int maxRows;
    private final float[] picture;
    private final DenseLayer first;
    private final List<Layer> rest = new ArrayList<>();
    private final List<Parameter> parameters = new ArrayList<>();

    /**
     * A network with all weights zero; see {@link #initialize}.
     *
     * @param maxRows the most rows that one pass will have
     * @param random source of the dropout masks
     */
    public Network(NetworkSpec spec, int maxRows, Random32 random, Kernels kernels) {
        this.spec = spec;
        this.kernels = kernels;
        this.maxRows = maxRows;
        picture = kernels.allocate(spec.input().size());
        if (!(spec.layers().get(0) instanceof LayerSpec.Dense firstSpec)) {
            throw new IllegalArgumentException("A network begins with a dense layer, not with "
                    + spec.layers().get(0) + ".");
        }
        first = new DenseLayer("dense1", spec.input().size(), firstSpec, maxRows, true, kernels);
        parameters.addAll(first.parameters());
        int width = firstSpec.units();
        int denseLayers = 1;
        for (LayerSpec layer : spec.layers().subList(1, spec.layers().size())) {
            if (layer instanceof LayerSpec.Dense dense) {
                rest.add(new DenseLayer("dense" + ++denseLayers, width, dense, maxRows, false, kernels));
                width = dense.units();
            } else if (layer instanceof LayerSpec.Dropout dropout) {
                rest.add(new DropoutLayer(dropout, width, maxRows, random, kernels));
            }
            parameters.addAll(rest.get(rest.size() - 1).parameters());
        }
    }

    /** Gives the weights their first values; the biases become zero. */
    public void initialize(Initializer initializer, Random32 random) {
        for (Parameter parameter : parameters) {
            if (parameter.decays()) {
                initializer.fill(parameter, random);
            } else {
                Arrays.fill(parameter.values(), 0f);
            }
        }
    }

    /**
     * The pass forward, up to the logits.
     *
     * @param input images of this network's input size
     * @param order row numbers
     * @param from place of the batch in the order
     * @param rows size of the batch, at most the network's {@code maxRows}
     * @param training whether dropout is on, and {@link #backward} may follow
     * @return logits, {@code rows × classes}; the loss may overwrite them
     */
    public float[] forward(SparseRows input, int[] order, int from, int rows, boolean training) {
        if (input.width() != spec.input().size() || rows > maxRows) {
            throw new IllegalArgumentException("This network takes up to " + maxRows + " rows of "
                    + spec.input().size() + " values, not " + rows + " rows of " + input.width() + ".");
        }
        return forwardRest(first.forward(input, order, from, rows), rows, training);
    }

    private float[] forwardRest(float[] hidden, int rows, boolean training) {
        float[] values = hidden;
        for (Layer layer : rest) {
            values = layer.forward(values, rows, training);
        }
        return values;
    }

    /**
     * The pass back over the batch that {@link #forward} has just seen: adds to every parameter's gradient.
     *
     * @param delta the loss's derivative by the logits, {@code rows × classes}; overwritten
     */
    public void backward(SparseRows input, int[] order, int from, int rows, float[] delta) {
        float[] values = delta;
        for (int i = rest.size() - 1; i >= 0; i--) {
            values = rest.get(i).backward(values, rows);
        }
        first.backward(input, order, from, rows, values);
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
        if (image.length != picture.length) {
            throw new IllegalArgumentException(
                    "This network reads " + picture.length + " values at a time, not " + image.length + ".");
        }
        System.arraycopy(image, 0, picture, 0, image.length);
        float[] outputs = forwardRest(first.forward(picture, 1, false), 1, false);
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

    /** What this network is. */
    public NetworkSpec spec() {
        return spec;
    }
}
