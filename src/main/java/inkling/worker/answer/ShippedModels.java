package inkling.worker.answer;

import inkling.kernel.Backend;
import inkling.model.ModelCard;
import inkling.model.ModelFile;
import inkling.model.SavedModel;
import inkling.model.ShippedModel;
import inkling.protocol.report.AnswerReport;
import inkling.protocol.report.WorkerReport;
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
    private static final ShippedModel FIRST = ShippedModel.EVERYDAY;
    private static final ShippedModel BEST = ShippedModel.CONVOLUTIONAL;
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
                        FIRST.word(),
                        "The small network goes on answering, because the best one could not be loaded: " + problem)));
    }

    private void loadInsteadOf(String problem) {
        fetch(BEST, this::ready, other -> {
            ready();
            Mailbox.send(new AnswerReport.Shipped(
                    NONE, "No network came with the page; press Train to make one of your own. " + problem));
        });
    }

    private void fetch(ShippedModel model, Runnable next, Consumer<String> problem) {
        Download.fetch(
                model.path(),
                false,
                bytes -> {},
                content -> Download.unpack(
                        model.path(),
                        content,
                        (bytes, digest) -> {
                            try {
                                answerWith(model, bytes, digest);
                                next.run();
                            } catch (RuntimeException unusable) {
                                problem.accept(String.valueOf(unusable.getMessage()));
                            }
                        },
                        problem),
                problem);
    }

    private void answerWith(ShippedModel shipped, byte[] bytes, String digest) {
        // Without a digest (a page that is neither local nor https) the reader's own checks must do.
        if (!digest.isEmpty()) {
            shipped.verify(digest);
        }
        SavedModel model = ModelFile.read(bytes, shipped.path(), 1, Backend.plain());
        predictor.setShipped(model);
        Mailbox.send(new AnswerReport.Shipped(shipped.word(), note(model.card())));
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
