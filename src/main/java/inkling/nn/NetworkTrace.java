package inkling.nn;

import inkling.kernel.Backend;
import inkling.kernel.Random32;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A network that can be looked into: after a pass over one image it still has every layer's outputs, and after a pass back
 * the derivative with respect to each of them and to the image. It works as networks do outside of training: without
 * dropout, and with the running statistics of batch normalisation, also on the way back.
 *
 * <p>It has weights of its own, which it takes from another network as often as is wished. Layers are counted from 0, dropout
 * not counted. Arrays that its methods return hold until the next pass and are not to be changed.
 */
public final class NetworkTrace {
    private final NetworkSpec spec;
    private final Backend backend;
    private final float[] image;
    private final float[] logits;
    private final float[] delta;
    private final List<Layer> layers = new ArrayList<>();
    private final List<Tensor> state = new ArrayList<>();
    private final float[][] outputs;
    private final float[][] derivatives;

    /** Of the tensor that is being copied, how many values are there. */
    private int copied;

    private int tensor;

    /**
     * A network with all weights zero.
     *
     * @param network what it is, with or without dropout
     */
    public NetworkTrace(NetworkSpec network, Backend backend) {
        this.backend = backend;
        spec = network.inInference();
        image = backend.memory().allocate(spec.input().size());
        logits = backend.memory().allocate(spec.classes());
        delta = backend.memory().allocate(spec.classes());
        int count = spec.layers().size();
        outputs = new float[count][];
        derivatives = new float[count + 1][];
        derivatives[0] = new float[image.length];
        for (int i = 0; i < count; i++) {
            LayerContext context = new LayerContext(spec.name(i), spec.inputOf(i), 1, false, new Random32(0), backend);
            Layer layer = spec.layers().get(i).layer(context);
            layers.add(layer);
            layer.parameters().forEach(parameter -> state.add(parameter.tensor()));
            state.addAll(layer.statistics());
            derivatives[i + 1] = new float[spec.inputOf(i + 1).size()];
            outputs[i] = derivatives[i + 1];
        }
    }

    /** Takes over the weights and statistics of a network with the same layers, dropout aside. */
    public void take(Network other) {
        beginToTake();
        takeMore(other, Integer.MAX_VALUE);
    }

    /** The next call of {@link #takeMore} begins with the first value. */
    public void beginToTake() {
        tensor = 0;
        copied = 0;
    }

    /**
     * Goes on taking over a network's values. A network that learns in between gives some as they were before.
     *
     * @param most how many values at the most
     * @return whether there are more
     */
    public boolean takeMore(Network other, int most) {
        if (!spec.hasLayersOf(other.spec())) {
            throw new IllegalArgumentException("The network has other layers than the one that is looked into.");
        }
        List<Tensor> from = other.state();
        int left = most;
        while (tensor < state.size() && left > 0) {
            Tensor to = state.get(tensor);
            int end = Math.min(to.length(), copied + Math.min(left, to.length()));
            left -= end - copied;
            while (copied < end) {
                to.set(copied, from.get(tensor).get(copied));
                copied++;
            }
            if (end == to.length()) {
                tensor++;
                copied = 0;
            }
        }
        return tensor < state.size();
    }

    /**
     * The pass forward over one image.
     *
     * @param pixels as many values in [0, 1] as the network has inputs
     * @return the logits, one for each class
     */
    public float[] forward(float[] pixels) {
        if (pixels.length != image.length) {
            throw new IllegalArgumentException(
                    "This network reads " + image.length + " values at a time, not " + pixels.length + ".");
        }
        System.arraycopy(pixels, 0, image, 0, image.length);
        float[] values = image;
        for (int i = 0; i < outputs.length; i++) {
            values = layers.get(i).forward(values, 1, false);
            outputs[i] = values;
        }
        return values;
    }

    /** The pass back from the logit of one class, for the image that {@link #forward} has just seen. */
    public void backward(int classIndex) {
        Arrays.fill(delta, 0f);
        delta[classIndex] = 1f;
        backward();
    }

    /**
     * The pass back from the loss; adds to the gradients of the parameters.
     *
     * @param label the true class of the image that {@link #forward} has just seen
     * @return the image's loss
     */
    public double backward(Loss loss, int label) {
        System.arraycopy(outputs[outputs.length - 1], 0, logits, 0, logits.length);
        double value = loss.apply(backend.kernels(), logits, new int[] {label}, delta, 1, logits.length, 1f);
        backward();
        return value;
    }

    private void backward() {
        float[] values = delta;
        for (int i = layers.size(); i > 0; i--) {
            // A layer overwrites the derivative that it is given.
            System.arraycopy(values, 0, derivatives[i], 0, derivatives[i].length);
            values = layers.get(i - 1).backward(values, 1);
        }
        System.arraycopy(values, 0, derivatives[0], 0, derivatives[0].length);
    }

    /** Sets the gradients of all parameters to zero. */
    public void clearGradients() {
        layers.forEach(layer -> layer.parameters().forEach(parameter -> Arrays.fill(parameter.gradient(), 0f)));
    }

    /** What this network is, without dropout. */
    public NetworkSpec spec() {
        return spec;
    }

    /** What reached a layer. */
    public float[] input(int layer) {
        return layer == 0 ? image : outputs[layer - 1];
    }

    /** The outputs of a layer, of the shape {@code spec().inputOf(layer + 1)}. */
    public float[] output(int layer) {
        return outputs[layer];
    }

    /** The derivative, of what the last pass back began with, with respect to a layer's outputs. */
    public float[] derivative(int layer) {
        return derivatives[layer + 1];
    }

    /** The same with respect to the image. */
    public float[] imageDerivative() {
        return derivatives[0];
    }

    /** What a layer learns; empty for pools. */
    public List<Parameter> parameters(int layer) {
        return layers.get(layer).parameters();
    }

    /**
     * How one output came about in the last pass forward.
     *
     * @param unit its channel: a unit, a filter
     * @param pixel of the layer's picture, row by row; 0 where there is none
     */
    public UnitSum sum(int layer, int unit, int pixel) {
        return layers.get(layer).sum(input(layer), unit, pixel);
    }
}
