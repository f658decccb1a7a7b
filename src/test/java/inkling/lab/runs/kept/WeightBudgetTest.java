package inkling.lab.runs.kept;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class WeightBudgetTest {
    private static KeptRun run(int id, int bytes) {
        return SampleRuns.begun("run-" + (100 + id), "run " + id).withWeights(bytes);
    }

    private static List<String> surplus(List<KeptRun> runs) {
        return WeightBudget.surplus(runs).stream().map(KeptRun::name).toList();
    }

    @Test
    void theTenNewestRunsKeepTheirNetworks() {
        List<KeptRun> runs = new ArrayList<>();
        for (int i = 0; i < 13; i++) {
            runs.add(run(i, i == 5 ? 0 : 400_000));
        }
        assertEquals(List.of("run 1", "run 0"), surplus(runs));
    }

    @Test
    void largeNetworksLeaveRoomForFewer() {
        assertEquals(List.of("run 1"), surplus(List.of(run(1, 30_000_000), run(2, 30_000_000), run(3, 30_000_000))));
        assertEquals(List.of("run 2"), surplus(List.of(run(2, WeightBudget.MOST_BYTES), run(3, 1))));
    }

    @Test
    void aNetworkThatFitsByItselfIsKept() {
        assertEquals(List.of(), surplus(List.of(run(1, WeightBudget.MOST_BYTES))));
    }
}
