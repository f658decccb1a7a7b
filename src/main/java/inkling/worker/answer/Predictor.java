package inkling.worker.answer;

import inkling.data.Dataset;
import inkling.ink.Framing;
import inkling.ink.Ink;
import inkling.ink.NonDigits;
import inkling.ink.Photo;
import inkling.ink.Stroke;
import inkling.kernel.Backend;
import inkling.kernel.BackendFactory;
import inkling.kernel.Random32;
import inkling.model.SavedModel;
import inkling.nn.Network;
import inkling.protocol.Command;
import inkling.protocol.Report;
import inkling.train.Doubt;
import inkling.train.MemoryPlan;
import inkling.train.Temperature;
import inkling.worker.browser.Mailbox;
import inkling.worker.browser.Turns;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Answers drawings, with the shipped network or with the visitor's. */
public final class Predictor {
    private static final int OPAQUE = 0xff000000;

    /** Somebody who draws asks again within less time. */
    private static final double PAUSE_MS = 200;

    private final BackendFactory backends;
    private Optional<SavedModel> shipped = Optional.empty();
    private Optional<Network> yours = Optional.empty();
    private double yoursTemperature = Temperature.NEUTRAL;
    private Optional<Command.Look> last = Optional.empty();
    private Optional<Command.ReadPicture> lastPicture = Optional.empty();
    private Optional<Network> taught = Optional.empty();
    private boolean taughtYours;
    private double lastAsked = Double.NEGATIVE_INFINITY;

    /**
     * @param backends what networks from files read with
     */
    public Predictor(BackendFactory backends) {
        this.backends = backends;
    }

    /** A model whose network reads drawings as quickly as can be. */
    public SavedModel quick(SavedModel model) {
        return new SavedModel(model.card(), quick(model.network()));
    }

    /** A copy of a network, in kernels that read one image at a time as quickly as can be. */
    private Network quick(Network network) {
        Backend one = backends.create(MemoryPlan.reading(network.spec()), 1);
        return network.copy(1, new Random32(0), one);
    }

    /** A shipped network has come, and answers in the place of one that came before; a drawing is read anew. */
    public void shipped(SavedModel model) {
        shipped = Optional.of(quick(model));
        last.filter(look -> !look.yours()).ifPresent(this::look);
        lastPicture.filter(look -> !look.yours()).ifPresent(this::look);
    }

    /** The shipped network, if it has come. */
    public Optional<SavedModel> shipped() {
        return shipped;
    }

    /** The visitor's network has changed; empty after a reset. */
    public void yours(Optional<Network> network) {
        yours = network;
        yoursTemperature = Temperature.NEUTRAL;
        forgetLessonOfYours();
    }

    /** The visitor's network is now one whose temperature is known. */
    public void yours(SavedModel model) {
        yours = Optional.of(model.network());
        yoursTemperature = model.card().temperature();
        forgetLessonOfYours();
    }

    private void forgetLessonOfYours() {
        if (taughtYours) {
            forgetLesson();
        }
    }

    /** From now on a taught network answers in the place of one of the two. */
    public void taught(boolean own, Network network) {
        taughtYours = own;
        taught = Optional.of(quick(network));
    }

    /** The visitor's network as it was taught, if it was. */
    public Optional<Network> taughtYours() {
        return taught.filter(network -> taughtYours);
    }

    /** The networks as they were answer again. */
    public void forgetLesson() {
        taughtYours = false;
        taught = Optional.empty();
    }

    private Optional<Network> asked(boolean own) {
        if (taught.isPresent() && own == taughtYours) {
            return taught;
        }
        return own ? yours : shipped.map(SavedModel::network);
    }

    /** Answers a drawing that is under way. */
    public void ask(Command.Look look) {
        lastAsked = Turns.now();
        look(look);
    }

    /** Whether somebody is likely to ask again very soon. */
    public boolean isBusy() {
        return Turns.now() - lastAsked < PAUSE_MS;
    }

    private void look(Command.Look look) {
        last = Optional.of(look);
        lastPicture = Optional.empty();
        List<Stroke> strokes = new ArrayList<>();
        for (float[] points : look.strokes()) {
            strokes.add(Stroke.of(points));
        }
        Ink ink = Ink.of(strokes);
        float[] picture = Framing.frame(ink);
        answer(look.id(), look.yours(), picture, !ink.isDot(NonDigits.DOT * Ink.SHEET), picture);
    }

    /** Answers a photograph or scan; what shows no digit comes back as an empty picture. */
    public void look(Command.ReadPicture asked) {
        last = Optional.empty();
        lastPicture = Optional.of(asked);
        float[] light = new float[asked.colours().length];
        for (int i = 0; i < light.length; i++) {
            light[i] = Photo.light(OPAQUE | (int) asked.colours()[i]);
        }
        float[] picture = new Photo(light, asked.width(), asked.height()).framed();
        boolean found = false;
        for (float value : picture) {
            found |= value > 0;
        }
        answer(asked.id(), asked.yours(), picture, found, found ? picture : new float[0]);
    }

    /**
     * Reads a picture and sends the answer.
     *
     * @param mayBeDigit whether there is enough ink for a digit
     * @param shown what the page is to show of it
     */
    private void answer(int id, boolean own, float[] picture, boolean mayBeDigit, float[] shown) {
        Optional<Network> network = asked(own);
        float[] shares = network.map(one -> one.predict(picture)).orElse(new float[Dataset.DIGITS]);
        if (network.isPresent()) {
            Temperature.apply(shares, 0, shares.length, temperature(own));
        }
        boolean sure = mayBeDigit && network.isPresent() && Doubt.isSure(shares, 0, shares.length);
        Mailbox.send(new Report.Prediction(id, own, sure, shares, shown));
    }

    private double temperature(boolean own) {
        return own
                ? yoursTemperature
                : shipped.map(model -> model.card().temperature()).orElse(Temperature.NEUTRAL);
    }

    /** Answers the last drawing anew if it was the visitor's network that read it, since that has learned since. */
    public void lookAgain() {
        last.filter(Command.Look::yours).ifPresent(this::look);
        lastPicture.filter(Command.ReadPicture::yours).ifPresent(this::look);
    }
}
