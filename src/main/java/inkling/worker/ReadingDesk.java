package inkling.worker;

import inkling.ink.Framing;
import inkling.ink.Ink;
import inkling.ink.NonDigits;
import inkling.ink.Stroke;
import inkling.model.SavedModel;
import inkling.nn.Network;
import inkling.protocol.Command;
import inkling.protocol.Report;
import inkling.train.Doubt;
import inkling.train.Temperature;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Answers drawings, with the shipped network or with the visitor's. */
final class ReadingDesk {
    private Optional<SavedModel> shipped = Optional.empty();
    private Optional<Network> yours = Optional.empty();
    private double yoursTemperature = Temperature.NEUTRAL;
    private Optional<Command.Look> last = Optional.empty();

    /** A shipped network has come, and answers in the place of one that came before; a drawing is read anew. */
    void shipped(SavedModel model) {
        shipped = Optional.of(model);
        last.filter(look -> !look.yours()).ifPresent(this::look);
    }

    /** The visitor's network has changed; empty after a reset. */
    void yours(Optional<Network> network) {
        yours = network;
        yoursTemperature = Temperature.NEUTRAL;
    }

    /** The visitor's network is now one that was saved. */
    void yours(SavedModel model) {
        yours = Optional.of(model.network());
        yoursTemperature = model.card().temperature();
    }

    /** Answers a drawing. */
    void look(Command.Look look) {
        last = Optional.of(look);
        Optional<Network> asked = look.yours() ? yours : shipped.map(SavedModel::network);
        List<Stroke> strokes = new ArrayList<>();
        for (float[] points : look.strokes()) {
            strokes.add(Stroke.of(points));
        }
        Ink ink = Ink.of(strokes);
        float[] picture = Framing.frame(ink);
        float[] shares = asked.map(network -> network.predict(picture)).orElse(new float[10]);
        if (asked.isPresent()) {
            Temperature.apply(shares, 0, shares.length, temperature(look.yours()));
        }
        boolean sure = asked.isPresent()
                && !ink.isDot(NonDigits.DOT * NonDigits.SHEET)
                && Doubt.isSure(shares, 0, shares.length);
        Mailbox.send(new Report.Prediction(look.id(), look.yours(), sure, shares, picture));
    }

    private double temperature(boolean own) {
        return own
                ? yoursTemperature
                : shipped.map(model -> model.card().temperature()).orElse(Temperature.NEUTRAL);
    }

    /** Answers the last drawing anew if it was the visitor's network that read it, since that has learned since. */
    void lookAgain() {
        last.filter(Command.Look::yours).ifPresent(this::look);
    }
}
