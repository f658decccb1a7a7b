package inkling.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Locator;
import inkling.Thorough;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The view "Mistakes", used as a visitor uses it. */
@Thorough
class MistakesViewTest {
    private static final Site site = Site.built();

    private static int shown(Visit visit) {
        return visit.page().locator("#gallery [data-index]").count();
    }

    @ParameterizedTest
    @CsvSource({"1280, 800", "390, 844"})
    void theShippedNetworkIsTestedAndItsMistakesAreLookedAt(int width, int height) {
        try (Visit visit = site.visit("view=mistakes", width, height)) {
            visit.page().waitForSelector("#measure");
            visit.at("mistakes-data").selectOption("SYNTHETIC");
            visit.press("measure");
            visit.awaitTrue("document.querySelectorAll('#confusion td[data-truth]').length === 100");
            assertTrue(visit.text("mistakes-note").contains("among 2,000 images"), visit.text("mistakes-note"));
            visit.awaitTrue("document.querySelector('#gallery-pager').textContent.includes(' of ')");

            // A right answer's number opens as many images as it says, the least sure first.
            Locator cell = visit.page().locator("#confusion td[data-truth='3'][data-read='3'] button");
            String count = cell.textContent();
            cell.click();
            visit.awaitTrue("document.querySelector('#gallery-pager').textContent.includes('of " + count + "')");
            assertEquals(18, shown(visit));
            visit.page().locator("#gallery-pager button").nth(1).click();
            visit.awaitTrue("document.querySelector('#gallery-pager').textContent.includes('19 to 36 of')");

            // An image takes the pad's place, is read, and finds its like.
            visit.page().locator("#gallery [data-index]").first().click();
            visit.awaitTrue("document.querySelector('#photo-note').textContent.includes('it is a 3')");
            visit.awaitTrue("document.querySelector('#answer').textContent.trim() === '3'");
            visit.awaitTrue("document.querySelector('#neighbours-note').textContent.startsWith('They are ')");
            assertEquals(8, visit.page().locator("#neighbours [data-index]").count());
            assertEquals(List.of(), visit.complaints());
        }
    }

    @Test
    void theMatrixIsReachedAndWalkedThroughWithTheKeyboard() {
        try (Visit visit = site.visit("data=synthetic&layers=16&epochs=1&run=1", 1280, 800)) {
            visit.awaitState("done");
            visit.openView("mistakes");
            visit.awaitTrue("document.querySelectorAll('#gallery [data-index]').length > 0");
            visit.page().locator("#confusion button[tabindex='0']").focus();
            for (String key : List.of("ArrowDown", "ArrowDown", "ArrowRight", "ArrowRight")) {
                visit.page().keyboard().press(key);
            }
            visit.awaitTrue("document.activeElement.closest('td').matches('[data-truth=\"1\"][data-read=\"1\"]')");
            visit.page().keyboard().press("Enter");
            visit.awaitTrue("document.querySelector('#gallery-title').textContent.startsWith('1 read rightly')");
            visit.awaitTrue("document.activeElement.closest('td') !== null");
            assertEquals(10, visit.page().locator("#class-figures tbody tr").count());
            double recall = Double.parseDouble(visit.page()
                    .locator("#class-figures tbody tr")
                    .nth(1)
                    .locator("td")
                    .nth(1)
                    .getAttribute("data-value"));
            assertTrue(recall > 0.1 && recall <= 1, "recall " + recall);
            visit.assertAxeFindsNothing();
            assertEquals(List.of(), visit.complaints());
        }
    }

    @Test
    void nothingIsCutOrScrollsSidewaysOnASmallScreen() {
        try (Visit visit = site.visit("data=synthetic&layers=8&epochs=1&run=1&view=mistakes", 390, 844)) {
            visit.awaitState("done");
            visit.awaitTrue("document.querySelectorAll('#confusion td[data-truth]').length === 100");
            visit.page().locator("#reliability summary").click();
            for (int width : new int[] {390, 320}) {
                visit.page().setViewportSize(width, 640);
                Object wide = visit.page()
                        .evaluate("() => ['#view', '#view-mistakes', '.mistakes-matrix'].some(name => { const e ="
                                + " document.querySelector(name); return e.scrollWidth > e.clientWidth + 1; })");
                assertFalse((Boolean) wide, "sideways scrolling at " + width);
                // MNIST's largest number of all, in a cell of this width.
                Object cut = visit.page()
                        .evaluate("() => { const b = document.querySelector('#confusion td.right button');"
                                + " b.textContent = '1,126'; return b.scrollWidth > b.clientWidth"
                                + " || b.getClientRects().length > 1; }");
                assertFalse((Boolean) cut, "1,126 is cut at " + width);
            }
            assertEquals(List.of(), visit.complaints());
        }
    }
}
