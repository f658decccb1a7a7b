package inkling.cli;

import com.grack.nanojson.JsonArray;
import com.grack.nanojson.JsonObject;
import com.grack.nanojson.JsonWriter;
import inkling.model.SavedModel;
import inkling.train.Doubt;
import inkling.train.Evaluation;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code classify}: reads the digits in picture files. */
@Command(
        name = "classify",
        description = "Reads the digit in each picture: one digit a picture, dark on light or light on dark, of any"
                + " size. Every picture is framed as MNIST frames digits. A file that cannot be read is named, and the"
                + " others are still read.")
final class Classify implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Option(names = "--model", required = true, paramLabel = "FILE", description = "A network that train has saved.")
    private Path model;

    @Option(names = "--json", description = "Print one JSON object a file and nothing else.")
    private boolean json;

    @Parameters(arity = "1..*", paramLabel = "IMAGE", description = "PNG, JPEG, GIF or BMP files.")
    private List<Path> images;

    @Override
    public Integer call() throws IOException {
        SavedModel saved = Models.readForDigits(model);
        PrintWriter out = spec.commandLine().getOut();
        int status = Failure.SUCCESS;
        for (Path image : images) {
            try {
                out.println(read(saved, image));
            } catch (IOException | IllegalArgumentException unusable) {
                status = Failure.FAILURE;
                String sentence = Failure.sentence(unusable);
                if (json) {
                    JsonObject object = object(image);
                    object.put("error", sentence);
                    out.println(JsonWriter.string(object));
                } else {
                    spec.commandLine().getErr().println(sentence);
                }
            }
            out.flush();
        }
        return status;
    }

    private String read(SavedModel saved, Path image) throws IOException {
        float[] framed = Picture.read(image).framed();
        if (isBlank(framed)) {
            throw new IllegalArgumentException(image + " shows no digit: nothing in it stands out from the paper.");
        }
        float[] shares = saved.predict(framed);
        int first = Evaluation.argmax(shares, 0, shares.length);
        float[] others = shares.clone();
        others[first] = -1;
        int second = Evaluation.argmax(others, 0, others.length);
        return json ? json(image, shares, first, second) : text(image, shares, first, second);
    }

    private static boolean isBlank(float[] picture) {
        for (float pixel : picture) {
            if (pixel > 0) {
                return false;
            }
        }
        return true;
    }

    private static String text(Path image, float[] shares, int first, int second) {
        boolean sure = Doubt.isSure(shares, 0, shares.length);
        return String.format(
                Locale.ROOT,
                "%s: %s%d (%.1f %%), or else %d (%.1f %%)",
                image,
                sure ? "" : "?, not sure: this does not look like a digit; perhaps ",
                first,
                100 * shares[first],
                second,
                100 * shares[second]);
    }

    private static String json(Path image, float[] shares, int first, int second) {
        JsonObject object = object(image);
        object.put("digit", first);
        object.put("sure", Doubt.isSure(shares, 0, shares.length));
        object.put("confidence", shares[first]);
        object.put("second", second);
        object.put("second_confidence", shares[second]);
        JsonArray all = new JsonArray();
        for (float share : shares) {
            all.add(share);
        }
        object.put("probabilities", all);
        return JsonWriter.string(object);
    }

    private static JsonObject object(Path image) {
        JsonObject object = new JsonObject();
        object.put("file", image.toString());
        return object;
    }
}
