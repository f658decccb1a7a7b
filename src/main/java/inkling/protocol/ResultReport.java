package inkling.protocol;

import com.grack.nanojson.JsonObject;
import inkling.train.Metrics;
import inkling.train.Reliability;
import java.util.ArrayList;
import java.util.List;

/** What the worker tells of a network when its run is over. */
public sealed interface ResultReport extends Report {
    /**
     * The run was measured on the test images.
     *
     * @param metrics the figures
     * @param set what the test images are
     * @param confusion how often each label (row) was taken for each class (column), {@code classes × classes}
     */
    record Test(Metrics metrics, String set, float[] confusion) implements ResultReport {
        @Override
        public Frame frame() {
            JsonObject fields = new JsonObject();
            fields.put("metrics", Frame.metrics(metrics));
            fields.put("set", set);
            return Frame.of("test", fields, confusion);
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
            JsonObject fields = new JsonObject();
            fields.put("temperature", temperature);
            float[] bins = new float[3 * reliability.bins().size()];
            int at = 0;
            for (Reliability.Bin bin : reliability.bins()) {
                bins[at++] = bin.count();
                bins[at++] = (float) bin.confidence();
                bins[at++] = (float) bin.accuracy();
            }
            return Frame.of("calibration", fields, bins);
        }

        static Calibration of(double temperature, float[] numbers) {
            List<Reliability.Bin> bins = new ArrayList<>();
            for (int at = 0; at < numbers.length; at += 3) {
                bins.add(new Reliability.Bin((int) numbers[at], numbers[at + 1], numbers[at + 2]));
            }
            return new Calibration(temperature, new Reliability(bins));
        }
    }

    /**
     * Test images with what the network took them for.
     *
     * @param count how many, drawn at random; as many misread ones may follow
     * @param numbers for each: label, prediction, then the picture
     */
    record Samples(int count, float[] numbers) implements ResultReport {
        @Override
        public Frame frame() {
            JsonObject fields = new JsonObject();
            fields.put("count", count);
            return Frame.of("samples", fields, numbers);
        }
    }
}
