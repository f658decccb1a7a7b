package inkling.cli;

import inkling.cli.files.InputFile;
import inkling.cli.files.JavaMemory;
import inkling.data.Dataset;
import inkling.ink.Framing;
import inkling.kernel.Backend;
import inkling.model.ModelFile;
import inkling.model.SavedModel;
import inkling.nn.ClassNames;
import inkling.nn.Loss;
import inkling.nn.Shape;
import inkling.train.measure.Evaluation;
import java.io.IOException;
import java.nio.file.Path;

/** Reads saved networks. */
final class Models {
    /** The largest batch that a network is read for. */
    static final int MAX_ROWS = 128;

    private static final long MAX_BYTES = 1L << 30;

    private Models() {}

    /**
     * Reads a network that train has saved.
     *
     * @throws IOException if there is no such file, or it cannot be read
     * @throws IllegalArgumentException if the file is damaged or no such network
     */
    static SavedModel read(Path file) throws IOException {
        try {
            return ModelFile.read(InputFile.bytes(file, MAX_BYTES), file.toString(), MAX_ROWS, Backend.plain());
        } catch (OutOfMemoryError full) {
            throw JavaMemory.tooLittle("The model " + file + " does not fit into Java's memory; take a smaller one");
        }
    }

    /**
     * Measures a network on a set.
     *
     * @throws IllegalArgumentException if it reads other images or classes
     */
    static Evaluation evaluate(SavedModel saved, Dataset set) {
        Shape input = saved.card().input();
        if (input.height() != set.height() || input.width() != set.width()) {
            throw new IllegalArgumentException("The model reads images of " + input.width() + " × " + input.height()
                    + " pixels, but those of " + set.name() + " have " + set.width() + " × " + set.height()
                    + "; use another model.");
        }
        Dataset known = set.in(saved.card().classNames());
        Loss loss = saved.card().recipe().loss();
        Evaluation evaluation = new Evaluation(saved.network(), loss, known, MAX_ROWS, Backend.plain()).finish();
        if (Double.isNaN(evaluation.metrics().loss())) {
            throw new IllegalArgumentException(
                    "The model gives no numbers for some images, since its weights are too large; use another model.");
        }
        return evaluation;
    }

    /**
     * Reads a network for pictures framed as MNIST's are.
     *
     * @throws IllegalArgumentException also if the network takes other pictures
     */
    static SavedModel readForDigits(Path file) throws IOException {
        SavedModel model = read(file);
        int height = model.card().input().height();
        int width = model.card().input().width();
        if (height != Framing.SIDE || width != Framing.SIDE) {
            throw new IllegalArgumentException("The model " + file + " reads images " + height + " high and " + width
                    + " wide, but digits are framed as " + Framing.SIDE + "×" + Framing.SIDE + "; use another model.");
        }
        return model;
    }

    /**
     * Refuses a network whose classes are not the ten digits.
     *
     * @param file where it comes from
     */
    static SavedModel requireDigits(SavedModel model, Path file) {
        ClassNames names = model.card().classNames();
        if (!names.areDigits()) {
            throw new IllegalArgumentException("The model " + file + " tells " + String.join(", ", names.names())
                    + " apart, but this is for networks that read the ten digits; use another model.");
        }
        return model;
    }
}
