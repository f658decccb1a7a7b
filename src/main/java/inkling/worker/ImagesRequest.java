package inkling.worker;

import inkling.data.Splits;
import inkling.protocol.report.Report;
import inkling.protocol.report.RunState;
import inkling.protocol.report.WorkerReport;
import inkling.recipe.DataSource;
import inkling.worker.browser.Mailbox;
import inkling.worker.data.DataLibrary;
import java.util.function.BiConsumer;
import java.util.function.BiFunction;
import java.util.function.BooleanSupplier;

/** Waits for the images that something begins with, and tells the page how far they are. */
final class ImagesRequest implements DataLibrary.Client {
    private final BooleanSupplier wanted;
    private final BiFunction<RunState, String, Report> report;
    private final BiConsumer<Splits, DataSource> beginning;

    /**
     * @param wanted whether what is to begin has not been given up
     * @param report makes a state and a sentence a report
     * @param beginning begins with the images
     */
    ImagesRequest(
            BooleanSupplier wanted,
            BiFunction<RunState, String, Report> report,
            BiConsumer<Splits, DataSource> beginning) {
        this.wanted = wanted;
        this.report = report;
        this.beginning = beginning;
    }

    @Override
    public boolean waits() {
        return wanted.getAsBoolean();
    }

    @Override
    public void waitsFor(DataSource source) {
        Mailbox.send(report.apply(
                RunState.LOADING,
                switch (source) {
                    case MNIST -> "Loading MNIST: 60,000 digits to learn from, 10,000 to be tested on.";
                    case SYNTHETIC -> "Drawing synthetic handwriting to learn from.";
                    case OWN -> "Looking for your own files.";
                }));
    }

    @Override
    public void progress(DataSource source, double done, double total) {
        Mailbox.send(new WorkerReport.Loading(source, done, total));
    }

    @Override
    public void receive(Splits splits, DataSource source) {
        beginning.accept(splits, source);
    }

    @Override
    public void fail(String sentence) {
        Mailbox.send(report.apply(RunState.FAILED, sentence));
    }
}
