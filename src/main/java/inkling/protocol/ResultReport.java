package inkling.protocol;

import inkling.train.measure.Metrics;
import inkling.train.measure.Reliability;
import java.util.List;

/** What the worker tells of a finished run on the test images. */
public sealed interface ResultReport extends Report {
    /** How each kind is read, and who is told. */
    Kinds<Receiver> KINDS = new Kinds<Receiver>()
            .with("test", in -> new Test(in.metrics(), in.string(), in.array(), in.list(in::string)), Receiver::test)
            .with(
                    "calibration",
                    in -> new Calibration(in.number(), new Reliability(in.list(in::bin))),
                    Receiver::calibration)
            .with(
                    "samples",
                    in -> new Samples(in.list(in::sample), in.list(in::sample), in.integer()),
                    Receiver::samples);

    /** Hears each kind. */
    interface Receiver extends Report.Receiver {
        void test(Test test);

        void calibration(Calibration calibration);

        void samples(Samples samples);
    }

    /**
     * The finished run was measured on the test images.
     *
     * @param metrics the figures
     * @param set what the test images are
     * @param confusion how often each label (row) was taken for each class (column), {@code classes × classes}
     * @param classes what each class is called
     */
    record Test(Metrics metrics, String set, float[] confusion, List<String> classes) implements ResultReport {
        @Override
        public Frame frame() {
            return Frame.of("test", metrics, set, confusion, classes);
        }
    }

    /**
     * How far the finished run's network is as sure of the test images as it should be.
     *
     * @param temperature at which its probabilities are taken
     * @param reliability of its answers at that temperature
     */
    record Calibration(double temperature, Reliability reliability) implements ResultReport {
        @Override
        public Frame frame() {
            return Frame.of("calibration", temperature, reliability.bins());
        }
    }

    /**
     * Test images with what the finished run's network took them for.
     *
     * @param drawn at random
     * @param misread some others, if there are any
     * @param width columns of each picture
     */
    record Samples(List<Sample> drawn, List<Sample> misread, int width) implements ResultReport {
        @Override
        public Frame frame() {
            return Frame.of("samples", drawn, misread, width);
        }
    }

    /**
     * A test image.
     *
     * @param label what it is
     * @param prediction what the network took it for
     * @param picture row by row, values from 0 to 1
     */
    record Sample(int label, int prediction, float[] picture) implements Frame.Part {
        @Override
        public List<?> fields() {
            return List.of(label, prediction, picture);
        }
    }
}
