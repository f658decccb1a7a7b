package inkling.worker.answer;

import inkling.ink.Framing;
import inkling.kernel.Backend;
import inkling.model.ModelCard;
import inkling.model.ModelFile;
import inkling.model.SavedModel;
import inkling.model.export.NumpyScript;
import inkling.model.export.OnnxFile;
import inkling.nn.Shape;
import inkling.protocol.report.ModelFileReport;
import inkling.protocol.report.RunReport;
import inkling.text.Numbers;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Networks that visitors keep as files. */
public final class ModelFiles {
    private ModelFiles() {}

    /**
     * Reads a file with a network, of whatever classes and picture size.
     *
     * @throws IllegalArgumentException saying what is wrong with the file
     */
    public static SavedModel read(byte[] file, String name) {
        return ModelFile.read(file, name, 1, Backend.plain());
    }

    /**
     * What to tell of a network that was read.
     *
     * @param from where it is from, such as "from the file a.safetensors"
     */
    public static String note(ModelCard card, String from) {
        if (!card.origin().isEmpty()) {
            return "Your network " + from + ". " + card.origin() + whatItReads(card);
        }
        String images = switch (card.recipe().data()) {
            case MNIST -> " of MNIST’s test images.";
            case SYNTHETIC -> " of the synthetic test digits.";
            case OWN -> " of the test pictures of its own data.";
        };
        String figure = card.testAccuracy().isPresent()
                ? "it reads " + Numbers.exactPercent(card.testAccuracy().getAsDouble()) + images
                : "not measured as it is.";
        return "Your network " + from + ", trained with the recipe "
                + card.recipe().name() + ": " + figure + whatItReads(card);
    }

    /** For networks of other classes or sizes than the page's own, how drawings come before them. */
    private static String whatItReads(ModelCard card) {
        Shape input = card.input();
        String size = input.width() + " × " + input.height();
        if (card.classNames().areDigits()) {
            boolean usual = input.height() == Framing.SIDE && input.width() == Framing.SIDE;
            return usual ? "" : " It reads digits of " + size + " pixels; drawings are scaled to that.";
        }
        return " It tells " + card.classes() + " classes apart in pictures of " + size
                + " pixels; drawings are framed like digits and scaled to that, pictures are taken whole.";
    }

    /** A network as a file of its own format. */
    public static ModelFileReport.Saved saved(SavedModel model) {
        return new ModelFileReport.Saved(fileName(model, ".safetensors"), bytes(model));
    }

    /** The bytes of such a file. */
    public static byte[] bytes(SavedModel model) {
        return ModelFile.write(model.card(), model.network());
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

    /** The visitor's network for the page to keep; an empty file if there is none. */
    public static RunReport.Network handedOver(Optional<SavedModel> model) {
        return new RunReport.Network(model.map(ModelFiles::bytes).orElse(new byte[0]));
    }
}
