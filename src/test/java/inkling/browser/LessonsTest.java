package inkling.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.BoundingBox;
import inkling.Thorough;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The lessons, taken as people take them. */
@Thorough
class LessonsTest {
    private static final Site site = Site.built();

    @Test
    void aLessonIsTakenByKeyboardAlone() {
        try (Visit visit = site.visit("recipe=adam&view=how")) {
            visit.awaitTrue("document.querySelector('a[data-lesson-link=loss]')");
            visit.page().locator("a[data-lesson-link=loss]").focus();
            key(visit, "Enter");
            visit.awaitTrue("document.activeElement.id === 'lesson-title'");
            assertEquals("How wrong is it?", visit.text("lesson-title"));
            assertEquals("Step 1 of 4", visit.text("lesson-count"));
            assertEquals("adam", visit.at("setting-recipe").inputValue(), "a lesson's link leaves the settings alone");
            assertTrue(
                    visit.page().url().endsWith("lesson=loss&step=1"),
                    visit.page().url());
            assertEquals(
                    true,
                    visit.page().evaluate("document.querySelector('#probabilities').classList.contains('pointed')"));
            assertEquals("lesson-loss-1", visit.at("probabilities").getAttribute("aria-describedby"));
            key(visit, "Tab", "Tab", "Home");
            assertEquals("1\u00a0% gives a loss of 4.61", visit.text("loss-of-probability"));
            key(visit, "Tab", "Enter");
            assertEquals("Step 2 of 4", visit.text("lesson-count"));
            // From Next back over Back to the last answer, then to the one before it.
            key(visit, "Shift+Tab", "Shift+Tab", "Shift+Tab", "Enter");
            Locator outcome = visit.page().locator("#lesson-loss-2 .outcome");
            assertTrue(outcome.textContent().startsWith("Yes."), outcome.textContent());
            visit.at("lesson-next").focus();
            key(visit, "Enter");
            tryTheFirstBatch(visit);
            visit.at("lesson-next").focus();
            key(visit, "Escape");
            assertTrue(visit.at("lesson").isHidden());
            assertEquals("loss", visit.page().evaluate("document.activeElement.dataset.lessonLink"));
            assertTrue(!visit.page().url().contains("lesson="), visit.page().url());
            assertEquals("adam", visit.at("setting-recipe").inputValue(), "the settings are as they were");
            assertEquals(0, visit.page().locator(".pointed").count());
            assertEquals(List.of(), visit.complaints());
        }
    }

    /** Says what a new network's loss will be, sets up what the lesson proposes, and looks. */
    private static void tryTheFirstBatch(Visit visit) {
        visit.page().locator("#lesson-loss-3 [data-choice=a]").focus();
        key(visit, "Enter");
        Locator outcome = visit.page().locator("#lesson-loss-3 .outcome");
        assertTrue(outcome.isHidden(), "nothing is told before it was tried");
        visit.page().locator("#lesson-loss-3 [data-setup]").focus();
        key(visit, "Enter");
        assertEquals("relu-softmax", visit.at("setting-recipe").inputValue());
        assertEquals(
                "Set. Now press Step.",
                visit.page().locator("#lesson-loss-3 .try-note").textContent());
        assertEquals("idle", visit.state(), "nothing starts by itself");
        if (Site.hasMnist()) {
            visit.at("step").focus();
            key(visit, "Enter");
            outcome.waitFor(new Locator.WaitForOptions().setTimeout(Visit.PATIENCE_MS));
            assertTrue(outcome.textContent().startsWith("Not quite."), outcome.textContent());
            double loss = Double.parseDouble(outcome.locator("[data-figure]").textContent());
            assertTrue(loss > 1.8 && loss < 3.5, "loss " + loss);
        }
    }

    private static void key(Visit visit, String... keys) {
        for (String key : keys) {
            visit.page().keyboard().press(key);
        }
    }

    @ParameterizedTest
    @CsvSource({"1280, 800", "390, 844"})
    void backpropagationIsWalkedThroughByPointerAndEveryDerivativeIsChecked(int width, int height) {
        try (Visit visit = site.visit("lesson=backpropagation", width, height)) {
            visit.at("tiny-network").waitFor();
            assertEquals("z1 = w11 · x1 + w21 · x2 + b1", visit.text("tiny-symbols"));
            for (int i = 0; i < 6; i++) {
                visit.press("tiny-next");
            }
            assertEquals("L = ½(p1 − t1)²", visit.text("tiny-symbols"));
            visit.press("lesson-next");
            assertEquals("∂L/∂p1 = (p1 − t1)", visit.text("tiny-symbols"));
            assertTrue(
                    visit.text("tiny-check").contains("(L(p1 + h) − L(p1 − h)) / 2h = −0.50"),
                    visit.text("tiny-check"));
            visit.page().locator("#lesson-backpropagation-2 [data-choice=a]").click();
            assertTrue(visit.page()
                    .locator("#lesson-backpropagation-2 .outcome")
                    .textContent()
                    .startsWith("Not quite."));
            assertNothingIsCovered(visit);
            for (int i = 0; i < 3; i++) {
                visit.press("lesson-next");
            }
            assertEquals(9, visit.page().locator("#tiny-checks tbody tr").count());
            for (String difference :
                    visit.page().locator("#tiny-checks td:last-child").allTextContents()) {
                assertTrue(difference.equals("0") || difference.contains("× 10⁻"), difference);
            }
            visit.press("tiny-downhill");
            assertTrue(visit.text("tiny-note").startsWith("The loss fell from 0.12"), visit.text("tiny-note"));
            visit.at("tiny-w11").click(new Locator.ClickOptions().setPosition(3, 8));
            double moved = Double.parseDouble(visit.at("tiny-w11").inputValue());
            assertTrue(moved < -2, "the slider stands at " + moved);
            double shown = Double.parseDouble(
                    visit.page().locator("[data-value=w11]").textContent().replace('−', '-'));
            assertEquals(moved, shown, 0.001, "the drawing follows the slider");
            visit.at("tiny-outputs").selectOption("2");
            assertEquals(12, visit.page().locator("#tiny-checks tbody tr").count());
            visit.press("lesson-next");
            assertEquals("Batches and the learning rate", visit.text("lesson-title"));
            assertNothingIsCovered(visit);
            assertEquals(List.of(), visit.complaints());
        }
    }

    /** The strip has a place of its own: neither the answer nor the run control nor a tab nor the open view is below it. */
    private static void assertNothingIsCovered(Visit visit) {
        BoundingBox strip = visit.at("lesson").boundingBox();
        for (String other : List.of(".verdict", ".run-buttons", "[role=tablist]", "#view")) {
            BoundingBox box = visit.page().locator(other).boundingBox();
            assertTrue(
                    box == null || box.y + box.height <= strip.y + 1 || box.y >= strip.y + strip.height - 1,
                    other + " is covered");
        }
        assertEquals(
                false,
                visit.page().evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth"),
                "nothing is wider than the window");
    }

    @Test
    void axeFindsNothingInALessonAndAStepBringsItsViewAlong() {
        try (Visit visit = site.visit("view=how&lesson=overfitting&step=9")) {
            visit.awaitTrue("document.querySelector('#lesson-count')?.textContent === 'Step 3 of 3'");
            visit.press("lesson-back");
            visit.awaitTrue("document.querySelector('#view').dataset.view === 'learning'");
            assertTrue(
                    visit.page().url().contains("view=learning"), visit.page().url());
            visit.press("tab-how");
            visit.page().locator("a[data-lesson-link=backpropagation]").click();
            visit.assertAxeFindsNothing();
            assertEquals(List.of(), visit.complaints());
        }
    }
}
