package inkling.cli;

import com.grack.nanojson.JsonStringWriter;
import com.grack.nanojson.JsonWriter;
import inkling.nn.ClassNames;
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
import java.util.stream.Collectors;

/** A measurement as text for people and as JSON for programs. */
final class EvaluationText {
    private static final int CONFUSIONS = 8;
    private static final int LONGEST_HEADING = 5;

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
        ClassNames names = evaluation.dataset().classNames();
        table(evaluation.confusion(), names, text);
        return text + commonest(evaluation.confusion(), names);
    }

    /** Columns are numbered where names are too long for them. */
    private static void table(ConfusionMatrix confusion, ClassNames names, Formatter text) {
        int longest = names.names().stream().mapToInt(String::length).max().orElse(0);
        boolean numbered = longest > LONGEST_HEADING;
        int width = Math.max(LONGEST_HEADING, numbered ? longest + 3 : longest);
        text.format("%" + width + "s | read as%n%" + width + "s |", "label", "");
        for (int read = 0; read < confusion.classes(); read++) {
            text.format("%6s", numbered ? Integer.toString(read) : names.of(read));
        }
        text.format(" |  right%n%s-+%s-+--------%n", "-".repeat(width), "-".repeat(6 * confusion.classes()));
        for (int label = 0; label < confusion.classes(); label++) {
            String name = names.of(label);
            text.format(
                    "%" + width + "s |",
                    numbered ? String.format(Locale.ROOT, "%-" + (width - 3) + "s %2d", name, label) : name);
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

    private static String commonest(ConfusionMatrix confusion, ClassNames names) {
        List<Confusion> all = confusions(confusion);
        if (all.isEmpty()) {
            return names.areDigits() ? "No digit was taken for another." : "No class was taken for another.";
        }
        return all.stream()
                .map(c -> names.of(c.label()) + " as " + names.of(c.read()) + " (" + c.count() + ")")
                .collect(Collectors.joining(", ", "Most often confused: ", "."));
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

    /** The same as one JSON object; {@code confusion[label][read as]} is a count. */
    static String json(Evaluation evaluation, double temperature) {
        ConfusionMatrix confusion = evaluation.confusion();
        Abstention.Figures doubt = evaluation.abstention(temperature);
        Reliability reliability = evaluation.reliability(temperature);
        JsonStringWriter json = JsonWriter.string().object();
        json.value("set", evaluation.dataset().name());
        json.value("classes", evaluation.dataset().classNames().names());
        json.value("images", evaluation.metrics().images());
        json.value("accuracy", evaluation.metrics().accuracy());
        json.value("loss", evaluation.metrics().loss());
        json.value("temperature", temperature);
        json.value("calibration_error", reliability.error());
        json.value("not_sure", doubt.notSure());
        json.value("accuracy_when_sure", doubt.accuracyWhenSure());
        json.array("reliability");
        for (Reliability.Bin bin : reliability.bins()) {
            json.object().value("count", bin.count()).value("confidence", bin.confidence());
            json.value("accuracy", bin.accuracy()).end();
        }
        json.end().array("per_digit");
        for (int label = 0; label < confusion.classes(); label++) {
            int total = confusion.total(label);
            json.value(total == 0 ? null : (Object) (confusion.count(label, label) / (double) total));
        }
        json.end().array("confusion");
        for (int label = 0; label < confusion.classes(); label++) {
            json.array();
            for (int read = 0; read < confusion.classes(); read++) {
                json.value(confusion.count(label, read));
            }
            json.end();
        }
        json.end().array("most_confused");
        for (Confusion one : confusions(confusion)) {
            json.object().value("label", one.label()).value("read_as", one.read());
            json.value("count", one.count()).end();
        }
        return json.end().end().done();
    }
}
