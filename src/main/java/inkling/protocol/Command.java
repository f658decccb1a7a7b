package inkling.protocol;

import inkling.recipe.Recipe;
import java.util.List;

/** What the page asks of its worker. */
public sealed interface Command {
    /** Hears each kind. */
    interface Receiver {
        void readDrawing(ReadDrawing command);

        void readPhoto(ReadPhoto command);

        void start(Start command);

        /** Stop after the work in hand. */
        void pause();

        /** Go on. */
        void resume();

        /** Do one batch and pause. */
        void step();

        /** Forget the run and its network. */
        void reset();

        void previewInput(PreviewInput command);

        void fineTune(FineTune command);

        /** Leave fine-tuning unfinished, and the network as it was. */
        void stopFineTuning();

        /** Ask the network as it was before fine-tuning from now on. */
        void undoFineTuning();

        void openModel(OpenModel command);

        /** Send the visitor's network as a file. */
        void saveModel();

        void bench(Bench command);

        void benchTextbook(BenchTextbook command);
    }

    /** The message as it is sent. */
    Frame frame();

    /** Calls the receiver's method for this kind. */
    void deliverTo(Receiver receiver);

    /**
     * Reads a message.
     *
     * @throws IllegalArgumentException when it is none that this version knows
     */
    static Command of(Frame frame) {
        return Known.KINDS.read(frame);
    }

    /** All kinds. */
    final class Known {
        private static final Kinds<Command> KINDS = new Kinds<Command>()
                .with("readDrawing", ReadDrawing::new)
                .with("readPhoto", ReadPhoto::new)
                .with("start", Start::new)
                .with("previewInput", PreviewInput::new)
                .with("fineTune", FineTune::new)
                .with("openModel", OpenModel::new)
                .with("bench", Bench::new)
                .with("benchTextbook", BenchTextbook::new)
                .with(Control.kinds());

        private Known() {}
    }

    /**
     * Read this drawing.
     *
     * @param id comes back with the answer
     * @param yours whether the visitor's own network is asked, not the shipped one
     * @param strokes one array {@code x0, y0, x1, y1, …} per stroke
     */
    record ReadDrawing(int id, boolean yours, List<float[]> strokes) implements Command {
        ReadDrawing(Frame.Reader in) {
            this(in.integer(), in.flag(), in.arrays());
        }

        @Override
        public Frame frame() {
            return Frame.of("readDrawing").put(id).put(yours).put(strokes).frame();
        }

        @Override
        public void deliverTo(Receiver receiver) {
            receiver.readDrawing(this);
        }
    }

    /**
     * Read this photograph or scan.
     *
     * @param id comes back with the answer
     * @param yours whether the visitor's own network is asked, not the shipped one
     * @param width columns
     * @param height rows
     * @param colours of the pixels, row by row: {@code red * 65536 + green * 256 + blue}
     */
    record ReadPhoto(int id, boolean yours, int width, int height, float[] colours) implements Command {
        ReadPhoto(Frame.Reader in) {
            this(in.integer(), in.flag(), in.integer(), in.integer(), in.array());
        }

        @Override
        public Frame frame() {
            return Frame.of("readPhoto")
                    .put(id)
                    .put(yours)
                    .put(width)
                    .put(height)
                    .put(colours)
                    .frame();
        }

        @Override
        public void deliverTo(Receiver receiver) {
            receiver.readPhoto(this);
        }
    }

    /**
     * Begin a run.
     *
     * @param recipe all its settings
     * @param threads the most to work with, 1 or more
     * @param paused whether to stop before the first batch and wait
     */
    record Start(Recipe recipe, int threads, boolean paused) implements Command {
        Start(Frame.Reader in) {
            this(in.recipe(), in.integer(), in.flag());
        }

        @Override
        public Frame frame() {
            return Frame.of("start").put(recipe).put(threads).put(paused).frame();
        }

        @Override
        public void deliverTo(Receiver receiver) {
            receiver.start(this);
        }
    }

    /**
     * Show what a network that is trained with these settings would be given. While a run is on, it shows what it is
     * given anyway.
     *
     * @param recipe all settings
     */
    record PreviewInput(Recipe recipe) implements Command {
        PreviewInput(Frame.Reader in) {
            this(in.recipe());
        }

        @Override
        public Frame frame() {
            return Frame.of("previewInput").put(recipe).frame();
        }

        @Override
        public void deliverTo(Receiver receiver) {
            receiver.previewInput(this);
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
        FineTune(Frame.Reader in) {
            this(in.flag(), in.integer(), in.string());
        }

        @Override
        public Frame frame() {
            return Frame.of("fineTune").put(yours).put(threads).put(examples).frame();
        }

        @Override
        public void deliverTo(Receiver receiver) {
            receiver.fineTune(this);
        }
    }

    /**
     * From now on the visitor's network is the one in this file; a run that is on ends.
     *
     * @param name what the visitor calls the file
     * @param file its bytes
     */
    record OpenModel(String name, byte[] file) implements Command {
        OpenModel(Frame.Reader in) {
            this(in.string(), in.file());
        }

        @Override
        public Frame frame() {
            return Frame.of("openModel").put(name).put(file).frame();
        }

        @Override
        public void deliverTo(Receiver receiver) {
            receiver.openModel(this);
        }
    }

    /**
     * Measure how fast training and reading go.
     *
     * @param recipe what to train; its epochs, patience and weight averaging do not count
     * @param threads the most to work with, 1 or more
     * @param repeat epochs to time, 1 or more; one more comes before them to warm up
     */
    record Bench(Recipe recipe, int threads, int repeat) implements Command {
        Bench(Frame.Reader in) {
            this(in.recipe(), in.integer(), in.integer());
        }

        @Override
        public Frame frame() {
            return Frame.of("bench").put(recipe).put(threads).put(repeat).frame();
        }

        @Override
        public void deliverTo(Receiver receiver) {
            receiver.bench(this);
        }
    }

    /**
     * Measure how fast the textbook loops train, for comparison: they are the same arithmetic without any tuning.
     *
     * @param recipe what to train
     */
    record BenchTextbook(Recipe recipe) implements Command {
        BenchTextbook(Frame.Reader in) {
            this(in.recipe());
        }

        @Override
        public Frame frame() {
            return Frame.of("benchTextbook").put(recipe).frame();
        }

        @Override
        public void deliverTo(Receiver receiver) {
            receiver.benchTextbook(this);
        }
    }

    /** The requests without content. */
    enum Control implements Command {
        PAUSE,
        RESUME,
        STEP,
        RESET,
        SAVE_MODEL,
        STOP_FINE_TUNING,
        UNDO_FINE_TUNING;

        private static Kinds<Control> kinds() {
            Kinds<Control> kinds = new Kinds<>();
            for (Control control : values()) {
                kinds.with(control.name(), in -> control);
            }
            return kinds;
        }

        @Override
        public Frame frame() {
            return Frame.of(name()).frame();
        }

        @Override
        public void deliverTo(Receiver receiver) {
            Runnable method = switch (this) {
                case PAUSE -> receiver::pause;
                case RESUME -> receiver::resume;
                case STEP -> receiver::step;
                case RESET -> receiver::reset;
                case SAVE_MODEL -> receiver::saveModel;
                case STOP_FINE_TUNING -> receiver::stopFineTuning;
                case UNDO_FINE_TUNING -> receiver::undoFineTuning;
            };
            method.run();
        }
    }
}
