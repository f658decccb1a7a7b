package inkling.worker;

import inkling.data.Dataset;
import inkling.data.Drawings;
import inkling.data.Splits;
import inkling.data.StrokeFile;
import inkling.kernel.KernelFactory;
import inkling.protocol.Command;
import inkling.protocol.LessonReport;
import inkling.train.DataSource;
import java.util.Optional;

/** Where networks are taught the visitor's examples: one lesson at a time. */
final class School {
    /** Gets the images of a source, or those that stand in for them. */
    interface Library {
        void lend(DataSource source, Rehearsal.Reader reader);
    }

    private final KernelFactory kernels;
    private final ReadingDesk desk;
    private final Library library;
    private Optional<Lesson> lesson = Optional.empty();
    private boolean waiting;
    private boolean ofYours;
    private int lessons;

    School(KernelFactory kernels, ReadingDesk desk, Library library) {
        this.kernels = kernels;
        this.desk = desk;
        this.library = library;
    }

    /** Begins a lesson; one under way is given up for it, and what one before it has taught is forgotten. */
    void teach(Command.Teach asked, Optional<Lesson.Pupil> pupil) {
        end();
        desk.forgetLesson();
        try {
            Lesson.Pupil taught = pupil.orElseThrow(
                    () -> new IllegalArgumentException("There is no network to teach yet; wait until one answers."));
            Dataset examples = Drawings.of("your examples", StrokeFile.parse(asked.examples()));
            waiting = true;
            ofYours = taught.yours();
            library.lend(taught.recipe().data(), new Waiting(taught, examples, asked.threads(), lessons));
        } catch (RuntimeException e) {
            fail(String.valueOf(e.getMessage()));
        }
    }

    /** The page's wish. */
    void receive(Command.Lesson wish) {
        if (wish == Command.Lesson.STOP_TEACHING) {
            giveUp("Stopped. The network is as it was.");
        } else {
            end();
            desk.forgetLesson();
            Mailbox.send(new LessonReport.NotTaught(false, "The network is as it was before the lesson."));
        }
    }

    /** Ends a lesson under way, if there is one, and says so. */
    void giveUp(String sentence) {
        if (isUnderWay()) {
            end();
            Mailbox.send(new LessonReport.NotTaught(false, sentence));
        }
    }

    private boolean isUnderWay() {
        return waiting || lesson.map(Lesson::isOn).orElse(false);
    }

    /** Forgets what the visitor's network was taught, or is being taught, and says so. */
    void forgetYours(String sentence) {
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
        lesson.ifPresent(Lesson::stop);
        lesson = Optional.empty();
    }

    /** A lesson that waits for the images to rehearse with. */
    private final class Waiting implements Rehearsal.Reader {
        private final Lesson.Pupil pupil;
        private final Dataset examples;
        private final int threads;
        private final int number;

        Waiting(Lesson.Pupil pupil, Dataset examples, int threads, int number) {
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
                Lesson begun = new Lesson(pupil, examples, known, threads, desk, kernels);
                lesson = Optional.of(begun);
                begun.start();
            } catch (RuntimeException e) {
                School.this.fail(String.valueOf(e.getMessage()));
            }
        }

        @Override
        public void fail(String sentence) {
            School.this.fail(sentence);
        }
    }
}
