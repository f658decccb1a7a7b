package inkling.worker.training;

import inkling.data.Dataset;
import inkling.kernel.Random32;
import inkling.protocol.ResultReport;
import inkling.train.ConfusionMatrix;
import inkling.train.Evaluation;
import inkling.train.Trainer;
import inkling.worker.browser.Mailbox;
import java.util.ArrayList;
import java.util.List;

/** What a finished run shows of the test images. */
final class TestReports {
    private static final int SAMPLES = 10;

    private TestReports() {}

    /** Sends the figures, the confusion matrix and some pictures; which pictures, the seed decides. */
    static void send(Trainer trainer, int seed) {
        Evaluation test = trainer.test();
        Dataset dataset = test.dataset();
        Mailbox.send(new ResultReport.Test(test.metrics(), dataset.name(), flat(test.confusion())));
        Mailbox.send(new ResultReport.Calibration(trainer.temperature(), test.reliability(trainer.temperature())));
        byte[] predictions = test.predictions();
        Random32 random = new Random32(seed);
        List<Integer> rows = new ArrayList<>();
        while (rows.size() < Math.min(SAMPLES, dataset.size())) {
            int row = random.nextInt(dataset.size());
            if (!rows.contains(row)) {
                rows.add(row);
            }
        }
        int drawn = rows.size();
        int start = random.nextInt(dataset.size());
        for (int i = 0; i < dataset.size() && rows.size() < drawn + SAMPLES; i++) {
            int row = (start + i) % dataset.size();
            if (predictions[row] != dataset.labels()[row]) {
                rows.add(row);
            }
        }
        Mailbox.send(new ResultReport.Samples(drawn, pictures(dataset, predictions, rows)));
    }

    private static float[] pictures(Dataset dataset, byte[] predictions, List<Integer> rows) {
        int pixels = dataset.images().width();
        float[] numbers = new float[rows.size() * (2 + pixels)];
        int at = 0;
        for (int row : rows) {
            numbers[at] = dataset.label(row);
            numbers[at + 1] = predictions[row];
            dataset.images().copyRow(row, numbers, at + 2);
            at += 2 + pixels;
        }
        return numbers;
    }

    private static float[] flat(ConfusionMatrix confusion) {
        int classes = confusion.classes();
        float[] counts = new float[classes * classes];
        for (int label = 0; label < classes; label++) {
            for (int prediction = 0; prediction < classes; prediction++) {
                counts[label * classes + prediction] = confusion.count(label, prediction);
            }
        }
        return counts;
    }
}
