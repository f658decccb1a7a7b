package inkling.worker.answer;

import inkling.kernel.Backend;
import inkling.model.ModelCard;
import inkling.model.ModelFile;
import inkling.model.SavedModel;
import inkling.protocol.AnswerReport;
import inkling.protocol.WorkerReport;
import inkling.recipe.DataSource;
import inkling.text.Numbers;
import inkling.worker.browser.Download;
import inkling.worker.browser.Mailbox;
import java.util.function.Consumer;

/**
 * The networks that come with the page: a small one, so that the first answer is not kept waiting, and the best one,
 * which is loaded when that is done and then answers in its place.
 */
public final class ShippedModels {
    private static final String FIRST = "everyday";
    private static final String BEST = "convolutional";

    private static final String NONE = "";

    private final Predictor predictor;

    public ShippedModels(Predictor predictor) {
        this.predictor = predictor;
    }

    /** Loads both. The page is ready when one of them is there, or when there is none to be had. */
    public void load() {
        fetch(FIRST, this::loadBest, this::loadInsteadOf);
    }

    private void loadBest() {
        Mailbox.send(new WorkerReport.Ready());
        fetch(
                BEST,
                () -> {},
                problem -> Mailbox.send(new AnswerReport.Shipped(
                        FIRST,
                        "The small network goes on answering, because the best one could not be loaded: " + problem)));
    }

    private void loadInsteadOf(String problem) {
        fetch(BEST, () -> Mailbox.send(new WorkerReport.Ready()), other -> {
            Mailbox.send(new WorkerReport.Ready());
            Mailbox.send(new AnswerReport.Shipped(
                    NONE, "No network came with the page; press Train to make one of your own. " + problem));
        });
    }

    private void fetch(String name, Runnable next, Consumer<String> problem) {
        String path = "models/" + name + ".safetensors";
        Download.fetch(
                path,
                false,
                bytes -> {},
                content -> {
                    answerWith(name, ModelFile.read(Download.bytes(content), path, 1, Backend.plain()));
                    next.run();
                },
                problem);
    }

    private void answerWith(String name, SavedModel model) {
        predictor.setShipped(model);
        Mailbox.send(new AnswerReport.Shipped(name, note(model.card())));
    }

    private static String note(ModelCard card) {
        String kind = card.recipe().beginsWithFilters() ? "convolutional" : "small";
        String images = card.recipe().data() == DataSource.MNIST ? "MNIST’s test digits" : "synthetic digits";
        return "Answered by the " + kind + " network that comes with the page"
                + (card.testAccuracy().isPresent()
                        ? ": " + Numbers.exactPercent(card.testAccuracy().getAsDouble()) + " of " + images + "."
                        : ".");
    }
}
