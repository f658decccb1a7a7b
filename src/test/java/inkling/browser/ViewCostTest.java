package inkling.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import inkling.Thorough;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;

/**
 * What an open view costs a run: its pace with the view open and with the drawer closed, in turn in one run. Long tasks are
 * told of only, since a task that waits for a processor is long too. No part of the gate, since it measures time: {@code
 * -Dcost.pairs=5} on a machine that does nothing else.
 */
@Thorough
@Isolated
class ViewCostTest {
    private static final int PAIRS = Integer.getInteger("cost.pairs", 0);
    private static final String RECIPE = System.getProperty("cost.recipe", "relu-softmax");
    private static final List<String> VIEWS = List.of("learning", "inspect", "mistakes", "runs", "data", "how");
    private static final double LEAST_PACE = 0.9;

    /** The share of the run that is done in a second, in five seconds, and the tasks of more than 50 ms. */
    private static final String WATCH = """
            new Promise(resolve => {
              const bar = document.querySelector('#epoch-progress');
              const reports = [];
              const tasks = [];
              const seen = new MutationObserver(() => reports.push([performance.now(), bar.value]));
              seen.observe(bar, {attributes: true});
              const long = new PerformanceObserver(list => tasks.push(...list.getEntries().map(task => task.duration)));
              long.observe({type: 'longtask'});
              setTimeout(() => {
                seen.disconnect();
                long.disconnect();
                const first = reports[0];
                const last = reports[reports.length - 1];
                resolve([1000 * (last[1] - first[1]) / (last[0] - first[0]), ...tasks]);
              }, 5000);
            })""";

    private final List<Double> longTasks = new ArrayList<>();

    private double pace(Visit visit) {
        visit.page().waitForTimeout(1500);
        List<Double> seen = new ArrayList<>();
        for (Object each : (List<?>) visit.page().evaluate(WATCH)) {
            seen.add(((Number) each).doubleValue());
        }
        longTasks.addAll(seen.subList(1, seen.size()));
        return seen.get(0);
    }

    private static double median(List<Double> values) {
        return values.stream().sorted().toList().get(values.size() / 2);
    }

    @Test
    void anOpenViewCostsLittle() {
        assumeTrue(PAIRS > 0, "The cost is measured where -Dcost.pairs says how often.");
        List<String> tooSlow = new ArrayList<>();
        try (Visit visit = Site.built().visit("recipe=" + RECIPE + "&epochs=10000&view=none&run=1")) {
            visit.awaitTrue("document.querySelector('#epoch').dataset.value >= 1");
            visit.draw(Handwriting.three());
            for (String view : VIEWS) {
                if (!isCheap(visit, view)) {
                    tooSlow.add(view);
                }
            }
        }
        assertEquals(List.of(), tooSlow);
    }

    private boolean isCheap(Visit visit, String view) {
        List<Double> open = new ArrayList<>();
        List<Double> closed = new ArrayList<>();
        longTasks.clear();
        for (int pair = 0; pair < PAIRS; pair++) {
            closed.add(pace(visit));
            visit.page().locator("#tab-" + view).click();
            open.add(pace(visit));
            visit.page().locator("#close-view").click();
        }
        double ratio = median(open) / median(closed);
        System.out.printf("%s, %s: open / closed %.2f; long tasks %s ms%n", RECIPE, view, ratio, longTasks);
        return ratio >= LEAST_PACE;
    }
}
