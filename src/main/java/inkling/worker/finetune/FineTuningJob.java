package inkling.worker.finetune;

import inkling.data.Dataset;
import inkling.data.Splits;
import inkling.kernel.Backend;
import inkling.kernel.BackendFactory;
import inkling.nn.Network;
import inkling.protocol.LessonReport;
import inkling.recipe.Recipe;
import inkling.train.FineTuning;
import inkling.worker.answer.Predictor;
import inkling.worker.browser.Mailbox;
import inkling.worker.browser.Turns;

/** A lesson in the worker: takes turns with the page's messages and reports how it goes. */
public final class FineTuningJob {
    /** A network that can be taught. */
    public record Pupil(boolean yours, Network network, Recipe recipe) {}

    private static final double REPORT_MS = 100;

    private final Pupil pupil;
    private final Predictor desk;
    private final Backend backend;
    private final FineTuning lesson;
    private final Turns turns = new Turns(this::turn);
    private boolean stopped;
    private double lastReport;

    /**
     * @param threads the most to work with
     * @throws IllegalArgumentException when the images do not suit the network
     */
    public FineTuningJob(
            Pupil pupil, Dataset examples, Splits known, int threads, Predictor desk, BackendFactory factory) {
        this.pupil = pupil;
        this.desk = desk;
        backend = factory.create(FineTuning.bytes(pupil.network().spec(), examples, known), threads);
        try {
            lesson = new FineTuning(pupil.network(), pupil.recipe(), examples, known, backend);
        } catch (RuntimeException e) {
            stop();
            throw e;
        }
    }

    public void start() {
        turns.next();
    }

    /** Whether it is under way. */
    public boolean isOn() {
        return !stopped;
    }

    /** Stops for good, without a word. */
    public void stop() {
        stopped = true;
        backend.threads().dismiss();
        turns.close();
    }

    private void turn() {
        if (stopped) {
            return;
        }
        try {
            work();
        } catch (RuntimeException e) {
            stop();
            Mailbox.send(new LessonReport.NotTaught(true, String.valueOf(e.getMessage())));
        }
    }

    private void work() {
        double start = Turns.now();
        double now = start;
        boolean more = true;
        while (more && now - start < Turns.LENGTH_MS) {
            more = lesson.advance();
            now = Turns.now();
        }
        if (!more) {
            stop();
            desk.taught(pupil.yours(), lesson.network());
            Mailbox.send(new LessonReport.Taught(pupil.yours(), lesson.figures()));
            return;
        }
        if (now - lastReport >= REPORT_MS) {
            lastReport = now;
            Mailbox.send(new LessonReport.Progress(sentence(), lesson.share()));
        }
        turns.next();
    }

    private String sentence() {
        return switch (lesson.phase()) {
            case READING -> "Looking at your examples, and at images that it knows.";
            case MEASURING_BEFORE -> "Measuring what it reads now.";
            case TEACHING -> "Learning your examples, and rehearsing what it knows.";
            case MEASURING_AFTER, DONE -> "Measuring what it reads after the lesson.";
        };
    }
}
