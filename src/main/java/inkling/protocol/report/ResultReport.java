package inkling.protocol.report;

import inkling.protocol.frame.Frame;
import inkling.protocol.frame.Kinds;
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
                    Receiver::calibration);

    /** Hears each kind. */
    interface Receiver extends Report.Receiver {
        void test(Test test);

        void calibration(Calibration calibration);
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
}
