package inkling.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The page that times plain Java in the browser beside loops by hand. How fast they are is no matter of a test. */
class YardstickTest {
    /** Rounds, and the time of each measurement; larger ones give figures worth reading. */
    private static final String OPTIONS = System.getProperty("yardstick", "rounds=1&ms=1");

    private static final int PRODUCTS = 6;
    private static final int FIGURES_EACH = 4;

    @Test
    void plainJavaComesToTheSameAsLoopsByHandAndBothAreTimed(@TempDir Path directory) {
        String result = Site.runTestProgram(directory, "yardstick.html#" + OPTIONS);
        System.out.println("GFLOP/s of a single turn:\n" + result);
        assertFalse(result.startsWith("wrong"), result);
        assertEquals(PRODUCTS * FIGURES_EACH, result.split(" best \\d+\\.\\d\\d, ", -1).length - 1, result);
    }
}
