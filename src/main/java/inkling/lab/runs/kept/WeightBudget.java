package inkling.lab.runs.kept;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** How much of the browser's storage the networks of kept runs may take. */
public final class WeightBudget {
    /** The newest runs keep their networks. */
    static final int MOST_NETWORKS = 10;

    /** All of them together. */
    static final int MOST_BYTES = 64_000_000;

    private WeightBudget() {}

    /** The runs whose networks are to go, since those of newer runs take the room. */
    public static List<KeptRun> surplus(List<KeptRun> runs) {
        List<KeptRun> newestFirst = new ArrayList<>(runs);
        newestFirst.sort(Comparator.comparing(KeptRun::id).reversed());
        List<KeptRun> surplus = new ArrayList<>();
        int networks = 0;
        double bytes = 0;
        for (KeptRun run : newestFirst) {
            if (run.weightBytes() == 0) {
                continue;
            }
            networks++;
            bytes += run.weightBytes();
            if (networks > MOST_NETWORKS || bytes > MOST_BYTES) {
                surplus.add(run);
            }
        }
        return surplus;
    }
}
