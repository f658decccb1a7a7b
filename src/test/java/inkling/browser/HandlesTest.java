package inkling.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.BoundingBox;
import com.microsoft.playwright.options.KeyboardModifier;
import inkling.Thorough;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A run under one's hands: slow motion, steps of an epoch, the learning rate's slider, and an accuracy to stop at. */
@Thorough
class HandlesTest {
    private static final Site site = Site.built();

    private static final double NOTICEABLE_MS = 1500;

    @ParameterizedTest
    @CsvSource({"1280, 800", "390, 844"})
    void aRunIsSlowedDownSteppedAndChangedWhileItIsOn(int width, int height) {
        try (Visit visit = site.visit("layers=16&data=synthetic&batch=100&epochs=2000", width, height)) {
            visit.awaitReady();
            slide(visit, "speed", "Home");
            assertEquals("1 batch\u00a0/\u00a0s", visit.at("speed").getAttribute("aria-valuetext"));
            visit.press("step");
            awaitPlace(visit, 1, 1);
            visit.press("step");
            awaitPlace(visit, 1, 2);
            visit.press("pause");
            visit.awaitState("training");
            visit.page().waitForTimeout(NOTICEABLE_MS);
            double batch = visit.number("batch");
            assertTrue(batch >= 3 && batch <= 6, batch + " batches, one a second");
            slide(visit, "speed", "End");
            assertEquals("full speed", visit.text("speed-value"));
            visit.awaitTrue("document.querySelector('#epoch').dataset.value > 2");
            String before = visit.at("setting-lr").inputValue();
            slide(visit, "rate", "ArrowLeft");
            visit.awaitTrue("document.querySelector('#setting-lr').value !== '" + before + "'");
            assertEquals(visit.at("setting-lr").inputValue(), visit.at("rate").getAttribute("aria-valuetext"));
            visit.press("pause");
            visit.awaitState("paused");
            double epoch = visit.number("epoch");
            stepAnEpoch(visit, width > height);
            awaitPlace(visit, epoch + 1, 0);
            visit.page().locator("#settings summary").click();
            visit.at("setting-until").fill("5");
            visit.at("setting-until").press("Tab");
            visit.press("close-settings");
            visit.press("pause");
            visit.awaitState("done");
            assertTrue(visit.text("status").contains("It stopped after epoch "), visit.text("status"));
            visit.openView("learning");
            visit.awaitTrue("document.querySelectorAll('#epochs tbody tr:first-child td').length === 7");
            assertTrue(visit.at("epochs").locator("tbody tr").count() > epoch);
            assertEquals(List.of(), visit.complaints());
        }
    }

    private static void slide(Visit visit, String id, String key) {
        visit.at(id).focus();
        visit.page().keyboard().press(key);
    }

    private static void awaitPlace(Visit visit, double epoch, double batch) {
        visit.awaitTrue("document.querySelector('#run').dataset.state === 'paused'"
                + " && document.querySelector('#epoch').dataset.value == " + epoch
                + " && document.querySelector('#batch').dataset.value == " + batch);
    }

    /** With Shift, or as with a finger by holding the button down. */
    private static void stepAnEpoch(Visit visit, boolean shift) {
        Locator step = visit.at("step");
        if (shift) {
            step.click(new Locator.ClickOptions().setModifiers(List.of(KeyboardModifier.SHIFT)));
            return;
        }
        BoundingBox box = step.boundingBox();
        visit.page().mouse().move(box.x + box.width / 2, box.y + box.height / 2);
        visit.page().mouse().down();
        visit.page().waitForTimeout(700);
        visit.page().mouse().up();
    }
}
