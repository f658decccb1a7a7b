package inkling.learning;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import inkling.Thorough;
import inkling.data.Dataset;
import inkling.data.MnistFiles;
import inkling.data.MnistSearch;
import inkling.data.Splits;
import inkling.kernel.Backend;
import inkling.model.ModelFile;
import inkling.model.SavedModel;
import inkling.nn.Loss;
import inkling.nn.Network;
import inkling.train.finetune.FineTuning;
import inkling.train.finetune.FineTuningResult;
import inkling.train.measure.Evaluation;
import inkling.train.measure.Metrics;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What a lesson on a visitor's own hand gains, and what it costs. */
@Thorough
class FineTuningTest {
    /** Not forgetting: at most three images of a thousand. */
    private static final double FORGOTTEN = 0.003;

    private static final Dataset TAUGHT = Dataset.of("your examples", new OddHand(1).sevens(3));

    /** The same hand, other drawings. */
    private static final Dataset UNSEEN = Dataset.of("other drawings of that hand", new OddHand(2).sevens(40));

    static List<Path> shippedModels() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("web/models"))) {
            return files.sorted().toList();
        }
    }

    private static Splits mnist() throws IOException {
        assumeTrue(
                MnistFiles.standard().find() instanceof MnistSearch.Found,
                "MNIST is not on this machine; see -Dmnist.dir.");
        return MnistFiles.standard().require().load();
    }

    private static SavedModel read(Path file) throws IOException {
        return ModelFile.read(Files.readAllBytes(file), file.toString(), 64, Backend.plain());
    }

    private static Metrics measure(Network network, Dataset set) {
        return new Evaluation(network, Loss.CROSS_ENTROPY, set, 1, Backend.plain())
                .finish()
                .metrics();
    }

    @ParameterizedTest
    @MethodSource("shippedModels")
    void aShippedNetworkLearnsAnOddHandFromThreeExamplesAndKeepsWhatItKnew(Path file) throws IOException {
        Splits mnist = mnist();
        SavedModel model = read(file);
        Metrics unseenBefore = measure(model.network(), UNSEEN);
        long start = System.nanoTime();
        FineTuning lesson =
                new FineTuning(model.network(), model.card().recipe(), TAUGHT, mnist, Backend.plain()).finish();
        double seconds = (System.nanoTime() - start) * 1e-9;
        FineTuningResult figures = lesson.figures();
        Network taught = lesson.network();
        Metrics unseenAfter = measure(taught, UNSEEN);
        System.out.println("A lesson for " + file.getFileName() + ": " + figures + "; same hand, unseen "
                + unseenBefore.accuracy() + " -> " + unseenAfter.accuracy() + "; " + seconds + " s");
        assertTrue(figures.yoursBefore().accuracy() < 1, "there is something to learn");
        assertEquals(1, figures.yoursAfter().accuracy());
        assertTrue(unseenAfter.accuracy() >= 0.9, "the hand is learnt, not three drawings");
        assertTrue(figures.setBefore().accuracy() - figures.setAfter().accuracy() < FORGOTTEN);
    }
}
