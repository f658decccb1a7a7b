package inkling.cli;

import inkling.data.Dataset;
import inkling.data.SyntheticSplits;
import inkling.kernel.Backend;
import inkling.model.ModelCard;
import inkling.model.ModelFile;
import inkling.nn.Shape;
import inkling.recipe.Recipe;
import inkling.train.Trainer;
import java.util.Map;

/** A small network that reads synthetic digits well, trained in some seconds. */
final class SmallNetwork {
    private SmallNetwork() {}

    /** The bytes of its file. */
    static byte[] file() {
        Recipe recipe = Recipe.of(Map.of("layers", "64", "epochs", "6", "data", "synthetic", "lr", "0.2"));
        Trainer trainer = new Trainer(recipe, new SyntheticSplits(6_000, 100, 3).finish(), Backend.plain()).finish();
        ModelCard card = new ModelCard(recipe, new Shape(28, 28, 1), Dataset.DIGITS)
                .withAccuracies(
                        trainer.log().get(5).validation().accuracy(),
                        trainer.test().metrics().accuracy());
        return ModelFile.write(card, trainer.network());
    }
}
