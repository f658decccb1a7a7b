package inkling.cli;

import inkling.cli.files.OutputFile;
import inkling.data.Splits;
import inkling.kernel.Backend;
import inkling.model.ModelCard;
import inkling.model.ModelFile;
import inkling.model.SavedModel;
import inkling.model.Storage;
import inkling.train.measure.Evaluation;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code pack}: stores a saved network with 8 bits for each weight, and measures what that costs. */
@Command(
        name = "pack",
        description =
                "Makes a saved network small: its weights are stored in 8 bits instead of 32, with a scale for each"
                        + " unit or filter. The small network is measured again, and its own accuracies go into the file.")
final class Pack implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Option(names = "--model", required = true, paramLabel = "FILE", description = "A network that train has saved.")
    private Path model;

    @Option(
            names = "--out",
            required = true,
            paramLabel = "FILE.safetensors",
            description = "Save the small network here; it may be the same file.")
    private Path out;

    @Option(
            names = "--calibrate",
            description = "Also fit the temperature to the validation images and save it, so that the probabilities are"
                    + " as sure as they should be.")
    private boolean calibrate;

    @Mixin
    private MeasuredData data;

    @Override
    public Integer call() throws IOException {
        SavedModel whole = Models.read(model);
        OutputFile.prepare(out);
        Splits splits = data.load(whole.card());
        long before = Files.size(model);
        byte[] packed = ModelFile.write(whole.card(), whole.network(), Storage.INT8);
        SavedModel small = ModelFile.read(packed, out.toString(), Models.MAX_ROWS, Backend.plain());
        Evaluation validation = Models.evaluate(small, splits.validation());
        Evaluation test = Models.evaluate(small, splits.test());
        ModelCard card = small.card()
                .withAccuracies(validation.metrics().accuracy(), test.metrics().accuracy());
        if (calibrate) {
            card = card.withTemperature(validation.temperature());
        }
        // Written from the original network: the scales of the small one, rounded again, could differ in the last bit.
        byte[] file = ModelFile.write(card, whole.network(), Storage.INT8);
        OutputFile.write(out, file);
        tell(Models.evaluate(whole, splits.test()), test, card, before, file.length);
        return ExitCode.OK;
    }

    private void tell(Evaluation whole, Evaluation small, ModelCard card, long before, int after) {
        byte[] one = whole.predictions();
        byte[] other = small.predictions();
        long same =
                IntStream.range(0, one.length).filter(i -> one[i] == other[i]).count();
        PrintWriter text = spec.commandLine().getOut();
        text.printf(Locale.ROOT, "Saved the network as %s: %,d bytes, of %,d.%n", out, after, before);
        text.printf(
                Locale.ROOT,
                "%s: accuracy %s, of %s before; %,d of %,d answers are the same.%n",
                small.dataset().name(),
                TextRunReport.percent(small.metrics().accuracy()),
                TextRunReport.percent(whole.metrics().accuracy()),
                same,
                one.length);
        text.printf(
                Locale.ROOT,
                "Temperature %.3f, expected calibration error %s.%n",
                card.temperature(),
                TextRunReport.percent(small.reliability(card.temperature()).error()));
        text.flush();
    }
}
