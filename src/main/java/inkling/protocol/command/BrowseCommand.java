package inkling.protocol.command;

import inkling.protocol.frame.Frame;
import inkling.protocol.frame.Kinds;
import inkling.recipe.DataSource;

/** What the page asks about the images of data sets. */
public sealed interface BrowseCommand extends Command {
    /** How each kind is read, and which method of the receiver hears it. */
    Kinds<Receiver> KINDS = new Kinds<Receiver>()
            .with(
                    "summarise",
                    in -> new Summarise(in.word(DataSource::valueOf), in.word(Split::valueOf), in.flag()),
                    Receiver::summarise)
            .with(
                    "showImages",
                    in -> new ShowImages(
                            in.word(DataSource::valueOf),
                            in.word(Split::valueOf),
                            in.integer(),
                            in.integer(),
                            in.integer()),
                    Receiver::showImages)
            .with(
                    "vary",
                    in -> new Vary(
                            in.word(DataSource::valueOf),
                            in.word(Split::valueOf),
                            in.integer(),
                            in.string(),
                            in.integer(),
                            in.integer()),
                    Receiver::vary);

    /** Hears each kind. */
    interface Receiver {
        void summarise(Summarise command);

        void showImages(ShowImages command);

        void vary(Vary command);
    }

    /**
     * Tell how many images of each class a set has, and the mean of each class.
     *
     * @param load whether to load the data set if it is not there; otherwise that is said
     */
    record Summarise(DataSource data, Split split, boolean load) implements BrowseCommand {
        @Override
        public Frame frame() {
            return Frame.of("summarise", data, split, load);
        }
    }

    /**
     * Show images of a set that is loaded.
     *
     * @param label of which class; -1 for any
     * @param first place of the first image among those of the class, from 0
     * @param count the most images
     */
    record ShowImages(DataSource data, Split split, int label, int first, int count) implements BrowseCommand {
        @Override
        public Frame frame() {
            return Frame.of("showImages", data, split, label, first, count);
        }
    }

    /**
     * Show varied copies of an image of a set that is loaded.
     *
     * @param image its number in the set, from 0
     * @param augmentation how strongly to vary it, as in the setting
     * @param seed of the first copy; each further one has the next
     * @param copies how many
     */
    record Vary(DataSource data, Split split, int image, String augmentation, int seed, int copies)
            implements BrowseCommand {
        @Override
        public Frame frame() {
            return Frame.of("vary", data, split, image, augmentation, seed, copies);
        }
    }
}
