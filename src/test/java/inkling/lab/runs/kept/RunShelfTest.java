package inkling.lab.runs.kept;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import inkling.protocol.report.RunState;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RunShelfTest {
    private final MemoryStore store = new MemoryStore();
    private final List<String> problems = new ArrayList<>();
    private int changes;
    private final RunShelf shelf = shelf();

    private RunShelf shelf() {
        RunShelf made = new RunShelf(store, () -> changes++, problems::add);
        made.read();
        return made;
    }

    private static List<String> names(RunShelf shelf) {
        return shelf.runs().stream().map(KeptRun::name).toList();
    }

    @Test
    void aLaterVisitFindsTheRunsOfAnEarlierOne() {
        shelf.keep(SampleRuns.done("b", 100, 1, 0.9));
        shelf.keep(SampleRuns.done("a", 100, 1, 0.8));
        shelf.keepNetwork("a", new byte[] {1, 2});
        shelf.rename("a", "first");
        shelf.hide("b", true);
        RunShelf later = shelf();
        assertEquals(List.of("first", "b"), names(later));
        assertEquals(shelf.runs(), later.runs());
        assertEquals(2, later.find("a").orElseThrow().weightBytes());
        assertTrue(later.find("b").orElseThrow().hidden());
    }

    @Test
    void aNewRecordOfARunLeavesItsNameAndItsPlaceInTheChart() {
        shelf.keep(SampleRuns.begun("a", "a"));
        shelf.rename("a", "mine");
        shelf.hide("a", true);
        shelf.show(SampleRuns.done("a", 100, 1, 0.9));
        KeptRun run = shelf.find("a").orElseThrow();
        assertEquals("mine", run.name());
        assertTrue(run.hidden());
        assertEquals(RunState.DONE, run.state());
    }

    @Test
    void aDeletedRunComesBackWithItsNetwork() {
        shelf.keep(SampleRuns.done("a", 100, 1, 0.9));
        shelf.keep(SampleRuns.done("b", 100, 1, 0.9));
        shelf.keepNetwork("a", new byte[] {1, 2});
        shelf.delete("a");
        assertEquals(List.of("b"), names(shelf));
        assertEquals(Set.of("b"), store.texts.keySet());
        assertEquals(Optional.of("a"), shelf.undoable());
        shelf.undo();
        assertEquals(List.of("a", "b"), names(shelf));
        assertEquals(2, shelf.find("a").orElseThrow().weightBytes());
        assertArrayEquals(new byte[] {1, 2}, store.networks.get("a"));
        assertEquals(Optional.empty(), shelf.undoable());
        shelf.undo();
        assertEquals(List.of("a", "b"), names(shelf));
    }

    @Test
    void aRunThatIsDeletedWhileItTrainsStaysAway() {
        KeptRun run = SampleRuns.done("a", 100, 1, 0.9);
        shelf.keep(run);
        shelf.delete("a");
        shelf.show(run);
        shelf.keep(run);
        assertEquals(List.of(), shelf.runs());
        assertEquals(Set.of(), store.texts.keySet());
    }

    @Test
    void withoutAStoreRunsStayForTheVisitAndOneSentenceSaysSo() {
        store.refuses = true;
        RunShelf alone = shelf();
        alone.keep(SampleRuns.done("a", 100, 1, 0.9));
        alone.keepNetwork("a", new byte[] {1});
        alone.keep(SampleRuns.done("b", 100, 1, 0.9));
        assertEquals(List.of("a", "b"), names(alone));
        assertEquals(1, problems.size());
        assertTrue(problems.get(0).contains("until the page is closed"));
    }

    @Test
    void whatAnotherVersionHasStoredIsLeftAlone() {
        store.texts.put("x", "{\"version\":99}");
        shelf.keep(SampleRuns.done("a", 100, 1, 0.9));
        shelf.read();
        assertEquals(List.of("a"), names(shelf));
        assertTrue(store.texts.containsKey("x"));
    }

    @Test
    void anotherTabsRunsAppearAndGo() {
        shelf.keep(SampleRuns.done("a", 100, 1, 0.9));
        RunShelf other = shelf();
        other.keep(SampleRuns.done("b", 100, 1, 0.9));
        shelf.read();
        assertEquals(List.of("a", "b"), names(shelf));
        other.delete("b");
        shelf.read();
        assertEquals(List.of("a"), names(shelf));
    }

    @Test
    void theOldestOfTooManyGo() {
        for (int i = 0; i <= RunShelf.MOST_RUNS; i++) {
            shelf.keep(SampleRuns.begun(Integer.toString(1000 + i), "run " + i));
        }
        assertEquals(RunShelf.MOST_RUNS, shelf.runs().size());
        assertEquals("run 1", shelf.runs().get(0).name());
        assertEquals(RunShelf.MOST_RUNS, store.texts.size());
    }

    @Test
    void onlyTheNewestNetworksAreKept() {
        for (int i = 0; i < 12; i++) {
            shelf.keep(SampleRuns.begun(Integer.toString(100 + i), "run " + i));
            shelf.keepNetwork(Integer.toString(100 + i), new byte[] {1});
        }
        assertEquals(WeightBudget.MOST_NETWORKS, store.networks.size());
        assertEquals(0, shelf.find("101").orElseThrow().weightBytes());
        assertEquals(1, shelf.find("102").orElseThrow().weightBytes());
    }
}
