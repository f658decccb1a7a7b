package inkling.cli;

import inkling.cli.plots.Plots;
import inkling.data.Splits;
import inkling.kernel.Backend;
import inkling.model.ModelCard;
import inkling.model.ModelFile;
import inkling.recipe.Recipe;
import inkling.train.Trainer;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code train}: trains a network, reports on it, and saves it. */
@Command(
        name = "train",
        description = "Trains a network and measures it on the test set.",
        modelTransformer = RecipeOptions.class)
final class Train implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Mixin
    private DataOptions data;

    @Option(
            names = "--out",
            paramLabel = "FILE.safetensors",
            description = "Save the network here (default: it is not saved).")
    private Optional<Path> out = Optional.empty();

    @Option(
            names = "--plots",
            paramLabel = "DIR",
            description = "Draw curves.png, predictions.png, confusion.png and weights.png into this directory.")
    private Optional<Path> plots = Optional.empty();

    @Option(
            names = "--json",
            description = "Print one JSON object a line (events start, epoch, result) and nothing else.")
    private boolean json;

    @Override
    public Integer call() throws IOException {
        Recipe recipe = RecipeOptions.recipe(spec.commandLine());
        // Checked before the run, so that no long run is in vain.
        if (out.isPresent()) {
            OutputFile.prepare(out.get());
        }
        if (plots.isPresent()) {
            OutputFile.prepareDirectory(plots.get());
        }
        DataOptions.Loaded images = data.load(recipe.data(), RecipeOptions.ownData(spec.commandLine()));
        Splits splits = images.splits();
        PrintWriter lines = spec.commandLine().getOut();
        try (RunReport report = json ? new JsonRunReport(lines) : new TextRunReport(lines, LiveBar.onTerminal())) {
            report.data(images.note());
            run(recipe, splits, report);
        } catch (ArithmeticException diverged) {
            throw new IllegalArgumentException(diverged.getMessage(), diverged);
        }
        return ExitCode.OK;
    }

    private void run(Recipe recipe, Splits splits, RunReport report) throws IOException {
        long begin = System.nanoTime();
        Trainer trainer = new Trainer(recipe, splits, Backend.plain());
        report.start(splits, trainer);
        double trainingSeconds = follow(trainer, report);
        double seconds = seconds(System.nanoTime() - begin);
        if (out.isPresent()) {
            OutputFile.write(out.get(), ModelFile.write(ModelCard.of(trainer), trainer.network()));
        }
        double images = (double) trainer.images().size() * trainer.log().size();
        report.result(trainer, new RunReport.Outcome(images / trainingSeconds, seconds, out, draw(trainer)));
    }

    /** Runs to the end; returns the seconds spent on training, without measuring. */
    private static double follow(Trainer trainer, RunReport report) {
        long training = 0;
        long earlierEpochs = 0;
        int epochs = 0;
        boolean more = true;
        while (more) {
            boolean trains = trainer.phase() == Trainer.Phase.TRAINING;
            long begin = System.nanoTime();
            more = trainer.advance();
            if (trains) {
                training += System.nanoTime() - begin;
                report.progress(trainer, trainer.images().imagesDone() / seconds(training - earlierEpochs));
            }
            if (trainer.log().size() > epochs) {
                epochs++;
                report.epoch(trainer, trainer.images().size() / seconds(training - earlierEpochs));
                earlierEpochs = training;
            }
        }
        return seconds(training);
    }

    /** Always above 0. */
    private static double seconds(long nanos) {
        return Math.max(1, nanos) / 1e9;
    }

    private List<Path> draw(Trainer trainer) throws IOException {
        List<Path> drawn = new ArrayList<>();
        if (plots.isPresent()) {
            for (Map.Entry<String, byte[]> plot : Plots.of(trainer).entrySet()) {
                Path path = plots.get().resolve(plot.getKey());
                OutputFile.write(path, plot.getValue());
                drawn.add(path);
            }
        }
        return drawn;
    }
}
