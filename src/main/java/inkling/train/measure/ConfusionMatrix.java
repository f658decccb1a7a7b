package inkling.train.measure;

/** How often each class was predicted for the images of each class. */
public final class ConfusionMatrix {
    private final int[][] counts;

    /** An empty matrix. */
    public ConfusionMatrix(int classes) {
        counts = new int[classes][classes];
    }

    /** Counts one image. */
    public void add(int label, int prediction) {
        counts[label][prediction]++;
    }

    /** How many images of {@code label} were taken for {@code prediction}. */
    public int count(int label, int prediction) {
        return counts[label][prediction];
    }

    /** Number of classes. */
    public int classes() {
        return counts.length;
    }

    /** Number of images of a class. */
    public int total(int label) {
        int sum = 0;
        for (int count : counts[label]) {
            sum += count;
        }
        return sum;
    }

    /** All counts, one row a label: {@code classes × classes}. */
    public float[] rowByRow() {
        int classes = classes();
        float[] all = new float[classes * classes];
        for (int label = 0; label < classes; label++) {
            for (int prediction = 0; prediction < classes; prediction++) {
                all[label * classes + prediction] = count(label, prediction);
            }
        }
        return all;
    }
}
