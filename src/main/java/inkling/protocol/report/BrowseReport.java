package inkling.protocol.report;

import inkling.protocol.command.Split;
import inkling.protocol.frame.Frame;
import inkling.protocol.frame.Kinds;
import inkling.recipe.DataSource;
import java.util.List;

/** What the worker tells of the images of data sets. */
public sealed interface BrowseReport extends Report {
    /** How each kind is read, and who is told. */
    Kinds<Receiver> KINDS = new Kinds<Receiver>()
            .with("noImages", in -> new NoImages(in.word(DataSource::valueOf), in.string()), Receiver::noImages)
            .with(
                    "dataLoading",
                    in -> new DataLoading(in.word(DataSource::valueOf), in.number(), in.number()),
                    Receiver::dataLoading)
            .with("summary", Summary::new, Receiver::summary)
            .with("images", Images::new, Receiver::images)
            .with(
                    "varied",
                    in -> new Varied(
                            in.integer(), in.integer(), in.array(), in.array(), in.list(in::array), in.integer()),
                    Receiver::varied);

    /** Hears each kind. */
    interface Receiver extends Report.Receiver {
        void noImages(NoImages noImages);

        void dataLoading(DataLoading loading);

        void summary(Summary summary);

        void images(Images images);

        void varied(Varied varied);
    }

    /**
     * There are no images to show.
     *
     * @param data of which data set
     * @param sentence why, and what to do; empty if they need only be loaded
     */
    record NoImages(DataSource data, String sentence) implements BrowseReport {
        @Override
        public Frame frame() {
            return Frame.of("noImages", data, sentence);
        }
    }

    /**
     * The images are on their way.
     *
     * @param done bytes of MNIST, or synthetic digits, so far
     * @param total the same in all
     */
    record DataLoading(DataSource data, double done, double total) implements BrowseReport {
        @Override
        public Frame frame() {
            return Frame.of("dataLoading", data, done, total);
        }
    }

    /**
     * The classes of a set.
     *
     * @param data which data set it is: the one that was asked for, or one that stands in for it
     * @param split which of its sets
     * @param name what to call the set in a sentence
     * @param classes what each class is called
     * @param counts how many images each class has
     * @param means the mean image of each class, row by row, values from 0 to 1
     * @param width columns of each
     */
    record Summary(
            DataSource data,
            Split split,
            String name,
            List<String> classes,
            float[] counts,
            List<float[]> means,
            int width)
            implements BrowseReport {
        Summary(Frame.Reader in) {
            this(
                    in.word(DataSource::valueOf),
                    in.word(Split::valueOf),
                    in.string(),
                    in.list(in::string),
                    in.array(),
                    in.list(in::array),
                    in.integer());
        }

        @Override
        public Frame frame() {
            return Frame.of("summary", data, split, name, classes, counts, means, width);
        }
    }

    /**
     * Images of a set.
     *
     * @param label the class that was asked for; -1 for any
     * @param first place of the first one among those of the class, from 0
     * @param total how many there are of the class
     * @param images some of them
     * @param width columns of each picture
     */
    record Images(DataSource data, Split split, int label, int first, int total, List<Image> images, int width)
            implements BrowseReport {
        Images(Frame.Reader in) {
            this(
                    in.word(DataSource::valueOf),
                    in.word(Split::valueOf),
                    in.integer(),
                    in.integer(),
                    in.integer(),
                    in.list(() -> new Image(in.integer(), in.integer(), in.array())),
                    in.integer());
        }

        @Override
        public Frame frame() {
            return Frame.of("images", data, split, label, first, total, images, width);
        }
    }

    /**
     * An image of a set.
     *
     * @param index its number in the set, from 0
     * @param label what it is
     * @param picture row by row, values from 0 to 1
     */
    record Image(int index, int label, float[] picture) implements Frame.Part {
        @Override
        public List<?> fields() {
            return List.of(index, label, picture);
        }
    }

    /**
     * Varied copies of an image.
     *
     * @param image its number in the set
     * @param seed of the first copy
     * @param strengths of the variation: shift, rotate, scale, shear, elastic, sigma, pen, as in the setting
     * @param original the image as it is, row by row, values from 0 to 1
     * @param copies the varied ones
     * @param width columns of each picture
     */
    record Varied(int image, int seed, float[] strengths, float[] original, List<float[]> copies, int width)
            implements BrowseReport {
        @Override
        public Frame frame() {
            return Frame.of("varied", image, seed, strengths, original, copies, width);
        }
    }
}
