package inkling.train.finetune;

import inkling.data.Dataset;
import inkling.kernel.Backend;
import inkling.kernel.Kernels;
import inkling.kernel.RowBuffer;
import inkling.nn.Loss;
import inkling.nn.Network;
import inkling.optim.Adam;
import inkling.optim.Optimizer;
import inkling.optim.Schedule;
import inkling.train.measure.Evaluation;
import inkling.train.measure.Metrics;
import java.util.Arrays;

/**
 * The part of {@link FineTuning} in which the network learns: measures a classifier, trains it, and measures it again.
 *
 * <p>Every batch is mostly replay data: images of the kind that the network was trained on, varied and mixed as its recipe
 * says, because a network that sees only a few new examples forgets the others ("catastrophic interference",
 * McCloskey and Cohen 1989; against it, "rehearsal": Robins 1995). The rest are the examples, varied too, so that the
 * network learns a style and not one drawing. The steps are few and short; the rate rises and falls.
 */
final class ClassifierTuning {
    /** Images in a batch. */
    static final int BATCH = 32;

    /** One of so many images is one of the visitor's examples. */
    private static final int ONE_IN = 8;

    private static final int STEPS = 120;

    /** Examples that it reads with this confidence have no gradient, so that they do not displace what it knew. */
    private static final float SURE = 0.8f;

    private static final float RATE = 2e-4f;
    private static final float BETA1 = 0.9f;

    private final Network classifier;
    private final Loss loss;
    private final FeatureSet examples;
    private final FeatureSet replay;
    private final Kernels kernels;
    private final Optimizer optimizer;
    private final int microBatches;
    private final int rows;
    private final RowBuffer buffer;
    private final int[] labels;
    private final float[] delta;
    private final Evaluation onYours;
    private final Evaluation onOthers;

    private FineTuning.Phase phase = FineTuning.Phase.MEASURING_BEFORE;
    private Metrics yoursBefore;
    private Metrics othersBefore;
    private int microBatch;
    private int steps;

    /**
     * @param classifier what is taught, with room for {@link #BATCH} rows
     * @param yours the visitor's examples as the classifier is fed them, to measure on
     * @param others other images to measure on
     * @param examples variants of the visitor's examples, to learn from
     * @param replay images of the kind that the classifier was trained on, to learn from
     */
    ClassifierTuning(
            Network classifier,
            Loss loss,
            Dataset yours,
            Dataset others,
            FeatureSet examples,
            FeatureSet replay,
            Backend backend) {
        this.classifier = classifier;
        this.loss = loss;
        this.examples = examples;
        this.replay = replay;
        kernels = backend.kernels();
        int largest = backend.microBatch(classifier.spec().multiplyAdds(), ONE_IN, BATCH);
        microBatches = (BATCH + largest - 1) / largest;
        rows = BATCH / microBatches;
        optimizer = new Optimizer(new Adam(BETA1, false), 0f, classifier.parameters(), backend);
        buffer = new RowBuffer(rows, classifier.spec().input().size(), backend.memory());
        labels = new int[rows];
        delta = backend.memory().allocate((long) rows * classifier.spec().classes());
        onYours = new Evaluation(classifier, loss, yours, rows, backend);
        onOthers = new Evaluation(classifier, loss, others, rows, backend);
        yoursBefore = onYours.metrics();
        othersBefore = onOthers.metrics();
    }

    /**
     * Does the next step of the job; returns whether there is more.
     *
     * @throws ArithmeticException when the loss is no longer a number
     */
    boolean advance() {
        switch (phase) {
            case MEASURING_BEFORE -> {
                if (measured()) {
                    yoursBefore = onYours.metrics();
                    othersBefore = onOthers.metrics();
                    phase = FineTuning.Phase.TEACHING;
                }
            }
            case TEACHING -> {
                teachMicroBatch();
                if (steps == STEPS) {
                    onYours.restart();
                    onOthers.restart();
                    phase = FineTuning.Phase.MEASURING_AFTER;
                }
            }
            case MEASURING_AFTER -> {
                if (measured()) {
                    phase = FineTuning.Phase.DONE;
                }
            }
            default -> {}
        }
        return phase != FineTuning.Phase.DONE;
    }

    /** Measures a micro-batch, of the examples first and then of the others; tells whether all is measured. */
    private boolean measured() {
        return !onYours.advance() && !onOthers.advance();
    }

    /** Micro-batches of a batch are alike, each with its share of examples, for batch normalisation's sake. */
    private void teachMicroBatch() {
        int own = Math.max(1, rows / ONE_IN);
        buffer.clear();
        for (int r = 0; r < rows; r++) {
            labels[r] = (r < own ? examples : replay).pour(buffer);
        }
        float[] outputs = classifier.forward(buffer.batch(), true);
        int classes = classifier.spec().classes();
        double sum = loss.apply(kernels, outputs, labels, delta, rows, classes, 1f / (microBatches * rows));
        if (!Double.isFinite(sum)) {
            throw new ArithmeticException("The network could not be taught: its loss is no longer a number.");
        }
        spareKnown(outputs, own, classes);
        classifier.backward(buffer.batch(), delta);
        if (++microBatch == microBatches) {
            microBatch = 0;
            optimizer.step(Schedule.ONE_CYCLE.rate(RATE, steps, STEPS));
            steps++;
        }
    }

    /** Sets the derivatives of examples that are read with confidence to zero. */
    private void spareKnown(float[] outputs, int own, int classes) {
        for (int r = 0; r < own; r++) {
            if (outputs[r * classes + labels[r]] > SURE) {
                Arrays.fill(delta, r * classes, (r + 1) * classes, 0f);
            }
        }
    }

    FineTuning.Phase phase() {
        return phase;
    }

    /** Steps of the optimiser so far, as a fraction of all. */
    double share() {
        return steps / (double) STEPS;
    }

    /** What was measured; both times, once the lesson is {@code DONE}. */
    FineTuningResult figures() {
        String set = onOthers.dataset().name();
        return new FineTuningResult(yoursBefore, onYours.metrics(), set, othersBefore, onOthers.metrics());
    }

    /** What is taught, as it is now. */
    Network classifier() {
        return classifier;
    }
}
