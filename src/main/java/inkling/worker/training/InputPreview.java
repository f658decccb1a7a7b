package inkling.worker.training;

import inkling.data.Dataset;
import inkling.data.Splits;
import inkling.data.SyntheticDigits;
import inkling.kernel.Backend;
import inkling.kernel.Random32;
import inkling.protocol.report.InputReport;
import inkling.recipe.DataSource;
import inkling.recipe.Recipe;
import inkling.recipe.Settings;
import inkling.train.Trainer;
import inkling.train.TrainingImages;
import java.util.List;
import java.util.Optional;

/** Shows what the network is given to learn from. */
public final class InputPreview {
    private static final int PICTURES = 12;
    private static final int STAND_INS = 60;
    private static final long SEED = 5;

    private InputPreview() {}

    /** The pictures that a run has just learned from. */
    public static InputReport of(Trainer trainer) {
        return new InputReport(
                trainer.recipe().get(Settings.AUGMENTATION).isNone()
                        ? "From the last batch, as they are."
                        : "From the last batch. Each picture is varied anew every time it comes round.",
                List.of(trainer.images().lastTaken(PICTURES)),
                trainer.network().spec().input().width());
    }

    /**
     * Pictures like those that a run would learn from.
     *
     * @param loaded the images that the recipe asks for, if they are loaded; otherwise synthetic digits stand in for them
     */
    public static InputReport of(Recipe recipe, Optional<Splits> loaded) {
        boolean synthetic = recipe.data() == DataSource.SYNTHETIC;
        Dataset train = synthetic || loaded.isEmpty()
                ? SyntheticDigits.of("synthetic digits", STAND_INS, SEED)
                : loaded.get().train();
        TrainingImages images = new TrainingImages(recipe, train, PICTURES, Backend.plain());
        images.shuffle(new Random32(recipe.seed()));
        int shown = Math.min(PICTURES, images.size());
        images.take(0, shown, new int[PICTURES]);
        String note = synthetic
                ? "Synthetic digits, as these settings would feed them."
                : loaded.isPresent()
                        ? "Training pictures, as these settings would feed them."
                        : "As these settings would feed them: synthetic digits, until "
                                + (recipe.data() == DataSource.OWN
                                        ? "your own files are opened."
                                        : "MNIST is loaded for training.");
        return new InputReport(note, List.of(images.lastTaken(shown)), train.width());
    }
}
