package inkling.worker.inspect;

import inkling.kernel.BackendFactory;
import inkling.nn.NetworkTrace;
import inkling.nn.Shape;
import inkling.nn.inspect.Attribution;
import inkling.protocol.command.Inspection;
import inkling.protocol.report.InspectReport;
import inkling.train.measure.TopTwo;
import inkling.worker.answer.Predictor;
import inkling.worker.answer.Predictor.Subject;
import inkling.worker.browser.Mailbox;
import inkling.worker.browser.Task;
import inkling.worker.data.DataLibrary;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/**
 * Shows what is in the network that answers, as long as somebody watches: at each new drawing and, while it learns, some
 * times a second. It works in short slices, and rests between them so that training keeps its pace.
 */
public final class Inspector {
    /** Which share of the time it may take while a network trains. */
    private static final double SHARE_OF_TRAINING = 0.05;

    /** The same while somebody draws, whose answers come first. */
    private static final double SHARE_OF_DRAWING = 0.5;

    /** From one pass to the next: the eye sees no more of them. */
    private static final double PASS_MS = 50;

    /** The same while a network trains and nobody draws: the page takes longer to show a pass than the worker to make it. */
    private static final double PASS_OF_TRAINING_MS = 200;

    private final BackendFactory backends;
    private final Predictor predictor;
    private final BooleanSupplier training;
    private final Task task = new Task(this::work, this::giveUp);
    private final Background background;

    private Inspection wish = Inspection.CLOSED;
    private Optional<WeightsCopy> weights = Optional.empty();
    private boolean announced;
    private int about;
    private boolean passDue;
    private int passVersion;
    private double lastPass = Double.NEGATIVE_INFINITY;
    private double restUntil;
    private boolean resting;
    private boolean saidNone;

    /**
     * @param training whether a network learns at this time
     */
    public Inspector(BackendFactory backends, Predictor predictor, DataLibrary library, BooleanSupplier training) {
        this.backends = backends;
        this.predictor = predictor;
        this.training = training;
        background = new Background(backends, library);
        predictor.onAnswer(this::changed);
    }

    /** From now on shows this. */
    public void show(Inspection wished) {
        boolean opened = wished.open() && !wish.open();
        wish = wished;
        if (opened || !wish.open()) {
            weights = Optional.empty();
            background.forget();
            saidNone = false;
        }
        background.wish(wish.occlusion());
        due();
    }

    /** Another drawing, another network, or the same one and it has learned. */
    private void changed() {
        background.wish(wish.occlusion());
        due();
    }

    private void due() {
        if (wish.open()) {
            if (!passDue) {
                passDue = true;
                passVersion = predictor.subject().map(Subject::version).orElse(0);
            }
            task.resume();
        }
    }

    private boolean work() {
        double start = Task.now();
        if (!wish.open() || resting) {
            return false;
        }
        if (start < restUntil) {
            rest(restUntil - start);
            return false;
        }
        boolean more;
        try {
            more = advance(start);
        } catch (RuntimeException e) {
            giveUp(String.valueOf(e.getMessage()));
            return false;
        }
        double share = training.getAsBoolean() ? SHARE_OF_TRAINING : predictor.isBusy() ? SHARE_OF_DRAWING : 1;
        double now = Task.now();
        restUntil = now + (now - start) * (1 / share - 1);
        return more;
    }

    private void rest(double ms) {
        resting = true;
        Task.after((int) Math.ceil(ms), () -> {
            resting = false;
            task.resume();
        });
    }

    /** Until it is opened anew. */
    private void giveUp(String sentence) {
        wish = Inspection.CLOSED;
        weights = Optional.empty();
        background.forget();
        Mailbox.send(new InspectReport.None("Nothing can be shown of this network: " + sentence));
    }

    /** Does what is most urgent; returns whether there is more. */
    private boolean advance(double now) {
        Optional<Subject> subject = predictor.subject();
        if (subject.isEmpty()) {
            if (!saidNone) {
                saidNone = true;
                Mailbox.send(
                        new InspectReport.None(
                                "There is no network to look into yet; wait for the one that comes with the page, or press Train."));
            }
            passDue = false;
            return false;
        }
        saidNone = false;
        return advance(subject.get(), now);
    }

    private boolean advance(Subject subject, double now) {
        boolean other =
                weights.map(copy -> !copy.isOf(subject.model().network())).orElse(true);
        if (other) {
            weights = Optional.of(new WeightsCopy(subject.model().network(), backends));
            background.forget();
            announced = false;
            passDue = true;
            passVersion = subject.version();
            lastPass = Double.NEGATIVE_INFINITY;
        }
        WeightsCopy copy = weights.get();
        if (passDue) {
            double next = lastPass + (training.getAsBoolean() && !predictor.isBusy() ? PASS_OF_TRAINING_MS : PASS_MS);
            if (now < next) {
                rest(next - now);
                return false;
            }
            if (!copy.fetch(passVersion)) {
                passDue = false;
                lastPass = now;
                pass(subject, copy.trace());
            }
            return true;
        }
        double wait = background.advance(subject, about, now);
        if (wait > 0) {
            rest(wait);
        }
        return wait == 0;
    }

    private void pass(Subject subject, NetworkTrace trace) {
        trace.forward(subject.picture());
        if (!announced) {
            announced = true;
            Mailbox.send(PassReports.network(subject.model(), subject.yours(), trace));
        }
        float[] probabilities = subject.model().predict(subject.picture());
        about = about(probabilities);
        float[] ink = Attribution.gradientTimesInput(trace, about);
        boolean drawn = hasInk(subject.picture());
        Mailbox.send(PassReports.pass(trace, about, drawn, probabilities, wish.whole()));
        if (!wish.occlusion()) {
            Mailbox.send(new InspectReport.Ink(about, false, ink, 0));
        }
        if (hasUnit(trace)) {
            Mailbox.send(PassReports.unit(trace, wish));
        }
    }

    private int about(float[] probabilities) {
        boolean chosen = wish.about() >= 0 && wish.about() < probabilities.length;
        return chosen ? wish.about() : TopTwo.of(probabilities).first();
    }

    private static boolean hasInk(float[] picture) {
        for (float value : picture) {
            if (value != 0f) {
                return true;
            }
        }
        return false;
    }

    /** Whether the network has the unit that is wished for; the one before may have had it. */
    private boolean hasUnit(NetworkTrace trace) {
        if (wish.layer() < 0 || wish.layer() >= trace.spec().layers().size()) {
            return false;
        }
        Shape shape = trace.spec().inputOf(wish.layer() + 1);
        return wish.unit() >= 0 && wish.unit() < shape.channels() && wish.pixel() < shape.height() * shape.width();
    }
}
