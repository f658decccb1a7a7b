package inkling.train.measure;

import java.util.ArrayList;
import java.util.List;

/**
 * Searches a set for the images that a network finds most alike to one: those whose {@link HiddenFeatures} have the
 * greatest cosine similarity to its own. It goes through all images, a micro-batch at a time, so that a worker can read
 * its messages in between.
 */
public final class NearestNeighbours {
    /**
     * An image and how much alike it is.
     *
     * @param image its number in the set
     * @param similarity the cosine of the angle between its features and those searched for, -1 to 1
     */
    public record Neighbour(int image, double similarity) {}

    private final HiddenFeatures features;
    private final float[] query;
    private final int wanted;
    private final List<Neighbour> nearest = new ArrayList<>();
    private int seen;

    /**
     * @param features of the images to search
     * @param query the features of the image whose neighbours are searched for
     * @param wanted how many neighbours, 1 or more
     */
    public NearestNeighbours(HiddenFeatures features, float[] query, int wanted) {
        if (query.length != features.width()) {
            throw new IllegalArgumentException("The image's features are " + query.length + " values, those to compare "
                    + "it with " + features.width() + ".");
        }
        this.features = features;
        this.query = query;
        this.wanted = wanted;
    }

    /** Looks at the next micro-batch, if there is one; returns whether there are more. */
    public boolean advance() {
        int images = features.images().size();
        if (seen < images) {
            int count = features.count(seen);
            float[] values = features.values(seen);
            int at = features.offset(seen);
            for (int r = 0; r < count; r++, at += query.length) {
                offer(seen + r, product(values, at));
            }
            seen += count;
        }
        return seen < images;
    }

    private float product(float[] values, int at) {
        float sum = 0;
        for (int j = 0; j < query.length; j++) {
            sum += query[j] * values[at + j];
        }
        return sum;
    }

    /** Keeps an image among the nearest, if it is; of equally near ones the first. */
    private void offer(int image, float similarity) {
        if (nearest.size() == wanted && nearest.get(wanted - 1).similarity() >= similarity) {
            return;
        }
        int place = nearest.size();
        while (place > 0 && nearest.get(place - 1).similarity() < similarity) {
            place--;
        }
        nearest.add(place, new Neighbour(image, similarity));
        if (nearest.size() > wanted) {
            nearest.remove(wanted);
        }
    }

    /** The nearest of the images so far, the most alike first. */
    public List<Neighbour> nearest() {
        return List.copyOf(nearest);
    }

    /** How much of the set was looked at, 0 to 1. */
    public double share() {
        return (double) seen / Math.max(1, features.images().size());
    }
}
