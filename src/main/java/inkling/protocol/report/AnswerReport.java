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
                            in.list(() -> new Digit(in.flag(), in.array(), in.array(), in.array())),
                            in.integer(),
                            in.list(in::string),
                            in.integer()),
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
     * @param digits from left to right, 1 or more
     * @param chosen which of them is looked into, from 0
     * @param classes what each class is called
     * @param width columns of the pictures
     */
    record Prediction(int id, boolean yours, List<Digit> digits, int chosen, List<String> classes, int width)
            implements AnswerReport {
        @Override
        public Frame frame() {
            return Frame.of("prediction", id, yours, digits, chosen, classes, width);
        }

        /** The digit that is looked into; of a sheet with a single one that. */
        public Digit digit() {
            return digits.get(chosen);
        }
    }

    /**
     * A digit that was read.
     *
     * @param sure whether to name it: there is a network, the ink may be a digit (a blank or a dot may not), and the most
     *     likely class is likely enough
     * @param probabilities one per class, summing to 1; all zero as long as there is no network
     * @param picture what the network saw, row by row, values from 0 to 1; empty for a photo in which nothing is seen
     * @param place where on a photo, or on the pad among other digits, it is: left, top, right and bottom, as fractions of
     *     the sides; empty for a digit that is the only one of a drawing
     */
    record Digit(boolean sure, float[] probabilities, float[] picture, float[] place) implements Frame.Part {
        @Override
        public List<?> fields() {
            return List.of(sure, probabilities, picture, place);
        }
    }
}
