package inkling.worker.bench;

import inkling.data.Splits;
import inkling.kernel.BackendFactory;
import inkling.protocol.command.BenchCommand;
import inkling.recipe.DataSource;
import java.util.function.BiConsumer;

/** Measures for the measuring page, one thing at a time. */
public final class BenchService implements BenchCommand.Receiver {
    /** Gets images, when what is under way has been stopped. */
    public interface Images {
        void load(DataSource source, BiConsumer<Splits, DataSource> beginning);
    }

    private final BackendFactory backends;
    private final Images images;
    private Runnable stop = () -> {};

    public BenchService(BackendFactory backends, Images images) {
        this.backends = backends;
        this.images = images;
    }

    @Override
    public void bench(BenchCommand.Bench asked) {
        images.load(
                asked.recipe().data(), (splits, source) -> stop = new BenchRun(asked, splits, source, backends)::stop);
    }

    @Override
    public void benchTextbook(BenchCommand.BenchTextbook asked) {
        images.load(asked.recipe().data(), (splits, source) -> stop = new TextbookBench(asked.recipe(), splits)::stop);
    }

    /** Ends the measurement under way, if there is one. */
    public void stop() {
        stop.run();
        stop = () -> {};
    }
}
