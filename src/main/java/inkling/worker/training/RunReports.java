package inkling.worker.training;

import inkling.data.Dataset;
import inkling.data.Splits;
import inkling.kernel.ThreadPool;
import inkling.nn.Network;
import inkling.nn.Parameter;
import inkling.protocol.report.ResultReport;
import inkling.protocol.report.WeightsReport;
import inkling.protocol.report.WorkerReport;
import inkling.recipe.Settings;
import inkling.text.Numbers;
import inkling.train.ThreadTrial;
import inkling.train.Trainer;
import inkling.train.measure.Evaluation;
import inkling.worker.browser.Mailbox;

/** What a run shows: what it learns from, its first layer's weights, and at its end the results on the test images. */
final class RunReports {
    private static final int MOST_UNITS = 64;

    /** Who reads fewer than so many times what chance reads has learned nothing. */
    private static final double GUESSING = 1.5;

    private RunReports() {}

    /** What a run learns from, in a sentence. */
    static String whatItLearnsFrom(Trainer trainer, Splits splits) {
        int nonDigits = trainer.images().nonDigits();
        int synthetic = trainer.images().synthetic();
        return "Training on " + Numbers.whole(splits.train().size()) + " images of "
                + splits.train().name()
                + (synthetic == 0 ? "" : " and " + Numbers.whole(synthetic) + " synthetic ones")
                + (nonDigits == 0 ? "" : " and " + Numbers.whole(nonDigits) + " drawings that are no digits") + ".";
    }

    /**
     * How well a finished run's network reads, in a sentence.
     *
     * @param accuracy on the test images, 0 to 1
     * @param rate the run's learning rate
     */
    static String whatCameOfIt(double accuracy, Dataset test, float rate) {
        String reads = Numbers.exactPercent(accuracy) + " of " + test.name();
        return accuracy * test.classes() < GUESSING
                ? "Done, but it reads only " + reads + ", which is no better than guessing 1 of " + test.classes()
                        + ". Try a smaller learning rate than " + rate + ", or go back to the recipe."
                : "Done: it reads " + reads + ", images that it has never seen.";
    }

    /** Why a run is over before its epochs are, in a sentence; empty if it is not. */
    static String whyItStopped(Trainer trainer) {
        int epochs = trainer.log().size();
        return trainer.isGoodEnough() && epochs < trainer.recipe().epochs()
                ? " It stopped after epoch " + epochs + " with "
                        + Numbers.exactPercent(trainer.keptEpoch().validation().accuracy())
                        + " of the validation images."
                : "";
    }

    /** Where a run that has diverged is now, and how to go on, in sentences. */
    static String wayBack(Trainer trainer) {
        int epochs = trainer.log().size();
        return " The run is back " + (epochs == 0 ? "at its beginning" : "at the end of epoch " + epochs)
                + ". Go on with a smaller learning rate than "
                + trainer.recipe().get(Settings.LEARNING_RATE) + ".";
    }

    /**
     * What does the arithmetic of a run.
     *
     * @param variant of the kernels
     * @param trial which numbers of threads were tried
     */
    static WorkerReport.Machine machine(String variant, ThreadPool threads, ThreadTrial trial) {
        // While numbers of threads are tried, none of them is the number.
        int count = trial.isUnderWay() ? trial.tried() : threads.count();
        String note = trial.isOver() && trial.kept() < trial.tried()
                ? "More were tried, up to " + trial.tried() + ", but do not make training faster here."
                : threads.shortage();
        return new WorkerReport.Machine(variant, count, note);
    }

    /** The weights from each input to the first units or filters, one picture each. */
    static WeightsReport firstWeights(Network network) {
        Parameter weights = network.firstWeights();
        int units = Math.min(MOST_UNITS, weights.columns());
        int inputs = weights.rows();
        float[] values = new float[units * inputs];
        for (int i = 0; i < inputs; i++) {
            for (int unit = 0; unit < units; unit++) {
                values[unit * inputs + i] = weights.get(i, unit);
            }
        }
        return new WeightsReport(units, values, network.spec().firstView().width());
    }

    /** Sends the figures and the confusion matrix. */
    static void sendResults(Trainer trainer) {
        Evaluation test = trainer.test();
        Dataset dataset = test.dataset();
        Mailbox.send(new ResultReport.Test(
                test.metrics(),
                dataset.name(),
                test.confusion().rowByRow(),
                dataset.classNames().names()));
        Mailbox.send(new ResultReport.Calibration(trainer.temperature(), test.reliability(trainer.temperature())));
    }
}
