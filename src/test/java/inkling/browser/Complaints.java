package inkling.browser;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import java.util.List;

/** What a page driven by Playwright complains of: console errors and warnings, exceptions, requests to other origins. */
final class Complaints {
    private Complaints() {}

    /**
     * From now on adds every complaint to a list.
     *
     * @param site the address below which requests may go
     */
    static void gather(BrowserContext context, Page page, String site, List<String> complaints) {
        page.onConsoleMessage(message -> {
            if (message.type().equals("error") || message.type().equals("warning")) {
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
