package inkling.cli;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import inkling.data.LabelledInk;
import inkling.data.MnistFiles;
import inkling.data.MnistSearch;
import inkling.data.StrokeFile;
import inkling.ink.Framing;
import inkling.kernel.Backend;
import inkling.model.SavedModel;
import inkling.train.measure.Abstention;
import inkling.train.measure.Evaluation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The network that ships with the site doubts what is no digit, and is as sure of digits as it should be. */
class ShippedModelDoubtTest {
    private static final Path FILE = Path.of("web/models/convolutional.safetensors");
    private static final Path PEN_DIGITS = Path.of(System.getProperty("pen.digits", "../shared/pen-digits/dev.json"));

    @Test
    void itIsNotSureOf95PercentOfWhatIsNoDigit() throws IOException {
        NonDigitExam exam = NonDigitExam.of(Models.read(FILE));
        System.out.println(exam.text());
        assertTrue(exam.share() >= 0.95, exam.text());
    }

    @Test
    void itIsNotSureOfAtMostOneAndAHalfPercentOfDrawnDigits() throws IOException {
        assumeTrue(Files.isRegularFile(PEN_DIGITS), "The pen digits are not on this machine; see -Dpen.digits.");
        SavedModel model = Models.read(FILE);
        List<LabelledInk> digits = StrokeFile.parse(Files.readString(PEN_DIGITS));
        int notSure = 0;
        for (LabelledInk digit : digits) {
            float[] shares = model.predict(Framing.frame(digit.ink()));
            notSure += Abstention.isSure(shares, 0, shares.length) ? 0 : 1;
        }
        System.out.println("The shipped network is not sure of " + notSure + " of " + digits.size() + " pen digits.");
        assertTrue(notSure <= 0.015 * digits.size(), notSure + " of " + digits.size());
    }

    @Test
    void itsCalibrationErrorIsAtMostOnePercent() throws IOException {
        assumeTrue(
                MnistFiles.standard().find() instanceof MnistSearch.Found,
                "MNIST is not on this machine; see -Dmnist.dir.");
        SavedModel model = Models.read(FILE);
        double error = new Evaluation(
                        model.network(),
                        model.card().recipe().loss(),
                        MnistFiles.standard().require().load().test(),
                        Models.MAX_ROWS,
                        Backend.plain())
                .finish()
                .reliability(model.card().temperature())
                .error();
        System.out.println("The shipped network's expected calibration error on MNIST's test set: " + error);
        assertTrue(error <= 0.01, "error " + error);
    }
}
