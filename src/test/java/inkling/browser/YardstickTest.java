package inkling.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.WaitForSelectorState;
import inkling.cli.SiteServer;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The page that times plain Java in the browser beside loops by hand. How fast they are is no matter of a test. */
class YardstickTest {
    private static final double PATIENCE_MS = 120_000;
    private static final int PRODUCTS = 6;
    private static final int FIGURES_EACH = 4;

    @Test
    void plainJavaComesToTheSameAsLoopsByHandAndBothAreTimed() throws IOException {
        try (SiteServer server = SiteServer.start(Path.of("target/parity/site"), 0);
                Browsers.LaunchedBrowser browser = Browsers.launch()) {
            Page page = browser.browser().newPage();
            page.navigate(server.url() + "yardstick.html#rounds=1&ms=1");
            page.waitForSelector(
                    "body[data-result]",
                    new Page.WaitForSelectorOptions()
                            .setState(WaitForSelectorState.ATTACHED)
                            .setTimeout(PATIENCE_MS));
            String result = page.getAttribute("body", "data-result");
            System.out.println("GFLOP/s of a single turn:\n" + result);
            assertFalse(result.startsWith("wrong"), result);
            assertEquals(PRODUCTS * FIGURES_EACH, result.split(" best \\d+\\.\\d\\d, ", -1).length - 1, result);
        }
    }
}
