package inkling.worker.browse;

import inkling.data.ClassSummary;
import inkling.data.Dataset;
import inkling.data.Splits;
import inkling.protocol.command.BrowseCommand;
import inkling.protocol.report.BrowseReport;
import inkling.recipe.DataSource;
import inkling.worker.browser.Mailbox;
import inkling.worker.browser.SideTask;
import inkling.worker.data.DataLibrary;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/** Answers what the page asks about the images of data sets. */
public final class BrowseService implements BrowseCommand.Receiver {
    /** Images whose pixels are added up in less than a millisecond. */
    private static final int SUMMED_AT_ONCE = 500;

    private final DataLibrary library;
    private final BooleanSupplier givesWay;
    private Optional<SideTask> work = Optional.empty();
    private int asked;

    /**
     * @param givesWay whether others must not be slowed down just now
     */
    public BrowseService(DataLibrary library, BooleanSupplier givesWay) {
        this.library = library;
        this.givesWay = givesWay;
    }

    @Override
    public void summarise(BrowseCommand.Summarise command) {
        asked++;
        work.ifPresent(SideTask::stop);
        if (!command.load() && library.loaded(command.data()).isEmpty()) {
            refuse(command.data(), "");
            return;
        }
        library.request(command.data(), new Request(command));
    }

    /** A question that waits for its images. */
    private final class Request implements DataLibrary.Client {
        private final BrowseCommand.Summarise command;
        private final int number = asked;

        Request(BrowseCommand.Summarise command) {
            this.command = command;
        }

        @Override
        public boolean waits() {
            return number == asked;
        }

        @Override
        public void waitsFor(DataSource source) {
            progress(source, 0, 1);
        }

        @Override
        public void progress(DataSource source, double done, double total) {
            Mailbox.send(new BrowseReport.DataLoading(source, done, total));
        }

        @Override
        public void receive(Splits splits, DataSource source) {
            Dataset set = ShownImages.set(splits, command.split());
            ClassSummary classes = new ClassSummary(set);
            work = Optional.of(new SideTask(
                    () -> {
                        boolean more = classes.advance(SUMMED_AT_ONCE);
                        if (!more) {
                            Mailbox.send(ShownImages.summary(source, command.split(), set, classes));
                        }
                        return more;
                    },
                    givesWay,
                    this::fail));
        }

        @Override
        public void fail(String sentence) {
            refuse(command.data(), sentence);
        }
    }

    @Override
    public void showImages(BrowseCommand.ShowImages command) {
        withSplits(
                command.data(),
                splits -> Mailbox.send(ShownImages.images(ShownImages.set(splits, command.split()), command)));
    }

    @Override
    public void vary(BrowseCommand.Vary command) {
        withSplits(
                command.data(),
                splits -> Mailbox.send(ShownImages.varied(ShownImages.set(splits, command.split()), command)));
    }

    private void withSplits(DataSource data, Consumer<Splits> use) {
        Optional<Splits> splits = library.loaded(data);
        if (splits.isEmpty()) {
            refuse(data, "");
            return;
        }
        try {
            use.accept(splits.get());
        } catch (IllegalArgumentException wrong) {
            refuse(data, String.valueOf(wrong.getMessage()));
        }
    }

    private static void refuse(DataSource data, String sentence) {
        Mailbox.send(new BrowseReport.NoImages(data, sentence));
    }
}
