package inkling.worker.finetune;

import inkling.data.Dataset;
import inkling.data.Splits;
import inkling.data.StrokeFile;
import inkling.kernel.BackendFactory;
import inkling.protocol.Command;
import inkling.protocol.LessonReport;
import inkling.recipe.DataSource;
import inkling.worker.answer.Predictor;
import inkling.worker.browser.Mailbox;
import java.util.Optional;

/** Where networks are taught the visitor's examples: one lesson at a time. */
public final class FineTuningService {
    /** Gets the images of a source, or those that stand in for them. */
    public interface Library {
        void lend(DataSource source, ReplayData.Reader reader);
    }

    private final BackendFactory backends;
    private final Predictor desk;
    private final Library library;
    private Optional<FineTuningJob> lesson = Optional.empty();
    private boolean waiting;
    private boolean ofYours;
    private int lessons;

    public FineTuningService(BackendFactory backends, Predictor desk, Library library) {
        this.backends = backends;
        this.desk = desk;
        this.library = library;
    }

    /** Begins a lesson; one under way is given up for it, and what one before it has taught is forgotten. */
    public void teach(Command.Teach asked, Optional<FineTuningJob.Pupil> pupil) {
        end();
        desk.forgetLesson();
        try {
            FineTuningJob.Pupil taught = pupil.orElseThrow(
                    () -> new IllegalArgumentException("There is no network to teach yet; wait until one answers."));
            Dataset examples = Dataset.of("your examples", StrokeFile.parse(asked.examples()));
            waiting = true;
            ofYours = taught.yours();
            library.lend(taught.recipe().data(), new Waiting(taught, examples, asked.threads(), lessons));
        } catch (RuntimeException e) {
            fail(String.valueOf(e.getMessage()));
        }
    }

    /** The page's wish. */
    public void receive(Command.Lesson wish) {
        if (wish == Command.Lesson.STOP_TEACHING) {
            giveUp("Stopped. The network is as it was.");
        } else {
            end();
            desk.forgetLesson();
            Mailbox.send(new LessonReport.NotTaught(false, "The network is as it was before the lesson."));
        }
    }

    /** Ends a lesson under way, if there is one, and says so. */
    public void giveUp(String sentence) {
        if (isUnderWay()) {
            end();
            Mailbox.send(new LessonReport.NotTaught(false, sentence));
        }
    }

    private boolean isUnderWay() {
        return waiting || lesson.map(FineTuningJob::isOn).orElse(false);
    }

    /** Forgets what the visitor's network was taught, or is being taught, and says so. */
    public void forgetYours(String sentence) {
        boolean isTaught = desk.taughtYours().isPresent();
        if (isTaught || (ofYours && isUnderWay())) {
            end();
            desk.forgetLesson();
            Mailbox.send(new LessonReport.NotTaught(false, sentence));
        }
    }

    private void fail(String sentence) {
        end();
        Mailbox.send(new LessonReport.NotTaught(true, sentence));
    }

    private void end() {
        lessons++;
        waiting = false;
        lesson.ifPresent(FineTuningJob::stop);
        lesson = Optional.empty();
    }

    /** A lesson that waits for the images to rehearse with. */
    private final class Waiting implements ReplayData.Reader {
        private final FineTuningJob.Pupil pupil;
        private final Dataset examples;
        private final int threads;
        private final int number;

        Waiting(FineTuningJob.Pupil pupil, Dataset examples, int threads, int number) {
            this.pupil = pupil;
            this.examples = examples;
            this.threads = threads;
            this.number = number;
        }

        @Override
        public boolean waits() {
            return waiting && number == lessons;
        }

        @Override
        public void receive(Splits known) {
            waiting = false;
            try {
                FineTuningJob begun = new FineTuningJob(pupil, examples, known, threads, desk, backends);
                lesson = Optional.of(begun);
                begun.start();
            } catch (RuntimeException e) {
                FineTuningService.this.fail(String.valueOf(e.getMessage()));
            }
        }

        @Override
        public void fail(String sentence) {
            FineTuningService.this.fail(sentence);
        }
    }
}
