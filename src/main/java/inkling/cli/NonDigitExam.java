package inkling.cli;

import com.grack.nanojson.JsonStringWriter;
import com.grack.nanojson.JsonWriter;
import inkling.ink.Framing;
import inkling.ink.Ink;
import inkling.ink.NonDigits;
import inkling.model.SavedModel;
import inkling.train.measure.Abstention;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;

/**
 * How many of 1,000 drawings that are no digits, a quarter of each kind, a network is not sure of. Blank sheets and dots
 * are recognised by their ink, as on the page; letters and scribbles by the network.
 *
 * @param notSure for each kind, how many drawings are answered "not sure"
 */
record NonDigitExam(Map<NonDigits.Kind, Integer> notSure) {
    /** Drawings of each kind. */
    static final int EACH = 250;

    /** Not the seed of any drawing that networks learn from. */
    private static final long SEED = 0xE7A3;

    /** Examines a network for drawn digits; the drawings are always the same. */
    static NonDigitExam of(SavedModel model) {
        NonDigits drawings = NonDigits.toExamineOn(new Random(SEED));
        Map<NonDigits.Kind, Integer> notSure = new EnumMap<>(NonDigits.Kind.class);
        for (NonDigits.Kind kind : NonDigits.Kind.values()) {
            int count = 0;
            for (int i = 0; i < EACH; i++) {
                count += isSure(model, drawings.draw(kind)) ? 0 : 1;
            }
            notSure.put(kind, count);
        }
        return new NonDigitExam(notSure);
    }

    private static boolean isSure(SavedModel model, Ink ink) {
        if (ink.isDot(NonDigits.DOT * Ink.SHEET)) {
            return false;
        }
        float[] probabilities = model.predict(Framing.frame(ink));
        return Abstention.isSure(probabilities, 0, probabilities.length);
    }

    /** Share of all drawings that are answered "not sure". */
    double share() {
        int all = notSure.values().stream().mapToInt(Integer::intValue).sum();
        return all / (double) (EACH * notSure.size());
    }

    /** Share of a kind's drawings that are answered "not sure". */
    double share(NonDigits.Kind kind) {
        return notSure.get(kind) / (double) EACH;
    }

    /** For people. */
    String text() {
        List<String> parts = new ArrayList<>();
        for (NonDigits.Kind kind : notSure.keySet()) {
            parts.add(TextRunReport.percent(share(kind)) + " of " + EACH + " " + name(kind) + "s");
        }
        return "Drawings that are no digits: not sure of " + TextRunReport.percent(share()) + " ("
                + String.join(", ", parts) + ").";
    }

    /** For programs. */
    String json() {
        JsonStringWriter json = JsonWriter.string().object();
        json.value("set", "drawings that are no digits");
        json.value("images", EACH * notSure.size());
        json.value("not_sure", share());
        notSure.keySet().forEach(kind -> json.value("not_sure_" + name(kind), share(kind)));
        return json.end().done();
    }

    private static String name(NonDigits.Kind kind) {
        return kind.name().toLowerCase(Locale.ROOT);
    }
}
