package inkling.train.finetune;

import inkling.data.Augmentation;
import inkling.data.Dataset;
import inkling.data.Splits;
import inkling.kernel.Backend;
import inkling.kernel.Random32;
import inkling.kernel.SparseRows;
import inkling.nn.Network;
import inkling.nn.NetworkSpec;
import inkling.recipe.Recipe;
import inkling.recipe.Settings;
import java.util.List;
import java.util.Optional;

/**
 * Trains a copy of a network on a visitor's own examples without making it forget what it knew, in steps of a few
 * milliseconds.
 *
 * <p>Only the dense layers learn: filters that find the strokes of ten digits also find those of one more hand. So every
 * image goes through the convolutions once, before the first step, and only the {@linkplain DenseLayers dense layers}
 * after them are trained and measured ({@link ClassifierTuning}).
 *
 * <p>The network that is taught is measured before and after, on the examples and on some of the replay data's
 * validation images, on which nobody trains.
 */
public final class FineTuning {
    /** What the next step is part of. */
    public enum Phase {
        /** Sends the images through the convolutions. */
        READING,
        MEASURING_BEFORE,
        TEACHING,
        MEASURING_AFTER,
        DONE
    }

    /** How many variants of the examples, and how many images of replay data, batches are made of. */
    private static final int VARIANTS = 160;

    private static final int REPLAYED = 1000;

    /** The most validation images that it is measured on. */
    private static final int MEASURED = 2000;

    private static final int FEWEST_IMAGES = 8;
    private static final int SEED = 0x7EAC4;
    private static final Augmentation VARIED = Augmentation.LIGHT;

    private final Recipe recipe;
    private final Backend backend;
    private final Dataset yours;
    private final Dataset others;
    private final Network network;
    private final FeatureSet yoursRead;
    private final FeatureSet othersRead;
    private final FeatureSet examples;
    private final FeatureSet replay;
    private final List<FeatureSet> reading;
    private Optional<ClassifierTuning> tuning = Optional.empty();

    /**
     * @param before the original network, which does not change
     * @param recipe what it was trained with
     * @param yours the visitor's examples, at least one
     * @param known images of the kind that it was trained on
     * @param backend with room for what {@link #plan} allocates
     * @throws IllegalArgumentException when the images do not suit the network, or there is no example
     */
    public FineTuning(Network before, Recipe recipe, Dataset yours, Splits known, Backend backend) {
        this.recipe = recipe;
        this.backend = backend;
        this.yours = yours;
        others = others(known);
        NetworkSpec spec = before.spec();
        check(spec, yours);
        check(spec, known.train());
        if (yours.size() == 0 || others.size() == 0) {
            throw new IllegalArgumentException("Teaching needs examples and images to measure on; there are "
                    + yours.size() + " and " + others.size() + ".");
        }
        int microBatch = backend.microBatch(spec.multiplyAdds(), FEWEST_IMAGES, ClassifierTuning.BATCH);
        network = before.copy(microBatch, new Random32(SEED), backend);
        Recipe digits = recipe.with(Settings.SYNTHETIC, 0f).with(Settings.ABSTENTION, 0f);
        Recipe plain = digits.with(Settings.AUGMENTATION, Augmentation.NONE);
        yoursRead = new FeatureSet(network, plain, yours, yours.size(), microBatch);
        othersRead = new FeatureSet(network, plain, others, others.size(), microBatch);
        examples = new FeatureSet(network, digits.with(Settings.AUGMENTATION, VARIED), yours, VARIANTS, microBatch);
        replay = new FeatureSet(network, recipe, known.train(), REPLAYED, microBatch);
        reading = List.of(yoursRead, othersRead, examples, replay);
    }

    /** Allocates from a backend all that fine-tuning may: images whose features, not yet read, are all other than zero. */
    public static void plan(Network before, Recipe recipe, Dataset yours, Splits known, Backend backend) {
        FineTuning planned = new FineTuning(before, recipe, yours, known, backend);
        int width = DenseLayers.of(before.spec()).input().size();
        planned.tuning(planned.full(yours, width), planned.full(planned.others, width));
    }

    private Dataset full(Dataset images, int width) {
        int size = images.size();
        SparseRows rows = backend.memory().allocateRows(size, width, size * width);
        return new Dataset(images.name(), 1, width, images.classNames(), rows, new byte[size]);
    }

    private static void check(NetworkSpec spec, Dataset images) {
        if (images.images().width() != spec.input().size() || images.classes() != spec.classes()) {
            throw new IllegalArgumentException("The network reads "
                    + spec.input().size() + " pixels as "
                    + spec.classes() + " classes, but " + images.name() + " has "
                    + images.images().width() + " pixels and " + images.classes() + " classes; teach another network.");
        }
    }

    /** The validation images that it is measured on. */
    private static Dataset others(Splits known) {
        return known.validation().slice(0, Math.min(MEASURED, known.validation().size()));
    }

    /**
     * Does the next step; returns whether there is more.
     *
     * @throws ArithmeticException when the loss is no longer a number
     */
    public boolean advance() {
        if (tuning.isPresent()) {
            return tuning.get().advance();
        }
        for (FeatureSet images : reading) {
            if (images.read() < images.size()) {
                images.advance();
                return true;
            }
        }
        tuning = Optional.of(tuning(yoursRead.dataset(yours), othersRead.dataset(others)));
        return true;
    }

    private ClassifierTuning tuning(Dataset yourFeatures, Dataset otherFeatures) {
        Network classifier = DenseLayers.of(network, ClassifierTuning.BATCH, new Random32(SEED), backend);
        return new ClassifierTuning(classifier, recipe.loss(), yourFeatures, otherFeatures, examples, replay, backend);
    }

    /** Trains to the end. */
    public FineTuning finish() {
        while (advance()) {
            // Each call does a step.
        }
        return this;
    }

    /** What the next step is part of. */
    public Phase phase() {
        return tuning.map(ClassifierTuning::phase).orElse(Phase.READING);
    }

    /** How much of the {@link #phase} is done, if it takes long; 0 to 1. */
    public double share() {
        if (tuning.isPresent()) {
            return tuning.get().share();
        }
        int read = 0;
        int size = 0;
        for (FeatureSet images : reading) {
            read += images.read();
            size += images.size();
        }
        return read / (double) size;
    }

    /**
     * What fine-tuning has changed.
     *
     * @throws IllegalStateException before it is {@code DONE}
     */
    public FineTuningResult figures() {
        return done().figures();
    }

    /**
     * The fine-tuned network.
     *
     * @throws IllegalStateException before it is {@code DONE}
     */
    public Network network() {
        DenseLayers.putBack(done().classifier(), network);
        return network;
    }

    private ClassifierTuning done() {
        if (phase() != Phase.DONE) {
            throw new IllegalStateException("A tuning is measured at its end, which is not reached.");
        }
        return tuning.get();
    }
}
