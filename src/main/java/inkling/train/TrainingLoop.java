package inkling.train;

import inkling.data.Dataset;
import inkling.kernel.Backend;
import inkling.kernel.Random32;
import inkling.kernel.SparseRows.Batch;
import inkling.kernel.StateVisitor;
import inkling.kernel.UpdateRule;
import inkling.nn.Loss;
import inkling.nn.Network;
import inkling.nn.Parameter;
import inkling.optim.GradientClipping;
import inkling.optim.Optimizer;
import inkling.recipe.Recipe;
import inkling.recipe.Settings;
import inkling.train.measure.Evaluation;
import inkling.train.measure.Metrics;
import java.util.List;
import java.util.Optional;

/**
 * The loop of training: take a batch, pass forward, loss, pass back, a step of the optimiser.
 *
 * <p>A batch goes through the network in micro-batches, whose gradients add up until the step; so even the whole training
 * set may be one batch.
 */
final class TrainingLoop {
    /** So many times the loss of a network that knows nothing and says so. */
    private static final double EXPLODED = 10_000;

    /** The same for a network that is not worth going back to: its weights are on their way to that. */
    private static final double BAD = 10;

    private final Backend backend;
    private final Network network;
    private final TrainingImages images;
    private final Random32 shuffles;
    private final Optimizer optimizer;
    private final WeightAveraging averaging;
    private final Running running;
    private final int[] labels;
    private final float[] delta;
    private Recipe recipe;
    private Optional<StepFigures> lastStep = Optional.empty();
    private boolean measuresStep = true;

    /**
     * @param microBatch the most images that the network takes at a time
     */
    TrainingLoop(Recipe recipe, Dataset train, Network network, int microBatch, Backend backend) {
        this.recipe = recipe;
        this.backend = backend;
        this.network = network;
        optimizer = new Optimizer(rule(recipe), recipe.get(Settings.L2), network.parameters(), backend);
        shuffles = new Random32(recipe.seed());
        images = new TrainingImages(recipe, train, microBatch, backend);
        images.shuffle(shuffles);
        averaging = new WeightAveraging(network.state());
        labels = new int[microBatch];
        delta = backend.memory().allocate((long) microBatch * train.classes());
        running = new Running(train.classes());
    }

    /**
     * Trains with the next micro-batch; returns whether there are more in this epoch.
     *
     * @throws ArithmeticException when the loss is no longer a number
     */
    boolean advance() {
        if (images.redraw()) {
            return true;
        }
        Batch batch = images.take(labels);
        int rows = batch.count();
        int classes = network.spec().classes();
        // The batch's loss is the mean over its images.
        float scale = 1f / images.batchImages();

        float[] outputs = network.forward(batch, true);
        double loss = recipe.loss().apply(backend.kernels(), outputs, labels, delta, rows, classes, scale);
        requireNumber(loss);
        running.add(loss, outputs, labels, rows);
        network.backward(batch, delta);
        float rate = rate();
        if (images.advance()) {
            measureAndClip(rate);
            optimizer.step(rate);
            if (WeightAveraging.covers(recipe, images.epoch())) {
                averaging.add();
            }
        }
        return !images.atEnd();
    }

    private void measureAndClip(float rate) {
        float clip = recipe.get(Settings.CLIP);
        if (clip > 0f || measuresStep) {
            List<Parameter> all = network.parameters();
            double norm = clip > 0f ? GradientClipping.clip(all, clip) : GradientClipping.norm(all);
            lastStep = Optional.of(new StepFigures(rate, norm));
            measuresStep = false;
        }
    }

    /** The latest step that was measured; measures the next one, too. */
    StepFigures lastStep() {
        measuresStep = true;
        return lastStep.orElseGet(() -> StepFigures.none(rate()));
    }

    /** Goes on with the values of another recipe, which may differ in settings that count at once. */
    void adjust(Recipe changed) {
        recipe = changed;
        images.adjust(changed);
        network.dropout(changed.get(Settings.DROPOUT));
        optimizer.adjust(rule(changed), changed.get(Settings.L2));
    }

    private static UpdateRule rule(Recipe recipe) {
        return recipe.get(Settings.OPTIMIZER).rule(recipe.get(Settings.MOMENTUM));
    }

    /** The learning rate of the next step. */
    float rate() {
        return WeightAveraging.rate(recipe, images);
    }

    /** Refuses a loss, the sum over some images, with which training cannot go on. */
    void requireNumber(double loss) {
        if (!Double.isFinite(loss)) {
            throw diverged("the loss is no longer a number.");
        }
    }

    /** Refuses a loss after an epoch that, as the epoch's own, no network has that still learns. */
    void requireSensible(double loss) {
        requireNumber(loss);
        if (exceeds(EXPLODED, loss)) {
            throw diverged("the loss has exploded.");
        }
    }

    /** Whether a network with this loss after an epoch is worth going back to. */
    boolean isGood(double loss) {
        return !exceeds(BAD, loss);
    }

    private boolean exceeds(double factor, double loss) {
        return Math.min(loss, running().loss())
                > factor * Math.log(network.spec().classes());
    }

    private ArithmeticException diverged(String how) {
        return new ArithmeticException("Training diverged in epoch " + images.epoch() + ": " + how);
    }

    /** Shows all that training must remember, between two micro-batches. */
    void visit(StateVisitor state) {
        images.visit(state);
        network.visit(state);
        if (images.inBatch()) {
            network.visitGradients(state);
        }
        optimizer.visit(state);
        averaging.visit(state);
        running.visit(state);
        shuffles.visit(state);
    }

    /** Ends an epoch: the network becomes what is measured and kept. */
    void endEpoch() {
        averaging.swap();
    }

    /** Begins the next epoch, from the network as the last step has left it. */
    void nextEpoch() {
        averaging.swap();
        images.nextEpoch();
        boolean averages = WeightAveraging.covers(recipe, images.epoch());
        images.thinDrawings(averages);
        if (!averages) {
            averaging.restart();
        }
        running.restart();
        images.shuffle(shuffles);
    }

    /** The images that it trains with, and how far it is. */
    TrainingImages images() {
        return images;
    }

    /**
     * Loss over the images of the epoch so far, and accuracy over those of them that are digits, as they were seen:
     * dropout on, weights moving.
     */
    Metrics running() {
        return running.metrics();
    }

    /** What {@link TrainingLoop#running()} has added up. */
    private static final class Running {
        private final int classes;
        private double loss;
        private int right;
        private int digits;
        private int images;

        Running(int classes) {
            this.classes = classes;
        }

        /**
         * Takes note of a micro-batch.
         *
         * @param microBatchLoss the sum over its images
         * @param outputs {@code rows × classes}
         * @param labels the true class of each row, or {@link Loss#NO_CLASS}
         */
        void add(double microBatchLoss, float[] outputs, int[] labels, int rows) {
            loss += microBatchLoss;
            images += rows;
            for (int r = 0; r < rows; r++) {
                if (labels[r] != Loss.NO_CLASS) {
                    right += Evaluation.argmax(outputs, r * classes, classes) == labels[r] ? 1 : 0;
                    digits++;
                }
            }
        }

        /** Begins a new epoch. */
        void restart() {
            loss = 0;
            right = 0;
            digits = 0;
            images = 0;
        }

        /** Shows the sums so far. */
        void visit(StateVisitor state) {
            loss = state.number(loss);
            right = state.integer(right);
            digits = state.integer(digits);
            images = state.integer(images);
        }

        Metrics metrics() {
            return new Metrics(loss / Math.max(1, images), right / (double) Math.max(1, digits), images);
        }
    }
}
