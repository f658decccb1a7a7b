package inkling.train.estimate;

import inkling.data.Augmentation;
import inkling.nn.LayerSpec;
import inkling.nn.NetworkSpec;
import inkling.nn.Shape;
import inkling.recipe.Recipe;
import inkling.recipe.Settings;

/**
 * What a run has to do, counted. The passes of a layer are a product forward, one back for its weights and, unless it is the
 * first that learns, one for what reaches it; each value that it passes on is touched once on either way.
 */
public final class Workload {
    /** The share of MNIST's pixels that are not 0. */
    private static final double INK = 0.19;

    /** Of the drawings in an averaged epoch, the share in whose place images of the set come again. */
    private static final double THINNED = 2 / 3.0;

    /** A weight's mean is read and written in plain Java: so many numbers of an optimiser's step. */
    private static final int MEAN = 4;

    private final Recipe recipe;
    private final Material material;
    private final NetworkSpec network;
    private final int images;
    private final int drawings;

    /**
     * What a run learns from and is measured on.
     *
     * @param input shape of a picture
     * @param classes that it tells apart
     * @param train images to learn from
     * @param validation images that it is measured on after each epoch, as on as many of those that it learns from
     * @param test images that it is measured on at the end
     */
    public record Material(Shape input, int classes, int train, int validation, int test) {
        /** As it is split usually. */
        public static final Material MNIST = new Material(new Shape(28, 28, 1), 10, 55_000, 5_000, 10_000);

        /** The synthetic handwriting that runs use. */
        public static final Material SYNTHETIC = new Material(new Shape(28, 28, 1), 10, 18_334, 1_666, 2_000);
    }

    /**
     * @throws IllegalArgumentException when the network does not suit the pictures
     */
    public Workload(Recipe recipe, Material material) {
        this.recipe = recipe;
        this.material = material;
        network = recipe.network(material.input(), material.classes());
        double drawn = recipe.get(Settings.SYNTHETIC) + recipe.get(Settings.ABSTENTION);
        images = (int) Math.round(material.train() / (1 - drawn));
        drawings = images - material.train();
    }

    /** The network that is trained. */
    public NetworkSpec network() {
        return network;
    }

    /** Images in an epoch, drawings included. */
    public int images() {
        return images;
    }

    /** Epochs in the run. */
    int epochs() {
        return recipe.epochs();
    }

    /** Of the epochs, the last ones whose weights are averaged. */
    int averagedEpochs() {
        return Math.max(0, Math.min(recipe.epochs() - 1, recipe.get(Settings.AVERAGING)));
    }

    /**
     * What the training of an epoch takes, the making of new drawings not counted.
     *
     * @param averaged whether it is one of those whose weights are averaged
     */
    Effort training(boolean averaged) {
        Effort effort = new Effort().add(passes(true), images);
        int batch = recipe.get(Settings.BATCH);
        double steps = batch == Settings.WHOLE_SET ? 1 : Math.ceil((double) images / batch);
        effort.add(Operation.NUMBER, steps * network.parameters() * (numbers() + (averaged ? MEAN : 0)));
        Augmentation strengths = recipe.get(Settings.AUGMENTATION);
        if (!strengths.isNone()) {
            double varied = material.train() + (averaged ? THINNED * drawings : 0);
            effort.add(strengths.elastic() > 0 ? Operation.ELASTIC_PICTURE : Operation.VARIED_PICTURE, varied);
        }
        return effort;
    }

    /** The making of the drawings, all of which happens in the first epoch. */
    Effort drawing() {
        return new Effort().add(Operation.DRAWING, drawings);
    }

    /** Weight, gradient, and what the optimiser remembers of them. */
    private int numbers() {
        return 2
                + recipe.get(Settings.OPTIMIZER)
                        .rule(recipe.get(Settings.MOMENTUM))
                        .stateArrays();
    }

    /** What measuring takes after an epoch: on validation images, and on as many of those that it learns from. */
    Effort measuring() {
        return new Effort()
                .add(passes(false), Math.min(material.validation(), material.train()) + material.validation());
    }

    /** What the measurement on the test images takes, at the end. */
    Effort testing() {
        return new Effort().add(passes(false), material.test());
    }

    /** The passes of one image: forward, and in training back. */
    private Effort passes(boolean training) {
        Effort effort = new Effort();
        boolean learns = false;
        for (int i = 0; i < network.layers().size(); i++) {
            LayerSpec layer = network.layers().get(i);
            Shape input = network.inputOf(i);
            long products = layer.multiplyAdds(input);
            int passes = !training ? 1 : learns ? 3 : 2;
            if (products > 0) {
                boolean sparse = i == 0 && !layer.needsPicture();
                effort.add(kind(layer, sparse, input), passes * products * (sparse ? INK : 1));
            }
            int values = products > 0 ? layer.output(input).size() : input.size();
            effort.add(Operation.VALUE, (training ? 2 : 1) * values);
            learns |= layer.parameters(input) > 0;
        }
        return effort;
    }

    private static Operation kind(LayerSpec layer, boolean sparse, Shape input) {
        if (sparse) {
            return Operation.SPARSE_PRODUCT;
        }
        if (!layer.needsPicture()) {
            return Operation.DENSE_PRODUCT;
        }
        return input.channels() == 1 ? Operation.PICTURE_CONVOLUTION : Operation.CONVOLUTION;
    }
}
