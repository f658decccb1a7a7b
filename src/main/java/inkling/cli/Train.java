package inkling.cli;

import inkling.cli.files.JavaMemory;
import inkling.cli.files.OutputFile;
import inkling.cli.plots.Plots;
import inkling.data.Splits;
import inkling.kernel.Backend;
import inkling.kernel.BackendFactory;
import inkling.model.ModelCard;
import inkling.model.ModelFile;
import inkling.model.SavedModel;
import inkling.recipe.Recipe;
import inkling.recipe.Setting;
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
            description = "Begin with the weights of this saved network. Its layers and their activation are taken from"
                    + " it, unless they are given.")
    private Optional<Path> from = Optional.empty();

    @Option(
            names = "--plots",
            paramLabel = "DIR",
            description = "Draw curves.png, predictions.png, confusion.png and weights.png into this directory.")
    private Optional<Path> plots = Optional.empty();

    @Option(
            names = "--json",
            description =
                    "Print one JSON object a line (events data, from, start, resumed, epoch, stopped, result, error)"
                            + " and nothing else.")
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
            return run(fitted(recipe, begun), images.splits(), begun, keeper, report) ? ExitCode.OK : ExitCode.SOFTWARE;
        }
    }

    /** The settings with those of the saved network that its weights need, where none were given. */
    private Recipe fitted(Recipe recipe, Optional<SavedModel> begun) {
        Recipe fitted = recipe;
        for (Setting<?> setting : List.of(Settings.LAYERS, Settings.ACTIVATION)) {
            if (begun.isPresent() && !RecipeOptions.isGiven(spec.commandLine(), setting)) {
                fitted = fitted.with(
                        setting.key(), setting.text(begun.get().card().recipe()));
            }
        }
        return fitted;
    }

    /** Returns whether the run came to its end. */
    private boolean run(Recipe recipe, Splits splits, Optional<SavedModel> begun, RunKeeper keeper, RunReport report)
            throws IOException {
        long begin = System.nanoTime();
        BackendFactory.plain(JavaMemory::requireForRun).create(1, plan -> new Trainer(recipe, splits, plan));
        Optional<RunKeeper.Kept> kept = keeper.kept(recipe, splits);
        Trainer trainer = kept.isPresent() ? kept.get().trainer() : begin(recipe, splits, begun);
        if (kept.isEmpty() && from.isPresent()) {
            report.from(from.get(), trainer);
        }
        if (out.isPresent()) {
            OutputFile.requireSpace(
                    out.get(), Float.BYTES * trainer.network().spec().savedValues());
        }
        report.start(splits, trainer);
        if (kept.isPresent()) {
            report.resumed(trainer, keeper.file(), kept.get().changes());
        }
        double before = imagesSoFar(trainer);
        double trainingSeconds;
        try {
            trainingSeconds = follow(trainer, keeper, report);
        } catch (ArithmeticException diverged) {
            throw new IllegalArgumentException(diverged.getMessage() + goBack(trainer, keeper), diverged);
        }
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
            try {
                trainer.beginWith(begun.get().network());
            } catch (IllegalArgumentException other) {
                Recipe of = begun.get().card().recipe();
                boolean likeIt = recipe.equals(recipe.withLayersOf(of));
                throw new IllegalArgumentException(
                        from.orElseThrow() + " cannot be gone on from: " + other.getMessage()
                                + (likeIt ? "" : " It was trained with " + options(of) + "."),
                        other);
            }
        }
        return trainer;
    }

    private static String options(Recipe of) {
        return "--" + Settings.LAYERS.key() + " " + Settings.LAYERS.text(of) + " --" + Settings.ACTIVATION.key() + " "
                + Settings.ACTIVATION.text(of);
    }

    /** Goes back to the last good epoch, and keeps that; returns where the run is now and what can be done. */
    private String goBack(Trainer trainer, RunKeeper keeper) throws IOException {
        trainer.goBack();
        int epochs = trainer.log().size();
        String place = epochs == 0 ? "its beginning" : "the end of epoch " + epochs;
        String smaller = "--" + Settings.LEARNING_RATE.key() + " "
                + Settings.LEARNING_RATE.values().format(trainer.recipe().smallerRate());
        if (checkpoint.isPresent() && keeper.stop(trainer)) {
            return " The run is back at " + place + ", in " + keeper.file()
                    + ". Go on from there with a smaller learning rate: the same command with " + smaller + ".";
        }
        if (out.isPresent() && epochs > 0) {
            OutputFile.write(out.get(), ModelFile.write(ModelCard.of(trainer), trainer.network()));
            return " The network as it was at " + place + " is saved as " + out.get()
                    + ". Train it on with a smaller learning rate: --from " + out.get() + " " + smaller + ".";
        }
        return " Start again with a smaller learning rate, such as " + smaller + "."
                + (epochs == 0 ? "" : " With --checkpoint FILE a run can go on from its last good epoch.");
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
