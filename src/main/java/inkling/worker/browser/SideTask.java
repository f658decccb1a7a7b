package inkling.worker.browser;

import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/** A long piece of work beside training and answering: it is done in time slices, and rests in between while it must not slow the others down. */
public final class SideTask {
    /** While it gives way, it rests so many times as long as it has worked, which leaves nine tenths of the time. */
    private static final int REST = 10;

    private final Task task;
    private final BooleanSupplier step;
    private final BooleanSupplier givesWay;

    /**
     * Begins.
     *
     * @param step does the next few milliseconds of the work; returns whether there is more
     * @param givesWay whether it must leave most of the time to others
     * @param failed is told in a sentence what went wrong; the work is over then
     */
    public SideTask(BooleanSupplier step, BooleanSupplier givesWay, Consumer<String> failed) {
        this.step = step;
        this.givesWay = givesWay;
        task = new Task(this::slice, failed);
        task.resume();
    }

    /** Leaves the work unfinished. */
    public void stop() {
        task.close();
    }

    private boolean slice() {
        double start = Task.now();
        boolean rests = givesWay.getAsBoolean();
        double length = rests ? Task.SHORT_SLICE_MS : Task.SLICE_MS;
        boolean more = true;
        while (more && Task.now() - start < length) {
            more = step.getAsBoolean();
        }
        if (!more) {
            task.close();
        } else if (rests) {
            Task.after((int) Math.ceil(REST * (Task.now() - start)), task::resume);
        }
        return more && !rests;
    }
}
