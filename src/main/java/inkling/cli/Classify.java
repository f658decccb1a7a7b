package inkling.cli;

import com.grack.nanojson.JsonWriter;
import inkling.cli.files.Failure;
import inkling.ink.PictureScaling;
import inkling.ink.Sheet;
import inkling.model.SavedModel;
import inkling.nn.ClassNames;
import inkling.nn.Shape;
import inkling.train.measure.TopTwo;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code classify}: reads the digits in picture files. */
@Command(
        name = "classify",
        description = "Reads the digit or the number in each picture, dark on light or light on dark, of any"
                + " size. Every picture is framed as MNIST frames digits; for a network that reads other classes than the"
                + " digits, the whole picture is scaled to its size. A file that cannot be read is named, and the others"
                + " are still read.")
final class Classify implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Option(names = "--model", required = true, paramLabel = "FILE", description = "A network that train has saved.")
    private Path model;

    @Option(names = "--json", description = "Print one JSON object for each file and nothing else.")
    private boolean json;

    @Parameters(arity = "1..*", paramLabel = "IMAGE", description = "PNG, JPEG, GIF or BMP files.")
    private List<Path> images;

    @Override
    public Integer call() throws IOException {
        SavedModel saved = Models.read(model);
        PrintWriter out = spec.commandLine().getOut();
        int status = ExitCode.OK;
        for (Path image : images) {
            try {
                out.println(read(saved, image));
            } catch (IOException | IllegalArgumentException unusable) {
                status = ExitCode.SOFTWARE;
                String sentence = Failure.sentence(unusable);
                if (json) {
                    out.println(JsonWriter.string(Map.of("file", image.toString(), "error", sentence)));
                } else {
                    spec.commandLine().getErr().println(sentence);
                }
            }
            out.flush();
        }
        return status;
    }

    private String read(SavedModel saved, Path image) throws IOException {
        ClassNames names = saved.card().classNames();
        Shape input = saved.card().input();
        boolean digits = names.areDigits();
        Sheet sheet = PictureScaling.ofPhoto(Picture.read(image), digits, input.height(), input.width());
        if (sheet.isBlank()) {
            throw new IllegalArgumentException(image + " shows " + (digits ? "no digit" : "nothing")
                    + ": nothing in it stands out from the paper.");
        }
        List<SavedModel.Digit> found = saved.read(sheet);
        if (found.size() > 1) {
            return number(image, found);
        }
        SavedModel.Digit reading = found.get(0);
        float[] probabilities = reading.probabilities();
        TopTwo top = TopTwo.of(probabilities);
        int first = top.first();
        int second = top.second();
        if (json) {
            return JsonWriter.string()
                    .object()
                    .value("file", image.toString())
                    .value("digit", first)
                    .value("name", names.of(first))
                    .value("sure", reading.sure())
                    .value("confidence", probabilities[first])
                    .value("second", second)
                    .value("second_name", names.of(second))
                    .value("second_confidence", probabilities[second])
                    .value("probabilities", probabilities)
                    .end()
                    .done();
        }
        return String.format(
                Locale.ROOT,
                "%s: %s%s (%.1f %%), or else %s (%.1f %%)",
                image,
                reading.sure()
                        ? ""
                        : "?, not sure: this does not look like " + (digits ? "a digit" : "any class") + "; perhaps ",
                names.of(first),
                100 * probabilities[first],
                names.of(second),
                100 * probabilities[second]);
    }

    /** Several digits: the number with a question mark for each digit that is not sure, and how sure each of them is. */
    private String number(Path image, List<SavedModel.Digit> found) {
        StringBuilder number = new StringBuilder();
        List<String> confidences = new ArrayList<>();
        List<Map<String, Object>> digits = new ArrayList<>();
        for (SavedModel.Digit digit : found) {
            float[] probabilities = digit.probabilities();
            TopTwo top = TopTwo.of(probabilities);
            number.append(digit.sure() ? Integer.toString(top.first()) : "?");
            confidences.add(String.format(Locale.ROOT, "%.1f %%", 100 * probabilities[top.first()]));
            Map<String, Object> values = new LinkedHashMap<>();
            values.put("digit", top.first());
            values.put("sure", digit.sure());
            values.put("confidence", probabilities[top.first()]);
            values.put("second", top.second());
            values.put("second_confidence", probabilities[top.second()]);
            values.put("probabilities", probabilities);
            values.put("place", digit.place());
            digits.add(values);
        }
        if (json) {
            return JsonWriter.string()
                    .object()
                    .value("file", image.toString())
                    .value("number", number.toString())
                    .array("digits", digits)
                    .end()
                    .done();
        }
        return image + ": " + number + " (" + String.join(", ", confidences) + ")";
    }
}
