package inkling.protocol;

import com.grack.nanojson.JsonObject;
import inkling.train.EpochRecord;
import inkling.train.Metrics;

/** What the worker tells its page. */
public sealed interface Report
        permits Report.Ready,
                Report.Shipped,
                Report.Loading,
                Report.Drawn,
                Report.State,
                Report.Machine,
                Report.Progress,
                Report.Epoch,
                Report.Prediction,
                Report.Weights,
                Report.Fed,
                ResultReport,
                FileReport,
                LessonReport,
                BenchReport {
    /** The message as it is sent. */
    Frame frame();

    /** The worker runs and answers drawings. */
    record Ready() implements Report {
        @Override
        public Frame frame() {
            return Frame.of("ready", new JsonObject());
        }
    }

    /**
     * A network that comes with the page answers, from now on or still.
     *
     * @param name of its file, without an ending; empty when none is to be had
     * @param note which it is, or why there is none, in a sentence
     */
    record Shipped(String name, String note) implements Report {
        @Override
        public Frame frame() {
            JsonObject fields = new JsonObject();
            fields.put("name", name);
            fields.put("note", note);
            return Frame.of("shipped", fields);
        }
    }

    /**
     * Synthetic handwriting is being drawn.
     *
     * @param digits digits so far
     * @param total digits in all
     */
    record Drawn(int digits, int total) implements Report {
        @Override
        public Frame frame() {
            JsonObject fields = new JsonObject();
            fields.put("digits", digits);
            fields.put("total", total);
            return Frame.of("drawn", fields);
        }
    }

    /**
     * Images are being loaded.
     *
     * @param loaded bytes so far
     * @param total bytes in all
     */
    record Loading(double loaded, double total) implements Report {
        @Override
        public Frame frame() {
            JsonObject fields = new JsonObject();
            fields.put("loaded", loaded);
            fields.put("total", total);
            return Frame.of("loading", fields);
        }
    }

    /**
     * The run has come to a state.
     *
     * @param state which
     * @param sentence what to tell the visitor; for a failure, what to do about it
     */
    record State(RunState state, String sentence) implements Report {
        @Override
        public Frame frame() {
            JsonObject fields = new JsonObject();
            fields.put("state", state.name());
            fields.put("sentence", sentence);
            return Frame.of("state", fields);
        }
    }

    /**
     * What does the arithmetic of the run.
     *
     * @param variant which instructions, in a word
     * @param threads how many are at work
     */
    record Machine(String variant, int threads) implements Report {
        @Override
        public Frame frame() {
            JsonObject fields = new JsonObject();
            fields.put("variant", variant);
            fields.put("threads", threads);
            return Frame.of("machine", fields);
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
            implements Report {
        @Override
        public Frame frame() {
            JsonObject fields = new JsonObject();
            fields.put("epoch", epoch);
            fields.put("epochs", epochs);
            fields.put("batch", batch);
            fields.put("batches", batches);
            fields.put("running", Frame.metrics(running));
            fields.put("imagesPerSecond", imagesPerSecond);
            fields.put("secondsLeft", secondsLeft);
            return Frame.of("progress", fields);
        }

        private static Progress of(JsonObject fields) {
            return new Progress(
                    fields.getInt("epoch"),
                    fields.getInt("epochs"),
                    fields.getInt("batch"),
                    fields.getInt("batches"),
                    Frame.metrics(fields.getObject("running")),
                    fields.getDouble("imagesPerSecond"),
                    fields.getDouble("secondsLeft"));
        }
    }

    /** An epoch is over. */
    record Epoch(EpochRecord record) implements Report {
        @Override
        public Frame frame() {
            JsonObject fields = new JsonObject();
            fields.put("epoch", record.epoch());
            fields.put("rate", record.rate());
            fields.put("train", Frame.metrics(record.train()));
            fields.put("validation", Frame.metrics(record.validation()));
            return Frame.of("epoch", fields);
        }

        private static Epoch of(JsonObject fields) {
            return new Epoch(new EpochRecord(
                    fields.getInt("epoch"),
                    fields.getFloat("rate"),
                    Frame.metrics(fields.getObject("train")),
                    Frame.metrics(fields.getObject("validation"))));
        }
    }

    /**
     * A drawing was read.
     *
     * @param id of the {@link Command.Look} or {@link Command.ReadPicture} that is answered
     * @param yours whether the visitor's own network was asked
     * @param sure whether the digit is worth telling: there is a network, the ink can be a digit (a blank or a dot can
     *     not), and the likeliest class is likely enough
     * @param shares one per class, summing to 1; all zero as long as there is no network
     * @param picture what the network saw, 28 × 28 values from 0 to 1; empty for a photo that shows no digit
     */
    record Prediction(int id, boolean yours, boolean sure, float[] shares, float[] picture) implements Report {
        @Override
        public Frame frame() {
            JsonObject fields = new JsonObject();
            fields.put("id", id);
            fields.put("yours", yours);
            fields.put("sure", sure);
            fields.put("classes", shares.length);
            return Frame.of("prediction", fields, join(shares, picture));
        }

        private static Prediction of(JsonObject fields, float[] numbers) {
            int classes = fields.getInt("classes");
            return new Prediction(
                    fields.getInt("id"),
                    fields.getBoolean("yours"),
                    fields.getBoolean("sure"),
                    slice(numbers, 0, classes),
                    slice(numbers, classes, numbers.length));
        }
    }

    /**
     * The weights of some units of the first layer.
     *
     * @param units how many
     * @param values one image of the input's size after another
     */
    record Weights(int units, float[] values) implements Report {
        @Override
        public Frame frame() {
            JsonObject fields = new JsonObject();
            fields.put("units", units);
            return Frame.of("weights", fields, values);
        }
    }

    /**
     * Some training pictures as the network is fed them.
     *
     * @param note where they come from, in a sentence
     * @param pictures one after the other, 28 × 28 values from 0 to 1 each
     */
    record Fed(String note, float[] pictures) implements Report {
        @Override
        public Frame frame() {
            JsonObject fields = new JsonObject();
            fields.put("note", note);
            return Frame.of("fed", fields, pictures);
        }
    }

    /**
     * Reads a message.
     *
     * @throws IllegalArgumentException when it is none that this version knows
     */
    static Report of(Frame frame) {
        JsonObject fields = frame.fields();
        String kind = fields.getString("kind", "");
        return switch (kind) {
            case "ready" -> new Ready();
            case "shipped" -> new Shipped(fields.getString("name"), fields.getString("note"));
            case "loading" -> new Loading(fields.getDouble("loaded"), fields.getDouble("total"));
            case "drawn" -> new Drawn(fields.getInt("digits"), fields.getInt("total"));
            case "state" -> new State(RunState.valueOf(fields.getString("state")), fields.getString("sentence"));
            case "machine" -> new Machine(fields.getString("variant"), fields.getInt("threads"));
            case "progress" -> Progress.of(fields);
            case "epoch" -> Epoch.of(fields);
            case "prediction" -> Prediction.of(fields, frame.numbers());
            case "weights" -> new Weights(fields.getInt("units"), frame.numbers());
            case "fed" -> new Fed(fields.getString("note"), frame.numbers());
            case "test" ->
                new ResultReport.Test(
                        Frame.metrics(fields.getObject("metrics")), fields.getString("set"), frame.numbers());
            case "calibration" -> ResultReport.Calibration.of(fields.getDouble("temperature"), frame.numbers());
            case "samples" -> new ResultReport.Samples(fields.getInt("count"), frame.numbers());
            case "saved" ->
                new FileReport.Saved(
                        fields.getString("name"), PackedBytes.unpack(frame.numbers(), fields.getInt("bytes")));
            case "opened" -> new FileReport.Opened(fields.getString("note"));
            case "refused" -> new FileReport.Refused(fields.getString("sentence"));
            case "bench" -> BenchReport.of(fields);
            case "lesson" -> new LessonReport.Progress(fields.getString("sentence"), fields.getDouble("share"));
            case "taught" -> LessonReport.Taught.of(fields);
            case "untaught" -> new LessonReport.NotTaught(fields.getBoolean("failed"), fields.getString("sentence"));
            default -> throw Frame.unknown(kind);
        };
    }

    private static float[] join(float[] a, float[] b) {
        float[] joined = new float[a.length + b.length];
        System.arraycopy(a, 0, joined, 0, a.length);
        System.arraycopy(b, 0, joined, a.length, b.length);
        return joined;
    }

    private static float[] slice(float[] numbers, int from, int to) {
        float[] slice = new float[to - from];
        System.arraycopy(numbers, from, slice, 0, slice.length);
        return slice;
    }
}
