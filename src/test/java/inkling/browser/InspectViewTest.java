package inkling.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import inkling.Thorough;
import inkling.ink.Ink;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The view Inspect of the built page, used as a visitor uses it. */
@Thorough
class InspectViewTest {
    /** Figures have three digits or so. */
    private static final double ROUNDING = 0.02;

    private static final String MAPS = "[...document.querySelectorAll('[data-layer=\"0\"] .output')].slice(0, 8)"
            + ".map(canvas => canvas.toDataURL()).join()";

    private static final Site site = Site.built();

    private static void open(Visit visit) {
        visit.openView("inspect");
        visit.awaitTrue("document.querySelectorAll('[data-layer] .unit').length > 0");
        visit.awaitTrue("document.querySelector('#why-summary').textContent.length > 0");
    }

    private static String evaluate(Visit visit, String expression) {
        return String.valueOf(visit.page().evaluate("() => " + expression));
    }

    @Test
    void theLayersFollowThePenWhileItIsDown() {
        try (Visit visit = site.visit("")) {
            visit.awaitReady();
            visit.press("clear");
            open(visit);
            visit.awaitTrue("document.querySelector('#inspect-note').textContent.includes('blank paper')");
            String blank = evaluate(visit, MAPS);
            Ink seven = Handwriting.seven();
            visit.begin(seven, seven.strokes().get(0));
            visit.awaitTrue("document.querySelector('#inspect-note').textContent.includes('your drawing')");
            visit.awaitTrue(MAPS + " !== '" + blank + "'");
            visit.page().mouse().up();
            visit.awaitTrue("document.querySelector('#why-title').textContent.includes('Why 7')");
            assertEquals(List.of(), visit.complaints());
        }
    }

    @ParameterizedTest
    @CsvSource({"1280, 800", "390, 844"})
    void aUnitShowsItsSumAndTheInkSpeaksForAndAgainstADigit(int width, int height) {
        try (Visit visit = site.visit("", width, height)) {
            visit.awaitReady();
            assertEquals("7", visit.read(Handwriting.seven()));
            open(visit);
            int layers = visit.page().locator("[data-layer]").count();
            // A convolution, a pool, a dense layer and the output.
            for (int layer : new int[] {0, 1, layers - 2, layers - 1}) {
                showsASumThatAddsUp(visit, layer);
            }
            String ink = evaluate(visit, "document.querySelector('#why-ink').toDataURL()");
            visit.page().locator("#why-class label").nth(2).click();
            visit.awaitTrue("document.querySelector('#why-title').textContent.includes('Why 1,')");
            visit.page().locator("#why-method label").nth(1).click();
            visit.awaitTrue("document.querySelector('#why-meaning').textContent.includes('wiped out')");
            assertNotEquals(ink, evaluate(visit, "document.querySelector('#why-ink').toDataURL()"));
            assertTrue(visit.text("why-summary").contains("1"), visit.text("why-summary"));
            assertEquals(
                    "false",
                    evaluate(visit, "document.documentElement.scrollWidth > document.documentElement.clientWidth"));
            assertEquals(List.of(), visit.complaints());
        }
    }

    /** By keyboard: opens the sum of a layer's first unit, adds it up, and closes it again. */
    private static void showsASumThatAddsUp(Visit visit, int layer) {
        String unit = "[data-layer=\"" + layer + "\"] .unit";
        visit.page().locator(unit).first().focus();
        visit.page().keyboard().press("Enter");
        visit.awaitTrue("document.querySelector('[data-layer=\"" + layer + "\"] #unit-title')"
                + " && document.querySelector('#unit-title').textContent !== '…'");
        assertEquals("unit-title", evaluate(visit, "document.activeElement.id"));
        assertEquals("true", visit.page().locator(unit).first().getAttribute("aria-pressed"));
        String equation = visit.text("unit-equation");
        Matcher numbers =
                Pattern.compile("inputs ([^,]+), bias ([^,]+), sum ([^;]+)").matcher(equation);
        assertTrue(numbers.find(), equation);
        double sum = number(numbers.group(3));
        assertEquals(sum, number(numbers.group(1)) + number(numbers.group(2)), ROUNDING, equation);
        visit.page().keyboard().press("Escape");
        visit.awaitTrue("document.activeElement.classList.contains('unit')");
        assertEquals("false", visit.page().locator(unit).first().getAttribute("aria-pressed"));
    }

    private static double number(String figure) {
        return Double.parseDouble(
                figure.replace('−', '-').replace("≈\u00a0", "").trim());
    }

    @Test
    void aPlaceOfAMapIsChosenByPointerAndByKeyboard() {
        try (Visit visit = site.visit("view=inspect")) {
            visit.awaitReady();
            visit.read(Handwriting.seven());
            open(visit);
            visit.page().locator("[data-layer=\"0\"] .unit").nth(3).click();
            visit.awaitTrue("/row \\d+, column \\d+/.test(document.querySelector('#unit-title').textContent)");
            visit.at("unit-map").click();
            visit.awaitTrue("document.querySelector('#unit-title').textContent.includes('row 13, column 13')");
            visit.at("unit-row").focus();
            visit.page().keyboard().press("ArrowRight");
            visit.awaitTrue("document.querySelector('#unit-title').textContent.includes('row 14, column 13')");
            visit.press("unit-close");
            visit.awaitTrue("document.querySelector('#unit-panel').hidden");
            assertEquals(List.of(), visit.complaints());
        }
    }

    @Test
    void aNetworkIsSeenToLearnAndItsLayersAreChecked() {
        assumeTrue(Site.hasMnist(), "MNIST is not in the built site; see -Dmnist.dir.");
        try (Visit visit = site.visit("layers=200&epochs=2&view=inspect")) {
            visit.awaitReady();
            visit.read(Handwriting.seven());
            open(visit);
            visit.press("train");
            visit.awaitTrue("document.querySelectorAll('[data-layer]').length === 2");
            visit.awaitTrue("document.querySelectorAll('[data-layer=\"0\"] .unit').length > 0");
            String first = evaluate(visit, "document.querySelector('[data-layer=\"0\"] .units').textContent");
            visit.awaitTrue("document.querySelector('[data-layer=\"0\"] .units').textContent !== " + quoted(first));
            visit.awaitState("done");
            visit.awaitTrue("document.querySelector('#inspect-sample').textContent.includes('64 images')");
            visit.page().locator("[data-layer=\"0\"] summary").click();
            assertTrue(visit.page()
                    .locator("[data-layer=\"0\"] .histograms canvas")
                    .first()
                    .isVisible());
            assertEquals(32, shown(visit));
            visit.page().locator("[data-layer=\"0\"] .all").click();
            visit.awaitTrue("document.querySelectorAll('[data-layer=\"0\"] .unit:not([hidden])').length === 200");
            visit.press("reset");
            visit.awaitTrue("document.querySelectorAll('[data-layer]').length > 2");
            assertEquals(List.of(), visit.complaints());
        }
    }

    private static int shown(Visit visit) {
        return visit.page().locator("[data-layer=\"0\"] .unit:not([hidden])").count();
    }

    private static String quoted(String text) {
        return "'" + text.replace("'", "\\'") + "'";
    }

    @Test
    void axeFindsNothing() {
        try (Visit visit = site.visit("view=inspect")) {
            visit.awaitReady();
            visit.read(Handwriting.seven());
            open(visit);
            visit.page().locator("[data-layer=\"0\"] .unit").first().click();
            visit.awaitTrue("document.querySelector('#unit-equation').textContent.length > 0");
            visit.assertAxeFindsNothing();
        }
    }
}
