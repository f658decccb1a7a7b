package inkling.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.google.gson.JsonObject;
import com.microsoft.playwright.options.BoundingBox;
import inkling.Thorough;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The built page where it cannot start, in browsers that lack something, and beside the notch of a phone. */
@Thorough
class OldBrowserTest {
    private static final Site site = Site.built();

    private static String notice(Visit visit) {
        visit.awaitTrue("document.querySelector('#not-started.now') !== null");
        assertTrue(visit.at("not-started").isVisible());
        return visit.text("not-started");
    }

    @Test
    void aPageThatRunsHasNoSuchNotice() {
        try (Visit visit = site.visit("")) {
            assertEquals(0, visit.at("not-started").count());
            assertEquals("Ready to train.", visit.text("status"));
            assertEquals(List.of(), visit.complaints());
        }
    }

    @Test
    void aPageThatWasOpenedAsAFileSaysThatItMustBeServed() {
        try (Visit visit = Site.visitAsFile()) {
            assertTrue(notice(visit).contains("as a file"), notice(visit));
            assertFalse(visit.text("status").contains("Ready"), visit.text("status"));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"page.js", "start.js"})
    void aScriptThatDoesNotArriveIsSaid(String script) {
        try (Visit visit = site.visitWithout("**/" + script)) {
            assertTrue(notice(visit).contains("did not arrive"), notice(visit));
            assertFalse(visit.text("status").contains("Ready"), visit.text("status"));
        }
    }

    @Test
    void aPageWithoutAnyScriptSaysThatItHasNotStarted() {
        try (Visit visit = site.visitWithout("**/*.js")) {
            visit.awaitTrue("getComputedStyle(document.querySelector('#not-started')).visibility === 'visible'");
            assertTrue(visit.text("not-started").contains("Firefox 114"), visit.text("not-started"));
        }
    }

    @Test
    void aBrowserWithoutModulesInWorkersIsTooOld() {
        String script = "const Newer = Worker; window.Worker = function (url) { return new Newer(url); };";
        try (Visit visit = site.visitChanged(script, "**/none", UnaryOperator.identity())) {
            assertTrue(notice(visit).contains("too old"), notice(visit));
        }
    }

    @Test
    void aBrowserThatCannotUnpackSaysSoAndTrainsOnSyntheticHandwriting() {
        assumeTrue(Site.hasMnist(), "MNIST is not in the built site; see -Dmnist.dir.");
        try (Visit visit = site.visitChanged(
                "", "**/engine-*.js", text -> text.replace("main(", "delete self.DecompressionStream; main("))) {
            visit.awaitReady();
            visit.press("train");
            visit.awaitState("failed");
            assertTrue(visit.text("error").contains("too old to unpack"), visit.text("error"));
            visit.page().evaluate("location.hash = 'data=synthetic&layers=16&epochs=1&run=1'");
            visit.awaitState("done");
            assertEquals("", visit.text("error"));
        }
    }

    @Test
    void withoutNewerStylesThePadIsSquareAndTheBarsShow() {
        try (Visit visit = site.visitChanged(
                "",
                "**/*.css",
                text -> text.replace("aspect-ratio", "ratio-of-old").replace("color-mix(", "mix-of-old("))) {
            visit.awaitReady();
            BoundingBox pad = visit.at("pad").boundingBox();
            assertEquals(pad.width, pad.height, 1);
            assertTrue(pad.width > 200, "a side of " + pad.width);
            visit.read(Handwriting.three());
            for (Object colour : (List<?>) visit.page()
                    .evaluate("[...document.querySelectorAll('.fill')].map(bar =>"
                            + " getComputedStyle(bar).backgroundColor)")) {
                assertNotEquals("rgba(0, 0, 0, 0)", colour);
            }
        }
    }

    @Test
    void nothingLiesBesideTheNotchOfAPhone() {
        try (Visit visit = site.visit("", 844, 390)) {
            double before = visit.at("pad").boundingBox().x;
            JsonObject insets = new JsonObject();
            JsonObject sides = new JsonObject();
            insets.addProperty("left", 60);
            insets.addProperty("right", 60);
            sides.add("insets", insets);
            visit.context().newCDPSession(visit.page()).send("Emulation.setSafeAreaInsetsOverride", sides);
            visit.awaitTrue("document.querySelector('main').getBoundingClientRect().left === 60");
            assertTrue(visit.at("pad").boundingBox().x > before);
            assertTrue(
                    (Boolean)
                            visit.page()
                                    .evaluate(
                                            "[...document.querySelectorAll('main *, footer *')].every(element => {"
                                                    + " const box = element.getBoundingClientRect();"
                                                    + " return !element.checkVisibility() || box.width <= 1 || box.left >= 60 && box.right <= innerWidth - 60; })"));
        }
    }
}
