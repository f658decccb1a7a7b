package inkling.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.microsoft.playwright.Locator;
import inkling.Thorough;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The view "Data", used as a visitor uses it. */
@Thorough
class DataViewTest {
    private static final String PICTURE = "document.querySelector('#variation-copy').toDataURL()";

    private static final Site site = Site.built();

    private static void showSynthetic(Visit visit) {
        visit.page().waitForSelector("#browse-data");
        visit.at("browse-data").selectOption("SYNTHETIC");
        visit.at("browse-split").selectOption("TEST");
        visit.awaitTrue("document.querySelector('#browse-note').textContent.includes('2,000 images in 10 classes')");
        visit.awaitTrue("document.querySelectorAll('#browse-images [data-index]').length === 48");
    }

    @ParameterizedTest
    @CsvSource({"1280, 800", "390, 844"})
    void aSetIsBrowsedByDigitAndByNumber(int width, int height) {
        try (Visit visit = site.visit("view=data", width, height)) {
            showSynthetic(visit);
            assertEquals("200", visit.page().locator("[data-class='7']").getAttribute("data-value"));
            visit.page().locator("[data-class='7']").click();
            visit.awaitTrue("document.querySelector('#browse-pager').textContent.includes('1 to 48 of 200')");
            assertEquals(
                    48,
                    visit.page().locator("#browse-images [aria-label$=': 7']").count());
            visit.at("browse-number").fill("1234");
            visit.at("browse-number").press("Enter");
            visit.awaitTrue("document.querySelector('#browse-images [aria-pressed=true]')?.dataset.index === '1234'");
            visit.awaitTrue("document.querySelector('#photo-note').textContent.includes('Test image 1,234: 4')");
            visit.awaitTrue("document.querySelector('#answer').textContent.trim() === '4'");
            visit.at("browse-number").fill("one");
            visit.at("browse-number").press("Enter");
            assertEquals("true", visit.at("browse-number").getAttribute("aria-invalid"));
            assertTrue(visit.text("browse-go-note").startsWith("Images are numbered"));
            assertEquals(List.of(), visit.complaints());
        }
    }

    @ParameterizedTest
    @CsvSource({"1280, 800", "390, 844"})
    void slidersVaryAnImageAndTheSettingsTakeThem(int width, int height) {
        try (Visit visit = site.visit("view=data&augment=light", width, height)) {
            showSynthetic(visit);
            visit.awaitTrue("document.querySelector('#variation-original-note').textContent.includes('image 0')");
            Object before = visit.page().evaluate(PICTURE);
            Locator rotation = visit.at("augment-rotate");
            rotation.focus();
            for (int i = 0; i < 20; i++) {
                visit.page().keyboard().press("ArrowRight");
            }
            assertEquals("rotate20", visit.text("augment-text"));
            visit.page().waitForFunction("before => " + PICTURE + " !== before", before);
            Object turned = visit.page().evaluate(PICTURE);
            visit.press("vary-again");
            visit.page().waitForFunction("before => " + PICTURE + " !== before", turned);
            visit.press("vary-use");
            assertEquals("rotate20", visit.at("setting-augment").inputValue());
            visit.press("vary-read");
            visit.awaitTrue("document.querySelector('#photo-note').textContent.includes('varied')");
            assertEquals(12, visit.page().locator("#varied canvas").count());
            assertNotEquals(before, turned);
            assertEquals(List.of(), visit.complaints());
        }
    }

    @Test
    void mnistIsLoadedOnlyWhenItIsAskedFor() {
        assumeTrue(Site.hasMnist(), "The site has no MNIST, so nothing can be asked for.");
        try (Visit visit = site.visit("view=data&augment=light", 1280, 800)) {
            visit.page().waitForSelector("#browse-load:not([hidden])");
            assertTrue(visit.text("browse-note").contains("11 MB"), visit.text("browse-note"));
            assertFalse((Boolean) visit.page()
                    .evaluate("performance.getEntriesByType('resource').some(e => e.name.includes('idx3'))"));
            visit.press("browse-load");
            visit.awaitTrue("document.querySelector('#browse-note').textContent.includes('images in 10 classes')");
            visit.awaitTrue("document.querySelectorAll('#browse-images [data-index]').length === 48");
            visit.press("vary-settings");
            visit.awaitTrue("document.querySelector('#augment-text').textContent === 'shift1-rotate7-scale7-shear7'");
            visit.assertAxeFindsNothing();
            assertEquals(List.of(), visit.complaints());
        }
    }
}
