package inkling.lab.runs.race;

import inkling.recipe.Recipe;
import inkling.recipe.Settings;
import java.util.ArrayList;
import java.util.List;

/**
 * Whose turn it is where not all can train at once. A turn is about the same number of images for everybody, which is the
 * same number of batches where batches are alike; nobody begins a turn before everybody has begun the one before.
 */
public final class Turns {
    /** Short enough that all curves seem to grow together, long enough that asking for the next costs nothing. */
    static final int IMAGES = 2048;

    /** The images of a batch that takes all of them. */
    private static final int WHOLE_SET = 55_000;

    private enum Standing {
        WAITING,
        TRAINING,
        OUT
    }

    private final int[] batches;
    private final int[] begun;
    private final Standing[] standings;
    private final int atOnce;

    /**
     * @param recipes of those that take part
     * @param atOnce how many may train at the same time, 1 or more
     */
    public Turns(List<Recipe> recipes, int atOnce) {
        this.atOnce = Math.max(1, atOnce);
        batches = new int[recipes.size()];
        begun = new int[recipes.size()];
        standings = new Standing[recipes.size()];
        int images = IMAGES;
        for (Recipe recipe : recipes) {
            images = Math.max(images, imagesPerBatch(recipe));
        }
        for (int i = 0; i < batches.length; i++) {
            batches[i] = Math.max(1, Math.round((float) images / imagesPerBatch(recipes.get(i))));
            standings[i] = Standing.WAITING;
        }
    }

    private static int imagesPerBatch(Recipe recipe) {
        int batch = recipe.get(Settings.BATCH);
        return batch == Settings.WHOLE_SET ? WHOLE_SET : Math.min(batch, WHOLE_SET);
    }

    /** How many batches are one's turn. */
    public int batches(int lane) {
        return batches[lane];
    }

    /** Those whose turn begins now; they count as training from here on. */
    public List<Integer> begin() {
        List<Integer> begin = new ArrayList<>();
        int training = count(Standing.TRAINING);
        int fewest = fewestBegun();
        for (int i = 0; i < standings.length && training < atOnce; i++) {
            if (standings[i] == Standing.WAITING && begun[i] == fewest) {
                standings[i] = Standing.TRAINING;
                begun[i]++;
                training++;
                begin.add(i);
            }
        }
        return begin;
    }

    private int fewestBegun() {
        int fewest = Integer.MAX_VALUE;
        for (int i = 0; i < standings.length; i++) {
            if (standings[i] != Standing.OUT) {
                fewest = Math.min(fewest, begun[i]);
            }
        }
        return fewest;
    }

    private int count(Standing standing) {
        int count = 0;
        for (Standing one : standings) {
            count += one == standing ? 1 : 0;
        }
        return count;
    }

    /** Its turn is over. */
    public void over(int lane) {
        if (standings[lane] == Standing.TRAINING) {
            standings[lane] = Standing.WAITING;
        }
    }

    /** It takes no more turns, because it has finished or failed. */
    public void out(int lane) {
        standings[lane] = Standing.OUT;
    }

    /** Whether nobody takes turns any more. */
    public boolean allOut() {
        return count(Standing.OUT) == standings.length;
    }
}
