package inkling.browser;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ScreenshotCaret;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A tab of Chromium or Firefox, driven by Playwright. */
final class PlaywrightTab implements Tab {
    private final Runnable end;
    private final BrowserContext context;
    private final Page page;
    private final Optional<Downloads> downloads;
    private final List<String> complaints = new ArrayList<>();

    /** Takes over a browser, which ends with the tab. */
    PlaywrightTab(Browsers.LaunchedBrowser browser, EveryBrowser.Setup setup, Optional<Downloads> downloads) {
        this(
                browser.browser()
                        .newContext(new Browser.NewContextOptions()
                                .setViewportSize(setup.width(), setup.height())
                                .setColorScheme(setup.dark() ? ColorScheme.DARK : ColorScheme.LIGHT)),
                browser::close,
                downloads);
    }

    /**
     * Opens another tab of a browser.
     *
     * @param end what else ends with the tab
     */
    PlaywrightTab(BrowserContext context, Runnable end, Optional<Downloads> downloads) {
        this.context = context;
        this.end = end;
        this.downloads = downloads;
        page = context.newPage();
        page.setDefaultTimeout(PATIENCE_MS);
    }

    @Override
    public void open(String url) {
        if (complaints.isEmpty()) {
            Complaints.gather(context, page, url.substring(0, url.indexOf('/', "https://".length()) + 1), complaints);
        }
        page.navigate(url);
    }

    /** Closes the tab and nothing else. */
    void closePage() {
        page.close();
    }

    @Override
    public void reload() {
        page.reload();
    }

    @Override
    public Object evaluate(String expression) {
        return page.evaluate("async () => " + expression);
    }

    @Override
    public void click(String selector) {
        page.locator(selector).first().click();
    }

    @Override
    public void drag(List<Point> path) {
        page.mouse().move(path.get(0).x(), path.get(0).y());
        page.mouse().down();
        for (Point point : path) {
            page.mouse().move(point.x(), point.y());
        }
        page.mouse().up();
    }

    @Override
    public void choose(String selector, Path file) {
        page.locator(selector).setInputFiles(file);
    }

    @Override
    public byte[] saved(String selector) {
        if (downloads.isPresent()) {
            return downloads.get().after(() -> click(selector));
        }
        try {
            return Files.readAllBytes(
                    page.waitForDownload(() -> click(selector)).path());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public byte[] screenshot() {
        return page.screenshot(new Page.ScreenshotOptions().setCaret(ScreenshotCaret.INITIAL));
    }

    @Override
    public List<String> complaints() {
        return complaints;
    }

    @Override
    public void close() {
        try {
            context.close();
        } finally {
            end.run();
            downloads.ifPresent(Downloads::close);
        }
    }
}
