package inkling.browser;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import java.util.List;

/** What a page driven by Playwright complains of: console errors and warnings, exceptions, requests to other origins. */
final class Complaints {
    /** A warning of Playwright's own, where {@link Site} keeps the service worker away. */
    private static final String NO_SERVICE_WORKER = "Service Worker registration blocked by Playwright";

    private Complaints() {}

    /**
     * From now on adds every complaint to a list.
     *
     * @param site the address below which requests may go
     */
    static void gather(BrowserContext context, Page page, String site, List<String> complaints) {
        page.onConsoleMessage(message -> {
            boolean wrong = message.type().equals("error") || message.type().equals("warning");
            if (wrong && !message.text().equals(NO_SERVICE_WORKER)) {
                complaints.add("console " + message.type() + ": " + message.text());
            }
        });
        page.onPageError(error -> complaints.add("uncaught: " + error));
        context.onRequest(request -> {
            String address = request.url();
            if (!address.startsWith(site) && !address.startsWith("data:") && !address.startsWith("blob:")) {
                complaints.add("request to another origin: " + address);
            }
        });
    }
}
