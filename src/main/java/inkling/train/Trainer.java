package inkling.train;

import inkling.data.Dataset;
import inkling.data.Splits;
import inkling.kernel.Backend;
import inkling.kernel.Random32;
import inkling.kernel.StateVisitor;
import inkling.nn.ClassNames;
import inkling.nn.Network;
import inkling.nn.NetworkSpec;
import inkling.nn.Shape;
import inkling.recipe.Recipe;
import inkling.recipe.Setting;
import inkling.recipe.Settings;
import inkling.train.checkpoint.Checkpoint;
import inkling.train.measure.Evaluation;
import inkling.train.measure.Metrics;
import inkling.train.measure.Temperature;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * A run of training by a recipe, in steps of a few milliseconds, so that a worker can answer its messages in between.
 *
 * <p>After each epoch of the {@link TrainingLoop} the network is measured on training and validation images; after the
 * last, once, on the test images. With {@link Settings#AVERAGING}, it is the mean of the weights so far that is measured
 * after each of the last epochs, and kept in the end.
 */
public final class Trainer {
    /** What the next step of the run is part of. */
    public enum Phase {
        TRAINING,
        MEASURING_TRAIN,
        MEASURING_VALIDATION,
        /** Measures the weights of an earlier epoch anew, when they are the ones that are kept. */
        CALIBRATING,
        TESTING,
        DONE
    }

    /** The most images in a micro-batch. */
    static final int MOST_IMAGES = 128;

    private static final List<Phase> PHASES = List.of(Phase.values());

    private static final int FEWEST_IMAGES = 8;
    private static final int INITIAL_WEIGHTS = 0x5EED;

    private final Splits splits;
    private final Network network;
    private final int microBatch;
    private final TrainingLoop loop;
    private final EpochLog log = new EpochLog();
    private final BestWeights best;
    private final Evaluation onTrain;
    private final Evaluation onValidation;
    private final Evaluation onTest;

    private Recipe recipe;
    private Phase phase = Phase.TRAINING;
    private double temperature = Temperature.NEUTRAL;
    private OptionalInt data = OptionalInt.empty();
    private Optional<Checkpoint> lastGood = Optional.empty();

    /**
     * @throws IllegalArgumentException when the splits do not suit the recipe
     */
    public Trainer(Recipe recipe, Splits splits, Backend backend) {
        this.recipe = recipe;
        this.splits = splits;
        Dataset train = splits.train();
        Dataset validation = splits.validation();
        if (train.size() == 0 || validation.size() == 0) {
            throw new IllegalArgumentException("Training needs images to learn from and to validate on; there are "
                    + train.size() + " and " + validation.size() + ".");
        }
        NetworkSpec spec = recipe.network(new Shape(train.height(), train.width(), 1), train.classes())
                .withDropout(recipe.get(Settings.DROPOUT));
        microBatch = backend.microBatch(spec.multiplyAdds(), FEWEST_IMAGES, MOST_IMAGES);
        network = new Network(spec, microBatch, new Random32(recipe.seed() + 2), backend);
        network.initialize(recipe.get(Settings.INITIALIZER), new Random32(recipe.seed() ^ INITIAL_WEIGHTS));
        loop = new TrainingLoop(recipe, train, network, microBatch, backend);
        best = new BestWeights(network.state());
        Dataset sample = train.slice(0, Math.min(train.size(), validation.size()));
        onTrain = new Evaluation(network, recipe.loss(), sample, microBatch, backend);
        onValidation = new Evaluation(network, recipe.loss(), validation, microBatch, backend);
        onTest = new Evaluation(network, recipe.loss(), splits.test(), microBatch, backend);
    }

    /** What the classes are called that the network learns to tell apart. */
    public ClassNames classNames() {
        return onTrain.dataset().classNames();
    }

    /** The most images worked on at a time, set by the network's size so that they take a few milliseconds. */
    public int microBatch() {
        return microBatch;
    }

    /**
     * Does the next step of the run; returns whether there is more.
     *
     * @throws ArithmeticException when the loss is no longer a number, or has exploded; {@link #goBack} then leads back
     *     to where it was not
     */
    public boolean advance() {
        if (lastGood.isEmpty()) {
            lastGood = Optional.of(checkpoint());
        }
        boolean more = switch (phase) {
            case TRAINING -> loop.advance();
            case MEASURING_TRAIN -> onTrain.advance();
            case MEASURING_VALIDATION, CALIBRATING -> onValidation.advance();
            case TESTING -> onTest.advance();
            case DONE -> true;
        };
        if (!more) {
            endPhase();
        }
        return phase != Phase.DONE;
    }

    private void endPhase() {
        switch (phase) {
            case TRAINING -> {
                loop.endEpoch();
                onTrain.restart();
                phase = Phase.MEASURING_TRAIN;
            }
            case MEASURING_TRAIN -> {
                onValidation.restart();
                phase = Phase.MEASURING_VALIDATION;
            }
            case MEASURING_VALIDATION -> endEpoch();
            case CALIBRATING -> calibrate();
            case TESTING, DONE -> phase = Phase.DONE;
        }
    }

    private void endEpoch() {
        Metrics validation = onValidation.metrics();
        // Seen here too, or a run whose last step diverges would end as if it had succeeded.
        loop.requireSensible(validation.loss());
        EpochRecord record = log.add(images().epoch(), loop.rate(), onTrain.metrics(), validation);
        // What has become as good as it was to be is kept, though an epoch before may have had a lower loss.
        boolean stop = best.seen(record, isGoodEnough() ? 0 : recipe.get(Settings.PATIENCE)) || isGoodEnough();
        if (!stop && loop.images().epoch() < recipe.epochs()) {
            boolean good = loop.isGood(validation.loss());
            loop.nextEpoch();
            phase = Phase.TRAINING;
            if (good) {
                lastGood = Optional.of(checkpoint());
            }
        } else if (best.restore()) {
            onValidation.restart();
            phase = Phase.CALIBRATING;
        } else {
            calibrate();
        }
    }

    /** Fits the temperature to the validation images as the network reads them in the end, and goes on to the test. */
    private void calibrate() {
        // With all of them right, the surer the better: then they do not tell how sure is too sure.
        temperature = onValidation.metrics().accuracy() < 1 ? onValidation.temperature() : Temperature.NEUTRAL;
        phase = onTest.dataset().size() > 0 ? Phase.TESTING : Phase.DONE;
    }

    /**
     * A run that goes on from where another has stopped.
     *
     * @throws IllegalArgumentException when the checkpoint is not of a run with its settings on these splits
     */
    public static Trainer resume(Checkpoint from, Splits splits, Backend backend) {
        Trainer trainer = new Trainer(from.description().recipe(), splits, backend);
        if (from.description().data() != splits.fingerprint()) {
            throw new IllegalArgumentException("The run was trained on other images than "
                    + splits.train().name() + "; it can only go on with its own.");
        }
        trainer.restore(from);
        return trainer;
    }

    /**
     * Begins with the weights of another network in the place of random ones.
     *
     * @throws IllegalArgumentException when its layers are not the same, or it is for other pictures or classes
     */
    public void beginWith(Network other) {
        String wanted = network.spec().reads();
        if (!other.spec().reads().equals(wanted)) {
            throw new IllegalArgumentException(
                    "it is for " + other.spec().reads() + ", but the data have " + wanted + ".");
        }
        network.take(other);
    }

    /** All that the run needs to go on from here, to the last bit as if it had never stopped. */
    public Checkpoint checkpoint() {
        if (data.isEmpty()) {
            data = OptionalInt.of(splits.fingerprint());
        }
        double accuracy = log.isEmpty() ? 0 : best.kept().validation().accuracy();
        return Checkpoint.of(
                new Checkpoint.Description(
                        recipe,
                        data.getAsInt(),
                        images().epoch(),
                        images().batchesDone(),
                        phase == Phase.DONE,
                        accuracy),
                this::visit);
    }

    /** The state after the last epoch whose loss was not much worse than chance, or before the first. */
    public Checkpoint lastGood() {
        return lastGood.orElseGet(this::checkpoint);
    }

    /** Goes back to the {@link #lastGood} state; settings that were changed since stay changed. */
    public void goBack() {
        restore(lastGood());
    }

    /** A measurement that was under way is not kept; it is begun again, and gives the same. */
    private void restore(Checkpoint from) {
        from.restore(this::visit);
        switch (phase) {
            case TRAINING -> {
                // The way through the images is part of the state.
            }
            case MEASURING_TRAIN, MEASURING_VALIDATION -> {
                onTrain.restart();
                phase = Phase.MEASURING_TRAIN;
            }
            case CALIBRATING -> onValidation.restart();
            case TESTING, DONE -> {
                onTest.restart();
                phase = Phase.TESTING;
            }
        }
    }

    private void visit(StateVisitor state) {
        phase = PHASES.get(state.integer(PHASES.indexOf(phase), 0, PHASES.size() - 1));
        loop.visit(state);
        best.visit(state);
        temperature = state.number(temperature);
        log.visit(state);
    }

    /** Trains to the end. */
    public Trainer finish() {
        while (advance()) {
            // Each call does a step.
        }
        return this;
    }

    /** The network in training. */
    public Network network() {
        return network;
    }

    /**
     * Goes on with the values of another recipe that count {@link Setting.Effect#AT_ONCE}; its other values are for
     * another run.
     */
    public void adjust(Recipe changed) {
        recipe = recipe.adjusted(changed);
        loop.adjust(recipe);
    }

    /** The recipe in use. */
    public Recipe recipe() {
        return recipe;
    }

    /** What the next step of the run is part of. */
    public Phase phase() {
        return phase;
    }

    /** The images that it trains with, all that is drawn included, and how far it is with them. */
    public TrainingImages images() {
        return loop.images();
    }

    /**
     * Loss over the images seen in this epoch so far, and accuracy over those of them that are digits, as they were
     * seen: dropout on, weights moving.
     */
    public Metrics running() {
        return loop.running();
    }

    /** Learning rate and gradient of the latest step that was measured; the next one is measured, too. */
    public StepFigures lastStep() {
        return loop.lastStep();
    }

    /** One record per finished epoch. */
    public List<EpochRecord> log() {
        return log.records();
    }

    /** Whether its last epoch has reached the accuracy of {@link Settings#UNTIL}. */
    public boolean isGoodEnough() {
        return log.reaches(recipe.get(Settings.UNTIL));
    }

    /** The run has worked for so many milliseconds more, by any clock; the records of its epochs tell the time so far. */
    public void worked(double ms) {
        log.worked(ms);
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
        return onTest;
    }

    /**
     * The {@link Temperature} that suits the validation images, as the network reads them at the end of a run; before,
     * and when it has read all of them rightly, {@link Temperature#NEUTRAL}.
     */
    public double temperature() {
        return temperature;
    }
}
