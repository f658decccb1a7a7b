package inkling.cli;

import inkling.cli.plots.Plots;
import inkling.data.Splits;
import inkling.kernel.Backend;
import inkling.model.ModelCard;
import inkling.model.ModelFile;
import inkling.recipe.Recipe;
import inkling.train.EpochRecord;
import inkling.train.Metrics;
import inkling.train.Trainer;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code train}: trains a network, says how it goes, and saves it. */
@Command(
        name = "train",
        description = "Trains a network and measures it on the test set.",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        versionProvider = Version.class,
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
        // Before the run, so that it is not in vain.
        if (out.isPresent()) {
            OutputFile.prepare(out.get());
        }
        if (plots.isPresent()) {
            OutputFile.prepareDirectory(plots.get());
        }
        Splits splits = data.load(recipe.data());
        RunReport report = json
                ? new JsonRunReport(spec.commandLine().getOut())
                : new TextRunReport(spec.commandLine().getOut(), LiveBar.onTerminal());
        try {
            report.result(run(recipe, splits, report));
        } catch (ArithmeticException diverged) {
            throw new IllegalArgumentException(diverged.getMessage(), diverged);
        } finally {
            report.close();
        }
        return Failure.SUCCESS;
    }

    private RunResult run(Recipe recipe, Splits splits, RunReport report) throws IOException {
        Stopwatch whole = new Stopwatch();
        whole.start();
        Trainer trainer = new Trainer(recipe, splits, Backend.plain());
        report.start(recipe, splits, trainer);
        double trainingSeconds = follow(trainer, trainer.imagesPerEpoch(), report);
        whole.stop();
        Metrics validation = trainer.keptEpoch().validation();
        Metrics test = trainer.test().metrics();
        if (out.isPresent()) {
            OutputFile.write(out.get(), ModelFile.write(ModelCard.of(trainer), trainer.network()));
        }
        return new RunResult(
                splits.test().name(),
                trainer.log().size(),
                validation,
                test,
                (double) trainer.imagesPerEpoch() * trainer.log().size() / trainingSeconds,
                whole.seconds(),
                out,
                draw(trainer));
    }

    /** Runs to the end; returns the seconds spent on training, without measuring. */
    private static double follow(Trainer trainer, int images, RunReport report) {
        Stopwatch training = new Stopwatch();
        double before = 0;
        int epochs = 0;
        boolean more = true;
        while (more) {
            boolean trains = trainer.phase() == Trainer.Phase.TRAINING;
            if (trains) {
                training.start();
            }
            more = trainer.advance();
            if (trains) {
                training.stop();
                report.progress(trainer, trainer.imagesThisEpoch() / (training.seconds() - before));
            }
            List<EpochRecord> log = trainer.log();
            if (log.size() > epochs) {
                epochs = log.size();
                report.epoch(log.get(epochs - 1), images / (training.seconds() - before));
                before = training.seconds();
            }
        }
        return training.seconds();
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
