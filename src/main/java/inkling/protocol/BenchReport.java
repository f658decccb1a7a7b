package inkling.protocol;

import com.grack.nanojson.JsonArray;
import com.grack.nanojson.JsonObject;
import inkling.recipe.DataSource;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/**
 * What a {@link Command.Bench} measured.
 *
 * @param variant of the engine's arithmetic: {@code scalar}
 * @param threads that shared the work
 * @param data what it learned from, which is synthetic when the site has no MNIST
 * @param images that it learned from in each epoch
 * @param epochMs milliseconds of training in each timed epoch, measurements between the epochs not counted
 * @param testAccuracy share of the test images that the network read after the last of them
 * @param predictP50 milliseconds for one image, half of them read in less
 * @param predictP99 milliseconds for one image, 99 of 100 read in less
 * @param threadsSpeedup how many times as fast all threads are as one, in turn; none with one thread
 * @param timeTo98 milliseconds of training after which an epoch ended with 98 % of the test images read; none if
 *     that was not reached
 */
public record BenchReport(
        String variant,
        int threads,
        DataSource data,
        int images,
        List<Double> epochMs,
        double testAccuracy,
        double predictP50,
        double predictP99,
        OptionalDouble threadsSpeedup,
        OptionalDouble timeTo98)
        implements Report {
    private static final String THREADS_SPEEDUP = "threadsSpeedup";
    private static final String TIME_TO_98 = "timeTo98";

    public BenchReport {
        epochMs = List.copyOf(epochMs);
    }

    @Override
    public Frame frame() {
        JsonObject fields = new JsonObject();
        fields.put("variant", variant);
        fields.put("threads", threads);
        fields.put("data", data.name());
        fields.put("images", images);
        fields.put("epochMs", new JsonArray(epochMs));
        fields.put("testAccuracy", testAccuracy);
        fields.put("predictP50", predictP50);
        fields.put("predictP99", predictP99);
        threadsSpeedup.ifPresent(times -> fields.put(THREADS_SPEEDUP, times));
        timeTo98.ifPresent(ms -> fields.put(TIME_TO_98, ms));
        return Frame.of("bench", fields);
    }

    /** The same with the threads compared. */
    public BenchReport with(double speedup) {
        return new BenchReport(
                variant,
                threads,
                data,
                images,
                epochMs,
                testAccuracy,
                predictP50,
                predictP99,
                OptionalDouble.of(speedup),
                timeTo98);
    }

    static BenchReport of(JsonObject fields) {
        JsonArray times = fields.getArray("epochMs");
        List<Double> epochMs = new ArrayList<>();
        for (int i = 0; i < times.size(); i++) {
            epochMs.add(times.getDouble(i));
        }
        return new BenchReport(
                fields.getString("variant"),
                fields.getInt("threads"),
                DataSource.valueOf(fields.getString("data")),
                fields.getInt("images"),
                epochMs,
                fields.getDouble("testAccuracy"),
                fields.getDouble("predictP50"),
                fields.getDouble("predictP99"),
                optional(fields, THREADS_SPEEDUP),
                optional(fields, TIME_TO_98));
    }

    private static OptionalDouble optional(JsonObject fields, String key) {
        return fields.has(key) ? OptionalDouble.of(fields.getDouble(key)) : OptionalDouble.empty();
    }
}
