package inkling.worker.answer;

import inkling.data.Dataset;
import inkling.ink.Framing;
import inkling.kernel.Backend;
import inkling.model.ModelCard;
import inkling.model.ModelFile;
import inkling.model.SavedModel;
import inkling.model.export.NumpyScript;
import inkling.model.export.OnnxFile;
import inkling.nn.Shape;
import inkling.protocol.ModelFileReport;
import inkling.recipe.DataSource;
import inkling.text.Numbers;
import java.nio.charset.StandardCharsets;

/** Networks that visitors keep as files. */
public final class ModelFiles {
    private ModelFiles() {}

    /**
     * Reads a file with a network for drawn digits.
     *
     * @throws IllegalArgumentException saying what is wrong with the file
     */
    public static SavedModel read(byte[] file, String name) {
        SavedModel model = ModelFile.read(file, name, 1, Backend.plain());
        Shape input = model.card().input();
        if (input.height() != Framing.SIDE
                || input.width() != Framing.SIDE
                || model.card().classes() != Dataset.DIGITS) {
            throw new IllegalArgumentException("The model " + name + " cannot be used: it tells "
                    + model.card().classes() + " classes apart in pictures of " + input.width() + " × " + input.height()
                    + " pixels, but drawings are read as " + Dataset.DIGITS + " digits of " + Framing.SIDE + " × "
                    + Framing.SIDE + "; open another model.");
        }
        return model;
    }

    /** What to tell of a network that was read. */
    public static String note(ModelCard card, String name) {
        if (!card.origin().isEmpty()) {
            return "Your network from the file " + name + ". " + card.origin();
        }
        String images = card.recipe().data() == DataSource.MNIST
                ? " of MNIST’s test images."
                : " of the synthetic test digits.";
        String figure = card.testAccuracy().isPresent()
                ? "it reads " + Numbers.exactPercent(card.testAccuracy().getAsDouble()) + images
                : "not measured as it is.";
        return "Your network from the file " + name + ", trained with the recipe "
                + card.recipe().name() + ": " + figure;
    }

    /** A network as a file of its own format. */
    public static ModelFileReport.Saved saved(SavedModel model) {
        return new ModelFileReport.Saved(
                fileName(model, ".safetensors"), ModelFile.write(model.card(), model.network()));
    }

    /** A network as an ONNX file. */
    public static ModelFileReport.Saved savedAsOnnx(SavedModel model) {
        return new ModelFileReport.Saved(fileName(model, ".onnx"), OnnxFile.write(model));
    }

    /** A script that reads the saved network with NumPy. */
    public static ModelFileReport.Saved savedAsNumpy(SavedModel model) {
        String script = NumpyScript.write(model, fileName(model, ".safetensors"));
        return new ModelFileReport.Saved(fileName(model, ".py"), script.getBytes(StandardCharsets.UTF_8));
    }

    private static String fileName(SavedModel model, String ending) {
        return "inkling-" + model.card().recipe().name() + ending;
    }
}
