package inkling.cli;

import inkling.cli.files.InputFile;
import inkling.cli.files.JavaMemory;
import inkling.data.Dataset;
import inkling.data.LabelledInk;
import inkling.data.StrokeFile;
import inkling.model.SavedModel;
import inkling.train.measure.Evaluation;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code evaluate}: measures a saved network on test images or on drawings. */
@Command(
        name = "evaluate",
        description = "Measures a saved network: on MNIST's test set (a network that learned from synthetic digits, on"
                + " theirs), on drawings, or on what is no digit.")
final class Evaluate implements Callable<Integer> {
    /** Some hundred thousand drawings. */
    private static final long MAX_STROKE_BYTES = 1L << 28;

    @Spec
    private CommandSpec spec;

    @Option(names = "--model", required = true, paramLabel = "FILE", description = "A network that train has saved.")
    private Path model;

    @Option(
            names = "--strokes",
            paramLabel = "FILE.json",
            description = "Measure on the drawings in this file: [{\"label\": 7, \"strokes\": [[x0, y0, x1, y1, ...],"
                    + " ...]}, ...], y down, any scale.")
    private Optional<Path> strokes = Optional.empty();

    @Option(
            names = "--non-digits",
            description = "Tell how many of 1,000 blank sheets, dots, scribbles and letters it is not sure of.")
    private boolean nonDigits;

    @Mixin
    private MeasuredData data;

    @Option(names = "--json", description = "Print one JSON object and nothing else.")
    private boolean json;

    @Override
    public Integer call() throws IOException {
        if ((strokes.isPresent() ? 1 : 0) + data.sets() > 1) {
            throw new ParameterException(
                    spec.commandLine(),
                    "--strokes, --data and --mnist name several sets to measure on; give one of them.");
        }
        if (nonDigits) {
            if (strokes.isPresent() || data.sets() > 0) {
                throw new ParameterException(
                        spec.commandLine(),
                        "--non-digits draws what is measured on; leave out --strokes, --data and --mnist.");
            }
            NonDigitExam exam = NonDigitExam.of(Models.requireDigits(Models.readForDigits(model), model));
            spec.commandLine().getOut().println(json ? exam.json() : exam.text());
            return ExitCode.OK;
        }
        SavedModel saved = strokes.isPresent() ? Models.readForDigits(model) : Models.read(model);
        Dataset set = strokes.isPresent()
                ? drawings(strokes.get())
                : data.load(saved.card()).test();
        Evaluation evaluation = Models.evaluate(saved, set);
        double temperature = saved.card().temperature();
        String text =
                json ? EvaluationText.json(evaluation, temperature) : EvaluationText.text(evaluation, temperature);
        spec.commandLine().getOut().println(text);
        return ExitCode.OK;
    }

    private static Dataset drawings(Path file) throws IOException {
        try {
            return Dataset.of("Drawings in " + file.getFileName(), parsed(file));
        } catch (OutOfMemoryError full) {
            throw JavaMemory.tooLittle(file + " holds more drawings than fit into Java's memory; take fewer of them");
        }
    }

    private static List<LabelledInk> parsed(Path file) throws IOException {
        List<LabelledInk> digits;
        String text = InputFile.text(file, MAX_STROKE_BYTES);
        try {
            digits = StrokeFile.parse(text);
        } catch (IllegalArgumentException malformed) {
            throw new IllegalArgumentException(file + ": " + malformed.getMessage(), malformed);
        }
        for (int i = 0; i < digits.size(); i++) {
            if (digits.get(i).ink().isBlank()) {
                throw new IllegalArgumentException(file + ": digit " + i
                        + " has no ink, so that there is nothing to read; remove it from the file.");
            }
        }
        if (digits.isEmpty()) {
            throw new IllegalArgumentException(file + " holds no drawings; there is nothing to measure.");
        }
        return digits;
    }
}
