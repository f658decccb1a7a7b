package inkling.worker.finetune;

import inkling.data.Dataset;
import inkling.data.Splits;
import inkling.kernel.Backend;
import inkling.kernel.BackendFactory;
import inkling.model.SavedModel;
import inkling.protocol.report.FineTuningReport;
import inkling.train.finetune.FineTuning;
import inkling.worker.browser.Mailbox;
import inkling.worker.browser.Task;
import java.util.function.Consumer;

/** Fine-tuning under way: works in time slices and reports how it goes. */
final class FineTuningJob {
    private static final double REPORT_MS = 100;

    private final Backend backend;
    private final FineTuning tuning;
    private final Consumer<FineTuning> done;
    private final Task task;
    private double lastReport;

    /**
     * Begins.
     *
     * @param model to fine-tune a copy of
     * @param examples the visitor's digits
     * @param replay images of the kind that the network was trained on
     * @param threads the most to work with
     * @param done takes the result
     * @param failed is told in a sentence what went wrong
     * @throws IllegalArgumentException when the images do not suit the network
     */
    FineTuningJob(
            SavedModel model,
            Dataset examples,
            Splits replay,
            int threads,
            BackendFactory factory,
            Consumer<FineTuning> done,
            Consumer<String> failed) {
        this.done = done;
        backend = factory.create(
                threads, plan -> FineTuning.plan(model.network(), model.card().recipe(), examples, replay, plan));
        task = new Task(this::work, sentence -> {
            stop();
            failed.accept(sentence);
        });
        try {
            tuning = new FineTuning(model.network(), model.card().recipe(), examples, replay, backend);
        } catch (RuntimeException e) {
            stop();
            throw e;
        }
        task.resume();
    }

    /** Stops for good, without a word. */
    void stop() {
        backend.threads().dismiss();
        task.close();
    }

    private boolean work() {
        double start = Task.now();
        double now = start;
        boolean more = true;
        while (more && now - start < Task.SLICE_MS) {
            more = tuning.advance();
            now = Task.now();
        }
        if (!more) {
            stop();
            done.accept(tuning);
        } else if (now - lastReport >= REPORT_MS) {
            lastReport = now;
            Mailbox.send(new FineTuningReport.Progress(sentence(), tuning.share()));
        }
        return more;
    }

    private String sentence() {
        return switch (tuning.phase()) {
            case READING -> "Looking at your examples, and at images that it knows.";
            case MEASURING_BEFORE -> "Measuring what it reads now.";
            case TEACHING -> "Learning your examples, and rehearsing what it knows.";
            case MEASURING_AFTER, DONE -> "Measuring what it reads afterwards.";
        };
    }
}
