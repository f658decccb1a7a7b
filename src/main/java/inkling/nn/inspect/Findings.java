package inkling.nn.inspect;

import inkling.kernel.Activation;
import java.util.ArrayList;
import java.util.List;

/** What is wrong with a layer, as sentences that also say what helps. */
final class Findings {
    /** A unit that is silent for so many images is taken for dead. */
    private static final int ENOUGH_IMAGES = 20;

    /** Fewer dead units than this share do no harm. */
    private static final double DEAD_SHARE = 0.1;

    /** A layer with more of its outputs saturated learns slowly (Glorot and Bengio 2010, section 3). */
    private static final double SATURATED_SHARE = 0.5;

    /** Gradients this much smaller than the last layer's have vanished (Hochreiter 1991; Glorot and Bengio 2010). */
    private static final double VANISHED = 1e-3;

    /** Gradients this much larger than the last layer's explode (Pascanu, Mikolov and Bengio 2013). */
    private static final double EXPLODING = 100;

    /** So does a layer whose gradient has a norm this large; where gradients are clipped, it is to a norm of 1 or a few. */
    private static final double LARGE_NORM = 100;

    private Findings() {}

    static List<String> ofOutputs(LayerOutputs outputs, int images) {
        List<String> found = new ArrayList<>();
        if (outputs.histogram().notFinite() > 0) {
            found.add("Some outputs are infinite or not numbers: training has broken down. Begin anew with a smaller"
                    + " learning rate.");
        }
        int silent = outputs.silent();
        if (outputs.activation() == Activation.RELU
                && images >= ENOUGH_IMAGES
                && silent > 0
                && silent >= DEAD_SHARE * outputs.channels()) {
            found.add(silent + " of " + outputs.channels() + " give 0 for each of the " + images
                    + " images: dead ReLUs, through which nothing is learned any more. A smaller learning rate, He"
                    + " weights or Leaky ReLU help.");
        }
        if (outputs.saturatedShare() > SATURATED_SHARE) {
            found.add(Math.round(100 * outputs.saturatedShare()) + "\u00a0% of the outputs are at an end of the "
                    + (outputs.activation() == Activation.TANH ? "tanh" : "sigmoid")
                    + ", where it is flat: the layer is saturated and learns slowly. A smaller learning rate, batch norm"
                    + " or ReLU help.");
        }
        return found;
    }

    /**
     * @param gradients of the layer's weights
     * @param last the same of the last layer
     */
    static List<String> ofGradients(Histogram weights, Histogram gradients, Histogram last) {
        double size = gradients.rootMeanSquare();
        double lastSize = last.rootMeanSquare();
        if (weights.notFinite() + gradients.notFinite() > 0) {
            return List.of("Some weights or gradients are infinite or not numbers: training has broken down. Begin anew"
                    + " with a smaller learning rate, or clip the gradient.");
        }
        if (size * Math.sqrt(gradients.count()) > LARGE_NORM || (size > EXPLODING * lastSize && lastSize > 0)) {
            return List.of("The gradients are very large"
                    + (size > lastSize ? ", " + times(size / lastSize) + " those of the last layer" : "")
                    + ": they explode. A smaller learning rate helps, or a limit for the gradient.");
        }
        if (size < VANISHED * lastSize) {
            return List.of("The gradients are "
                    + (size == 0 ? "all 0" : "only 1/" + Math.round(lastSize / size) + " of those of the last layer")
                    + ": they vanish on their way back, and this layer hardly learns. ReLU, batch norm or fewer layers"
                    + " help.");
        }
        return List.of();
    }

    private static String times(double factor) {
        return Double.isInfinite(factor) ? "infinitely many times" : Math.round(factor) + " times";
    }
}
