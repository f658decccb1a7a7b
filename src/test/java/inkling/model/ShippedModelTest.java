package inkling.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import inkling.data.Dataset;
import inkling.data.LabelledInk;
import inkling.data.MnistArchive;
import inkling.data.MnistFiles;
import inkling.data.MnistSearch;
import inkling.data.Splits;
import inkling.data.StrokeFile;
import inkling.ink.Framing;
import inkling.kernel.Backend;
import inkling.nn.Parameter;
import inkling.nn.Shape;
import inkling.recipe.Recipes;
import inkling.train.measure.Evaluation;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The networks that ship with the site keep what their headers promise. */
class ShippedModelTest {
    private static final Path MODELS = Path.of("web/models");
    private static final Path PEN_DIGITS = Path.of(System.getProperty("pen.digits", "../shared/pen-digits/dev.json"));
    private static final int SLICE = 128;

    /** What all of them may take of a visitor's line, as servers compress files. */
    private static final long MOST_BYTES = 1_000_000;

    /** One image of 5,000 is 0.0002: another machine's exponentials may tip a single tie. */
    private static final double ONE_IMAGE = 2.1e-4;

    private static SavedModel shipped(String name) throws IOException {
        Path file = MODELS.resolve(name + ".safetensors");
        return ModelFile.read(Files.readAllBytes(file), file.toString(), SLICE, Backend.plain());
    }

    @ParameterizedTest
    @ValueSource(strings = {"everyday", "convolutional"})
    void itsWeightsFitItsHeader(String name) throws IOException {
        SavedModel model = shipped(name);
        long weights = 0;
        for (Parameter parameter : model.network().parameters()) {
            weights += parameter.length();
        }
        assertEquals(model.card().network().parameters(), weights);
        assertEquals(new Shape(28, 28, 1), model.card().input());
        assertEquals(Dataset.DIGITS, model.card().classes());
        assertEquals(Recipes.named(name), model.card().recipe(), "its header has the former keys of two settings");
    }

    @ParameterizedTest
    @EnumSource(ShippedModel.class)
    void itsFileIsTheOneWhoseDigestIsKnown(ShippedModel model) throws IOException {
        Path file = Path.of("web").resolve(model.path());
        model.verify(MnistArchive.digest(Files.readAllBytes(file)));
        String sentence = assertThrows(IllegalArgumentException.class, () -> model.verify("0"))
                .getMessage();
        assertTrue(sentence.startsWith(model.path() + " is damaged"), sentence);
    }

    @Test
    void togetherTheyTakeAtMostAMegabyteOfTheLine() throws IOException {
        long sum = 0;
        List<String> names = new ArrayList<>();
        try (Stream<Path> files = Files.list(MODELS)) {
            for (Path file : files.sorted().toList()) {
                ByteArrayOutputStream compressed = new ByteArrayOutputStream();
                try (GZIPOutputStream gzip = new GZIPOutputStream(compressed)) {
                    gzip.write(Files.readAllBytes(file));
                }
                sum += compressed.size();
                names.add(file.getFileName().toString());
            }
        }
        System.out.println("The shipped networks take " + sum + " bytes compressed.");
        assertEquals(List.of("convolutional.safetensors", "everyday.safetensors"), names);
        assertTrue(sum <= MOST_BYTES, sum + " bytes compressed");
    }

    @ParameterizedTest
    @CsvSource({"everyday, 0.993", "convolutional, 0.996"})
    void itsAccuraciesAreTrueAndGoodEnough(String name, double least) throws IOException {
        assumeTrue(
                MnistFiles.standard().find() instanceof MnistSearch.Found,
                "MNIST is not on this machine; see -Dmnist.dir.");
        SavedModel model = shipped(name);
        Splits mnist = MnistFiles.standard().require().load();
        assertEquals(model.card().testAccuracy().orElseThrow(), accuracy(model, mnist.test()), ONE_IMAGE);
        assertEquals(model.card().validationAccuracy().orElseThrow(), accuracy(model, mnist.validation()), ONE_IMAGE);
        assertTrue(model.card().testAccuracy().orElseThrow() >= least);
    }

    @ParameterizedTest
    @CsvSource({"everyday, 0.98", "convolutional, 0.985"})
    void itReadsWhatRealWritersDraw(String name, double least) throws IOException {
        assumeTrue(Files.isRegularFile(PEN_DIGITS), "The pen digits are not on this machine; see -Dpen.digits.");
        SavedModel model = shipped(name);
        List<LabelledInk> digits = StrokeFile.parse(Files.readString(PEN_DIGITS));
        int right = 0;
        for (LabelledInk digit : digits) {
            float[] shares = model.predict(Framing.frame(digit.ink()));
            right += Evaluation.argmax(shares, 0, shares.length) == digit.label() ? 1 : 0;
        }
        System.out.println("The " + name + " network reads " + right + " of " + digits.size() + " pen digits.");
        assertTrue(right >= least * digits.size());
    }

    private static double accuracy(SavedModel model, Dataset dataset) {
        return new Evaluation(model.network(), model.card().recipe().loss(), dataset, SLICE, Backend.plain())
                .finish()
                .metrics()
                .accuracy();
    }
}
