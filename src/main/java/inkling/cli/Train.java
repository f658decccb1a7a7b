package inkling.cli;

import inkling.cli.plots.Plots;
import inkling.data.Splits;
import inkling.kernel.Backend;
import inkling.model.ModelCard;
import inkling.model.ModelFile;
import inkling.model.SavedModel;
import inkling.recipe.Recipe;
import inkling.recipe.Settings;
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
            names = "--checkpoint",
            paramLabel = "FILE",
            description = "Keep the run here while it goes on. Ctrl-C stops it; the same command goes on from where it"
                    + " stopped, and gives the same network as if it had not.")
    private Optional<Path> checkpoint = Optional.empty();

    @Option(
            names = "--from",
            paramLabel = "MODEL",
            description = "Begin with the weights of this saved network, whose layers must be those of the settings.")
    private Optional<Path> from = Optional.empty();

    @Option(
            names = "--plots",
            paramLabel = "DIR",
            description = "Draw curves.png, predictions.png, confusion.png and weights.png into this directory.")
    private Optional<Path> plots = Optional.empty();

    @Option(
            names = "--json",
            description =
                    "Print one JSON object a line (events start, resumed, epoch, stopped, result) and nothing else.")
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
        if (checkpoint.isPresent()) {
            new CheckpointFiles(checkpoint.get()).prepare();
        }
        Optional<SavedModel> begun = from.isPresent() ? Optional.of(Models.read(from.get())) : Optional.empty();
        DataOptions.Loaded images = data.load(recipe.data(), RecipeOptions.ownData(spec.commandLine()));
        PrintWriter lines = spec.commandLine().getOut();
        try (RunKeeper keeper = new RunKeeper(checkpoint, spec.commandLine().getErr());
                RunReport report = json ? new JsonRunReport(lines) : new TextRunReport(lines, LiveBar.onTerminal())) {
            report.data(images.note());
            return run(recipe, images.splits(), begun, keeper, report) ? ExitCode.OK : ExitCode.SOFTWARE;
        } catch (ArithmeticException diverged) {
            throw new IllegalArgumentException(
                    diverged.getMessage() + " Choose a smaller learning rate than "
                            + Settings.LEARNING_RATE.text(recipe) + " and start again.",
                    diverged);
        }
    }

    /** Returns whether the run came to its end. */
    private boolean run(Recipe recipe, Splits splits, Optional<SavedModel> begun, RunKeeper keeper, RunReport report)
            throws IOException {
        long begin = System.nanoTime();
        Optional<Trainer> kept = keeper.kept(recipe, splits);
        Trainer trainer = kept.isPresent() ? kept.get() : begin(recipe, splits, begun);
        report.start(splits, trainer);
        if (kept.isPresent()) {
            report.resumed(trainer, keeper.file());
        }
        double before = imagesSoFar(trainer);
        double trainingSeconds = follow(trainer, keeper, report);
        keeper.stop(trainer);
        if (trainer.phase() != Trainer.Phase.DONE) {
            report.stopped(trainer, keeper.file());
            return false;
        }
        double seconds = seconds(System.nanoTime() - begin);
        if (out.isPresent()) {
            OutputFile.write(out.get(), ModelFile.write(ModelCard.of(trainer), trainer.network()));
        }
        double images = imagesSoFar(trainer) - before;
        report.result(trainer, new RunReport.Outcome(images / trainingSeconds, seconds, out, draw(trainer)));
        return true;
    }

    private Trainer begin(Recipe recipe, Splits splits, Optional<SavedModel> begun) {
        Trainer trainer = new Trainer(recipe, splits, Backend.plain());
        if (begun.isPresent()) {
            Recipe of = begun.get().card().recipe();
            try {
                trainer.beginWith(begun.get().network());
            } catch (IllegalArgumentException other) {
                throw new IllegalArgumentException(
                        from.orElseThrow() + " cannot be gone on from: " + other.getMessage()
                                + " It was trained with --"
                                + Settings.LAYERS.key() + " " + Settings.LAYERS.text(of) + " --"
                                + Settings.ACTIVATION.key() + " " + Settings.ACTIVATION.text(of) + ".",
                        other);
            }
        }
        return trainer;
    }

    private static double imagesSoFar(Trainer trainer) {
        return (trainer.images().epoch() - 1.0) * trainer.images().size()
                + trainer.images().imagesDone();
    }

    /** Runs to the end, or until it is to stop; returns the seconds spent on training, without measuring. */
    private static double follow(Trainer trainer, RunKeeper keeper, RunReport report) {
        long training = 0;
        long earlierEpochs = 0;
        int before = trainer.images().imagesDone();
        int epochs = trainer.log().size();
        boolean more = true;
        while (more && !keeper.isStopping()) {
            boolean trains = trainer.phase() == Trainer.Phase.TRAINING;
            long begin = System.nanoTime();
            more = trainer.advance();
            if (trains) {
                training += System.nanoTime() - begin;
                report.progress(trainer, (trainer.images().imagesDone() - before) / seconds(training - earlierEpochs));
            }
            boolean epochIsOver = trainer.log().size() > epochs;
            if (epochIsOver) {
                epochs++;
                report.epoch(trainer, (trainer.images().size() - before) / seconds(training - earlierEpochs));
                earlierEpochs = training;
                before = 0;
            }
            keeper.keep(trainer, epochIsOver);
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
