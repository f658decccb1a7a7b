package inkling.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The bench, which stays in sight, and the drawer below it. */
class StageTest {
    private static final Site site = Site.built();

    private static final String QUICK = "data=synthetic&layers=16&epochs=1&batch=500";

    /** Whether all of an element is in the window, and nothing lies over its middle. */
    private static final String IN_SIGHT = "(id => { const element = document.getElementById(id);"
            + " const box = element.getBoundingClientRect();"
            + " const top = document.elementFromPoint(box.left + box.width / 2, box.top + box.height / 2);"
            + " return box.width > 0 && box.top >= 0 && box.left >= 0 && box.bottom <= innerHeight + 1"
            + "   && box.right <= innerWidth + 1 && (top === element || element.contains(top)"
            + "   || top.contains(element)); })";

    private static final String PLACES =
            "['pad', 'clear', 'answer', 'probabilities', 'train', 'live-curve', 'status'].map(id => {"
                    + " const box = document.getElementById(id).getBoundingClientRect();"
                    + " return [box.left, box.top, box.width, box.height].map(Math.round); }).join('; ')";

    private static void assertInSight(Visit visit, String... ids) {
        for (String id : ids) {
            assertEquals(true, visit.page().evaluate(IN_SIGHT + "('" + id + "')"), id + " is in sight");
        }
    }

    /** A run on a screen of some size, whose end is looked at on all screens of its kind. */
    @ParameterizedTest
    @ValueSource(strings = {"1280x800 1920x1080 844x390 640x400", "390x844 320x640"})
    void nothingMovesAndAnswerCurveAndTrainAreOnOneScreen(String sizes) {
        List<int[]> windows = Stream.of(sizes.split(" "))
                .map(size ->
                        Stream.of(size.split("x")).mapToInt(Integer::parseInt).toArray())
                .toList();
        try (Visit visit = site.visit(QUICK, windows.get(0)[0], windows.get(0)[1])) {
            String before = places(visit);
            visit.read(Handwriting.oddSeven());
            assertEquals(before, places(visit), "after a drawing");
            visit.press("clear");
            visit.page()
                    .evaluate("document.querySelector('#photo-note').textContent ="
                            + " 'Read from the picture; corrections are kept for drawings only.'");
            assertEquals(before, places(visit), "with a photo's note");
            visit.read(Handwriting.seven());
            visit.press("train");
            visit.awaitState("done");
            for (int[] window : windows) {
                visit.page().setViewportSize(window[0], window[1]);
                visit.page()
                        .evaluate("new Promise(drawn => requestAnimationFrame(() => requestAnimationFrame(drawn)))");
                visit.page().evaluate("scrollTo(0, 0)");
                assertInSight(visit, "pad", "answer", "live-curve", "train");
                if (window[0] >= 1100) {
                    assertInSight(visit, "save", "open-model");
                }
                assertEquals(
                        false,
                        visit.page()
                                .evaluate(
                                        "document.documentElement.scrollWidth > document.documentElement.clientWidth"),
                        "nothing is wider than the window");
            }
            assertEquals(List.of(), visit.complaints());
        }
    }

    private static String places(Visit visit) {
        return (String) visit.page().evaluate(PLACES);
    }

    @Test
    void oneDrawsByKeyboard() {
        try (Visit visit = site.visit("")) {
            visit.awaitReady();
            visit.at("pad").focus();
            keys(visit, "Space", 1, "ArrowDown", 15, "Space", 1);
            visit.awaitTrue("document.querySelector('#answer').textContent.trim() === '1'");
            assertTrue(visit.text("pad-note").startsWith("Pen up in column 15, row 23"), visit.text("pad-note"));
            visit.page().keyboard().press("Escape");
            visit.awaitTrue("document.querySelector('#answer').textContent.trim() === '?'");
            visit.press("undo");
            visit.awaitTrue("document.querySelector('#answer').textContent.trim() === '1'");
            visit.at("train").focus();
            visit.page().keyboard().press("Delete");
            visit.page().waitForTimeout(100);
            assertEquals("1", visit.text("answer"), "Delete on a button leaves the drawing alone");
            assertEquals(List.of(), visit.complaints());
        }
    }

    private static void keys(Visit visit, Object... keysAndTimes) {
        for (int i = 0; i < keysAndTimes.length; i += 2) {
            for (int times = (Integer) keysAndTimes[i + 1]; times > 0; times--) {
                visit.page().keyboard().press((String) keysAndTimes[i]);
            }
        }
    }

    @Test
    void aSharedLinkBringsSettingsViewAndDrawing() {
        String link;
        try (Visit visit = site.visit("layers=48")) {
            visit.awaitReady();
            visit.read(Handwriting.three());
            visit.page().locator("[role=tab][data-view=how]").click();
            visit.page().locator("#share-details summary").click();
            visit.at("share-ink").check();
            visit.at("share-embed").check();
            visit.page().locator("#embed-parts [value=photo]").check();
            String html = visit.at("embed-code").inputValue();
            assertTrue(html.contains("&amp;embed=header-drawer-photo\" title="), html);
            visit.at("share-embed").uncheck();
            visit.page().keyboard().press("Escape");
            assertFalse(visit.at("copy-link").isVisible());
            assertEquals("Share", visit.page().evaluate("document.activeElement.textContent"));
            link = String.valueOf(visit.at("share").getAttribute("href"));
        }
        assertTrue(link.contains("&view=how&ink=") && !link.contains("embed"), link);
        try (Visit visit = site.visit(link.substring(link.indexOf('#') + 1))) {
            visit.awaitReady();
            visit.awaitTrue("document.querySelector('#answer').textContent.trim() === '3'");
            assertEquals("48", visit.at("setting-layers").inputValue());
            assertEquals("how", visit.at("view").getAttribute("data-view"));
            assertEquals("", visit.text("error"));
            assertEquals(List.of(), visit.complaints());
        }
    }

    @ParameterizedTest
    @CsvSource({"1280, 800", "390, 844", "844, 390"})
    void tabsOpenAndCloseViewsAndTheAddressRemembers(int width, int height) {
        try (Visit visit = site.visit("layers=32", width, height)) {
            visit.awaitReady();
            visit.openView("mistakes");
            assertInSight(visit, "pad", "answer", "train", "clear");
            assertEquals("7", visit.read(Handwriting.seven()), "one draws beside an open view");
            assertTrue(
                    visit.page().url().endsWith("#layers=32&view=mistakes"),
                    visit.page().url());
            visit.at("tab-mistakes").focus();
            visit.page().keyboard().press("ArrowRight");
            visit.awaitTrue("document.querySelector('#view').dataset.view !== 'mistakes'");
            visit.page().keyboard().press("Home");
            visit.openView("learning");
            assertTrue(visit.at("tab-learning")
                    .evaluate("tab => tab === document.activeElement")
                    .equals(true));
            visit.press("close-view");
            assertEquals("none", visit.at("view").getAttribute("data-view"));
            assertFalse(visit.at("loss-chart").isVisible());
            assertEquals(true, visit.at("tab-learning").evaluate("tab => tab === document.activeElement"));
            assertEquals(List.of(), visit.complaints());
        }
    }

    /** Browsers that translate a page put every text into an element of their own. */
    @Test
    void aTranslatedPageGoesOnWorking() {
        try (Visit visit = site.visit(QUICK)) {
            visit.awaitReady();
            visit.openView("learning");
            visit.openView("how");
            visit.page()
                    .evaluate("() => { const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);"
                            + " const texts = []; while (walker.nextNode()) texts.push(walker.currentNode);"
                            + " for (const text of texts.filter(one => one.data.trim() && one.parentElement.tagName"
                            + "   !== 'TEXTAREA')) { const font = document.createElement('font');"
                            + " text.replaceWith(font); font.append(text.data + '!'); } }");
            assertEquals("7", visit.read(Handwriting.seven()));
            visit.press("train");
            visit.awaitState("done");
            visit.openView("learning");
            visit.openView("mistakes");
            visit.page().locator("#correct-digits [data-digit='7']").click();
            visit.press("theme");
            assertTrue(visit.number("test-accuracy") > 0, visit.text("test-accuracy"));
            assertEquals("1 example of yours", visit.text("examples"));
            assertEquals(List.of(), visit.complaints());
        }
    }

    @Test
    void theThemeIsTheSystemsUntilAnotherIsChosen() {
        try (Visit visit = site.visit("")) {
            visit.page().emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.DARK));
            visit.awaitTrue("document.documentElement.dataset.theme === 'dark'");
            visit.press("theme");
            visit.awaitTrue("document.documentElement.dataset.theme === 'light'");
            visit.page().reload();
            visit.awaitTrue("document.documentElement.dataset.theme === 'light'");
            visit.press("theme");
            visit.press("theme");
            visit.awaitTrue("document.documentElement.dataset.theme === 'dark'");
        }
    }

    @Test
    void theNetworkThatAnswersStaysUntilTheVisitorsHasLearned() {
        try (Visit visit = site.visit("layers=32&epochs=1")) {
            visit.awaitReady();
            assertEquals("7", visit.read(Handwriting.seven()));
            visit.press("step");
            visit.awaitState("loading");
            assertEquals("shipped", visit.data("answering", "value"));
            assertEquals("7", visit.text("answer"));
            visit.awaitState("paused");
            visit.awaitTrue("document.querySelector('#answering').dataset.value === 'yours'");
            visit.awaitTrue("document.querySelector('#confidence').textContent.includes('not learned enough')");
            assertEquals("relu-softmax", visit.data("run", "recipe"));
        }
    }
}
