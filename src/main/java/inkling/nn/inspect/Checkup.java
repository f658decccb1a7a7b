package inkling.nn.inspect;

import inkling.nn.Loss;
import inkling.nn.NetworkTrace;
import inkling.nn.Parameter;
import java.util.ArrayList;
import java.util.List;

/**
 * Looks at how a sample of images goes through a network: how large weights, outputs and gradients are in each layer, and what
 * is wrong with them. Gradients are those of the sample's mean loss with respect to the weights.
 */
public final class Checkup {
    /** A layer's weights and their gradients; none of both where nothing is learned. */
    private record Learned(Histogram weights, Histogram gradients) {}

    private final NetworkTrace trace;
    private final Loss loss;
    private final List<LayerOutputs> outputs = new ArrayList<>();
    private final List<Learned> learned = new ArrayList<>();
    private int images;

    /**
     * @param trace has the weights that are looked at, and is for nobody else until the end; the gradients of its parameters are
     *     cleared
     */
    public Checkup(NetworkTrace trace, Loss loss) {
        this.trace = trace;
        this.loss = loss;
        trace.clearGradients();
        for (int i = 0; i < layers(); i++) {
            int channels = trace.spec().inputOf(i + 1).channels();
            outputs.add(new LayerOutputs(trace.sum(i, 0, 0).activation(), channels));
        }
    }

    /** Adds an image with its true class to the sample. */
    public void add(float[] image, int label) {
        trace.forward(image);
        for (int i = 0; i < layers(); i++) {
            outputs.get(i).add(trace.output(i), trace.spec().inputOf(i + 1).size());
        }
        trace.backward(loss, label);
        images++;
    }

    /** Ends the sample, which has at least one image. */
    public void end() {
        for (int i = 0; i < layers(); i++) {
            Learned of = new Learned(new Histogram(), new Histogram());
            for (Parameter parameter : trace.parameters(i)) {
                // Biases, and batch normalisation's scales and shifts, would hide among so many weights.
                if (parameter.decays()) {
                    of.weights().addAll(parameter.values(), parameter.length());
                    for (int k = 0; k < parameter.length(); k++) {
                        of.gradients().add(parameter.gradient()[k] / images);
                    }
                }
            }
            learned.add(of);
        }
    }

    /** Number of layers, dropout not counted. */
    public int layers() {
        return trace.spec().layers().size();
    }

    /** Number of images in the sample. */
    public int images() {
        return images;
    }

    /** The outputs of a layer. */
    public Histogram outputs(int layer) {
        return outputs.get(layer).histogram();
    }

    /** The weights of a layer; empty if it has none. After the {@link #end}. */
    public Histogram weights(int layer) {
        return learned.get(layer).weights();
    }

    /** The gradients of a layer's weights; empty if it has none. After the {@link #end}. */
    public Histogram gradients(int layer) {
        return learned.get(layer).gradients();
    }

    /** What is wrong with a layer and what helps, in a sentence each. After the {@link #end}. */
    public List<String> findings(int layer) {
        List<String> found = new ArrayList<>(Findings.ofOutputs(outputs.get(layer), images));
        if (weights(layer).count() + weights(layer).notFinite() > 0) {
            found.addAll(Findings.ofGradients(weights(layer), gradients(layer), gradients(layers() - 1)));
        }
        return found;
    }
}
