package inkling.cli;

import inkling.train.Trainer;
import java.io.PrintStream;
import java.util.Locale;
import java.util.Optional;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressState;

/** A progress bar for each epoch, on standard error if that is a terminal; otherwise it shows nothing. */
final class LiveBar {
    private static final int REDRAW_MILLIS = 200;
    private static final int LONGEST_BAR = 30;

    private final Optional<PrintStream> screen;
    private Optional<ProgressBar> bar = Optional.empty();

    /** A bar on this screen; with none, nothing is shown. */
    LiveBar(Optional<PrintStream> screen) {
        this.screen = screen;
    }

    /** A bar that is shown if a person is watching. */
    static LiveBar onTerminal() {
        return new LiveBar(Optional.of(System.err).filter(screen -> isTerminal()));
    }

    /** From JDK 22 on there is a console even where there is no terminal, and {@code isTerminal} tells. */
    @SuppressWarnings("SystemConsoleNull")
    private static boolean isTerminal() {
        Object console = System.console();
        if (console == null) {
            return false;
        }
        try {
            return (Boolean) console.getClass().getMethod("isTerminal").invoke(console);
        } catch (ReflectiveOperationException olderJdk) {
            return true;
        }
    }

    /** Moves the bar to where the trainer is in its epoch. */
    void show(Trainer trainer, double imagesPerSecond) {
        if (bar.isEmpty()) {
            bar = screen.map(there -> open(trainer, there));
        }
        bar.ifPresent(shown -> shown.stepTo(trainer.images().imagesDone())
                .setExtraMessage(String.format(
                        Locale.ROOT,
                        "batch %d/%d, %,.0f images/s, loss %.4f",
                        trainer.images().batchesDone(),
                        trainer.images().batches(),
                        imagesPerSecond,
                        trainer.running().loss())));
    }

    private static ProgressBar open(Trainer trainer, PrintStream screen) {
        return new ProgressBarBuilder()
                .setTaskName("Epoch " + trainer.images().epoch() + "/"
                        + trainer.recipe().epochs())
                .setInitialMax(trainer.images().size())
                .setUpdateIntervalMillis(REDRAW_MILLIS)
                .setConsumer(new ConsoleProgressBarConsumer(screen))
                .setRenderer(LiveBar::line)
                .clearDisplayOnFinish()
                .build();
    }

    /** One line that fits: the figures matter more than the bar's length. */
    private static String line(ProgressState state, int columns) {
        int words = state.getTaskName().length() + state.getExtraMessage().length() + 4;
        int length = Math.max(0, Math.min(LONGEST_BAR, columns - words));
        int filled = (int) Math.min(length, length * state.getCurrent() / Math.max(1, state.getMax()));
        String line = state.getTaskName() + " [" + "=".repeat(filled) + " ".repeat(length - filled) + "] "
                + state.getExtraMessage();
        return line.substring(0, Math.min(line.length(), Math.max(0, columns)));
    }

    /** Removes the bar from the screen. */
    void clear() {
        bar.ifPresent(ProgressBar::close);
        bar = Optional.empty();
    }
}
