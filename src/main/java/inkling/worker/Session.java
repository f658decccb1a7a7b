package inkling.worker;

import inkling.data.Splits;
import inkling.kernel.BackendFactory;
import inkling.model.SavedModel;
import inkling.protocol.command.BenchCommand;
import inkling.protocol.command.BrowseCommand;
import inkling.protocol.command.Command;
import inkling.protocol.command.MistakesCommand;
import inkling.protocol.report.BenchReport;
import inkling.protocol.report.ModelFileReport;
import inkling.protocol.report.Report;
import inkling.protocol.report.RunState;
import inkling.protocol.report.WorkerReport;
import inkling.recipe.DataSource;
import inkling.recipe.Recipe;
import inkling.train.Trainer;
import inkling.train.checkpoint.Checkpoint;
import inkling.wasm.TabMemory;
import inkling.worker.answer.ModelFiles;
import inkling.worker.answer.Predictor;
import inkling.worker.answer.ShippedModels;
import inkling.worker.bench.BenchService;
import inkling.worker.browse.BrowseService;
import inkling.worker.browser.Mailbox;
import inkling.worker.data.DataLibrary;
import inkling.worker.data.MnistLoader;
import inkling.worker.data.OwnFiles;
import inkling.worker.data.Prefetch;
import inkling.worker.data.SyntheticLoader;
import inkling.worker.finetune.FineTuningService;
import inkling.worker.inspect.Inspector;
import inkling.worker.mistakes.MistakesService;
import inkling.worker.training.Beginning;
import inkling.worker.training.KeptRuns;
import inkling.worker.training.Outlook;
import inkling.worker.training.Run;
import inkling.worker.training.RunKeeper;
import inkling.worker.training.SlowMotion;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Supplier;

/** Everything that the worker does for its page: each command is passed on to the part that it is for. */
final class Session implements Command.Receiver {
    /** All that an engine without kernels of its own can calculate with. */
    static final List<BackendFactory> PLAIN = List.of(BackendFactory.plain(TabMemory::require));

    private final BackendFactory backends;
    private final Predictor predictor;
    private final DataLibrary library = new DataLibrary(new MnistLoader(), new SyntheticLoader());
    private final OwnFiles ownFiles = new OwnFiles();
    private final FineTuningService fineTuning;
    private final Inspector inspector;
    private final BenchService benching;
    private final MistakesService mistakes;
    private final BrowseService browsing;
    private final SlowMotion tempo = new SlowMotion();
    private Optional<Run> run = Optional.empty();
    private final Outlook outlook;
    private final KeptRuns keptRuns = new KeptRuns(() -> run.isPresent());

    /** Counts what began with data, so that what was given up is not begun any more when its data come. */
    private int begun;

    private Session(BackendFactory backends) {
        this.backends = backends;
        predictor = new Predictor(backends);
        fineTuning = new FineTuningService(backends, predictor, library);
        inspector = new Inspector(backends, predictor, library, this::isTraining);
        benching = new BenchService(backends, (source, beginning) -> load(source, BenchReport.Stage::new, beginning));
        mistakes =
                new MistakesService(backends, predictor, library, () -> run.flatMap(Run::measured), this::isTraining);
        browsing = new BrowseService(library, this::isTraining);
        outlook = new Outlook(backends, library::loaded, () -> isTraining() || predictor.isBusy());
    }

    /**
     * Begins with the first of an engine's variants, of which the fastest comes first, that comes to the known results, or
     * tells the page that there is none.
     */
    static void open(List<? extends BackendFactory> variants) {
        ShippedModels shipped = new ShippedModels();
        if (!Mailbox.workerName().equals(Command.StartLane.WORKER)) {
            // On its way while the engine proves itself.
            shipped.load();
        }
        Fitness fitness = Fitness.of(variants);
        Mailbox.send(fitness.report());
        fitness.variant().ifPresent(variant -> new Session(variant).open(shipped));
    }

    /** Begins to listen. */
    private void open(ShippedModels shipped) {
        shipped.answerThrough(predictor);
        Mailbox.open(command -> {
            try {
                command.accept(this);
            } catch (RuntimeException e) {
                state(RunState.FAILED, String.valueOf(e.getMessage()));
            }
        });
    }

    @Override
    public Command.ReadReceiver reading() {
        return predictor;
    }

    @Override
    public void start(Command.Start start) {
        // As it answers now, be it fine-tuned; it is removed when the run begins.
        Optional<SavedModel> yours = start.fromYours() ? predictor.answering(true) : Optional.empty();
        if (start.fromYours() && yours.isEmpty()) {
            state(RunState.FAILED, "There is no network of yours any more to begin with. Begin with new weights.");
            return;
        }
        begin(start, Optional.of(keptRuns::begin), Beginning.anew(start.recipe(), yours));
    }

    private void begin(Command.Start start, Optional<Supplier<RunKeeper>> keepers, Beginning beginning) {
        load(
                start.recipe().data(),
                WorkerReport.State::new,
                (splits, source) -> run =
                        Optional.of(new Run(start, beginning, keepers, splits, outlook, predictor, backends, tempo)));
    }

    @Override
    public void goOn(Command.GoOn command) {
        Optional<Checkpoint> offered = keptRuns.offered();
        if (offered.isEmpty()) {
            state(RunState.FAILED, "The run cannot go on any more: another tab has taken it over. Train anew.");
            return;
        }
        Recipe recipe = offered.get().description().recipe();
        begin(
                new Command.Start(recipe, command.threads(), command.fewer(), false, false),
                Optional.of(keptRuns::goOn),
                (splits, backend) -> Trainer.resume(offered.get(), splits, backend));
    }

    @Override
    public void startLane(Command.StartLane lane) {
        begin(
                new Command.Start(lane.recipe(), 1, false, true, false),
                Optional.empty(),
                Beginning.anew(lane.recipe(), Optional.empty()));
    }

    @Override
    public void advance(Command.Advance asked) {
        trainOn();
        run.ifPresent(now -> now.advance(asked.batches()));
    }

    @Override
    public void slowDown(Command.SlowDown asked) {
        tempo.speed(asked.batchesPerSecond());
        run.ifPresent(Run::changeTempo);
    }

    @Override
    public void lookForRun() {
        keptRuns.look();
    }

    @Override
    public void forgetRun() {
        keptRuns.forget();
    }

    @Override
    public void fetchData() {
        library.request(DataSource.MNIST, new Prefetch());
    }

    @Override
    public void answer() {
        Mailbox.send(new WorkerReport.Alive());
    }

    @Override
    public void pause() {
        run.ifPresent(Run::pause);
    }

    @Override
    public void resume() {
        trainOn();
        run.ifPresent(Run::resume);
    }

    @Override
    public void step() {
        trainOn();
        run.ifPresent(Run::step);
    }

    private void trainOn() {
        fineTuning.undoYours("Fine-tuning was undone, because your network trains on.");
    }

    @Override
    public void reset() {
        stop();
        state(RunState.IDLE, "Ready to train.");
    }

    @Override
    public void changeSettings(Command.ChangeSettings changed) {
        Optional<Run> on = run.filter(Run::isOn);
        on.ifPresent(now -> now.adjust(changed.recipe()));
        outlook.tell(changed.recipe(), changed.threads(), on.isEmpty());
    }

    @Override
    public void fineTune(Command.FineTune asked) {
        fineTuning.begin(asked);
    }

    @Override
    public void stopFineTuning() {
        fineTuning.stop("Stopped. The network is as it was.");
    }

    @Override
    public void undoFineTuning() {
        fineTuning.undo("The network is as it was before it was fine-tuned.");
    }

    @Override
    public void openModel(Command.OpenModel asked) {
        open(asked.file(), asked.name(), "from the file " + asked.name());
    }

    @Override
    public void openRun(Command.OpenRun asked) {
        open(asked.file(), asked.name(), "of the run “" + asked.name() + "”");
    }

    private void open(byte[] file, String name, String origin) {
        try {
            // Before the network that is there is given up, since there may be no memory for this one.
            SavedModel model = predictor.quick(ModelFiles.read(file, name));
            stop();
            predictor.openYours(model);
            state(RunState.IDLE, "Ready to train.");
            Mailbox.send(new ModelFileReport.Opened(
                    ModelFiles.note(model.card(), origin), model.card().recipe()));
        } catch (IllegalArgumentException e) {
            Mailbox.send(new ModelFileReport.Refused(e.getMessage()));
        }
    }

    @Override
    public void openData(Command.OpenData asked) {
        if (ownFiles.add(asked.name(), asked.left(), asked.file())) {
            library.open(ownFiles);
        }
    }

    @Override
    public void saveModel() {
        save(ModelFiles::saved);
    }

    @Override
    public void handOver() {
        Mailbox.send(ModelFiles.handedOver(predictor.original(true)));
    }

    @Override
    public void saveOnnx() {
        save(ModelFiles::savedAsOnnx);
    }

    @Override
    public void saveNumpy() {
        save(ModelFiles::savedAsNumpy);
    }

    private void save(Function<SavedModel, Report> as) {
        Mailbox.send(predictor
                .answering(true)
                .map(as)
                .orElse(new ModelFileReport.Refused("There is no network to save yet; press Train first.")));
    }

    @Override
    public void inspect(Command.Inspect asked) {
        inspector.show(asked.wish());
    }

    /** Begins something with the images that it needs, when they are there. */
    private void load(
            DataSource wished, BiFunction<RunState, String, Report> report, BiConsumer<Splits, DataSource> beginning) {
        stop();
        int number = begun;
        library.request(wished, new ImagesRequest(() -> number == begun, report, beginning));
    }

    @Override
    public BenchCommand.Receiver benching() {
        return benching;
    }

    @Override
    public MistakesCommand.Receiver mistakes() {
        return mistakes;
    }

    @Override
    public BrowseCommand.Receiver browsing() {
        return browsing;
    }

    private boolean isTraining() {
        return run.map(Run::isTraining).orElse(false);
    }

    /** Ends what is under way and forgets its network. */
    private void stop() {
        begun++;
        fineTuning.stop("Fine-tuning was given up for the run. The network is as it was.");
        Optional<Run> ended = run;
        // Before it stops, since it may be offered at once.
        run = Optional.empty();
        ended.ifPresent(Run::stop);
        benching.stop();
        predictor.removeYours();
    }

    private static void state(RunState state, String sentence) {
        Mailbox.send(new WorkerReport.State(state, sentence));
    }
}
