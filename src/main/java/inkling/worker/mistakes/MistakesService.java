package inkling.worker.mistakes;

import inkling.data.Splits;
import inkling.kernel.BackendFactory;
import inkling.model.SavedModel;
import inkling.protocol.command.MistakesCommand;
import inkling.protocol.report.MistakesReport;
import inkling.recipe.DataSource;
import inkling.train.measure.Answers;
import inkling.train.measure.NearestNeighbours;
import inkling.worker.answer.MeasuredNetwork;
import inkling.worker.answer.Predictor;
import inkling.worker.browser.Mailbox;
import inkling.worker.browser.SideTask;
import inkling.worker.browser.Task;
import inkling.worker.data.DataLibrary;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** Answers what the page asks about mistakes, one question at a time: a new one ends the work on the one before. */
public final class MistakesService implements MistakesCommand.Receiver {
    private static final double REPORT_MS = 150;

    private static final String MEASURE_FIRST =
            "The network has changed since it was tested, or was not tested yet; test it on the test images first.";

    private final BackendFactory backends;
    private final Predictor predictor;
    private final DataLibrary library;
    private final Supplier<Optional<MeasuredNetwork>> ofRun;
    private final BooleanSupplier givesWay;
    private Optional<MeasuredNetwork> yours = Optional.empty();
    private Optional<MeasuredNetwork> shipped = Optional.empty();
    private Optional<NeighbourSearch> search = Optional.empty();
    private Optional<SideTask> work = Optional.empty();
    private int asked;
    private double lastReport;

    /**
     * @param ofRun the network of the visitor's run as it was measured at its end
     * @param training whether a run trains just now, which must not be slowed down
     */
    public MistakesService(
            BackendFactory backends,
            Predictor predictor,
            DataLibrary library,
            Supplier<Optional<MeasuredNetwork>> ofRun,
            BooleanSupplier training) {
        this.backends = backends;
        this.predictor = predictor;
        this.library = library;
        this.ofRun = ofRun;
        givesWay = () -> training.getAsBoolean() || predictor.isBusy();
    }

    @Override
    public void stopMistakes() {
        asked++;
        work.ifPresent(SideTask::stop);
        work = Optional.empty();
    }

    @Override
    public void measure(MistakesCommand.Measure command) {
        stopMistakes();
        Optional<SavedModel> model = predictor.answering(command.yours());
        if (model.isEmpty()) {
            refuse(
                    command.yours()
                            ? "There is no network of yours yet; press Train, or open one from a file."
                            : "No network came with the page; press Train to make one of your own.");
            return;
        }
        library.request(command.data(), new Request(command, model.get()));
    }

    /** A network that waits for the images that it is to be measured on. */
    private final class Request implements DataLibrary.Client {
        private final MistakesCommand.Measure command;
        private final SavedModel model;
        private final int number = asked;

        Request(MistakesCommand.Measure command, SavedModel model) {
            this.command = command;
            this.model = model;
        }

        @Override
        public boolean waits() {
            return number == asked;
        }

        @Override
        public void waitsFor(DataSource source) {
            progress(source, 0, 1);
        }

        @Override
        public void progress(DataSource source, double done, double total) {
            Mailbox.send(new MistakesReport.Measuring(
                    source == DataSource.MNIST ? "Loading MNIST, 11 MB." : "Preparing the images.",
                    done / Math.max(1, total)));
        }

        @Override
        public void receive(Splits splits, DataSource source) {
            begin(command.yours(), new Measuring(model, splits, backends));
        }

        @Override
        public void fail(String sentence) {
            refuse(sentence);
        }
    }

    private void begin(boolean own, Measuring measuring) {
        lastReport = 0;
        begin(() -> {
            boolean more = measuring.advance();
            if (!more) {
                finish(own, measuring);
            } else if (isReportDue()) {
                Mailbox.send(new MistakesReport.Measuring("Reading the test images.", measuring.share()));
            }
            return more;
        });
    }

    private void finish(boolean own, Measuring measuring) {
        Optional<MeasuredNetwork> measured = Optional.of(measuring.measured());
        if (own) {
            yours = measured;
        } else {
            shipped = measured;
        }
        Mailbox.send(measuring.report(own));
    }

    private void begin(BooleanSupplier step) {
        work = Optional.of(new SideTask(step, givesWay, this::refuse));
    }

    private boolean isReportDue() {
        double now = Task.now();
        boolean due = now - lastReport >= REPORT_MS;
        lastReport = due ? now : lastReport;
        return due;
    }

    @Override
    public void showAnswers(MistakesCommand.ShowAnswers command) {
        Optional<MeasuredNetwork> measured = measured(command.yours());
        if (measured.isEmpty()) {
            refuse(MEASURE_FIRST);
            return;
        }
        Mailbox.send(answers(measured.get(), command));
    }

    /** Some of the test images that are asked for. */
    static MistakesReport.Answers answers(MeasuredNetwork measured, MistakesCommand.ShowAnswers command) {
        Answers answers = measured.answers();
        int[] all = answers.of(command.label(), command.read());
        int first = Math.max(0, Math.min(command.first(), all.length - 1));
        List<MistakesReport.Answered> images = new ArrayList<>();
        for (int i = first; i < Math.min(all.length, first + command.count()); i++) {
            float[] picture = new float[measured.splits().test().images().width()];
            measured.splits().test().images().copyRow(all[i], picture, 0);
            images.add(new MistakesReport.Answered(
                    all[i], answers.label(all[i]), answers.prediction(all[i]), answers.confidences()[all[i]], picture));
        }
        return new MistakesReport.Answers(
                command.label(),
                command.read(),
                first,
                all.length,
                images,
                measured.splits().test().width());
    }

    /** One of the two networks as it was measured last, if it still answers. */
    private Optional<MeasuredNetwork> measured(boolean own) {
        Optional<SavedModel> answering = predictor.answering(own);
        return (own ? yours : shipped)
                .filter(one -> isStill(one, answering))
                .or(() -> own ? ofRun.get().filter(one -> isStill(one, answering)) : Optional.empty());
    }

    private static boolean isStill(MeasuredNetwork measured, Optional<SavedModel> answering) {
        return answering.equals(Optional.of(measured.model()));
    }

    @Override
    public void findNeighbours(MistakesCommand.FindNeighbours command) {
        stopMistakes();
        Optional<MeasuredNetwork> measured = measured(command.yours());
        if (measured.isEmpty()) {
            refuse(MEASURE_FIRST);
            return;
        }
        try {
            if (search.filter(one -> one.isOf(measured.get())).isEmpty()) {
                // The one before goes first, since there may be no memory for both.
                search = Optional.empty();
                search = Optional.of(new NeighbourSearch(measured.get(), backends));
            }
            begin(search.get(), command.image(), search.get().of(command.image(), command.count()));
        } catch (RuntimeException e) {
            refuse(String.valueOf(e.getMessage()));
        }
    }

    private void begin(NeighbourSearch within, int image, NearestNeighbours nearest) {
        lastReport = 0;
        begin(() -> {
            boolean more = nearest.advance();
            if (!more || isReportDue()) {
                Mailbox.send(within.report(image, nearest));
            }
            return more;
        });
    }

    private void refuse(String sentence) {
        stopMistakes();
        Mailbox.send(new MistakesReport.NotMeasured(sentence));
    }
}
