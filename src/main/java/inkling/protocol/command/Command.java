package inkling.protocol.command;

import inkling.protocol.frame.Frame;
import inkling.protocol.frame.Kinds;
import inkling.recipe.Recipe;
import java.util.List;
import java.util.function.Consumer;

/** What the page asks of its worker. */
public sealed interface Command
        permits Command.ReadDrawing,
                Command.ReadPhoto,
                Command.ReadPicture,
                Command.ChooseDigit,
                Command.Start,
                Command.StartLane,
                Command.Advance,
                Command.SlowDown,
                Command.OpenRun,
                Command.GoOn,
                Command.ChangeSettings,
                Command.FineTune,
                Command.OpenModel,
                Command.OpenData,
                Command.Inspect,
                Command.Control,
                BenchCommand,
                MistakesCommand,
                BrowseCommand {
    /** All kinds: how each is read, and which method of a receiver hears it. */
    Kinds<Receiver> KINDS = new Kinds<Receiver>()
            .with(
                    "readDrawing",
                    in -> new ReadDrawing(in.integer(), in.flag(), in.list(in::array)),
                    (receiver, read) -> receiver.reading().readDrawing(read))
            .with(
                    "readPhoto",
                    in -> new ReadPhoto(in.integer(), in.flag(), in.integer(), in.integer(), in.array()),
                    (receiver, read) -> receiver.reading().readPhoto(read))
            .with(
                    "readPicture",
                    in -> new ReadPicture(in.integer(), in.flag(), in.integer(), in.array()),
                    (receiver, read) -> receiver.reading().readPicture(read))
            .with(
                    "chooseDigit",
                    in -> new ChooseDigit(in.integer()),
                    (receiver, chosen) -> receiver.reading().chooseDigit(chosen))
            .with("start", in -> new Start(in.recipe(), in.integer(), in.flag(), in.flag(), in.flag()), Receiver::start)
            .with("startLane", in -> new StartLane(in.recipe()), Receiver::startLane)
            .with("advance", in -> new Advance(in.integer()), Receiver::advance)
            .with("slowDown", in -> new SlowDown(in.integer()), Receiver::slowDown)
            .with("openRun", in -> new OpenRun(in.string(), in.file()), Receiver::openRun)
            .with("goOn", in -> new GoOn(in.integer(), in.flag()), Receiver::goOn)
            .with("changeSettings", in -> new ChangeSettings(in.recipe(), in.integer()), Receiver::changeSettings)
            .with("fineTune", in -> new FineTune(in.flag(), in.integer(), in.string()), Receiver::fineTune)
            .with("openModel", in -> new OpenModel(in.string(), in.file()), Receiver::openModel)
            .with("openData", in -> new OpenData(in.string(), in.integer(), in.file()), Receiver::openData)
            .with("inspect", in -> new Inspect(new Inspection(in)), Receiver::inspect)
            .with("PAUSE", Receiver::pause)
            .with("RESUME", Receiver::resume)
            .with("STEP", Receiver::step)
            .with("RESET", Receiver::reset)
            .with("SAVE_MODEL", Receiver::saveModel)
            .with("HAND_OVER", Receiver::handOver)
            .with("SAVE_ONNX", Receiver::saveOnnx)
            .with("SAVE_NUMPY", Receiver::saveNumpy)
            .with("STOP_FINE_TUNING", Receiver::stopFineTuning)
            .with("UNDO_FINE_TUNING", Receiver::undoFineTuning)
            .with("LOOK_FOR_RUN", Receiver::lookForRun)
            .with("FORGET_RUN", Receiver::forgetRun)
            .with("FETCH_DATA", Receiver::fetchData)
            .with("ANSWER", Receiver::answer)
            .with(BenchCommand.KINDS, Receiver::benching)
            .with(MistakesCommand.KINDS, Receiver::mistakes)
            .with(BrowseCommand.KINDS, Receiver::browsing);

    /** Hears each kind. */
    interface Receiver extends ControlReceiver {
        /** Who hears what is to be read. */
        ReadReceiver reading();

        void start(Start command);

        void startLane(StartLane command);

        void advance(Advance command);

        void slowDown(SlowDown command);

        void openRun(OpenRun command);

        void goOn(GoOn command);

        void changeSettings(ChangeSettings command);

        void fineTune(FineTune command);

        void openModel(OpenModel command);

        void openData(OpenData command);

        void inspect(Inspect command);

        /** Who hears what is to be measured for the measuring page. */
        BenchCommand.Receiver benching();

        /** Who hears what is asked about mistakes. */
        MistakesCommand.Receiver mistakes();

        /** Who hears what is asked about data sets. */
        BrowseCommand.Receiver browsing();
    }

    /** Hears what is to be read, and what is to be looked into. */
    interface ReadReceiver {
        void readDrawing(ReadDrawing command);

        void readPhoto(ReadPhoto command);

        void readPicture(ReadPicture command);

        void chooseDigit(ChooseDigit command);
    }

    /** The message as it is sent. */
    Frame frame();

    /**
     * Reads a message; what it returns tells a receiver.
     *
     * @throws IllegalArgumentException when it is none that this version knows
     */
    static Consumer<Receiver> read(Frame frame) {
        return KINDS.read(frame);
    }

    /**
     * Read this drawing.
     *
     * @param id comes back with the answer
     * @param yours whether the visitor's own network is asked, not the shipped one
     * @param strokes one array {@code x0, y0, x1, y1, …} per stroke
     */
    record ReadDrawing(int id, boolean yours, List<float[]> strokes) implements Command {
        @Override
        public Frame frame() {
            return Frame.of("readDrawing", id, yours, strokes);
        }
    }

    /**
     * Read this photograph or scan.
     *
     * @param id comes back with the answer
     * @param yours whether the visitor's own network is asked, not the shipped one
     * @param width columns
     * @param height rows
     * @param light of the pixels, row by row, 0 (black) to 1 (white)
     */
    record ReadPhoto(int id, boolean yours, int width, int height, float[] light) implements Command {
        @Override
        public Frame frame() {
            return Frame.of("readPhoto", id, yours, width, height, light);
        }
    }

    /**
     * Read this picture, which is as networks are given them.
     *
     * @param id comes back with the answer
     * @param yours whether the visitor's own network is asked, not the shipped one
     * @param width columns
     * @param pixels row by row, 0 (paper) to 1 (ink)
     */
    record ReadPicture(int id, boolean yours, int width, float[] pixels) implements Command {
        @Override
        public Frame frame() {
            return Frame.of("readPicture", id, yours, width, pixels);
        }
    }

    /**
     * Look into another one of the digits that were read last, until something else is to be read.
     *
     * @param digit counted from 0
     */
    record ChooseDigit(int digit) implements Command {
        @Override
        public Frame frame() {
            return Frame.of("chooseDigit", digit);
        }
    }

    /**
     * Begin a run.
     *
     * @param recipe all its settings
     * @param threads the most to work with, 1 or more
     * @param fewer whether to go on with fewer threads where those are quicker
     * @param paused whether to stop before the first batch and wait
     * @param fromYours whether to begin with the weights of the visitor's network in the place of new ones
     */
    record Start(Recipe recipe, int threads, boolean fewer, boolean paused, boolean fromYours) implements Command {
        @Override
        public Frame frame() {
            return Frame.of("start", recipe, threads, fewer, paused, fromYours);
        }
    }

    /**
     * Begin a run that is one of several in a race: with new weights and one thread, and paused before the first batch. The
     * browser keeps no checkpoints of it, and only its figures and answers are reported.
     *
     * @param recipe all its settings
     */
    record StartLane(Recipe recipe) implements Command {
        /** The name of a worker that is only for lanes: it need not load the networks that come with the page. */
        public static final String WORKER = "lane";

        @Override
        public Frame frame() {
            return Frame.of("startLane", recipe);
        }
    }

    /**
     * Do some batches, if the run is paused, and pause again.
     *
     * @param batches how many, 1 or more; {@link #EPOCH} for those that are left of the epoch
     */
    record Advance(int batches) implements Command {
        public static final int EPOCH = 0;

        @Override
        public Frame frame() {
            return Frame.of("advance", batches);
        }
    }

    /**
     * From now on train so fast, this run and those that come.
     *
     * @param batchesPerSecond at most, each of which is reported; {@link #NOT} for full speed
     */
    record SlowDown(int batchesPerSecond) implements Command {
        public static final int NOT = 0;

        @Override
        public Frame frame() {
            return Frame.of("slowDown", batchesPerSecond);
        }
    }

    /**
     * From now on the visitor's network is that of a run that the page has kept; a run that is on ends.
     *
     * @param name of the run
     * @param file what was reported as {@code RunReport.Network}
     */
    record OpenRun(String name, byte[] file) implements Command {
        @Override
        public Frame frame() {
            return Frame.of("openRun", name, file);
        }
    }

    /**
     * Go on with the run that is offered.
     *
     * @param threads the most to work with, 1 or more
     * @param fewer whether to go on with fewer threads where those are quicker
     */
    record GoOn(int threads, boolean fewer) implements Command {
        @Override
        public Frame frame() {
            return Frame.of("goOn", threads, fewer);
        }
    }

    /**
     * The visitor has changed settings: a run that is on takes over those that count at once; otherwise show what a
     * network that is trained with these settings would be given. In any case tell how long that would take.
     *
     * @param recipe all settings
     * @param threads the most that a run would work with, 1 or more
     */
    record ChangeSettings(Recipe recipe, int threads) implements Command {
        @Override
        public Frame frame() {
            return Frame.of("changeSettings", recipe, threads);
        }
    }

    /**
     * Fine-tune a network on the visitor's examples; it answers in the place of the one that it was until that is
     * undone.
     *
     * @param yours whether the visitor's own network is fine-tuned, not the shipped one
     * @param threads the most to work with, 1 or more
     * @param examples the text of a stroke file
     */
    record FineTune(boolean yours, int threads, String examples) implements Command {
        @Override
        public Frame frame() {
            return Frame.of("fineTune", yours, threads, examples);
        }
    }

    /**
     * From now on the visitor's network is the one in this file; a run that is on ends.
     *
     * @param name what the visitor calls the file
     * @param file its bytes
     */
    record OpenModel(String name, byte[] file) implements Command {
        @Override
        public Frame frame() {
            return Frame.of("openModel", name, file);
        }
    }

    /**
     * One of the files with the visitor's own data; when the last has come, they are read together.
     *
     * @param name what the visitor calls the file
     * @param left how many files come after this one
     * @param file its bytes
     */
    record OpenData(String name, int left, byte[] file) implements Command {
        @Override
        public Frame frame() {
            return Frame.of("openData", name, left, file);
        }
    }

    /** From now on show this of the network that answers. */
    record Inspect(Inspection wish) implements Command {
        @Override
        public Frame frame() {
            return Frame.of("inspect", wish);
        }
    }

    /** The requests without content. */
    enum Control implements Command {
        PAUSE,
        RESUME,
        STEP,
        RESET,
        SAVE_MODEL,
        HAND_OVER,
        SAVE_ONNX,
        SAVE_NUMPY,
        STOP_FINE_TUNING,
        UNDO_FINE_TUNING,
        LOOK_FOR_RUN,
        FORGET_RUN,
        FETCH_DATA,
        ANSWER;

        @Override
        public Frame frame() {
            return Frame.of(name());
        }
    }
}
