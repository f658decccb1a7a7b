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
import inkling.worker.browser.Task;
import java.util.function.Consumer;

/**
 * The networks that come with the page: a small one, so that the first answer is not kept waiting, and the best one,
 * which is loaded when that is done and then answers in its place.
 */
public final class ShippedModels {
    private static final String FIRST = "everyday";
    private static final String BEST = "convolutional";

    private static final String NONE = "";

    /** Training need not wait longer for a network that it does without. */
    private static final int PATIENCE_MS = 3000;

    private final Predictor predictor;
    private boolean ready;

    public ShippedModels(Predictor predictor) {
        this.predictor = predictor;
    }

    /** Loads both. The page is ready when one of them is there, when there is none to be had, or when none comes. */
    public void load() {
        Task.after(PATIENCE_MS, this::ready);
        fetch(FIRST, this::loadBest, this::loadInsteadOf);
    }

    private void ready() {
        if (!ready) {
            ready = true;
            Mailbox.send(new WorkerReport.Ready());
        }
    }

    private void loadBest() {
        ready();
        fetch(
                BEST,
                () -> {},
                problem -> Mailbox.send(new AnswerReport.Shipped(
                        FIRST,
                        "The small network goes on answering, because the best one could not be loaded: " + problem)));
    }

    private void loadInsteadOf(String problem) {
        fetch(BEST, this::ready, other -> {
            ready();
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
