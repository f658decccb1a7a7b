package inkling.data;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

class RealMnistTest {
    /** The mean every MNIST tutorial subtracts, known to four digits. */
    private static final double MEAN_PIXEL = 0.1307;

    private static final double MEAN_TOLERANCE = 0.00005;

    @Test
    void theRealMnistHasItsKnownSizesAndMean() throws IOException {
        MnistSearch search = search();
        Assumptions.assumeTrue(
                search instanceof MnistSearch.Found,
                "MNIST is not on this machine: set -Dmnist.dir or MNIST_DIR, or put it in ../shared/mnist.");
        Splits splits = ((MnistSearch.Found) search).load();
        assertEquals(55_000, splits.train().size());
        assertEquals(5_000, splits.validation().size());
        assertEquals(10_000, splits.test().size());
        assertEquals(28, splits.train().height());
        assertEquals(28, splits.train().width());
        // The slices share the entries of all 60,000 images.
        float[] values = splits.train().images().values();
        double sum = 0;
        for (float value : values) {
            sum += value;
        }
        assertEquals(MEAN_PIXEL, sum / (60_000.0 * 784), MEAN_TOLERANCE);
        assertEquals(150, values.length / 60_000.0, 1, "non-zero pixels an image");
        assertEquals(5, splits.train().label(0), "the first training digit");
        assertEquals(7, splits.test().label(0), "the first test digit");
    }

    /** Looks on this machine only: a test must not depend on a mirror. */
    private static MnistSearch search() {
        Map<String, String> properties = new HashMap<>();
        for (String name : System.getProperties().stringPropertyNames()) {
            properties.put(name, System.getProperty(name, ""));
        }
        return MnistFiles.of(MnistDigests.MNIST, properties, System.getenv(), MnistDownload.off())
                .find();
    }
}
