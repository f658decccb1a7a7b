package inkling.lab.runs.race;

import inkling.optim.OptimizerKind;
import inkling.recipe.Recipe;
import inkling.recipe.Settings;

/**
 * Learning rates with which the optimisers can be compared. A rate that suits plain gradient descent makes Adam diverge, and
 * Adam's rate makes gradient descent crawl, so that a race of optimisers with one rate would only show whose rate it is.
 */
final class UsualRates {
    private UsualRates() {}

    /** A recipe with another optimiser than the one that it was made from gets that optimiser's usual rate. */
    static Recipe suited(Recipe from, Recipe recipe) {
        OptimizerKind kind = recipe.get(Settings.OPTIMIZER);
        boolean same = usual(kind) == usual(from.get(Settings.OPTIMIZER));
        return same ? recipe : recipe.with(Settings.LEARNING_RATE, usual(kind));
    }

    /** For small networks and batches of some dozens to some hundreds, as the presets have them. */
    private static float usual(OptimizerKind kind) {
        return switch (kind) {
            case SGD -> 0.15f;
            case MOMENTUM, NESTEROV -> 0.05f;
            case RMSPROP, ADAM, ADAMW -> 0.001f;
            case LION -> 0.0003f;
        };
    }
}
