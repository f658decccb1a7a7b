package inkling.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Page;
import org.junit.jupiter.api.Test;

class BrowsersTest {
    @Test
    void launchesABrowserThatRunsScripts() {
        try (Browsers.LaunchedBrowser launched = Browsers.launch()) {
            Page page = launched.browser().newPage();
            page.navigate("about:blank");
            assertEquals(2, page.evaluate("1 + 1"));
            assertTrue((boolean) page.evaluate("typeof WebAssembly.instantiate === 'function'"));
        }
    }

    @Test
    void closingEndsTheBrowser() {
        Browsers.LaunchedBrowser launched = Browsers.launch();
        assertTrue(launched.browser().isConnected());
        launched.close();
        assertFalse(launched.browser().isConnected());
    }
}
