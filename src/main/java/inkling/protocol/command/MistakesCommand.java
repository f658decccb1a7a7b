package inkling.protocol.command;

import inkling.protocol.frame.Frame;
import inkling.protocol.frame.Kinds;
import inkling.recipe.DataSource;

/** What the page asks about a network's mistakes. */
public sealed interface MistakesCommand extends Command {
    /** How each kind is read, and which method of the receiver hears it. */
    Kinds<Receiver> KINDS = new Kinds<Receiver>()
            .with("measure", in -> new Measure(in.flag(), in.word(DataSource::valueOf)), Receiver::measure)
            .with(
                    "showAnswers",
                    in -> new ShowAnswers(in.flag(), in.integer(), in.integer(), in.integer(), in.integer()),
                    Receiver::showAnswers)
            .with(
                    "findNeighbours",
                    in -> new FindNeighbours(in.flag(), in.integer(), in.integer()),
                    Receiver::findNeighbours)
            .with("STOP_MISTAKES", Receiver::stopMistakes);

    /** Hears each kind. */
    interface Receiver {
        void measure(Measure command);

        void showAnswers(ShowAnswers command);

        void findNeighbours(FindNeighbours command);

        /** Leave unfinished what is being measured or searched for. */
        void stopMistakes();
    }

    /**
     * Measure a network on the test images of a data set.
     *
     * @param yours whether the visitor's own network is measured, not the shipped one
     * @param data which data set; it is loaded if it is not there
     */
    record Measure(boolean yours, DataSource data) implements MistakesCommand {
        @Override
        public Frame frame() {
            return Frame.of("measure", yours, data);
        }
    }

    /**
     * Show test images of a cell of the confusion matrix: mistakes with the surest first, right answers with the least
     * sure first. Where one of the two classes is left open, only mistakes are shown.
     *
     * @param yours whether the visitor's own network has answered, not the shipped one
     * @param label the images' true class; -1 for any
     * @param read what they were read as; -1 for any
     * @param first place of the first image among them, from 0
     * @param count the most images
     */
    record ShowAnswers(boolean yours, int label, int read, int first, int count) implements MistakesCommand {
        @Override
        public Frame frame() {
            return Frame.of("showAnswers", yours, label, read, first, count);
        }
    }

    /**
     * Find the training images that a network finds most alike to a test image; a search that is on is given up.
     *
     * @param yours whether the visitor's own network is asked, not the shipped one
     * @param image the test image's number, from 0
     * @param count how many
     */
    record FindNeighbours(boolean yours, int image, int count) implements MistakesCommand {
        @Override
        public Frame frame() {
            return Frame.of("findNeighbours", yours, image, count);
        }
    }

    /** The requests without content. */
    enum Control implements MistakesCommand {
        STOP_MISTAKES;

        @Override
        public Frame frame() {
            return Frame.of(name());
        }
    }
}
