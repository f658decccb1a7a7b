package inkling.cli;

import com.grack.nanojson.JsonStringWriter;
import com.grack.nanojson.JsonWriter;
import inkling.data.Splits;
import inkling.train.EpochRecord;
import inkling.train.Trainer;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;

/**
 * One JSON object on each line: {@code start}, perhaps {@code resumed}, an {@code epoch} for each epoch, and {@code result}
 * or {@code stopped}.
 */
final class JsonRunReport implements RunReport {
    private final PrintWriter out;

    JsonRunReport(PrintWriter out) {
        this.out = out;
    }

    @Override
    public void data(String note) {
        if (!note.isEmpty()) {
            print(event("data").value("note", note));
        }
    }

    @Override
    public void start(Splits splits, Trainer trainer) {
        JsonStringWriter event = event("start");
        event.value("settings", trainer.recipe().texts());
        event.value("parameters", trainer.network().spec().parameters());
        event.value("train_images", splits.train().size());
        event.value("synthetic_images", trainer.images().synthetic());
        event.value("non_digits", trainer.images().nonDigits());
        event.value("validation_images", splits.validation().size());
        event.value("test_images", splits.test().size());
        event.value("classes", splits.train().classNames().names());
        print(event);
    }

    @Override
    public void from(Path model, Trainer trainer) {
        print(event("from").value("model", model.toString()));
    }

    @Override
    public void resumed(Trainer trainer, Path checkpoint, List<String> changes) {
        print(place("resumed", trainer, checkpoint)
                .value("finished", trainer.phase() == Trainer.Phase.TESTING)
                .value("changes", changes));
    }

    @Override
    public void stopped(Trainer trainer, Path checkpoint) {
        print(place("stopped", trainer, checkpoint));
    }

    private static JsonStringWriter place(String name, Trainer trainer, Path checkpoint) {
        return event(name)
                .value("checkpoint", checkpoint.toString())
                .value("epoch", trainer.images().epoch())
                .value("batch", trainer.images().batchesDone());
    }

    @Override
    public void epoch(Trainer trainer, double imagesPerSecond) {
        EpochRecord record = trainer.log().get(trainer.log().size() - 1);
        JsonStringWriter event = event("epoch");
        event.value("epoch", record.epoch());
        event.value("rate", record.rate());
        event.value("train_loss", record.train().loss());
        event.value("train_accuracy", record.train().accuracy());
        event.value("validation_loss", record.validation().loss());
        event.value("validation_accuracy", record.validation().accuracy());
        event.value("images_per_second", Math.round(imagesPerSecond));
        print(event);
    }

    @Override
    public void result(Trainer trainer, Outcome outcome) {
        JsonStringWriter event = event("result");
        event.value("test_set", trainer.test().dataset().name());
        event.value("test_accuracy", trainer.test().metrics().accuracy());
        event.value("test_loss", trainer.test().metrics().loss());
        event.value("validation_accuracy", trainer.keptEpoch().validation().accuracy());
        event.value("epochs", trainer.log().size());
        event.value("images_per_second", Math.round(outcome.imagesPerSecond()));
        event.value("seconds", outcome.seconds());
        event.value("file", outcome.file().map(Path::toString).orElse(null));
        event.value("plots", outcome.plots().stream().map(Path::toString).toList());
        print(event);
    }

    private static JsonStringWriter event(String name) {
        return JsonWriter.string().object().value("event", name);
    }

    private void print(JsonStringWriter event) {
        out.println(event.end().done());
        out.flush();
    }
}
