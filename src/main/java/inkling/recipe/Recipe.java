package inkling.recipe;

import inkling.data.Augmentation;
import inkling.kernel.Activation;
import inkling.nn.Initializer;
import inkling.nn.LayerSpec;
import inkling.nn.LayerText;
import inkling.nn.Loss;
import inkling.nn.NetworkSpec;
import inkling.nn.Shape;
import inkling.optim.OptimizerKind;
import inkling.optim.Schedule;
import java.util.ArrayList;
import java.util.List;

/**
 * All settings of a run; the same recipe and data give the same network again.
 *
 * @param name the preset that this recipe began as
 * @param layers the hidden layers, without activation ({@link LayerText}); empty for a linear classifier
 * @param activation of the hidden layers with weights
 * @param init how weights begin
 * @param loss the loss and the head that it is taken on
 * @param optimizer the optimiser
 * @param lr learning rate, for gradients that are means over the batch
 * @param schedule how the learning rate changes over the run
 * @param momentum momentum's coefficient, or Adam's beta1, in [0, 1)
 * @param batch images per step; {@link #WHOLE_SET} for all of them at once
 * @param epochs passes over the training images
 * @param dropout share of each hidden layer dropped in training, in [0, 1)
 * @param l2 weight decay
 * @param patience stop when validation loss has not improved for so many epochs, and keep the best; 0 never stops
 * @param seed of the first weights, the shuffles, dropout and the variation of pictures
 * @param data the images to learn from
 * @param augment how the training images are varied
 * @param synthetic share of synthetic handwriting mixed into the training images, 0 to 0.5
 * @param doubt share of drawings that are no digits mixed into the training images, 0 to 0.3
 * @param polish so many of the epochs, the last, run at a constant third of the rate with a third of the drawings, and
 *     each weight becomes its mean over their steps; 0 for none, and never the first epoch
 */
public record Recipe(
        String name,
        List<LayerSpec> layers,
        Activation activation,
        Initializer init,
        Loss loss,
        OptimizerKind optimizer,
        float lr,
        Schedule schedule,
        float momentum,
        int batch,
        int epochs,
        float dropout,
        float l2,
        int patience,
        int seed,
        DataSource data,
        Augmentation augment,
        float synthetic,
        float doubt,
        int polish) {
    /** The {@link #batch} that means all training images. */
    public static final int WHOLE_SET = 0;

    private static final Shape USUAL = new Shape(28, 28, 1);
    private static final int USUAL_CLASSES = 10;

    public Recipe {
        List<LayerSpec> bare = new ArrayList<>();
        layers.forEach(layer -> bare.add(layer.with(Activation.IDENTITY)));
        layers = List.copyOf(bare);
        require(lr > 0 && lr <= 100, "The learning rate is above 0 and at most 100", lr);
        require(momentum >= 0 && momentum < 1, "Momentum is 0 or more and less than 1", momentum);
        require(batch >= 0 && batch <= 1_000_000, "A batch is 1 to 1,000,000 images, or 'all'", batch);
        require(epochs >= 1 && epochs <= 10_000, "A run has 1 to 10,000 epochs", epochs);
        require(dropout >= 0 && dropout < 1, "Dropout is 0 or more and less than 1", dropout);
        require(l2 >= 0 && l2 <= 1, "L2 weight decay is between 0 and 1", l2);
        require(synthetic >= 0 && synthetic <= 0.5f, "The share of synthetic digits is 0 to 0.5", synthetic);
        require(doubt >= 0 && doubt <= 0.3f, "The share of drawings that are no digits is 0 to 0.3", doubt);
        require(patience >= 0 && patience <= 10_000, "Patience is 0 (never stop early) to 10,000 epochs", patience);
        require(polish >= 0 && polish <= 10_000, "Polish is 0 to 10,000 of the epochs", polish);
        // Refused here what does not fit the pictures of either source, or it would be only when a run begins.
        NetworkSpec.of(USUAL, layers, activation, dropout, USUAL_CLASSES, loss.head());
    }

    private static void require(boolean holds, String rule, Number actual) {
        if (!holds) {
            throw new IllegalArgumentException(rule + ", not " + actual + ".");
        }
    }

    /** The network that this recipe trains. */
    public NetworkSpec network(Shape input, int classes) {
        return NetworkSpec.of(input, layers, activation, dropout, classes, loss.head());
    }

    /** Units or filters of the first hidden layer with weights; 0 when there is none. */
    public int firstUnits() {
        for (LayerSpec layer : layers) {
            if (layer instanceof LayerSpec.Dense dense) {
                return dense.units();
            }
            if (layer instanceof LayerSpec.Conv2d conv) {
                return conv.filters();
            }
        }
        return 0;
    }

    /** Whether the first layer with weights is a convolution. */
    public boolean beginsWithFilters() {
        for (LayerSpec layer : layers) {
            if (layer.hasWeights()) {
                return layer instanceof LayerSpec.Conv2d;
            }
        }
        return false;
    }
}
