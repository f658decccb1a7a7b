package inkling.cli;

import com.grack.nanojson.JsonArray;
import com.grack.nanojson.JsonObject;
import com.grack.nanojson.JsonWriter;
import inkling.train.measure.Abstention;
import inkling.train.measure.ConfusionMatrix;
import inkling.train.measure.Evaluation;
import inkling.train.measure.Metrics;
import inkling.train.measure.Reliability;
import inkling.train.measure.Temperature;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Formatter;
import java.util.List;
import java.util.Locale;

/** A measurement as text for people and as JSON for programs. */
final class EvaluationText {
    private static final int CONFUSIONS = 8;

    private EvaluationText() {}

    /** How often a digit was taken for a certain other one. */
    private record Confusion(int label, int read, int count) {}

    /**
     * The figures, the confusion matrix, and the most common confusions.
     *
     * @param temperature of its probabilities; the loss is that of the network without a temperature
     */
    static String text(Evaluation evaluation, double temperature) {
        Metrics metrics = evaluation.metrics();
        Abstention.Figures doubt = evaluation.abstention(temperature);
        Formatter text = new Formatter(Locale.ROOT);
        text.format(
                "%s: accuracy %s, %,d of %,d read right, loss %.4f.%n%n",
                evaluation.dataset().name(),
                TextRunReport.percent(metrics.accuracy()),
                Math.round(metrics.accuracy() * metrics.images()),
                metrics.images(),
                metrics.loss());
        String error = TextRunReport.percent(evaluation.reliability(temperature).error());
        text.format("Expected calibration error: %s between how sure it is and how often it is right", error);
        if (temperature != Temperature.NEUTRAL) {
            text.format(", at its temperature of %.3f", temperature);
        }
        text.format(
                ".%n%nNot sure of %s (%,d); a network that is not sure names no digit. Of the others it reads %s.%n%n",
                TextRunReport.percent(doubt.notSure()),
                doubt.images() - doubt.sure(),
                TextRunReport.percent(doubt.accuracyWhenSure()));
        table(evaluation.confusion(), text);
        return text + commonest(evaluation.confusion());
    }

    private static void table(ConfusionMatrix confusion, Formatter text) {
        text.format("label | read as%n      |");
        for (int read = 0; read < confusion.classes(); read++) {
            text.format("%6d", read);
        }
        text.format(" |  right%n------+%s-+--------%n", "-".repeat(6 * confusion.classes()));
        for (int label = 0; label < confusion.classes(); label++) {
            text.format("%5d |", label);
            for (int read = 0; read < confusion.classes(); read++) {
                int count = confusion.count(label, read);
                text.format("%6s", count == 0 ? "." : Integer.toString(count));
            }
            int total = confusion.total(label);
            if (total == 0) {
                text.format(" |       -%n");
            } else {
                text.format(" | %5.1f %%%n", 100.0 * confusion.count(label, label) / total);
            }
        }
        text.format("%n");
    }

    private static String commonest(ConfusionMatrix confusion) {
        List<Confusion> all = confusions(confusion);
        if (all.isEmpty()) {
            return "No digit was taken for another.";
        }
        List<String> parts = all.stream()
                .map(c -> c.label() + " as " + c.read() + " (" + c.count() + ")")
                .toList();
        return "Most often confused: " + String.join(", ", parts) + ".";
    }

    /** The most common confusions, the most common first. */
    private static List<Confusion> confusions(ConfusionMatrix confusion) {
        List<Confusion> all = new ArrayList<>();
        for (int label = 0; label < confusion.classes(); label++) {
            for (int read = 0; read < confusion.classes(); read++) {
                int count = confusion.count(label, read);
                if (label != read && count > 0) {
                    all.add(new Confusion(label, read, count));
                }
            }
        }
        all.sort(Comparator.comparingInt(Confusion::count).reversed());
        return all.subList(0, Math.min(CONFUSIONS, all.size()));
    }

    /** One object for each bin, from probability 0 to 1. */
    private static JsonArray reliability(Reliability reliability) {
        JsonArray bins = new JsonArray();
        for (Reliability.Bin bin : reliability.bins()) {
            JsonObject entry = new JsonObject();
            entry.put("count", bin.count());
            entry.put("confidence", bin.confidence());
            entry.put("accuracy", bin.accuracy());
            bins.add(entry);
        }
        return bins;
    }

    /** The same as one JSON object; {@code confusion[label][read as]} is a count. */
    static String json(Evaluation evaluation, double temperature) {
        ConfusionMatrix confusion = evaluation.confusion();
        JsonObject object = new JsonObject();
        object.put("set", evaluation.dataset().name());
        object.put("images", evaluation.metrics().images());
        object.put("accuracy", evaluation.metrics().accuracy());
        object.put("loss", evaluation.metrics().loss());
        object.put("temperature", temperature);
        object.put("calibration_error", evaluation.reliability(temperature).error());
        Abstention.Figures doubt = evaluation.abstention(temperature);
        object.put("not_sure", doubt.notSure());
        object.put("accuracy_when_sure", doubt.accuracyWhenSure());
        object.put("reliability", reliability(evaluation.reliability(temperature)));
        JsonArray perDigit = new JsonArray();
        JsonArray table = new JsonArray();
        for (int label = 0; label < confusion.classes(); label++) {
            JsonArray row = new JsonArray();
            for (int read = 0; read < confusion.classes(); read++) {
                row.add(confusion.count(label, read));
            }
            table.add(row);
            int total = confusion.total(label);
            perDigit.add(total == 0 ? null : (Object) (confusion.count(label, label) / (double) total));
        }
        object.put("per_digit", perDigit);
        object.put("confusion", table);
        JsonArray confusions = new JsonArray();
        for (Confusion one : confusions(confusion)) {
            JsonObject entry = new JsonObject();
            entry.put("label", one.label());
            entry.put("read_as", one.read());
            entry.put("count", one.count());
            confusions.add(entry);
        }
        object.put("most_confused", confusions);
        return JsonWriter.string(object);
    }
}
