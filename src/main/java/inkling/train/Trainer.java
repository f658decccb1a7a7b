package inkling.train;

import inkling.data.Dataset;
import inkling.data.Splits;
import inkling.kernel.Backend;
import inkling.kernel.Batch;
import inkling.kernel.Random32;
import inkling.nn.Network;
import inkling.nn.NetworkSpec;
import inkling.nn.Shape;
import inkling.optim.Optimizer;
import inkling.recipe.Recipe;
import inkling.recipe.Settings;
import inkling.train.measure.Evaluation;
import inkling.train.measure.Metrics;
import inkling.train.measure.Temperature;
import java.util.ArrayList;
import java.util.List;

/**
 * Trains a network by a recipe, a slice of work at a time.
 *
 * <p>A batch is walked through in slices of at most {@link #slice()} images whose gradients add up, so that even the
 * whole training set may be one batch without more memory, and a worker can answer its messages every few
 * milliseconds. After each epoch the network is measured on training and validation images; after the last, once, on
 * the test images.
 *
 * <p>With {@link Settings#AVERAGING}, it is the mean of its steps so far that is measured after each of the last epochs, and
 * kept in the end.
 */
public final class Trainer {
    /** What the next slice of work is part of. */
    public enum Phase {
        TRAINING,
        MEASURING_TRAIN,
        MEASURING_VALIDATION,
        /** Measures the weights of an earlier epoch anew, when they are the ones that are kept. */
        CALIBRATING,
        TESTING,
        DONE
    }

    /** The most images in one slice of work. */
    static final int MAX_SLICE = 128;

    private static final int MIN_SLICE = 8;
    private static final int INITIAL_WEIGHTS = 0x5EED;

    private final Recipe recipe;
    private final Dataset train;
    private final Backend backend;
    private final Network network;
    private final Optimizer optimizer;
    private final Random32 shuffles;
    private final int slice;
    private final TrainingImages images;
    private final MicroBatches slices;
    private final int[] labels;
    private final float[] delta;
    private final List<EpochRecord> log = new ArrayList<>();
    private final RunningMetrics running;
    private final BestWeights best;
    private final WeightAveraging polish;
    private final Evaluation onTrain;
    private final Evaluation onValidation;
    private final Evaluation onTest;

    private Phase phase = Phase.TRAINING;
    private int epoch = 1;
    private long steps;
    private Evaluation evaluation;
    private Metrics trainMetrics;
    private double temperature = Temperature.NEUTRAL;

    /**
     * @throws IllegalArgumentException when the splits do not suit the recipe
     */
    public Trainer(Recipe recipe, Splits splits, Backend backend) {
        this.recipe = recipe;
        this.backend = backend;
        train = splits.train();
        if (train.size() == 0 || splits.validation().size() == 0) {
            throw new IllegalArgumentException("Training needs images to learn from and to validate on; there are "
                    + train.size() + " and " + splits.validation().size() + ".");
        }
        NetworkSpec spec = recipe.network(new Shape(train.height(), train.width(), 1), train.classes());
        slice = backend.microBatch(spec.multiplyAdds(), MIN_SLICE, MAX_SLICE);
        network = new Network(spec, slice, new Random32(recipe.seed() + 2), backend);
        network.initialize(recipe.get(Settings.INITIALIZER), new Random32(recipe.seed() ^ INITIAL_WEIGHTS));
        optimizer = new Optimizer(
                recipe.optimizer().rule(recipe.get(Settings.MOMENTUM)),
                recipe.get(Settings.L2),
                network.parameters(),
                backend);
        shuffles = new Random32(recipe.seed());
        images = new TrainingImages(recipe, train, slice, backend);
        images.shuffle(shuffles);
        int batch = recipe.batch() == Settings.WHOLE_SET ? images.size() : recipe.batch();
        slices = new MicroBatches(images.size(), batch, slice);
        labels = new int[slice];
        delta = backend.memory().allocate(slice * spec.classes());
        running = new RunningMetrics(spec.classes());
        best = new BestWeights(recipe.get(Settings.PATIENCE), network.state());
        polish = new WeightAveraging(recipe, network.state());
        int sample = Math.min(train.size(), splits.validation().size());
        onTrain = measure(splits.train().slice(0, sample));
        onValidation = measure(splits.validation());
        onTest = measure(splits.test());
        evaluation = onTrain;
        trainMetrics = onTrain.metrics();
    }

    /** Images in one slice of work, set by the network's size so that a slice takes a few milliseconds. */
    public int slice() {
        return slice;
    }

    /**
     * Does the next slice of work; returns whether there is more.
     *
     * @throws ArithmeticException when the loss is no longer a number
     */
    public boolean advance() {
        switch (phase) {
            case TRAINING -> trainSlice();
            case MEASURING_TRAIN -> {
                if (!evaluation.advance()) {
                    trainMetrics = evaluation.metrics();
                    evaluation = onValidation.restart();
                    phase = Phase.MEASURING_VALIDATION;
                }
            }
            case MEASURING_VALIDATION -> {
                if (!evaluation.advance()) {
                    endEpoch();
                }
            }
            case CALIBRATING -> {
                if (!evaluation.advance()) {
                    calibrate();
                }
            }
            case TESTING -> {
                if (!evaluation.advance()) {
                    phase = Phase.DONE;
                }
            }
            case DONE -> {}
        }
        return phase != Phase.DONE;
    }

    private void trainSlice() {
        int rows = slices.rows();
        int classes = train.classes();
        Batch batch = images.take(slices.position(), rows, labels);
        float[] outputs = network.forward(batch, true);
        float scale = 1f / slices.batchImages();
        double loss = recipe.loss().apply(backend.kernels(), outputs, labels, delta, rows, classes, scale);
        requireNumber(loss);
        running.add(loss, outputs, labels, rows);
        network.backward(batch, delta);
        boolean wholeBatch = slices.advance();
        if (!slices.atEnd()) {
            images.expect(slices.position(), slices.rows());
        }
        if (wholeBatch) {
            optimizer.step(rate());
            steps++;
            if (polish.covers(epoch)) {
                polish.add();
            }
            if (slices.atEnd()) {
                polish.swap();
                evaluation = onTrain.restart();
                phase = Phase.MEASURING_TRAIN;
            }
        }
    }

    private void endEpoch() {
        Metrics validation = evaluation.metrics();
        // Seen here too, or a run whose last step diverges would end as if it had succeeded.
        requireNumber(validation.loss());
        EpochRecord record = new EpochRecord(epoch, rate(), trainMetrics, validation);
        log.add(record);
        boolean stop = best.seen(record);
        if (stop || epoch == recipe.epochs()) {
            if (best.restore()) {
                evaluation = onValidation.restart();
                phase = Phase.CALIBRATING;
            } else {
                calibrate();
            }
            return;
        }
        polish.swap();
        epoch++;
        if (polish.covers(epoch)) {
            images.thinDrawings();
        }
        slices.restart();
        running.restart();
        images.shuffle(shuffles);
        phase = Phase.TRAINING;
    }

    /** Fits the temperature to the validation images as the network reads them in the end, and goes on to the test. */
    private void calibrate() {
        // With all of them right, the surer the better: then they do not tell how sure is too sure.
        temperature = onValidation.metrics().accuracy() < 1 ? onValidation.temperature() : Temperature.NEUTRAL;
        evaluation = onTest;
        phase = onTest.dataset().size() > 0 ? Phase.TESTING : Phase.DONE;
    }

    private void requireNumber(double loss) {
        if (Double.isNaN(loss) || Double.isInfinite(loss)) {
            throw new ArithmeticException("Training diverged in epoch " + epoch + ": the loss is no longer a number."
                    + " Choose a smaller learning rate than " + recipe.lr() + " and start again.");
        }
    }

    private Evaluation measure(Dataset dataset) {
        return new Evaluation(network, recipe.loss(), dataset, slice, backend);
    }

    private float rate() {
        return polish.rate(epoch, steps, batches());
    }

    /** Trains to the end. */
    public Trainer finish() {
        while (phase != Phase.DONE) {
            advance();
        }
        return this;
    }

    /** The network in training. */
    public Network network() {
        return network;
    }

    /** The recipe in use. */
    public Recipe recipe() {
        return recipe;
    }

    /** What the next slice is part of. */
    public Phase phase() {
        return phase;
    }

    /** The epoch under way, from 1. */
    public int epoch() {
        return epoch;
    }

    /** Steps of the optimiser so far, one for each batch. */
    public long steps() {
        return steps;
    }

    /** Batches done in this epoch. */
    public int batch() {
        return slices.batchesDone();
    }

    /** Batches in an epoch. */
    public int batches() {
        return slices.batches();
    }

    /** How many of {@link #imagesPerEpoch} are synthetic digits mixed in. */
    public int syntheticPerEpoch() {
        return images.synthetic();
    }

    /** How many of {@link #imagesPerEpoch} are no digits. */
    public int nonDigitsPerEpoch() {
        return images.nonDigits();
    }

    /** Training images in an epoch, all that is drawn included. */
    public int imagesPerEpoch() {
        return images.size();
    }

    /**
     * The pictures that the network was last fed, as they were fed to it.
     *
     * @param most how many at most
     */
    public float[][] lastFed(int most) {
        return images.lastTaken(most);
    }

    /** Training images seen in this epoch. */
    public int imagesThisEpoch() {
        return slices.position();
    }

    /**
     * Loss over the images seen in this epoch so far, and accuracy over those of them that are digits, as they were
     * seen: dropout on, weights moving.
     */
    public Metrics running() {
        return running.metrics();
    }

    /** One record per finished epoch. */
    public List<EpochRecord> log() {
        return List.copyOf(log);
    }

    /**
     * The epoch whose weights the network has, once {@link #phase} is {@code DONE}: with early stopping the one with the
     * lowest validation loss, otherwise the last.
     */
    public EpochRecord keptEpoch() {
        return best.kept();
    }

    /**
     * The evaluation on the test images, once {@link #phase} is {@code DONE}.
     *
     * @throws IllegalStateException before
     */
    public Evaluation test() {
        if (phase != Phase.DONE) {
            throw new IllegalStateException("The test images are read at the end of a run, which is not reached.");
        }
        return evaluation;
    }

    /**
     * The {@link Temperature} that suits the validation images, as the network reads them at the end of a run; before,
     * and when it has read all of them rightly, {@link Temperature#NEUTRAL}.
     */
    public double temperature() {
        return temperature;
    }
}
