package inkling.browser;

import static org.junit.jupiter.api.Assertions.assertTrue;

import inkling.Thorough;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The WebAssembly kernels in a real browser against plain Java, and several threads against one. */
@Thorough
class ParityTest {
    @Test
    void everyKernelAndRandomNetworksAgreeWithPlainLoopsOnOneAndMoreThreads(@TempDir Path directory) {
        String result = Site.runTestProgram(directory);
        System.out.println("Kernels in the browser: " + result);
        assertTrue(result.startsWith("right"), result);
    }
}
