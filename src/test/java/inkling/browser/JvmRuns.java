package inkling.browser;

import inkling.data.MnistFiles;
import inkling.kernel.Backend;
import inkling.recipe.Recipe;
import inkling.train.Trainer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;

/** Runs on the JVM with which runs in the page are compared, each done once for all engines. */
final class JvmRuns {
    private static final Map<Map<String, String>, Double> ACCURACIES = new HashMap<>();

    private JvmRuns() {}

    /** The share of MNIST's test images that a network reads after a run with these settings. */
    static double testAccuracy(Map<String, String> settings) {
        return ACCURACIES.computeIfAbsent(settings, JvmRuns::train);
    }

    private static double train(Map<String, String> settings) {
        try {
            Trainer trainer = new Trainer(
                    Recipe.of(settings), MnistFiles.standard().require().load(), Backend.plain());
            return trainer.finish().test().metrics().accuracy();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
