package inkling.protocol.report;

import inkling.protocol.command.BenchCommand;
import inkling.protocol.frame.Frame;
import inkling.protocol.frame.Kinds;
import inkling.recipe.DataSource;
import java.util.List;
import java.util.OptionalDouble;

/** What the worker tells the measuring page. */
public sealed interface BenchReport extends Report {
    /** How each kind is read, and who is told. */
    Kinds<Receiver> KINDS = new Kinds<Receiver>()
            .with("benchStage", in -> new Stage(in.word(RunState::valueOf), in.string()), Receiver::stage)
            .with("benchPace", in -> new Pace(in.number(), in.number()), Receiver::pace)
            .with("benchTextbook", in -> new Textbook(in.number()), Receiver::textbook)
            .with("benchResult", Result::new, Receiver::result);

    /** Hears each kind. */
    interface Receiver extends Report.Receiver {
        void stage(Stage stage);

        void pace(Pace pace);

        void textbook(Textbook textbook);

        void result(Result result);
    }

    /**
     * Something else is being done now.
     *
     * @param state loading, training or failed
     * @param sentence what to tell the visitor
     */
    record Stage(RunState state, String sentence) implements BenchReport {
        @Override
        public Frame frame() {
            return Frame.of("benchStage", state, sentence);
        }
    }

    /**
     * How fast training goes at the moment.
     *
     * @param imagesPerSecond in the epoch under way
     * @param share of all epochs that is done, 0 to 1
     */
    record Pace(double imagesPerSecond, double share) implements BenchReport {
        @Override
        public Frame frame() {
            return Frame.of("benchPace", imagesPerSecond, share);
        }
    }

    /**
     * The textbook loops were measured.
     *
     * @param imagesPerSecond that they train on, alone
     */
    record Textbook(double imagesPerSecond) implements BenchReport {
        @Override
        public Frame frame() {
            return Frame.of("benchTextbook", imagesPerSecond);
        }
    }

    /**
     * What a {@link BenchCommand.Bench} measured.
     *
     * @param variant of the engine's arithmetic: {@code scalar}
     * @param threads that shared the work
     * @param data what it learned from, which is synthetic when the site has no MNIST
     * @param images that it learned from in each epoch
     * @param epochMs milliseconds of training in each timed epoch, measurements between the epochs not counted; if none
     *     was finished, what one would take
     * @param testAccuracy share of the test images that the network read at the end
     * @param predictP50 milliseconds for one image, half of them read in less
     * @param predictP99 milliseconds for one image, 99 of 100 read in less
     * @param threadsSpeedup how many times as fast all threads are as one; none with one thread
     * @param timeTo98 milliseconds of training after which an epoch ended with 98 % of the test images read; none if
     *     that was not reached
     * @param notReached what the measurement did not come to, a sentence each
     */
    record Result(
            String variant,
            int threads,
            DataSource data,
            int images,
            List<Double> epochMs,
            double testAccuracy,
            double predictP50,
            double predictP99,
            OptionalDouble threadsSpeedup,
            OptionalDouble timeTo98,
            List<String> notReached)
            implements BenchReport {
        public Result {
            epochMs = List.copyOf(epochMs);
            notReached = List.copyOf(notReached);
        }

        Result(Frame.Reader in) {
            this(
                    in.string(),
                    in.integer(),
                    in.word(DataSource::valueOf),
                    in.integer(),
                    in.list(in::number),
                    in.number(),
                    in.number(),
                    in.number(),
                    in.optionalNumber(),
                    in.optionalNumber(),
                    in.list(in::string));
        }

        /** The same with the threads compared. */
        public Result with(double speedup) {
            return new Result(
                    variant,
                    threads,
                    data,
                    images,
                    epochMs,
                    testAccuracy,
                    predictP50,
                    predictP99,
                    OptionalDouble.of(speedup),
                    timeTo98,
                    notReached);
        }

        @Override
        public Frame frame() {
            return Frame.of(
                    "benchResult",
                    variant,
                    threads,
                    data,
                    images,
                    epochMs,
                    testAccuracy,
                    predictP50,
                    predictP99,
                    threadsSpeedup,
                    timeTo98,
                    notReached);
        }
    }
}
