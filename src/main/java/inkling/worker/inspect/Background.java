package inkling.worker.inspect;

import inkling.kernel.BackendFactory;
import inkling.model.ModelCard;
import inkling.nn.NetworkTrace;
import inkling.recipe.DataSource;
import inkling.worker.answer.Predictor.Subject;
import inkling.worker.browser.Mailbox;
import inkling.worker.browser.Task;
import inkling.worker.data.DataLibrary;
import java.util.List;
import java.util.Optional;

/**
 * What takes longer to find out about a network than an answer may wait: occlusion and checkups, one at a time, each with
 * the weights that the network had when it began.
 */
final class Background {
    /** How long to work at a time. */
    private static final double PIECE_MS = 2;

    /** From one checkup of a network that learns, or of other drawings, to the next. */
    private static final double CHECKUP_MS = 1500;

    private final BackendFactory backends;
    private final DataLibrary library;
    private Optional<WeightsCopy> weights = Optional.empty();

    /** The version of the weights that the next job waits for; negative if there is none. */
    private int wanted = -1;

    private Optional<BackgroundJob> job = Optional.empty();
    private boolean occlusionWished;
    private boolean occlusionDue;
    private boolean occluding;
    private boolean checkupDue = true;
    private float[] picture = {};
    private int about;
    private double lastCheckup = Double.NEGATIVE_INFINITY;

    /** What the last checkup was of. */
    private String checked = "";

    Background(BackendFactory backends, DataLibrary library) {
        this.backends = backends;
        this.library = library;
    }

    /** The drawing or the network has changed, or what is wished for. */
    void wish(boolean occlusion) {
        occlusionWished = occlusion;
        occlusionDue = occlusion;
        checkupDue = true;
    }

    /** Nobody looks any more, or another network answers. */
    void forget() {
        weights = Optional.empty();
        wanted = -1;
        job = Optional.empty();
        occlusionDue = occlusionWished;
        checkupDue = true;
        lastCheckup = Double.NEGATIVE_INFINITY;
        checked = "";
    }

    /**
     * Works for a short while.
     *
     * @param classIndex the class for and against which ink speaks
     * @return in how many milliseconds to go on, 0 for at once; negative if there is nothing to do
     */
    double advance(Subject subject, int classIndex, double now) {
        if (occluding && (picture != subject.picture() || about != classIndex || !occlusionWished)) {
            // Of a drawing that is no more.
            occluding = false;
            job = Optional.empty();
        }
        if (job.isPresent()) {
            work(job.get(), now);
            return 0;
        }
        if (!occlusionDue && !checkupDue) {
            return -1;
        }
        if (!occlusionDue && now < lastCheckup + CHECKUP_MS) {
            return lastCheckup + CHECKUP_MS - now;
        }
        fetch(subject).ifPresent(trace -> begin(subject, classIndex, trace, now));
        return 0;
    }

    /** Another piece of the weights; once they are all there, what has them. */
    private Optional<NetworkTrace> fetch(Subject subject) {
        WeightsCopy copy =
                weights.orElseGet(() -> new WeightsCopy(subject.model().network(), backends));
        weights = Optional.of(copy);
        wanted = wanted < 0 ? subject.version() : wanted;
        if (copy.fetch(wanted)) {
            return Optional.empty();
        }
        wanted = -1;
        return Optional.of(copy.trace());
    }

    private void begin(Subject subject, int classIndex, NetworkTrace trace, double now) {
        picture = subject.picture();
        about = classIndex;
        occluding = occlusionDue;
        if (occlusionDue) {
            occlusionDue = false;
            job = Optional.of(new OcclusionJob(trace, picture, about));
            return;
        }
        checkupDue = false;
        ModelCard card = subject.model().card();
        Optional<Sample> loaded = loaded(card);
        String what = loaded.map(Sample::sentence).orElse("") + subject.version();
        if (loaded.isEmpty() || !what.equals(checked)) {
            checked = what;
            lastCheckup = now;
            Sample sample = loaded.orElseGet(() -> Sample.of(picture, about));
            job = Optional.of(new CheckupJob(trace, card.recipe().loss(), sample));
        }
    }

    /** A sample of images that are loaded, first of those that the network may have learned from. */
    private Optional<Sample> loaded(ModelCard card) {
        DataSource learnedFrom = card.recipe().data();
        for (DataSource source : List.of(learnedFrom, DataSource.MNIST, DataSource.OWN, DataSource.SYNTHETIC)) {
            Optional<Sample> sample = Sample.of(card, library.loaded(source));
            if (sample.isPresent()) {
                return sample;
            }
        }
        return Optional.empty();
    }

    private void work(BackgroundJob current, double start) {
        boolean more = true;
        while (more && Task.now() - start < PIECE_MS) {
            more = current.advance();
        }
        if (!more) {
            job = Optional.empty();
            occluding = false;
            Mailbox.send(current.report());
        }
    }
}
