package inkling.browser;

import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.WaitForSelectorState;
import inkling.cli.SiteServer;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The WebAssembly kernels in a real browser against plain Java, and several threads against one. */
class ParityTest {
    private static final double PATIENCE_MS = 120_000;

    @Test
    void everyKernelAndRandomNetworksAgreeWithPlainLoopsOnOneAndMoreThreads() throws IOException {
        try (SiteServer server = SiteServer.start(Path.of("target/parity/site"), 0);
                Browsers.LaunchedBrowser browser = Browsers.launch()) {
            Page page = browser.browser().newPage();
            page.navigate(server.url());
            page.waitForSelector(
                    "body[data-result]",
                    new Page.WaitForSelectorOptions()
                            .setState(WaitForSelectorState.ATTACHED)
                            .setTimeout(PATIENCE_MS));
            String result = page.getAttribute("body", "data-result");
            System.out.println("Kernels in the browser: " + result);
            assertTrue(result.startsWith("right"), result);
        }
    }
}
