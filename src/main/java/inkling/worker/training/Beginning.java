package inkling.worker.training;

import inkling.data.Splits;
import inkling.kernel.Backend;
import inkling.model.SavedModel;
import inkling.recipe.Recipe;
import inkling.train.Trainer;
import java.util.Optional;

/** How a run begins: anew, or with what another has left. */
public interface Beginning {
    /**
     * Makes the trainer, by the recipe of the run.
     *
     * @throws IllegalArgumentException when the data does not suit the recipe, or what it is to go on from
     */
    Trainer begin(Splits splits, Backend backend);

    /**
     * A new run.
     *
     * @param yours a network whose weights it takes in the place of new ones
     */
    static Beginning anew(Recipe recipe, Optional<SavedModel> yours) {
        return (splits, backend) -> {
            Trainer trainer = new Trainer(recipe, splits, backend);
            yours.ifPresent(model -> take(trainer, model));
            return trainer;
        };
    }

    private static void take(Trainer trainer, SavedModel yours) {
        try {
            trainer.beginWith(yours.network());
        } catch (IllegalArgumentException other) {
            throw new IllegalArgumentException(
                    "Your network cannot be trained on: " + other.getMessage() + " Begin with new weights.", other);
        }
    }
}
