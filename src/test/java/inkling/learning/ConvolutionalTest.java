package inkling.learning;

import static org.junit.jupiter.api.Assertions.assertTrue;

import inkling.Thorough;
import inkling.data.MnistFiles;
import inkling.data.MnistSearch;
import inkling.data.Splits;
import inkling.kernel.Backend;
import inkling.recipe.Recipe;
import inkling.recipe.Recipes;
import inkling.train.Trainer;
import java.io.IOException;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** One short epoch of a convolutional network on a part of the real MNIST. The figures are printed. */
@Thorough
class ConvolutionalTest {
    private static final int TRAINING = 6_000;
    private static final int OTHERS = 1_000;

    @ParameterizedTest
    @CsvSource({"c8k5p-p2-c16k5p-p2, 0.88", "c8k5p-bn-p2-c16k5p-bn-p2, 0.88", "c16k5-p2-c32k5-p2-128, 0.88"})
    void anEpochOf6000ImagesIsEnoughToReadMostDigits(String layers, double bound) throws IOException {
        MnistSearch search = MnistFiles.standard().find();
        Assumptions.assumeTrue(
                search instanceof MnistSearch.Found,
                () -> search instanceof MnistSearch.Missing missing ? missing.reason() : "MNIST is not loaded.");
        Splits all = ((MnistSearch.Found) search).load();
        Splits part = new Splits(
                all.train().slice(0, TRAINING),
                all.validation().slice(0, OTHERS),
                all.test().slice(0, OTHERS));
        Recipe recipe = Recipes.named("quick-convolutional").with("epochs", "1");
        Trainer trainer = new Trainer(recipe.with("layers", layers), part, Backend.plain()).finish();
        double accuracy = trainer.test().metrics().accuracy();
        System.out.println(layers + " after one epoch of " + TRAINING + " images: " + accuracy);
        assertTrue(accuracy >= bound, layers + " reads " + accuracy + " of the test images, not " + bound);
    }
}
