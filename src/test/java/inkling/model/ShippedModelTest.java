package inkling.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import inkling.data.Dataset;
import inkling.data.LabelledInk;
import inkling.data.MnistFiles;
import inkling.data.MnistSearch;
import inkling.data.Splits;
import inkling.data.StrokeFile;
import inkling.ink.Framing;
import inkling.kernel.ScalarKernels;
import inkling.nn.Parameter;
import inkling.train.Evaluation;
import inkling.train.Recipes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The network that ships with the site keeps what its header promises. */
class ShippedModelTest {
    private static final Path FILE = Path.of("web/models/small.safetensors");
    private static final Path PEN_DIGITS = Path.of(System.getProperty("pen.digits", "../shared/pen-digits/dev.json"));
    private static final int SLICE = 128;

    /** One image of 5,000 is 0.0002: another machine's exponentials may tip a single tie. */
    private static final double ONE_IMAGE = 2.1e-4;

    private static SavedModel shipped() throws IOException {
        return ModelFile.read(Files.readAllBytes(FILE), FILE.toString(), SLICE, new ScalarKernels());
    }

    @Test
    void itsWeightsFitItsHeader() throws IOException {
        SavedModel model = shipped();
        long weights = 0;
        for (Parameter parameter : model.network().parameters()) {
            weights += parameter.length();
        }
        assertEquals(model.card().network().parameters(), weights);
        assertEquals(Recipes.named("momentum-dropout"), model.card().recipe(), "it is a preset as it stands");
    }

    @Test
    void itsAccuraciesAreTrue() throws IOException {
        assumeTrue(
                MnistFiles.standard().find() instanceof MnistSearch.Found,
                "MNIST is not on this machine; see -Dmnist.dir.");
        SavedModel model = shipped();
        Splits mnist = MnistFiles.standard().require().load();
        assertEquals(model.card().testAccuracy().orElseThrow(), accuracy(model, mnist.test()), ONE_IMAGE);
        assertEquals(model.card().validationAccuracy().orElseThrow(), accuracy(model, mnist.validation()), ONE_IMAGE);
    }

    @Test
    void itReadsWhatRealWritersDraw() throws IOException {
        assumeTrue(Files.isRegularFile(PEN_DIGITS), "The pen digits are not on this machine; see -Dpen.digits.");
        SavedModel model = shipped();
        List<LabelledInk> digits = StrokeFile.parse(Files.readString(PEN_DIGITS));
        int right = 0;
        for (LabelledInk digit : digits) {
            float[] shares = model.network().predict(Framing.frame(digit.ink()));
            right += Evaluation.argmax(shares, 0, shares.length) == digit.label() ? 1 : 0;
        }
        System.out.println("The shipped network reads " + right + " of " + digits.size() + " pen digits.");
        // It read 95.1 % when it was made; framing may change a little without harm.
        assertTrue(right >= 0.945 * digits.size());
    }

    private static double accuracy(SavedModel model, Dataset dataset) {
        return new Evaluation(model.network(), model.card().recipe().loss(), dataset, SLICE, new ScalarKernels())
                .finish()
                .metrics()
                .accuracy();
    }
}
