package inkling.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.BoundingBox;
import inkling.Thorough;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A network is built of bricks, with the pointer and with the keyboard; before it trains, the page says how long that takes. */
@Thorough
class BricksViewTest {
    private static final Site site = Site.built();

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void bricksAndTextAgreeAndTheNetworkTrains(boolean phone) {
        try (Visit visit = site.visit("data=synthetic&layers=32&epochs=1&optimizer=adam&lr=0.002&view=none")) {
            if (phone) {
                visit.page().setViewportSize(320, 640);
            }
            visit.awaitReady();
            visit.page().locator("#settings summary").click();
            visit.awaitTrue("document.querySelectorAll('.brick').length === 1");
            add(visit, "Convolution", "c8k5-32");
            add(visit, "Batch norm", "c8k5-32-bn");
            add(visit, "Max pool", "c8k5-p2-32-bn");
            assertEquals(
                    "→ 12 × 12 × 8", visit.page().locator(".brick-shape").nth(1).textContent());

            drag(visit, 3, 1);
            awaitLayers(visit, "c8k5-bn-p2-32");
            assertEquals("Batch norm is now layer 2 of 4.", visit.text("brick-news"));
            visit.page().keyboard().press("ArrowDown");
            awaitLayers(visit, "c8k5-p2-bn-32");
            tool(visit, 2, "Take away").press("Enter");
            awaitLayers(visit, "c8k5-p2-32");
            Locator filters = visit.page().locator(".brick input").first();
            filters.fill("4");
            filters.press("ArrowUp");
            awaitLayers(visit, "c5k5-p2-32");
            tool(visit, 2, "before").click();
            tool(visit, 1, "before").click();
            awaitLayers(visit, "32-c5k5-p2");
            assertEquals(
                    "Does not fit here.",
                    visit.page().locator(".misfit .brick-shape").textContent());
            assertTrue(visit.text("help-layers").startsWith("Convolutions and pools need a picture"));
            visit.at("setting-layers").fill("c6k5-p4-16");
            visit.at("setting-layers").press("Tab");
            visit.awaitTrue("document.querySelector('.brick input').value === '6'");
            visit.awaitTrue("document.querySelector('#brick-total').textContent.endsWith('an epoch here.')");
            assertTrue(
                    visit.text("brick-total").startsWith("3,798 parameters, 0.02\u00a0MB; about "),
                    visit.text("brick-total"));
            assertTrue(visit.number("recipe-time") > 0);
            assertEquals(
                    false,
                    visit.page()
                            .evaluate("(sheet => sheet.scrollWidth > sheet.clientWidth)"
                                    + "(document.querySelector('.settings-body'))"));
            if (!phone) {
                visit.assertAxeFindsNothing();
                visit.page().setViewportSize(1280, 800);
            }
            visit.press("close-settings");
            visit.press("train");
            visit.awaitState("done");
            assertTrue(visit.number("test-accuracy") > 0.8, visit.text("status"));
            assertEquals(List.of(), visit.complaints());
        }
    }

    private static void add(Visit visit, String kind, String layers) {
        visit.page().locator("#new-brick").selectOption(kind);
        visit.press("add-brick");
        awaitLayers(visit, layers);
    }

    private static void awaitLayers(Visit visit, String text) {
        visit.awaitTrue("document.querySelector('#setting-layers').value === '" + text + "'");
    }

    private static Locator tool(Visit visit, int brick, String name) {
        return visit.page()
                .locator(".brick")
                .nth(brick)
                .locator("button[aria-label*='" + name + "']")
                .last();
    }

    private static void drag(Visit visit, int from, int to) {
        Locator grips = visit.page().locator(".brick-grip");
        grips.nth(to).scrollIntoViewIfNeeded();
        grips.nth(from).scrollIntoViewIfNeeded();
        BoundingBox start = grips.nth(from).boundingBox();
        BoundingBox end = grips.nth(to).boundingBox();
        visit.page().mouse().move(start.x + start.width / 2, start.y + start.height / 2);
        visit.page().mouse().down();
        visit.page().mouse().move(end.x + end.width / 2, (start.y + end.y) / 2);
        visit.page().mouse().move(end.x + end.width / 2, end.y + 2);
        visit.page().mouse().up();
    }
}
