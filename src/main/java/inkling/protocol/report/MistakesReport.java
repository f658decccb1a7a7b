package inkling.protocol.report;

import inkling.protocol.command.MistakesCommand;
import inkling.protocol.frame.Frame;
import inkling.protocol.frame.Kinds;
import inkling.train.measure.Metrics;
import inkling.train.measure.Reliability;
import java.util.List;

/** What the worker tells of a network's mistakes. */
public sealed interface MistakesReport extends Report {
    /** How each kind is read, and who is told. */
    Kinds<Receiver> KINDS = new Kinds<Receiver>()
            .with("measuring", in -> new Measuring(in.string(), in.number()), Receiver::measuring)
            .with("measured", Measured::new, Receiver::measured)
            .with("notMeasured", in -> new NotMeasured(in.string()), Receiver::notMeasured)
            .with("answers", Answers::new, Receiver::answers)
            .with(
                    "neighbours",
                    in -> new Neighbours(
                            in.integer(),
                            in.number(),
                            in.string(),
                            in.list(() -> new Neighbour(in.integer(), in.integer(), in.number(), in.array())),
                            in.integer()),
                    Receiver::neighbours);

    /** Hears each kind. */
    interface Receiver extends Report.Receiver {
        void measuring(Measuring measuring);

        void measured(Measured measured);

        void notMeasured(NotMeasured notMeasured);

        void answers(Answers answers);

        void neighbours(Neighbours neighbours);
    }

    /**
     * A network is being measured.
     *
     * @param sentence what is being done
     * @param share of it that is done, 0 to 1
     */
    record Measuring(String sentence, double share) implements MistakesReport {
        @Override
        public Frame frame() {
            return Frame.of("measuring", sentence, share);
        }
    }

    /**
     * A network was measured on test images, as {@link MistakesCommand.Measure} has asked.
     *
     * @param yours whether it is the visitor's own, not the shipped one
     * @param metrics the figures
     * @param set what the test images are
     * @param confusion how often each label (row) was read as each class (column), {@code classes × classes}
     * @param classes what each class is called
     * @param temperature at which its probabilities are taken
     * @param reliability of its answers at that temperature
     */
    record Measured(
            boolean yours,
            Metrics metrics,
            String set,
            float[] confusion,
            List<String> classes,
            double temperature,
            Reliability reliability)
            implements MistakesReport {
        Measured(Frame.Reader in) {
            this(
                    in.flag(),
                    in.metrics(),
                    in.string(),
                    in.array(),
                    in.list(in::string),
                    in.number(),
                    new Reliability(in.list(in::bin)));
        }

        @Override
        public Frame frame() {
            return Frame.of("measured", yours, metrics, set, confusion, classes, temperature, reliability.bins());
        }
    }

    /**
     * What was asked for cannot be done, or was given up.
     *
     * @param sentence why, and what to do
     */
    record NotMeasured(String sentence) implements MistakesReport {
        @Override
        public Frame frame() {
            return Frame.of("notMeasured", sentence);
        }
    }

    /**
     * Test images with what they were read as.
     *
     * @param label the true class that was asked for; -1 for any
     * @param read the answer that was asked for; -1 for any
     * @param first place of the first one among all of them, from 0
     * @param total how many there are in all
     * @param images some of them
     * @param width columns of each picture
     */
    record Answers(int label, int read, int first, int total, List<Answered> images, int width)
            implements MistakesReport {
        Answers(Frame.Reader in) {
            this(
                    in.integer(),
                    in.integer(),
                    in.integer(),
                    in.integer(),
                    in.list(() -> new Answered(in.integer(), in.integer(), in.integer(), in.number(), in.array())),
                    in.integer());
        }

        @Override
        public Frame frame() {
            return Frame.of("answers", label, read, first, total, images, width);
        }
    }

    /**
     * A test image.
     *
     * @param index its number in the set, from 0
     * @param label what it is
     * @param read what it was read as
     * @param confidence the probability of that answer, 0 to 1
     * @param picture row by row, values from 0 to 1
     */
    record Answered(int index, int label, int read, double confidence, float[] picture) implements Frame.Part {
        @Override
        public List<?> fields() {
            return List.of(index, label, read, confidence, picture);
        }
    }

    /**
     * The training images that the network finds most alike to a test image, among those that it has looked at so far.
     *
     * @param of number of the test image
     * @param share of the training images that were looked at, 0 to 1
     * @param compared what of the images is compared, in a sentence
     * @param nearest the most alike first
     * @param width columns of each picture
     */
    record Neighbours(int of, double share, String compared, List<Neighbour> nearest, int width)
            implements MistakesReport {
        @Override
        public Frame frame() {
            return Frame.of("neighbours", of, share, compared, nearest, width);
        }
    }

    /**
     * A training image.
     *
     * @param index its number in the set, from 0
     * @param label what it is
     * @param similarity cosine of the angle between its values in the last hidden layer and those of the other, -1 to 1
     * @param picture row by row, values from 0 to 1
     */
    record Neighbour(int index, int label, double similarity, float[] picture) implements Frame.Part {
        @Override
        public List<?> fields() {
            return List.of(index, label, similarity, picture);
        }
    }
}
