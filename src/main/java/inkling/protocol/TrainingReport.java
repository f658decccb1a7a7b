package inkling.protocol;

import inkling.recipe.DataSource;
import inkling.train.EpochRecord;
import inkling.train.measure.Metrics;
import inkling.train.measure.Reliability;
import java.util.ArrayList;
import java.util.List;

/** What the worker tells of a run, from loading its data to the results on the test images. */
public sealed interface TrainingReport extends Report {
    /** How each kind is read, and who is told. */
    static Kinds<Receiver> kinds() {
        return new Kinds<Receiver>()
                .with(
                        "loading",
                        in -> new Loading(DataSource.valueOf(in.string()), in.number(), in.number()),
                        Receiver::loading)
                .with("progress", Progress::new, Receiver::progress)
                .with(
                        "epoch",
                        in -> new EpochRecord(in.integer(), (float) in.number(), in.metrics(), in.metrics()),
                        Receiver::epoch)
                .with("weights", in -> new Weights(in.integer(), in.array()), Receiver::weights)
                .with("input", in -> new InputPreview(in.string(), in.array()), Receiver::inputPreview)
                .with("test", in -> new Test(in.metrics(), in.string(), in.array()), Receiver::test)
                .with("calibration", Calibration::new, Receiver::calibration)
                .with("samples", in -> new Samples(in.integer(), in.array()), Receiver::samples);
    }

    /**
     * Hears each kind. Several parts of a page show a run, and each overrides what it shows; a test sees to it that none
     * is left out.
     */
    interface Receiver {
        default void loading(Loading loading) {}

        default void progress(Progress progress) {}

        default void epoch(EpochRecord epoch) {}

        default void weights(Weights weights) {}

        default void inputPreview(InputPreview preview) {}

        default void test(Test test) {}

        default void calibration(Calibration calibration) {}

        default void samples(Samples samples) {}
    }

    /**
     * Images are being loaded, or drawn.
     *
     * @param source where they come from
     * @param done bytes of MNIST, or synthetic digits, so far
     * @param total the same in all
     */
    record Loading(DataSource source, double done, double total) implements TrainingReport {
        @Override
        public Frame frame() {
            return Frame.of("loading").put(source.name()).put(done).put(total).frame();
        }
    }

    /**
     * How far the run is.
     *
     * @param epoch under way, from 1
     * @param batch batches done in it
     * @param running loss and accuracy on the epoch's images as they were seen
     * @param imagesPerSecond training images a second, lately; 0 when not known yet
     * @param secondsLeft until the end of the run; below 0 when not known yet
     */
    record Progress(
            int epoch, int epochs, int batch, int batches, Metrics running, double imagesPerSecond, double secondsLeft)
            implements TrainingReport {
        Progress(Frame.Reader in) {
            this(in.integer(), in.integer(), in.integer(), in.integer(), in.metrics(), in.number(), in.number());
        }

        @Override
        public Frame frame() {
            return Frame.of("progress")
                    .put(epoch)
                    .put(epochs)
                    .put(batch)
                    .put(batches)
                    .put(running)
                    .put(imagesPerSecond)
                    .put(secondsLeft)
                    .frame();
        }
    }

    /** An epoch is over. */
    record Epoch(EpochRecord record) implements TrainingReport {
        @Override
        public Frame frame() {
            return Frame.of("epoch")
                    .put(record.epoch())
                    .put(record.rate())
                    .put(record.train())
                    .put(record.validation())
                    .frame();
        }
    }

    /**
     * The weights of some units of the first layer.
     *
     * @param units how many
     * @param values one image of the input's size after another
     */
    record Weights(int units, float[] values) implements TrainingReport {
        @Override
        public Frame frame() {
            return Frame.of("weights").put(units).put(values).frame();
        }
    }

    /**
     * Some training pictures as the network is given them.
     *
     * @param note where they come from, in a sentence
     * @param pictures one after the other, 28 × 28 values from 0 to 1 each
     */
    record InputPreview(String note, float[] pictures) implements TrainingReport {
        @Override
        public Frame frame() {
            return Frame.of("input").put(note).put(pictures).frame();
        }
    }

    /**
     * The finished run was measured on the test images.
     *
     * @param metrics the figures
     * @param set what the test images are
     * @param confusion how often each label (row) was taken for each class (column), {@code classes × classes}
     */
    record Test(Metrics metrics, String set, float[] confusion) implements TrainingReport {
        @Override
        public Frame frame() {
            return Frame.of("test").put(metrics).put(set).put(confusion).frame();
        }
    }

    /**
     * How far the finished run's network is as sure of the test images as it should be.
     *
     * @param temperature at which its probabilities are taken
     * @param reliability of its answers at that temperature
     */
    record Calibration(double temperature, Reliability reliability) implements TrainingReport {
        Calibration(Frame.Reader in) {
            this(in.number(), new Reliability(bins(in)));
        }

        @Override
        public Frame frame() {
            List<Reliability.Bin> bins = reliability.bins();
            Frame.Writer out = Frame.of("calibration").put(temperature).put(bins.size());
            bins.forEach(bin -> out.put(bin.count()).put(bin.confidence()).put(bin.accuracy()));
            return out.frame();
        }

        private static List<Reliability.Bin> bins(Frame.Reader in) {
            int count = in.integer();
            List<Reliability.Bin> bins = new ArrayList<>();
            while (bins.size() < count) {
                bins.add(new Reliability.Bin(in.integer(), in.number(), in.number()));
            }
            return bins;
        }
    }

    /**
     * Test images with what the finished run's network took them for.
     *
     * @param count how many, drawn at random; as many misread ones may follow
     * @param numbers for each: label, prediction, then the picture
     */
    record Samples(int count, float[] numbers) implements TrainingReport {
        @Override
        public Frame frame() {
            return Frame.of("samples").put(count).put(numbers).frame();
        }
    }
}
