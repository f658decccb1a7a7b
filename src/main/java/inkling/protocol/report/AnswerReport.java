package inkling.protocol.report;

import inkling.protocol.command.Command;
import inkling.protocol.frame.Frame;
import inkling.protocol.frame.Kinds;
import java.util.List;

/** Reports on the drawings that the worker reads, and on the networks that read them. */
public sealed interface AnswerReport extends Report {
    /** How each kind is read, and who is told. */
    Kinds<Receiver> KINDS = new Kinds<Receiver>()
            .with("shipped", in -> new Shipped(in.string(), in.string()), Receiver::shipped)
            .with(
                    "prediction",
                    in -> new Prediction(
                            in.integer(),
                            in.flag(),
                            in.flag(),
                            in.integer(),
                            in.array(),
                            in.list(in::string),
                            in.array(),
                            in.integer(),
                            in.array()),
                    Receiver::prediction);

    /** Hears each kind. */
    interface Receiver extends Report.Receiver {
        void shipped(Shipped shipped);

        void prediction(Prediction prediction);
    }

    /**
     * A network that comes with the page answers, from now on or still.
     *
     * @param name of its file, without an ending; empty when none is to be had
     * @param note which it is, or why there is none, in a sentence
     */
    record Shipped(String name, String note) implements AnswerReport {
        @Override
        public Frame frame() {
            return Frame.of("shipped", name, note);
        }
    }

    /**
     * A drawing was read.
     *
     * @param id of the {@link Command.ReadDrawing} or {@link Command.ReadPhoto} that is answered
     * @param yours whether the visitor's own network was asked
     * @param sure whether to name the digit: there is a network, the ink may be a digit (a blank or a dot may not), and
     *     the most likely class is likely enough
     * @param digits how many digits there are, 1 or more; only a single one can be read
     * @param probabilities one per class, summing to 1; all zero as long as there is no network
     * @param classes what each class is called
     * @param picture what the network saw, row by row, values from 0 to 1; empty for a photo in which nothing is seen
     * @param width columns of the picture
     * @param places where on a photo the digits are that were read or counted: of each left, top, right and bottom, as
     *     fractions of its sides; empty for a drawing
     */
    record Prediction(
            int id,
            boolean yours,
            boolean sure,
            int digits,
            float[] probabilities,
            List<String> classes,
            float[] picture,
            int width,
            float[] places)
            implements AnswerReport {
        @Override
        public Frame frame() {
            return Frame.of("prediction", id, yours, sure, digits, probabilities, classes, picture, width, places);
        }
    }
}
