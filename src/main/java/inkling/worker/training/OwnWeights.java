package inkling.worker.training;

import inkling.model.SavedModel;
import inkling.train.Trainer;

/** A run that begins with the weights of the visitor's network in the place of new ones. */
public final class OwnWeights {
    private OwnWeights() {}

    /**
     * Gives a run that has not begun these weights.
     *
     * @throws IllegalArgumentException saying in sentences why they do not suit it, and what to do
     */
    public static void beginWith(Trainer trainer, SavedModel yours) {
        try {
            trainer.beginWith(yours.network());
        } catch (IllegalArgumentException other) {
            throw new IllegalArgumentException(
                    "Your network cannot be trained on: " + other.getMessage() + " Begin with new weights.", other);
        }
    }
}
