package inkling.train.measure;

import inkling.data.Dataset;
import inkling.kernel.Backend;
import inkling.kernel.Kernels;
import inkling.kernel.SparseRows.Batch;
import inkling.nn.Loss;
import inkling.nn.Network;

/** Measures a network on a data set, a micro-batch at a time, so that a worker can read its messages in between. */
public final class Evaluation {
    private final Network network;
    private final Loss loss;
    private final Dataset dataset;
    private final Kernels kernels;
    private final int[] order;
    private final int[] labels;
    private final float[] delta;
    private final byte[] predictions;
    private final float[] probabilities;
    private final int microBatch;
    private int done;
    private int right;
    private double lossSum;

    /**
     * @param microBatch images at a time, at most the network's largest batch
     */
    public Evaluation(Network network, Loss loss, Dataset dataset, int microBatch, Backend backend) {
        this.network = network;
        this.loss = loss;
        this.dataset = dataset.adoptedBy(backend.memory());
        kernels = backend.kernels();
        this.microBatch = microBatch;
        order = backend.memory().rowNumbers(dataset.size());
        labels = new int[microBatch];
        delta = backend.memory().allocate((long) microBatch * dataset.classes());
        predictions = new byte[dataset.size()];
        probabilities = new float[dataset.size() * dataset.classes()];
    }

    /** Begins again, with the network as it is now. */
    public Evaluation restart() {
        done = 0;
        right = 0;
        lossSum = 0;
        return this;
    }

    /** Measures the next micro-batch, if there is one; returns whether there are more. */
    public boolean advance() {
        if (done == dataset.size()) {
            return false;
        }
        int rows = Math.min(microBatch, dataset.size() - done);
        int classes = dataset.classes();
        float[] outputs = network.forward(new Batch(dataset.images(), order, done, rows), false);
        for (int r = 0; r < rows; r++) {
            labels[r] = dataset.label(done + r);
        }
        lossSum += loss.apply(kernels, outputs, labels, delta, rows, classes, 1f);
        for (int r = 0; r < rows; r++) {
            int prediction = argmax(outputs, r * classes, classes);
            predictions[done + r] = (byte) prediction;
            keepProbabilities(outputs, r * classes, (done + r) * classes);
            right += prediction == labels[r] ? 1 : 0;
        }
        done += rows;
        return done < dataset.size();
    }

    /** Keeps an image's outputs, scaled to sum to 1, which those of a sigmoid head do not. */
    private void keepProbabilities(float[] outputs, int from, int to) {
        int classes = dataset.classes();
        float sum = 0;
        for (int j = 0; j < classes; j++) {
            sum += outputs[from + j];
        }
        for (int j = 0; j < classes; j++) {
            probabilities[to + j] = sum > 0 ? outputs[from + j] / sum : 1f / classes;
        }
    }

    /** Measures all that is left. */
    public Evaluation finish() {
        while (advance()) {
            // Each call measures a micro-batch.
        }
        return this;
    }

    /** What was measured so far. */
    public Metrics metrics() {
        return new Metrics(lossSum / Math.max(1, done), right / (double) Math.max(1, done), done);
    }

    /** The predicted class of each image. */
    public byte[] predictions() {
        return predictions.clone();
    }

    /** How well the network's probabilities at a temperature agree with its accuracy, once all images are measured. */
    public Reliability reliability(double temperature) {
        return Reliability.of(at(temperature), dataset.labels(), dataset.classes());
    }

    /** For how many of the images it names a digit ({@link Abstention}), and how many of those it reads correctly. */
    public Abstention.Figures abstention(double temperature) {
        return Abstention.of(at(temperature), dataset.labels(), dataset.classes());
    }

    /** What it answered for each image, with the confidence at a temperature, once all images are measured. */
    public Answers answers(double temperature) {
        float[] calibrated = at(temperature);
        int classes = dataset.classes();
        float[] confidences = new float[dataset.size()];
        for (int image = 0; image < confidences.length; image++) {
            confidences[image] = calibrated[image * classes + (predictions[image] & 0xff)];
        }
        return new Answers(dataset.labels(), predictions(), confidences);
    }

    /** All images' probabilities at a temperature. */
    private float[] at(double temperature) {
        float[] calibrated = probabilities.clone();
        for (int row = 0; row < dataset.size(); row++) {
            Temperature.apply(calibrated, row * dataset.classes(), dataset.classes(), temperature);
        }
        return calibrated;
    }

    /** The temperature that suits these images best, once they are measured. */
    public double temperature() {
        return Temperature.fit(probabilities, dataset.labels(), dataset.classes());
    }

    /** The confusion matrix so far. */
    public ConfusionMatrix confusion() {
        ConfusionMatrix confusion = new ConfusionMatrix(dataset.classes());
        for (int image = 0; image < done; image++) {
            confusion.add(dataset.label(image), predictions[image] & 0xff);
        }
        return confusion;
    }

    /** The set that is measured on. */
    public Dataset dataset() {
        return dataset;
    }

    /** Index of the largest of {@code classes} values from {@code at} on, counted from there; the first of equal ones. */
    public static int argmax(float[] values, int at, int classes) {
        int best = 0;
        for (int j = 1; j < classes; j++) {
            if (values[at + j] > values[at + best]) {
                best = j;
            }
        }
        return best;
    }
}
