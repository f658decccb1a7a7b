package inkling.cli;

import inkling.data.Splits;
import inkling.recipe.Settings;
import inkling.text.Numbers;
import inkling.train.EpochRecord;
import inkling.train.Trainer;
import inkling.train.measure.Metrics;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.StringJoiner;

/** Lines for people: the settings, a line for each epoch, the accuracy on the test set; in between a {@link LiveBar}. */
final class TextRunReport implements RunReport {
    private final PrintWriter out;
    private final LiveBar bar;

    TextRunReport(PrintWriter out, LiveBar bar) {
        this.out = out;
        this.bar = bar;
    }

    @Override
    public void data(String note) {
        if (!note.isEmpty()) {
            out.println(note);
        }
    }

    @Override
    public void start(Splits splits, Trainer trainer) {
        int nonDigits = trainer.images().nonDigits();
        int synthetic = trainer.images().synthetic();
        StringJoiner settings = new StringJoiner(", ");
        trainer.recipe().texts().forEach((key, value) -> settings.add(key + " " + value));
        out.println("Settings: " + settings + ".");
        out.printf(
                Locale.ROOT,
                "%s: %,d images to train on%s%s, %,d to validate on; %s: %,d. The network has %,d weights and biases.%n",
                splits.train().name(),
                splits.train().size(),
                synthetic == 0 ? "" : String.format(Locale.ROOT, " and %,d synthetic ones", synthetic),
                nonDigits == 0 ? "" : String.format(Locale.ROOT, " and %,d drawings that are no digits", nonDigits),
                splits.validation().size(),
                splits.test().name(),
                splits.test().size(),
                trainer.network().spec().parameters());
    }

    @Override
    public void from(Path model, Trainer trainer) {
        out.println("Beginning with the weights of " + model + ", and so with its layers ("
                + Settings.LAYERS.text(trainer.recipe()) + ") and activation ("
                + Settings.ACTIVATION.text(trainer.recipe()) + ").");
    }

    @Override
    public void resumed(Trainer trainer, Path checkpoint, List<String> changes) {
        out.println(
                trainer.phase() == Trainer.Phase.TESTING
                        ? "The run in " + checkpoint + " is finished; its network is only measured again."
                        : "Going on from " + checkpoint + ": " + place(trainer) + "."
                                + (changes.isEmpty() ? "" : " From here on: " + String.join(", ", changes) + "."));
    }

    @Override
    public void stopped(Trainer trainer, Path checkpoint) {
        bar.clear();
        out.println("Stopped: " + place(trainer) + ". The same command goes on from there; the run is in " + checkpoint
                + ".");
    }

    private static String place(Trainer trainer) {
        return "epoch " + trainer.images().epoch() + " of " + trainer.recipe().epochs() + ", after batch "
                + trainer.images().batchesDone() + " of " + trainer.images().batches();
    }

    @Override
    public void progress(Trainer trainer, double imagesPerSecond) {
        bar.show(trainer, imagesPerSecond);
    }

    @Override
    public void epoch(Trainer trainer, double imagesPerSecond) {
        bar.clear();
        EpochRecord record = trainer.log().get(trainer.log().size() - 1);
        String epochs = Integer.toString(trainer.recipe().epochs());
        String number = String.format(Locale.ROOT, "%" + epochs.length() + "d", record.epoch());
        out.printf(
                Locale.ROOT,
                "Epoch %s/%s   train: loss %.4f, accuracy %s   validation: loss %.4f, accuracy %s   %,.0f images/s%n",
                number,
                epochs,
                record.train().loss(),
                percent(record.train().accuracy()),
                record.validation().loss(),
                percent(record.validation().accuracy()),
                imagesPerSecond);
    }

    @Override
    public void result(Trainer trainer, Outcome outcome) {
        int epochs = trainer.log().size();
        if (epochs < trainer.recipe().epochs()) {
            out.println(
                    trainer.isGoodEnough()
                            ? "Stopped early, after " + epochs
                                    + " epochs: it reads as many validation images as wished."
                            : "Stopped early, after " + epochs + " epochs; kept the best on validation images.");
        }
        Metrics test = trainer.test().metrics();
        out.printf(
                Locale.ROOT,
                "%s: accuracy %s, loss %.4f (%,d images). Took %.1f s, training %,.0f images/s.%n",
                trainer.test().dataset().name(),
                percent(test.accuracy()),
                test.loss(),
                test.images(),
                outcome.seconds(),
                outcome.imagesPerSecond());
        out.println(outcome.file()
                .map(file -> "Saved the network as " + file + ".")
                .orElse("The network was not saved; name a file for it with --out."));
        outcome.plots().forEach(plot -> out.println("Drew " + plot + "."));
    }

    @Override
    public void close() {
        bar.clear();
        out.flush();
    }

    /** A fraction of 1 as percent, for people; a terminal may not know the no-break space. */
    static String percent(double fraction) {
        return Numbers.fixed(100 * fraction, 2) + " %";
    }
}
