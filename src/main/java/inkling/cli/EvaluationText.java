package inkling.cli;

import com.grack.nanojson.JsonArray;
import com.grack.nanojson.JsonObject;
import com.grack.nanojson.JsonWriter;
import inkling.train.ConfusionMatrix;
import inkling.train.Doubt;
import inkling.train.Evaluation;
import inkling.train.Metrics;
import inkling.train.Reliability;
import inkling.train.Temperature;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** A measurement for people, and for programs. */
final class EvaluationText {
    private static final int CONFUSIONS = 8;

    private EvaluationText() {}

    /** A digit that was taken for another, so many times. */
    private record Confusion(int label, int read, int count) {}

    /**
     * The figures, the table of confusions, and the most common of them.
     *
     * @param temperature at which its probabilities are taken; the loss is the network's own
     */
    static String text(Evaluation evaluation, double temperature) {
        Metrics metrics = evaluation.metrics();
        ConfusionMatrix confusion = evaluation.confusion();
        StringBuilder text = new StringBuilder();
        text.append(String.format(
                Locale.ROOT,
                "%s: accuracy %s, %,d of %,d read right, loss %.4f.%n%n",
                evaluation.dataset().name(),
                TextRunReport.percent(metrics.accuracy()),
                right(confusion),
                metrics.images(),
                metrics.loss()));
        text.append(String.format(
                Locale.ROOT,
                "Expected calibration error: %s between how sure it is and how often it is right%s.%n%n",
                TextRunReport.percent(evaluation.reliability(temperature).error()),
                temperature == Temperature.NEUTRAL
                        ? ""
                        : String.format(Locale.ROOT, ", at its temperature of %.3f", temperature)));
        Doubt.Figures doubt = evaluation.doubt(temperature);
        text.append(String.format(
                Locale.ROOT,
                "Not sure of %s (%,d); a network that is not sure names no digit. Of the others it reads %s.%n%n",
                TextRunReport.percent(doubt.notSure()),
                doubt.images() - doubt.sure(),
                TextRunReport.percent(doubt.accuracyWhenSure())));
        text.append(String.format("label | read as%n      |"));
        for (int read = 0; read < confusion.classes(); read++) {
            text.append(String.format(Locale.ROOT, "%6d", read));
        }
        text.append(String.format(" |  right%n------+%s-+--------%n", "-".repeat(6 * confusion.classes())));
        for (int label = 0; label < confusion.classes(); label++) {
            text.append(String.format(Locale.ROOT, "%5d |", label));
            for (int read = 0; read < confusion.classes(); read++) {
                int count = confusion.count(label, read);
                text.append(String.format(Locale.ROOT, "%6s", count == 0 ? "." : Integer.toString(count)));
            }
            text.append(String.format(" | %s%n", share(confusion, label)));
        }
        text.append(String.format("%n%s", commonest(confusion)));
        return text.toString();
    }

    private static String share(ConfusionMatrix confusion, int label) {
        int total = confusion.total(label);
        return total == 0
                ? "      -"
                : String.format(Locale.ROOT, "%5.1f %%", 100.0 * confusion.count(label, label) / total);
    }

    private static String commonest(ConfusionMatrix confusion) {
        List<Confusion> all = confusions(confusion);
        if (all.isEmpty()) {
            return "No digit was taken for another.";
        }
        List<String> parts = all.stream()
                .limit(CONFUSIONS)
                .map(c -> c.label() + " as " + c.read() + " (" + c.count() + ")")
                .toList();
        return "Most often confused: " + String.join(", ", parts) + ".";
    }

    /** All confusions that occurred, the most common first. */
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
        return all;
    }

    /** One object a bin, from probability 0 to 1. */
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

    private static int right(ConfusionMatrix confusion) {
        int right = 0;
        for (int label = 0; label < confusion.classes(); label++) {
            right += confusion.count(label, label);
        }
        return right;
    }

    /** The same as one JSON object; {@code confusion[label][read as]} are counts. */
    static String json(Evaluation evaluation, double temperature) {
        ConfusionMatrix confusion = evaluation.confusion();
        JsonObject object = new JsonObject();
        object.put("set", evaluation.dataset().name());
        object.put("images", evaluation.metrics().images());
        object.put("accuracy", evaluation.metrics().accuracy());
        object.put("loss", evaluation.metrics().loss());
        object.put("temperature", temperature);
        object.put("calibration_error", evaluation.reliability(temperature).error());
        Doubt.Figures doubt = evaluation.doubt(temperature);
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
        for (Confusion one : confusions(confusion).stream().limit(CONFUSIONS).toList()) {
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
