package inkling.cli;

import inkling.data.Splits;
import inkling.recipe.Recipe;
import inkling.recipe.RecipeText;
import inkling.text.Numbers;
import inkling.train.EpochRecord;
import inkling.train.Trainer;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.StringJoiner;

/** Lines for people: the settings, a line an epoch, the figure on the test set; between them a {@link LiveBar}. */
final class TextRunReport implements RunReport {
    private final PrintWriter out;
    private final LiveBar bar;
    private int epochs;

    TextRunReport(PrintWriter out, LiveBar bar) {
        this.out = out;
        this.bar = bar;
    }

    @Override
    public void start(Recipe recipe, Splits splits, Trainer trainer) {
        epochs = recipe.epochs();
        bar.begin(trainer.imagesPerEpoch());
        int nonDigits = trainer.nonDigitsPerEpoch();
        int synthetic = trainer.syntheticPerEpoch();
        StringJoiner settings = new StringJoiner(", ");
        for (Map.Entry<String, String> setting : RecipeText.format(recipe).entrySet()) {
            settings.add(setting.getKey() + " " + setting.getValue());
        }
        print("Settings: " + settings + ".");
        print(String.format(
                Locale.ROOT,
                "%s: %,d images to train on%s%s, %,d to validate on; %s: %,d. The network has %,d weights and biases.",
                splits.train().name(),
                splits.train().size(),
                synthetic == 0 ? "" : String.format(Locale.ROOT, " and %,d synthetic ones", synthetic),
                nonDigits == 0 ? "" : String.format(Locale.ROOT, " and %,d drawings that are no digits", nonDigits),
                splits.validation().size(),
                splits.test().name(),
                splits.test().size(),
                trainer.network().spec().parameters()));
    }

    @Override
    public void progress(Trainer trainer, double imagesPerSecond) {
        bar.show(trainer, imagesPerSecond);
    }

    @Override
    public void epoch(EpochRecord record, double imagesPerSecond) {
        bar.clear();
        String number =
                String.format(Locale.ROOT, "%" + Integer.toString(epochs).length() + "d", record.epoch());
        print(String.format(
                Locale.ROOT,
                "Epoch %s/%d   train: loss %.4f, accuracy %s   validation: loss %.4f, accuracy %s   %,.0f images/s",
                number,
                epochs,
                record.train().loss(),
                percent(record.train().accuracy()),
                record.validation().loss(),
                percent(record.validation().accuracy()),
                imagesPerSecond));
    }

    @Override
    public void result(RunResult result) {
        if (result.epochs() < epochs) {
            print("Stopped early, after " + result.epochs() + " epochs; kept the best on validation images.");
        }
        print(String.format(
                Locale.ROOT,
                "%s: accuracy %s, loss %.4f (%,d images). Took %.1f s, training %,.0f images/s.",
                result.testSet(),
                percent(result.test().accuracy()),
                result.test().loss(),
                result.test().images(),
                result.seconds(),
                result.imagesPerSecond()));
        print(result.file()
                .map(file -> "Saved the network as " + file + ".")
                .orElse("The network was not saved; name a file for it with --out."));
        for (Path plot : result.plots()) {
            print("Drew " + plot + ".");
        }
    }

    @Override
    public void close() {
        bar.clear();
        out.flush();
    }

    /** A proportion for people; a terminal may not know the no-break space. */
    static String percent(double proportion) {
        return Numbers.fixed(100 * proportion, 2) + " %";
    }

    private void print(String line) {
        out.println(line);
        out.flush();
    }
}
