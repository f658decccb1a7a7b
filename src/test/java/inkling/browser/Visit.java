package inkling.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Mouse;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.BoundingBox;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ForcedColors;
import inkling.ink.Ink;
import inkling.ink.Stroke;
import java.util.ArrayList;
import java.util.List;

/** One visitor's tab: draws with the mouse, presses buttons, reads numbers, and takes note of every complaint. */
final class Visit implements AutoCloseable {
    /** How long anything is waited for. */
    static final double PATIENCE_MS = 180_000;

    private static final int LOOK_MS = 10;

    /** How much of the pad a drawing fills. */
    private static final double FILL = 0.6;

    private final BrowserContext context;
    private final Page page;
    private final List<String> complaints = new ArrayList<>();

    private Visit(BrowserContext context) {
        this.context = context;
        page = context.newPage();
    }

    /** Opens the page in a tab of its own. */
    static Visit open(BrowserContext context, String url, String hash) {
        return open(context, url, "", hash);
    }

    /** Opens one of the site's pages in a tab of its own; the site is at {@code url}. */
    static Visit open(BrowserContext context, String url, String file, String hash) {
        Visit visit = new Visit(context);
        Complaints.gather(context, visit.page, url, visit.complaints);
        visit.page.navigate(url + file + (hash.isEmpty() ? "" : "#" + hash));
        return visit;
    }

    /** Waits until the worker can answer drawings. */
    void awaitReady() {
        page.waitForSelector("html[data-ready=true]", new Page.WaitForSelectorOptions().setTimeout(PATIENCE_MS));
    }

    Page page() {
        return page;
    }

    BrowserContext context() {
        return context;
    }

    /** Console errors, uncaught exceptions and requests to other origins so far. */
    List<String> complaints() {
        return complaints;
    }

    Locator at(String id) {
        return page.locator("#" + id);
    }

    String text(String id) {
        return at(id).textContent().trim();
    }

    /** One of an element's {@code data-} attributes. */
    String data(String id, String name) {
        return String.valueOf(at(id).getAttribute("data-" + name));
    }

    /** A readout's number. */
    double number(String id) {
        String value = String.valueOf(at(id).getAttribute("data-value"));
        return value.isEmpty() ? Double.NaN : Double.parseDouble(value);
    }

    String state() {
        return at("run").getAttribute("data-state");
    }

    void press(String id) {
        at(id).click();
    }

    void awaitState(String state) {
        awaitTrue("document.querySelector('#run').dataset.state === '" + state + "'");
    }

    /**
     * Waits until a JavaScript expression holds. It looks in the page itself, every few milliseconds, and answers once, so
     * that a busy machine is not kept busier by the waiting; and it is not Playwright's own {@code waitForFunction}, since
     * the page's policy forbids evaluating text.
     */
    void awaitTrue(String expression) {
        Object held = page.evaluate(
                "patience => new Promise(resolve => { const start = performance.now();"
                        + " const look = () => { if (" + expression + ") { resolve(true); }"
                        + " else if (performance.now() - start > patience) { resolve(false); }"
                        + " else { setTimeout(look, " + LOOK_MS + "); } };"
                        + " look(); })",
                PATIENCE_MS);
        if (!Boolean.TRUE.equals(held)) {
            throw new AssertionError("Waited in vain for " + expression + "; state " + state() + ", status '"
                    + text("status") + "', error '" + text("error") + "', complaints " + complaints);
        }
    }

    /** Draws all of a drawing's strokes in the middle of the pad. */
    void draw(Ink ink) {
        for (Stroke stroke : ink.strokes()) {
            begin(ink, stroke);
            page.mouse().up();
        }
    }

    /** Draws a stroke and leaves the button down. */
    void begin(Ink ink, Stroke stroke) {
        Ink.Box ends = ink.bounds();
        BoundingBox pad = at("pad").boundingBox();
        double scale = FILL * pad.width / Math.max(1e-6, ends.longerSide());
        double left = pad.x + pad.width / 2 - scale * ends.width() / 2;
        double top = pad.y + pad.height / 2 - scale * ends.height() / 2;
        Mouse mouse = page.mouse();
        for (int i = 0; i < stroke.size(); i++) {
            mouse.move(left + scale * (stroke.x(i) - ends.left()), top + scale * (stroke.y(i) - ends.top()));
            if (i == 0) {
                mouse.down();
            }
        }
    }

    /** Opens a view of the drawer, and waits until it is there. */
    void openView(String view) {
        Locator tab = page.locator("[role=tab][data-view='" + view + "']");
        if (!"true".equals(tab.getAttribute("aria-selected"))) {
            tab.click();
        }
        // The first view is open from the beginning, but loaded only when the page is used.
        page.keyboard().press("Shift");
        awaitTrue("(panel => panel.children.length > 0 && !panel.hasAttribute('aria-busy')"
                + " && !panel.querySelector(':scope > .welcome:only-child'))"
                + "(document.querySelector('#view-" + view + "'))");
    }

    /** Clears the pad, draws, and waits for the bars to come to rest on the answer. */
    String read(Ink ink) {
        press("clear");
        awaitTrue("document.querySelector('#answer').textContent.trim() === '?'");
        // Whatever was pressed before may have scrolled the pad away, and the mouse goes to places of the window.
        at("pad").scrollIntoViewIfNeeded();
        draw(ink);
        awaitTrue("[...document.querySelectorAll('#probabilities [data-p]')].some(bar => bar.dataset.p > 0)");
        page.waitForTimeout(150);
        return text("answer");
    }

    /**
     * Refuses what axe finds wrong with the page as it is, on a desktop and a phone, in the light, in the dark and in forced
     * colours; the latter two change nothing but colours, so that they ask only for contrast.
     */
    void assertAxeFindsNothing() {
        for (boolean phone : new boolean[] {false, true}) {
            page.setViewportSize(phone ? 390 : 1280, phone ? 844 : 800);
            for (String colours : List.of("light", "dark", "forced")) {
                page.emulateMedia(new Page.EmulateMediaOptions()
                        .setColorScheme(colours.equals("light") ? ColorScheme.LIGHT : ColorScheme.DARK)
                        .setForcedColors(colours.equals("forced") ? ForcedColors.ACTIVE : ForcedColors.NONE));
                page.waitForTimeout(300);
                AxeBuilder axe = new AxeBuilder(page);
                if (!colours.equals("light")) {
                    axe.withRules(List.of("color-contrast"));
                }
                List<String> violations = axe.analyze().getViolations().stream()
                        .map(rule ->
                                rule.getId() + ": " + rule.getNodes().get(0).getHtml())
                        .toList();
                assertEquals(List.of(), violations, colours + (phone ? " on a phone" : ""));
                assertEquals(
                        false,
                        page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth"),
                        "nothing is wider than the window");
            }
        }
    }

    @Override
    public void close() {
        context.close();
    }
}
