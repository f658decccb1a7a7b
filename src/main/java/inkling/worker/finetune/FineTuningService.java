package inkling.worker.finetune;

import inkling.data.Dataset;
import inkling.data.Splits;
import inkling.data.StrokeFile;
import inkling.kernel.BackendFactory;
import inkling.model.SavedModel;
import inkling.nn.ClassNames;
import inkling.protocol.command.Command;
import inkling.protocol.report.FineTuningReport;
import inkling.recipe.DataSource;
import inkling.train.finetune.FineTuning;
import inkling.worker.answer.Predictor;
import inkling.worker.browser.Mailbox;
import inkling.worker.data.DataLibrary;
import java.util.Optional;

/** Fine-tunes networks on the visitor's examples, one at a time. */
public final class FineTuningService {
    private final BackendFactory backends;
    private final Predictor predictor;
    private final DataLibrary library;
    private Optional<Request> current = Optional.empty();

    public FineTuningService(BackendFactory backends, Predictor predictor, DataLibrary library) {
        this.backends = backends;
        this.predictor = predictor;
        this.library = library;
    }

    /** Begins; what is under way is given up for it, and what was done before is undone. */
    public void begin(Command.FineTune asked) {
        end();
        predictor.removeFineTuned();
        try {
            SavedModel model = predictor
                    .original(asked.yours())
                    .orElseThrow(() ->
                            new IllegalArgumentException("There is no network to teach yet; wait until one answers."));
            requireDigits(model.card().classNames());
            Dataset examples = Dataset.of("your examples", StrokeFile.parse(asked.examples()));
            Request request = new Request(asked, model, examples);
            current = Optional.of(request);
            library.request(model.card().recipe().data(), request);
        } catch (RuntimeException e) {
            fail(String.valueOf(e.getMessage()));
        }
    }

    /** The buttons below an answer are digits, whatever the classes of the network are. */
    private static void requireDigits(ClassNames names) {
        if (!names.areDigits()) {
            throw new IllegalArgumentException(
                    "Your examples are digits, but this network tells " + String.join(", ", names.names())
                            + " apart; let a network answer that reads digits, and teach that.");
        }
    }

    /** Ends what is under way, if anything is, and says so. */
    public void stop(String sentence) {
        if (current.isPresent()) {
            end();
            Mailbox.send(new FineTuningReport.Undone(false, sentence));
        }
    }

    /** The networks as they were answer again. */
    public void undo(String sentence) {
        end();
        predictor.removeFineTuned();
        Mailbox.send(new FineTuningReport.Undone(false, sentence));
    }

    /** Undoes what was done, or is being done, to the visitor's network, and says so. */
    public void undoYours(String sentence) {
        if (predictor.isYoursFineTuned()
                || current.map(request -> request.asked.yours()).orElse(false)) {
            undo(sentence);
        }
    }

    private void fail(String sentence) {
        end();
        Mailbox.send(new FineTuningReport.Undone(true, sentence));
    }

    private void end() {
        current.flatMap(request -> request.job).ifPresent(FineTuningJob::stop);
        current = Optional.empty();
    }

    /** What was asked for: waits for its replay data, images of the kind that the network was trained on. */
    private final class Request implements DataLibrary.Client {
        private final Command.FineTune asked;
        private final SavedModel model;
        private final Dataset examples;
        private Optional<FineTuningJob> job = Optional.empty();

        Request(Command.FineTune asked, SavedModel model, Dataset examples) {
            this.asked = asked;
            this.model = model;
            this.examples = examples;
        }

        @Override
        public boolean waits() {
            return current.equals(Optional.of(this));
        }

        @Override
        public void waitsFor(DataSource source) {
            progress(source, 0, 1);
        }

        @Override
        public void progress(DataSource source, double done, double total) {
            Mailbox.send(new FineTuningReport.Progress(
                    "Loading the images that it rehearses with.", done / Math.max(1, total)));
        }

        @Override
        public void receive(Splits replay, DataSource source) {
            job = Optional.of(
                    new FineTuningJob(model, examples, replay, asked.threads(), backends, this::finish, this::fail));
        }

        private void finish(FineTuning tuning) {
            current = Optional.empty();
            predictor.setFineTuned(asked.yours(), tuning.network());
            Mailbox.send(new FineTuningReport.Done(asked.yours(), tuning.figures()));
        }

        @Override
        public void fail(String sentence) {
            FineTuningService.this.fail(sentence);
        }
    }
}
