package inkling.worker;

import inkling.data.Splits;
import inkling.kernel.BackendFactory;
import inkling.model.ModelFile;
import inkling.model.SavedModel;
import inkling.protocol.Command;
import inkling.protocol.FileReport;
import inkling.protocol.Report;
import inkling.protocol.RunState;
import inkling.recipe.DataSource;
import inkling.worker.answer.OpenedModel;
import inkling.worker.answer.Predictor;
import inkling.worker.answer.ShippedModels;
import inkling.worker.bench.BenchRun;
import inkling.worker.browser.Mailbox;
import inkling.worker.data.MnistLoader;
import inkling.worker.data.SyntheticLoader;
import inkling.worker.finetune.FineTuningJob;
import inkling.worker.finetune.FineTuningService;
import inkling.worker.finetune.ReplayData;
import inkling.worker.training.InputPreview;
import inkling.worker.training.Run;
import java.util.Optional;

/** Everything that the worker does for its page: reads drawings, loads data, runs training. */
final class Session {
    private final BackendFactory backends;
    private final Predictor desk;
    private final FineTuningService school;
    private Optional<Run> run = Optional.empty();
    private Optional<SavedModel> opened = Optional.empty();
    private Optional<BenchRun> bench = Optional.empty();
    private Optional<Splits> mnist = Optional.empty();
    private Optional<Learner> waitsForMnist = Optional.empty();
    private boolean siteHasMnist = true;
    private boolean loadingMnist;
    private boolean damaged;
    private int runs;

    /** Takes the images that were asked for, or those that stand in for them. */
    private interface Learner {
        void begin(Splits splits, DataSource data);
    }

    /**
     * @param backends what runs calculate with
     */
    Session(BackendFactory backends) {
        this.backends = backends;
        desk = new Predictor(backends);
        school = new FineTuningService(backends, desk, this::lend);
    }

    /** Loads the shipped networks and begins to listen. */
    void open() {
        Mailbox.open(command -> {
            try {
                receive(command);
            } catch (RuntimeException e) {
                fail(e.getMessage());
            }
        });
        new ShippedModels(desk).load();
    }

    private void receive(Command command) {
        if (command instanceof Command.Look look) {
            desk.ask(look);
        } else if (command instanceof Command.ReadPicture picture) {
            desk.look(picture);
        } else if (command instanceof Command.Preview preview) {
            if (!run.map(Run::isOn).orElse(false)) {
                Mailbox.send(InputPreview.preview(preview.recipe(), mnist));
            }
        } else if (command instanceof Command.Start start) {
            load(start.recipe().data(), (splits, data) -> begin(start, splits));
        } else if (command instanceof Command.Bench asked) {
            load(asked.recipe().data(), (splits, data) -> begin(asked, splits, data));
        } else if (command instanceof Command.Teach asked) {
            school.teach(asked, pupil(asked.yours()));
        } else if (command instanceof Command.Lesson wish) {
            school.receive(wish);
        } else if (command instanceof Command.Open asked) {
            open(asked);
        } else if (command == Command.Control.SAVE) {
            save();
        } else if (command == Command.Control.RESET) {
            reset();
        } else if (command instanceof Command.Control control) {
            if (control != Command.Control.PAUSE) {
                school.forgetYours("The lesson was forgotten, because your network trains on.");
            }
            run.ifPresent(training -> training.control(control));
        }
    }

    private Optional<FineTuningJob.Pupil> pupil(boolean yours) {
        if (yours && run.isPresent()) {
            return run.map(training -> new FineTuningJob.Pupil(true, training.network(), training.recipe()));
        }
        return (yours ? opened : desk.shipped())
                .map(model -> new FineTuningJob.Pupil(
                        yours, model.network(), model.card().recipe()));
    }

    private void lend(DataSource wished, ReplayData.Reader reader) {
        if (wished == DataSource.MNIST && mnist.isPresent()) {
            reader.receive(mnist.get());
            return;
        }
        ReplayData rehearsal = new ReplayData(reader, new ReplayData.Shelf() {
            @Override
            public void keep(Splits splits) {
                mnist = Optional.of(splits);
            }

            @Override
            public void damaged() {
                damaged = true;
            }
        });
        if (wished == DataSource.MNIST && siteHasMnist) {
            rehearsal.load(damaged);
        } else {
            rehearsal.draw();
        }
    }

    private void load(DataSource wished, Learner learner) {
        stop();
        if (wished == DataSource.MNIST && siteHasMnist) {
            mnist.ifPresentOrElse(splits -> learner.begin(splits, DataSource.MNIST), () -> loadMnist(learner));
        } else {
            state(RunState.LOADING, "Drawing synthetic handwriting to learn from.");
            int number = runs;
            new SyntheticLoader(() -> number == runs, splits -> learner.begin(splits, DataSource.SYNTHETIC)).start();
        }
    }

    private void loadMnist(Learner learner) {
        state(RunState.LOADING, "Loading MNIST: 60,000 digits to learn from, 10,000 to be tested on.");
        waitsForMnist = Optional.of(learner);
        if (loadingMnist) {
            return;
        }
        loadingMnist = true;
        new MnistLoader(damaged, new MnistLoader.Outcome() {
                    @Override
                    public void progress(double loaded, double total) {
                        if (waitsForMnist.isPresent()) {
                            Mailbox.send(new Report.Loading(loaded, total));
                        }
                    }

                    @Override
                    public void loaded(Splits splits) {
                        loadingMnist = false;
                        mnist = Optional.of(splits);
                        waitsForMnist.ifPresent(waiting -> waiting.begin(splits, DataSource.MNIST));
                    }

                    @Override
                    public void missing() {
                        loadingMnist = false;
                        siteHasMnist = false;
                        waitsForMnist.ifPresent(waiting -> load(DataSource.SYNTHETIC, waiting));
                    }

                    @Override
                    public void failed(String sentence) {
                        loadingMnist = false;
                        damaged = true;
                        waitsForMnist.ifPresent(waiting -> fail(sentence));
                    }
                })
                .start();
    }

    private void begin(Command.Start start, Splits splits) {
        try {
            Run begun = new Run(start.recipe(), start.threads(), splits, desk, backends);
            run = Optional.of(begun);
            begun.start(start.paused());
        } catch (RuntimeException e) {
            fail(e.getMessage());
        }
    }

    private void begin(Command.Bench asked, Splits splits, DataSource data) {
        try {
            BenchRun begun = new BenchRun(asked, splits, data, backends);
            bench = Optional.of(begun);
            begun.start();
        } catch (RuntimeException e) {
            fail(e.getMessage());
        }
    }

    private void open(Command.Open asked) {
        try {
            SavedModel model = desk.quick(OpenedModel.read(asked.file(), asked.name()));
            stop();
            opened = Optional.of(model);
            desk.yours(model);
            state(RunState.IDLE, "Ready to train.");
            Mailbox.send(new FileReport.Opened(OpenedModel.note(model.card(), asked.name())));
        } catch (IllegalArgumentException e) {
            Mailbox.send(new FileReport.Refused(e.getMessage()));
        }
    }

    private void save() {
        Optional<SavedModel> untaught = run.map(Run::model).or(() -> opened);
        untaught.flatMap(model -> desk.taughtYours()
                        .map(taught -> new SavedModel(model.card().withoutAccuracies(), taught)))
                .or(() -> untaught)
                .ifPresentOrElse(
                        model -> Mailbox.send(new FileReport.Saved(
                                OpenedModel.fileName(model.card()), ModelFile.write(model.card(), model.network()))),
                        () -> Mailbox.send(
                                new FileReport.Refused("There is no network to save yet; press Train first.")));
    }

    /** Ends what is under way and forgets its network. */
    private void stop() {
        runs++;
        waitsForMnist = Optional.empty();
        school.giveUp("The lesson was given up for the run. The network is as it was.");
        run.ifPresent(Run::stop);
        run = Optional.empty();
        bench.ifPresent(BenchRun::stop);
        bench = Optional.empty();
        opened = Optional.empty();
        desk.yours(Optional.empty());
    }

    private void reset() {
        stop();
        state(RunState.IDLE, "Ready to train.");
    }

    private void fail(String sentence) {
        state(RunState.FAILED, sentence);
    }

    private static void state(RunState state, String sentence) {
        Mailbox.send(new Report.State(state, sentence));
    }
}
