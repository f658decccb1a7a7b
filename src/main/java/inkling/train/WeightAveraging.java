package inkling.train;

import inkling.nn.Tensor;
import inkling.recipe.Recipe;
import inkling.recipe.Settings;
import java.util.ArrayList;
import java.util.List;

/**
 * The last epochs of a recipe with {@link Settings#AVERAGING}. They go on at a constant rate with fewer drawings among the
 * images, and the network becomes the mean of all that it was during them. It lies in the middle of what the steps wander
 * about in, and reads better than any of them: Izmailov et al., "Averaging weights leads to wider optima and better
 * generalization" (2018), section 3.2. Unlike there, every step counts, and batch norm's running figures are averaged
 * too.
 */
final class WeightAveraging {
    /** The rate, as a share of the recipe's. */
    private static final float RATE = 1 / 3f;

    private final Recipe recipe;
    private final List<Tensor> state;
    private final List<float[]> mean = new ArrayList<>();
    private int steps;

    /**
     * @param state of the network, now and later
     */
    WeightAveraging(Recipe recipe, List<Tensor> state) {
        this.recipe = recipe;
        this.state = state;
    }

    /** Whether an epoch, from 1, is one of them. */
    boolean covers(int epoch) {
        return epoch > epochsBefore();
    }

    private int epochsBefore() {
        return Math.max(1, recipe.epochs() - recipe.get(Settings.AVERAGING));
    }

    /**
     * The learning rate of a step: the schedule's, which runs over the epochs before, or the constant one.
     *
     * @param epoch that the step is part of, from 1
     * @param step of the whole run, from 0
     * @param batches in an epoch
     */
    float rate(int epoch, long step, int batches) {
        return covers(epoch)
                ? RATE * recipe.lr()
                : recipe.get(Settings.SCHEDULE).rate(recipe.lr(), step, (long) epochsBefore() * batches);
    }

    /** Takes the network into the mean, as it is after one more step. */
    void add() {
        steps++;
        for (int i = 0; i < state.size(); i++) {
            float[] values = state.get(i).values();
            if (steps == 1) {
                mean.add(new float[state.get(i).length()]);
            }
            float[] of = mean.get(i);
            for (int j = 0; j < of.length; j++) {
                of[j] += (values[j] - of[j]) / steps;
            }
        }
    }

    /** Exchanges the network and the mean; without any step, does nothing. */
    void swap() {
        for (int i = 0; i < mean.size(); i++) {
            float[] values = state.get(i).values();
            float[] of = mean.get(i);
            for (int j = 0; j < of.length; j++) {
                float value = values[j];
                values[j] = of[j];
                of[j] = value;
            }
        }
    }
}
