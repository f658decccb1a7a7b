package inkling.worker.answer;

import inkling.data.Dataset;
import inkling.ink.Framing;
import inkling.ink.Ink;
import inkling.ink.Photo;
import inkling.ink.Sheet;
import inkling.ink.Stroke;
import inkling.kernel.Backend;
import inkling.kernel.BackendFactory;
import inkling.kernel.Random32;
import inkling.model.ModelCard;
import inkling.model.SavedModel;
import inkling.nn.ClassNames;
import inkling.nn.Network;
import inkling.nn.Shape;
import inkling.protocol.command.Command;
import inkling.protocol.report.AnswerReport;
import inkling.worker.browser.Mailbox;
import inkling.worker.browser.Task;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Answers drawings, with the shipped network or with the visitor's. */
public final class Predictor implements Command.ReadReceiver {

    /** Somebody who draws asks again within less time. */
    private static final double PAUSE_MS = 200;

    private static final float[] NONE = {};

    private static final ClassNames DIGITS = ClassNames.numbered(Dataset.DIGITS);

    private static final Shape FRAMED = new Shape(Framing.SIDE, Framing.SIDE, 1);

    /**
     * What is answered at present.
     *
     * @param yours whether the visitor's network answers
     * @param model the network that answers
     * @param picture what it was last asked about, of several digits the chosen one; blank if that was nothing
     * @param version grows whenever the visitor's network has learned
     */
    public record Subject(boolean yours, SavedModel model, float[] picture, int version) {}

    private final BackendFactory backends;
    private Optional<SavedModel> shipped = Optional.empty();
    private Optional<SavedModel> yours = Optional.empty();
    private Optional<SavedModel> fineTuned = Optional.empty();
    private boolean fineTunedYours;
    private Optional<Question> last = Optional.empty();

    /** The picture that was looked into when the last question was answered; empty if none was. */
    private float[] looked = {};

    private final RecentReadings recent = new RecentReadings();
    private double lastAsked = Double.NEGATIVE_INFINITY;
    private int version;
    private Runnable listener = () -> {};

    /**
     * @param backends what networks from files read with
     */
    public Predictor(BackendFactory backends) {
        this.backends = backends;
    }

    /** Calls back whenever the {@link #subject} may have changed. */
    public void onAnswer(Runnable heard) {
        listener = heard;
    }

    /** What is answered at present, if there is a network; before the first question the visitor's own, if there is one. */
    public Optional<Subject> subject() {
        boolean own = last.map(Question::yours).orElse(yours.isPresent());
        return answering(own).map(model -> {
            Shape input = model.card().input();
            float[] picture = looked.length == input.size() ? looked : new float[input.size()];
            return new Subject(own, model, picture, own ? version : 0);
        });
    }

    /** The same model in kernels that read one image at a time as quickly as can be. */
    public SavedModel quick(SavedModel model) {
        Network network = model.network();
        Backend one = backends.create(1, plan -> network.copy(1, new Random32(0), plan));
        return new SavedModel(model.card(), network.copy(1, new Random32(0), one));
    }

    /** A shipped network has come, and answers in the place of one that came before; a drawing is read anew. */
    public void setShipped(SavedModel model) {
        shipped = Optional.of(quick(model));
        last.filter(question -> !question.yours()).ifPresent(this::answer);
        listener.run();
    }

    /** From now on the visitor's network is one that was read from a file; a drawing is read anew. */
    public void openYours(SavedModel model) {
        setYours(model);
        answerAgain();
    }

    /** From now on this is the visitor's network. It may go on learning. */
    public void setYours(SavedModel model) {
        removeYours();
        yours = Optional.of(model);
        listener.run();
    }

    /** The visitor has no network any more. */
    public void removeYours() {
        yours = Optional.empty();
        if (fineTunedYours) {
            removeFineTuned();
        }
        listener.run();
    }

    /** One of the two networks, if it is there, as it was before it was fine-tuned. */
    public Optional<SavedModel> original(boolean own) {
        return own ? yours : shipped;
    }

    /** From now on a fine-tuned copy answers in the place of one of the two. */
    public void setFineTuned(boolean own, Network network) {
        fineTunedYours = own;
        fineTuned = original(own).map(model -> quick(new SavedModel(model.card().withoutAccuracies(), network)));
    }

    /** The networks as they were answer again. */
    public void removeFineTuned() {
        fineTunedYours = false;
        fineTuned = Optional.empty();
    }

    /** Whether it is the visitor's network that was fine-tuned. */
    public boolean isYoursFineTuned() {
        return fineTuned.isPresent() && fineTunedYours;
    }

    /** One of the two networks, if it is there, as it answers now. */
    public Optional<SavedModel> answering(boolean own) {
        return fineTuned.isPresent() && own == fineTunedYours ? fineTuned : original(own);
    }

    /** Answers a drawing that is under way. */
    @Override
    public void readDrawing(Command.ReadDrawing drawing) {
        lastAsked = Task.now();
        List<Stroke> strokes = new ArrayList<>();
        for (float[] points : drawing.strokes()) {
            strokes.add(Stroke.of(points));
        }
        Ink ink = Ink.of(strokes);
        ask(Question.ofDrawing(drawing, ink));
    }

    /** Answers a photograph or scan; what shows no digit comes back as an empty picture. */
    @Override
    public void readPhoto(Command.ReadPhoto photo) {
        ask(Question.ofPhoto(photo, new Photo(photo.light(), photo.width(), photo.height())));
    }

    /** Answers a picture that is as networks are given them, such as a test image. */
    @Override
    public void readPicture(Command.ReadPicture picture) {
        ask(Question.ofPicture(picture));
    }

    /** Looks into another digit of what was read last. */
    @Override
    public void chooseDigit(Command.ChooseDigit command) {
        last.ifPresent(question -> {
            question.choose(command.digit());
            answer(question);
            listener.run();
        });
    }

    private void ask(Question question) {
        last = Optional.of(question);
        answer(question);
        listener.run();
    }

    private void answer(Question question) {
        Optional<SavedModel> model = answering(question.yours());
        Optional<ModelCard> card = model.map(SavedModel::card);
        ClassNames classes = card.map(ModelCard::classNames).orElse(DIGITS);
        Shape input = card.map(ModelCard::input).orElse(FRAMED);
        Sheet sheet = question.sheet(classes.areDigits(), input.height(), input.width());
        List<SavedModel.Digit> read = model.map(
                        one -> SavedModel.read(sheet, question.yours() ? one::predict : recent.of(one)))
                .orElseGet(
                        () -> List.of(new SavedModel.Digit(new float[Dataset.DIGITS], false, sheet.picture(), NONE)));
        boolean found = question.mayBeRead(sheet);
        int chosen = question.chosen(read.size());
        looked = read.get(chosen).picture();
        List<AnswerReport.Digit> digits = new ArrayList<>();
        for (SavedModel.Digit digit : read) {
            digits.add(new AnswerReport.Digit(
                    found && digit.sure(),
                    digit.probabilities(),
                    question.isPhoto() && !found ? NONE : digit.picture(),
                    found ? digit.place() : NONE));
        }
        Mailbox.send(new AnswerReport.Prediction(
                question.id(), question.yours(), digits, chosen, classes.names(), input.width()));
    }

    /** Answers the last question anew if it was the visitor's network that was asked, since that has learned since. */
    public void answerAgain() {
        version++;
        last.filter(Question::yours).ifPresent(this::answer);
        listener.run();
    }

    /** Whether somebody is likely to ask again very soon. */
    public boolean isBusy() {
        return Task.now() - lastAsked < PAUSE_MS;
    }
}
