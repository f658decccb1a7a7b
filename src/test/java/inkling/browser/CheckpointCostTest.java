package inkling.browser;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.microsoft.playwright.Route;
import inkling.Thorough;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;

/**
 * What keeping a run costs: the pace of the whole run, measurements included, in a browser that keeps it and in one that
 * refuses to, in turn. No part of the gate, since it measures time: {@code -Dcost.pairs=5} on a machine that does nothing
 * else.
 */
@Thorough
@Isolated
class CheckpointCostTest {
    private static final int PAIRS = Integer.getInteger("cost.pairs", 0);

    private static final String SETTINGS =
            "recipe=relu-softmax&layers=128&batch=128&epochs=10000&lr=0.01&engine=simd" + "&threads=1&run=1";

    private static final String REFUSING =
            "indexedDB.open = () => { throw new DOMException('no', 'SecurityError'); };\n";

    /** The share of the run that is done in a second, from the first to the last report in ten seconds. */
    private static final String PACE = """
            new Promise(resolve => {
              const bar = document.querySelector('#epoch-progress');
              const reports = [];
              const seen = new MutationObserver(() => reports.push([performance.now(), bar.value]));
              seen.observe(bar, {attributes: true});
              setTimeout(() => {
                seen.disconnect();
                const first = reports[0];
                const last = reports[reports.length - 1];
                resolve(1000 * (last[1] - first[1]) / (last[0] - first[0]));
              }, 10000);
            })""";

    private static double pace(boolean keeping) {
        Consumer<Route> answer = route ->
                Site.answerWith(route, (keeping ? "" : REFUSING) + route.fetch().text());
        try (Visit visit = Site.built().visitWhere("**/engine-simd.js", answer, SETTINGS)) {
            visit.awaitTrue("document.querySelector('#epoch').dataset.value >= 5");
            double pace = ((Number) visit.page().evaluate(PACE)).doubleValue();
            boolean refused = visit.text("error").contains("does not keep the run");
            assertTrue(keeping != refused, visit.text("error"));
            return pace;
        }
    }

    private static double median(List<Double> values) {
        return values.stream().sorted().toList().get(values.size() / 2);
    }

    @Test
    void keepingARunCostsLittle() {
        assumeTrue(PAIRS > 0, "The cost is measured where -Dcost.pairs says how often.");
        List<Double> keeping = new ArrayList<>();
        List<Double> refusing = new ArrayList<>();
        for (int pair = 0; pair < PAIRS; pair++) {
            keeping.add(pace(true));
            refusing.add(pace(false));
            System.out.printf("kept %.6f, not kept %.6f of the run a second%n", keeping.get(pair), refusing.get(pair));
        }
        double cost = 1 - median(keeping) / median(refusing);
        System.out.printf("Keeping a run costs %.1f %% of the pace (medians of %d)%n", 100 * cost, PAIRS);
        assertTrue(cost <= 0.03, "3 % is the most that it may cost, not " + 100 * cost);
    }
}
