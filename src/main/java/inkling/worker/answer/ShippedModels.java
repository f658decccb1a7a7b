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
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** The networks that come with the page: the best one, and another that answers where that one cannot be had. */
public final class ShippedModels {
    private static final List<ShippedModel> BEST_FIRST = List.of(ShippedModel.CONVOLUTIONAL, ShippedModel.EVERYDAY);
    private static final String NONE = "";

    /** Training need not wait longer for a network that it does without. */
    private static final int PATIENCE_MS = 3000;

    private Optional<Predictor> predictor = Optional.empty();
    private boolean ready;

    /** From now on the network that is loaded answers here. */
    public void answerThrough(Predictor given) {
        predictor = Optional.of(given);
    }

    /**
     * Begins to load one of them, which comes after the caller's turn. The page is ready when it is there, when there is none
     * to be had, or when none comes.
     */
    public void load() {
        Task.after(PATIENCE_MS, this::ready);
        load(BEST_FIRST, "");
    }

    /**
     * Loads the first that can be had.
     *
     * @param problem of the one before, if there was one
     */
    private void load(List<ShippedModel> models, String problem) {
        if (models.isEmpty()) {
            say(NONE, "No network came with the page; press Train to make one of your own. " + problem);
            return;
        }
        ShippedModel model = models.get(0);
        Consumer<String> failed = why -> load(models.subList(1, models.size()), why);
        Download.fetch(
                model.path(),
                false,
                bytes -> {},
                content -> Download.unpack(
                        model.path(),
                        content,
                        (bytes, digest) -> {
                            try {
                                say(model.word(), answerWith(model, bytes, digest) + because(problem));
                            } catch (RuntimeException unusable) {
                                failed.accept(String.valueOf(unusable.getMessage()));
                            }
                        },
                        failed),
                failed);
    }

    private static String because(String problem) {
        return problem.isEmpty() ? "" : " The best network could not be loaded: " + problem;
    }

    private void say(String name, String note) {
        Mailbox.send(new AnswerReport.Shipped(name, note));
        ready();
    }

    private void ready() {
        if (!ready) {
            ready = true;
            Mailbox.send(new WorkerReport.Ready());
        }
    }

    /** Returns what to say of it. */
    private String answerWith(ShippedModel shipped, byte[] bytes, String digest) {
        SavedModel model = read(shipped, bytes, digest);
        predictor.orElseThrow().setShipped(model);
        return note(model.card());
    }

    /** Without a digest (a page that is neither local nor https) the reader's own checks must do. */
    private static SavedModel read(ShippedModel shipped, byte[] bytes, String digest) {
        if (digest.isEmpty()) {
            return ModelFile.read(bytes, shipped.path(), 1, Backend.plain());
        }
        shipped.verify(digest);
        return ModelFile.readVerified(bytes, shipped.path());
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
