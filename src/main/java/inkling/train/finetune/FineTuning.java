package inkling.train.finetune;

import inkling.data.Augmentation;
import inkling.data.Dataset;
import inkling.data.Splits;
import inkling.kernel.Backend;
import inkling.kernel.Random32;
import inkling.nn.Network;
import inkling.nn.NetworkSpec;
import inkling.recipe.Recipe;
import inkling.recipe.Settings;
import inkling.train.MemoryPlan;
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
     * @param backend with room for {@link #bytes}
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

    /** Bytes that fine-tuning allocates in its kernels' memory, at most. */
    public static long bytes(NetworkSpec spec, Dataset yours, Splits known) {
        return MemoryPlan.fineTuning(
                spec,
                DenseLayers.of(spec),
                ClassifierTuning.BATCH,
                yours.size() + others(known).size());
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
        Network classifier = DenseLayers.of(network, ClassifierTuning.BATCH, new Random32(SEED), backend);
        tuning = Optional.of(new ClassifierTuning(
                classifier,
                recipe.loss(),
                yoursRead.dataset(yours),
                othersRead.dataset(others),
                examples,
                replay,
                backend));
        return true;
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
