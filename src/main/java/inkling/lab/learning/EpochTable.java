package inkling.lab.learning;

import inkling.page.dom.Dom;
import inkling.protocol.report.TrainingReport;
import inkling.text.Numbers;
import inkling.train.EpochRecord;
import java.util.ArrayList;
import java.util.List;
import org.teavm.jso.dom.html.HTMLElement;

/** The figures of each epoch as a table, for reading, for screen readers, and as a file. */
final class EpochTable {
    private final HTMLElement body = Dom.byId("epochs").querySelector("tbody");
    private final List<EpochRecord> records = new ArrayList<>();

    /** Of each record the norm of the gradient, as it was measured last before; negative where none was. */
    private final List<Double> norms = new ArrayList<>();

    private double norm = -1;

    void clear() {
        records.clear();
        norms.clear();
        norm = -1;
        Dom.removeChildren(body);
    }

    /** A step may have been measured. */
    void progress(TrainingReport.Progress now) {
        norm = now.step().gradientNorm();
    }

    /** Adds an epoch; one that is told again is passed over. */
    void add(EpochRecord record) {
        if (records.stream().anyMatch(known -> known.epoch() == record.epoch())) {
            return;
        }
        records.add(record);
        norms.add(norm);
        HTMLElement row = Dom.append(body, "tr");
        Dom.append(row, "th", "scope", "row").setTextContent(Numbers.whole(record.epoch()));
        cell(row, Float.toString(record.rate()));
        cell(row, Numbers.fixed(record.train().loss(), 4));
        cell(row, Numbers.fixed(record.validation().loss(), 4));
        cell(row, Numbers.exactPercent(record.train().accuracy()));
        cell(row, Numbers.exactPercent(record.validation().accuracy()));
        cell(row, norm < 0 ? "–" : Numbers.fixed(norm, 4));
        cell(row, record.seconds() > 0 ? Milestones.time(record.seconds()) : "–");
    }

    private static void cell(HTMLElement row, String text) {
        Dom.append(row, "td").setTextContent(text);
    }

    int epochs() {
        return records.size();
    }

    /** As comma-separated values, with a line of names (RFC 4180). */
    String csv() {
        StringBuilder text =
                new StringBuilder("epoch,learning_rate,train_loss,validation_loss,train_accuracy,validation_accuracy,"
                        + "gradient_norm,seconds\r\n");
        for (int i = 0; i < records.size(); i++) {
            EpochRecord record = records.get(i);
            text.append(record.epoch()).append(',').append(record.rate());
            text.append(',').append(record.train().loss());
            text.append(',').append(record.validation().loss());
            text.append(',').append(record.train().accuracy());
            text.append(',').append(record.validation().accuracy());
            text.append(',').append(norms.get(i) < 0 ? "" : norms.get(i).toString());
            text.append(',').append(record.seconds()).append("\r\n");
        }
        return text.toString();
    }
}
