package inkling.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import inkling.Thorough;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the built page says when it is not sure, and how it shows whether it is as sure as it should be. */
@Thorough
class DoubtTest {
    private static final Site site = Site.built();

    @Test
    void aSmallMarkIsNoDigitAndTheBarsAreShown() {
        try (Visit visit = site.visit("")) {
            visit.read(Handwriting.seven());
            visit.press("clear");
            var pad = visit.at("pad").boundingBox();
            visit.page().mouse().move(pad.x + pad.width / 2, pad.y + pad.height / 2);
            visit.page().mouse().down();
            visit.page().mouse().move(pad.x + pad.width / 2 + 2, pad.y + pad.height / 2 + 0.04 * pad.height);
            visit.page().mouse().up();
            visit.awaitTrue("document.querySelector('#confidence').textContent.startsWith('Not sure: ')");
            assertEquals("?", visit.text("answer"));
            visit.awaitTrue(
                    "[...document.querySelectorAll('#probabilities [data-digit]')].some(b => +b.dataset.p > 0)");
            assertEquals(List.of(), visit.complaints());
        }
    }

    @ParameterizedTest
    @CsvSource({"1280, 900", "390, 844"})
    void aFinishedRunShowsWhetherItIsAsSureAsItShouldBe(int width, int height) {
        String settings = "data=synthetic&layers=32&epochs=3&doubt=0.1&run=1";
        try (Visit visit = site.visit(settings, width, height)) {
            visit.awaitState("done");
            visit.openView("mistakes");
            double error = visit.number("calibration-error");
            assertTrue(error > 0 && error < 0.2, "calibration error " + error);
            assertEquals(
                    15,
                    visit.page().locator("#reliability .reliability-plot > div").count());
            assertTrue(visit.text("reliability-note").endsWith("."), visit.text("reliability-note"));
            Object answers = visit.page()
                    .evaluate("() => [...document.querySelectorAll('#reliability-table tbody td:nth-of-type(1)')]"
                            + ".reduce((sum, td) => sum + +td.textContent.replace(/[^0-9]/g, ''), 0)");
            Object shown = visit.page()
                    .evaluate("() => [...document.querySelectorAll('#reliability .answers')]"
                            + ".reduce((sum, span) => sum + +span.textContent.replace(/[^0-9]/g, ''), 0)");
            assertEquals(answers, shown, "the table says what the diagram shows");
            assertTrue(((Number) answers).intValue() >= 1000, answers + " answers");
            assertEquals(
                    false,
                    visit.page()
                            .evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth"));
            assertEquals(List.of(), visit.complaints());
        }
    }
}
