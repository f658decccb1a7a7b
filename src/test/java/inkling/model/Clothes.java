package inkling.model;

import inkling.kernel.Backend;
import inkling.kernel.Random32;
import inkling.nn.ClassNames;
import inkling.nn.Network;
import inkling.nn.Shape;
import inkling.recipe.Recipe;
import inkling.recipe.Recipes;
import java.util.List;

/** A network whose pictures and number of classes are those of MNIST, but whose classes are no digits. */
public final class Clothes {
    private static final List<String> NAMES = List.of(
            "T-shirt", "Trouser", "Pullover", "Dress", "Coat", "Sandal", "Shirt", "Sneaker", "Bag", "Ankle boot");

    private Clothes() {}

    /** The bytes of its file. */
    public static byte[] file() {
        Recipe recipe = Recipes.named(Recipes.DEFAULT).with("layers", "4");
        ModelCard card = new ModelCard(recipe, new Shape(28, 28, 1), new ClassNames(NAMES));
        return ModelFile.write(card, new Network(card.network(), 1, new Random32(1), Backend.plain()));
    }
}
