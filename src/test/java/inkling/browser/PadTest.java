package inkling.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import inkling.Thorough;
import inkling.data.LabelledInk;
import inkling.ink.Ink;
import inkling.ink.Stroke;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Drawing on the built page, and what it answers. */
@Thorough
class PadTest {
    private static final String BARS =
            "[...document.querySelectorAll('#probabilities [data-digit]')].map(bar => +bar.dataset.p)";

    private static final Site site = Site.built();

    private Visit visit;

    @BeforeEach
    void visit() {
        visit = site.visit("");
        visit.awaitTrue("document.querySelector('#answering').dataset.network === 'convolutional'");
    }

    @AfterEach
    void leaveWithoutComplaints() {
        assertEquals(List.of(), visit.complaints());
        visit.close();
    }

    /** The second drawing to the right of the first. */
    private static Ink sideBySide(Ink first, Ink second) {
        List<Stroke> both = new ArrayList<>(first.strokes());
        double right = first.bounds().right() + 0.25 * first.bounds().height();
        for (Stroke stroke : second.strokes()) {
            float[] points = stroke.points();
            for (int i = 0; i < points.length; i += 2) {
                points[i] += (float) (right - second.bounds().left());
            }
            both.add(Stroke.of(points));
        }
        return Ink.of(both);
    }

    @ParameterizedTest
    @CsvSource({"1280, 800", "320, 640"})
    void aNumberIsReadDigitByDigit(int width, int height) {
        try (Visit visit = site.visit("", width, height)) {
            visit.awaitTrue("document.querySelector('#answering').dataset.network === 'convolutional'");
            visit.draw(sideBySide(Handwriting.three(), Handwriting.zero()));
            visit.awaitTrue("document.querySelector('#answer').textContent === '30'");
            assertEquals("2", visit.at("answer").getAttribute("data-digits"));
            assertEquals("2 digits: 3, 0.", visit.text("number-status"));
            assertEquals(2, visit.page().locator("#photo-frames span").count());
            String best = "document.querySelector('#probabilities .best').dataset.digit";
            assertEquals("0", visit.page().evaluate(best), "the digit that was drawn last");
            visit.page().locator("#digits button").first().click();
            visit.awaitTrue(best + " === '3'");
            visit.page().keyboard().press("Tab");
            visit.page().keyboard().press("Enter");
            visit.awaitTrue(best + " === '0'");
            assertFalse(visit.page().locator("#correct-digits button").first().isVisible());
            assertEquals("3", visit.read(Handwriting.three()));
            assertEquals("1", visit.at("answer").getAttribute("data-digits"));
            assertFalse(visit.at("digits").isVisible());
            assertEquals(0, visit.page().locator("#photo-frames span").count());
            assertEquals(List.of(), visit.complaints());
        }
    }

    @Test
    void plainDigitsAreReadByTheShippedNetwork() {
        assertEquals("3", visit.read(Handwriting.three()));
        assertEquals("7", visit.read(Handwriting.seven()));
        assertEquals("0", visit.read(Handwriting.zero()));
        assertTrue(Double.parseDouble(visit.at("answer").getAttribute("data-confidence")) > 0.5);
    }

    @Test
    void mostOfRealWritersDigitsAreReadThroughThePointer() {
        assumeTrue(Handwriting.hasPenDigits(), "The pen digits are not on this machine; see -Dpen.digits.");
        List<LabelledInk> digits = Handwriting.penDigits(150);
        int right = 0;
        for (LabelledInk digit : digits) {
            right += visit.read(digit.ink()).equals(Integer.toString(digit.label())) ? 1 : 0;
        }
        System.out.println("Read with the mouse: " + right + " of " + digits.size() + " pen digits.");
        // The network reads over 90 % of all of them; a sample of 29 may well have five hard ones.
        assertTrue(right >= digits.size() - 5, right + " of " + digits.size() + " were read.");
    }

    @Test
    void barsMoveWhileTheStrokeIsStillBeingDrawn() {
        Ink three = Handwriting.three();
        Stroke stroke = three.strokes().get(0);
        visit.begin(three, Stroke.of(Arrays.copyOf(stroke.points(), 12)));
        visit.awaitTrue(BARS + ".some(p => p > 0)");
        Object early = visit.page().evaluate(BARS);
        visit.begin(three, stroke);
        visit.awaitTrue("document.querySelector('#answer').textContent.trim() === '3'");
        assertNotEquals(early, visit.page().evaluate(BARS));
        visit.page().mouse().up();
    }

    @Test
    void probabilitiesOfTheTenDigitsSumToOne() {
        visit.read(Handwriting.seven());
        double sum = ((Number) visit.page().evaluate(BARS + ".reduce((a, b) => a + b)")).doubleValue();
        assertEquals(1, sum, 1e-3);
    }

    @Test
    void whatTheNetworkSeesIsTheDrawingInTheMiddleOf28Pixels() {
        visit.read(Handwriting.zero());
        Object ink = visit.page()
                .evaluate("() => { const seen = document.querySelector('#seen');"
                        + " const d = seen.getContext('2d').getImageData(0, 0, 28, 28).data;"
                        + " const at = (x, y) => d[4 * (28 * y + x) + 3];"
                        + " return [at(0, 0), at(14, 14), at(14, 5) + at(14, 4) + at(14, 6)]; }");
        List<?> values = (List<?>) ink;
        assertEquals(0, ((Number) values.get(0)).intValue(), "the corner is paper");
        assertEquals(0, ((Number) values.get(1)).intValue(), "a zero is hollow");
        assertTrue(((Number) values.get(2)).intValue() > 100, "its top is ink");
    }

    @Test
    void undoTakesTheLastStrokeAndClearTakesAll() {
        visit.read(Handwriting.three());
        visit.draw(Handwriting.seven());
        visit.press("undo");
        visit.awaitTrue("document.querySelector('#answer').textContent.trim() === '3'");
        visit.press("clear");
        visit.awaitTrue("document.querySelector('#answer').textContent.trim() === '?'");
        assertTrue(visit.at("hint").isVisible());
    }

    @Test
    void aTapIsNoDigit() {
        visit.at("pad").click();
        visit.page().waitForTimeout(300);
        assertEquals("?", visit.text("answer"));
    }

    @Test
    void aFingerDrawsOnAPhone() {
        try (Visit phone = site.visit("", 390, 844)) {
            assertFalse((Boolean) phone.page()
                    .evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth"));
            assertEquals("3", phone.read(Handwriting.three()));
            assertEquals("none", phone.page().evaluate("getComputedStyle(document.querySelector('#pad')).touchAction"));
            assertEquals(List.of(), phone.complaints());
        }
    }
}
