package inkling.cli;

import com.grack.nanojson.JsonObject;
import com.grack.nanojson.JsonWriter;
import inkling.data.Splits;
import inkling.recipe.Recipe;
import inkling.train.EpochRecord;
import inkling.train.Trainer;
import java.io.PrintWriter;
import java.nio.file.Path;

/** One JSON object on each line: {@code start}, an {@code epoch} for each epoch, {@code result}. */
final class JsonRunReport implements RunReport {
    private final PrintWriter out;

    JsonRunReport(PrintWriter out) {
        this.out = out;
    }

    @Override
    public void start(Recipe recipe, Splits splits, Trainer trainer) {
        JsonObject event = event("start");
        event.put("settings", new JsonObject(recipe.texts()));
        event.put("parameters", trainer.network().spec().parameters());
        event.put("train_images", splits.train().size());
        event.put("synthetic_images", trainer.syntheticPerEpoch());
        event.put("non_digits", trainer.nonDigitsPerEpoch());
        event.put("validation_images", splits.validation().size());
        event.put("test_images", splits.test().size());
        print(event);
    }

    @Override
    public void progress(Trainer trainer, double imagesPerSecond) {
        // Lines are for programs, which have no use for a moving bar.
    }

    @Override
    public void epoch(EpochRecord record, double imagesPerSecond) {
        JsonObject event = event("epoch");
        event.put("epoch", record.epoch());
        event.put("rate", record.rate());
        event.put("train_loss", record.train().loss());
        event.put("train_accuracy", record.train().accuracy());
        event.put("validation_loss", record.validation().loss());
        event.put("validation_accuracy", record.validation().accuracy());
        event.put("images_per_second", Math.round(imagesPerSecond));
        print(event);
    }

    @Override
    public void result(Result result) {
        JsonObject event = event("result");
        event.put("test_set", result.testSet());
        event.put("test_accuracy", result.test().accuracy());
        event.put("test_loss", result.test().loss());
        event.put("validation_accuracy", result.validation().accuracy());
        event.put("epochs", result.epochs());
        event.put("images_per_second", Math.round(result.imagesPerSecond()));
        event.put("seconds", result.seconds());
        event.put("file", result.file().map(Path::toString).orElse(null));
        event.put("plots", result.plots().stream().map(Path::toString).toList());
        print(event);
    }

    @Override
    public void close() {
        out.flush();
    }

    private static JsonObject event(String name) {
        JsonObject event = new JsonObject();
        event.put("event", name);
        return event;
    }

    private void print(JsonObject event) {
        out.println(JsonWriter.string(event));
        out.flush();
    }
}
