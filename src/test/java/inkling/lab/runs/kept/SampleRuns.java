package inkling.lab.runs.kept;

import inkling.protocol.report.RunState;
import inkling.recipe.Recipe;
import inkling.recipe.Recipes;
import inkling.train.measure.Metrics;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Runs as they might be kept. */
public final class SampleRuns {
    private SampleRuns() {}

    /** A preset with changes. */
    public static Recipe recipe(String preset, String... changes) {
        Recipe recipe = Recipe.of(Map.of(Recipe.KEY, preset));
        for (int i = 0; i < changes.length; i += 2) {
            recipe = recipe.with(changes[i], changes[i + 1]);
        }
        return recipe;
    }

    public static KeptRun begun(String id, String name) {
        return KeptRun.begun(id, name, Recipes.named(Recipes.DEFAULT));
    }

    /**
     * A finished run.
     *
     * @param imagesPerEpoch of training
     * @param secondsPerEpoch that it took
     * @param accuracies on the validation images after each epoch
     */
    public static KeptRun done(String name, double imagesPerEpoch, double secondsPerEpoch, double... accuracies) {
        List<Curve.Epoch> epochs = new ArrayList<>();
        for (int i = 1; i <= accuracies.length; i++) {
            Metrics metrics = new Metrics(1 - accuracies[i - 1], accuracies[i - 1], 5000);
            epochs.add(new Curve.Epoch(i, i * imagesPerEpoch, i * secondsPerEpoch, metrics, metrics));
        }
        return new KeptRun(
                name,
                name,
                Recipes.named(Recipes.DEFAULT),
                RunState.DONE,
                new Curve(List.of(), epochs),
                accuracies.length * secondsPerEpoch,
                imagesPerEpoch / secondsPerEpoch,
                Optional.empty(),
                false,
                0);
    }
}
