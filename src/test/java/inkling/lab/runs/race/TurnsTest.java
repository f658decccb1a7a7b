package inkling.lab.runs.race;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import inkling.lab.runs.kept.SampleRuns;
import inkling.recipe.Recipe;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class TurnsTest {
    private static List<Recipe> batches(String... sizes) {
        List<Recipe> recipes = new ArrayList<>();
        for (String size : sizes) {
            recipes.add(SampleRuns.recipe("relu-softmax", "batch", size));
        }
        return recipes;
    }

    @Test
    void oneAtATimeTheyTakeTurns() {
        Turns turns = new Turns(batches("32", "32", "32"), 1);
        for (int i = 0; i < 9; i++) {
            assertEquals(List.of(i % 3), turns.begin());
            assertEquals(List.of(), turns.begin());
            turns.over(i % 3);
        }
    }

    @Test
    void alikeBatchesGiveTurnsOfTheSameNumber() {
        Turns turns = new Turns(batches("32", "32"), 1);
        assertEquals(64, turns.batches(0));
        assertEquals(turns.batches(0), turns.batches(1));
    }

    @Test
    void unlikeBatchesGiveTurnsOfTheSameImages() {
        Turns turns = new Turns(batches("16", "1024", "all"), 1);
        assertEquals(1, turns.batches(2));
        assertEquals(54, turns.batches(1));
        assertEquals(55_000, turns.batches(0) * 16, 16);
    }

    @Test
    void whoIsOutIsPassedOver() {
        Turns turns = new Turns(batches("32", "32", "32"), 1);
        assertEquals(List.of(0), turns.begin());
        turns.out(0);
        assertEquals(List.of(1), turns.begin());
        turns.over(1);
        assertEquals(List.of(2), turns.begin());
        turns.over(2);
        assertEquals(List.of(1), turns.begin());
        turns.out(1);
        turns.out(2);
        assertTrue(turns.allOut());
        assertEquals(List.of(), turns.begin());
    }

    @Test
    void whoIsOutStaysOutWhenItsLastTurnEndsLater() {
        Turns turns = new Turns(batches("32", "32"), 2);
        turns.begin();
        turns.out(0);
        turns.over(0);
        turns.over(1);
        assertEquals(List.of(1), turns.begin());
    }

    @Test
    void nobodyGetsAheadHoweverLongTheTurnsTake() {
        Random random = new Random(3);
        Turns turns = new Turns(batches("32", "32", "32", "32", "32"), 2);
        int[] begun = new int[5];
        List<Integer> training = new ArrayList<>();
        for (int step = 0; step < 500; step++) {
            for (int lane : turns.begin()) {
                training.add(lane);
                begun[lane]++;
            }
            assertTrue(training.size() <= 2 && !training.isEmpty());
            int most = 0;
            int least = Integer.MAX_VALUE;
            for (int count : begun) {
                most = Math.max(most, count);
                least = Math.min(least, count);
            }
            assertTrue(most - least <= 1);
            turns.over(training.remove(random.nextInt(training.size())));
        }
        assertFalse(turns.allOut());
    }
}
