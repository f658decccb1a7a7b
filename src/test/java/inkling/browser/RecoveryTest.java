package inkling.browser;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import inkling.Thorough;
import inkling.data.files.DataFile;
import inkling.data.files.Samples;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Runs that go on after the page, its worker or the whole browser has gone, at whatever moment. */
@Thorough
class RecoveryTest {
    private static final String SETTINGS =
            "recipe=adam&data=synthetic&layers=32-bn&batch=64&dropout=0.2&averaging=2&threads=1&epochs=";

    private static final String CONTINUE = "!document.querySelector('#kept').hidden";
    private static final Site site = Site.built();

    private static byte[] network(Visit visit) throws IOException {
        Download download = visit.page().waitForDownload(() -> visit.press("save"));
        return Files.readAllBytes(download.path());
    }

    private static void awaitWritten(Page page) {
        for (int look = 0; Boolean.FALSE.equals(page.evaluate("() => " + KeptInBrowser.ANY)); look++) {
            assertTrue(look < 300, "nothing is written");
            page.waitForTimeout(100);
        }
    }

    /** What a run comes to that is left in peace. */
    private static byte[] inPeace(int epochs) throws IOException {
        try (Visit visit = site.visit(SETTINGS + epochs)) {
            visit.press("train");
            visit.awaitState("done");
            assertEquals(List.of(), visit.complaints());
            return network(visit);
        }
    }

    @Test
    void aRunGoesOnAfterAReloadAsIfItHadNotStoppedAndIsHadBackWhenItIsDone() throws IOException {
        byte[] whole = inPeace(4);
        try (Visit visit = site.visit(SETTINGS + 4)) {
            assertFalse(visit.at("continue").isVisible());
            visit.press("train");
            // The page presses by itself, since a busy machine may need longer for that than the run for its last
            // epochs.
            visit.awaitTrue("document.querySelector('#epoch').dataset.value >= 2"
                    + " && (document.querySelector('#pause').click(), true)");
            visit.awaitState("paused");
            double loss = visit.number("train-loss");
            awaitWritten(visit.page());
            visit.page().reload();
            visit.awaitReady();
            visit.awaitTrue(CONTINUE);
            assertTrue(
                    visit.text("continue").matches("Go on with the run of adam, epoch \\d of 4"),
                    visit.text("continue"));
            visit.press("continue");
            visit.awaitState("training");
            assertFalse(visit.at("continue").isVisible());
            visit.awaitState("done");
            assertArrayEquals(whole, network(visit), "the same network, to the last bit");
            assertTrue(loss > 0);
            String accuracy = visit.text("test-accuracy");

            visit.page().waitForTimeout(500);
            visit.page().reload();
            visit.awaitReady();
            visit.awaitTrue(CONTINUE);
            assertTrue(visit.text("continue").startsWith("Take back your network of adam"), visit.text("continue"));
            visit.press("continue");
            visit.awaitState("done");
            assertEquals(accuracy, visit.text("test-accuracy"));
            assertArrayEquals(whole, network(visit));
            assertEquals(List.of(), visit.complaints());
        }
    }

    @Test
    void aRunThatWasResetCanBeHadBackUntilItIsForgottenAndOnlyByOneTab() {
        try (Visit visit = site.visit(SETTINGS + 50)) {
            visit.press("train");
            visit.awaitTrue("document.querySelector('#epoch').dataset.value >= 2");
            visit.press("reset");
            visit.awaitState("idle");
            visit.awaitTrue(CONTINUE);
            Page other = visit.context().newPage();
            other.navigate(site.url());
            other.waitForSelector("html[data-ready=true]");
            other.waitForTimeout(1_500);
            assertFalse(other.locator("#continue").isVisible(), "the other tab offers it");
            visit.press("continue");
            visit.awaitState("training");
            other.waitForTimeout(1_500);
            assertFalse(other.locator("#continue").isVisible(), "it is at work in the other tab");
            visit.press("reset");
            visit.awaitTrue(CONTINUE);
            visit.press("forget-run");
            visit.awaitTrue("document.querySelector('#kept').hidden");
            visit.page().reload();
            visit.awaitReady();
            visit.page().waitForTimeout(1_500);
            assertFalse(visit.at("continue").isVisible(), "it is forgotten");
            assertEquals(List.of(), visit.complaints());
        }
    }

    @Test
    void aRunThatGoesOnButCannotBeKeptLeavesTheOneThatItContinues() {
        try (Visit visit = site.visit(SETTINGS + 4)) {
            visit.press("train");
            awaitWritten(visit.page());
            visit.context()
                    .route(
                            "**/engine-simd.js",
                            route -> Site.answerWith(
                                    route,
                                    "IDBObjectStore.prototype.put = () => { throw new DOMException('no', 'QuotaExceededError'); };\n"
                                            + route.fetch().text()));
            visit.page().reload();
            visit.awaitReady();
            visit.awaitTrue(CONTINUE);
            visit.press("continue");
            visit.awaitTrue("['training', 'done'].includes(document.querySelector('#run').dataset.state)");
            visit.press("reset");
            visit.awaitState("idle");
            visit.awaitTrue(CONTINUE);
        }
    }

    @Test
    void aBrowserThatKeepsNothingSaysSoAndTrainsOn() throws IOException {
        byte[] whole = inPeace(2);
        try (Visit visit = site.visitWithoutStorage(SETTINGS + 2)) {
            visit.press("train");
            visit.awaitState("done");
            visit.awaitTrue("document.querySelector('#error').textContent.includes('does not keep the run')");
            assertArrayEquals(whole, network(visit));
        }
    }

    private static String text(String id) {
        return "document.querySelector('#" + id + "').textContent";
    }

    /** As a visitor who closes the tab and follows a link, or reloads: a hash alone would load nothing. */
    private static void follow(Visit visit, String hash) {
        visit.page().navigate("about:blank");
        visit.page().navigate(site.url() + "#" + hash);
        visit.awaitReady();
    }

    @Test
    void aLinkThatRunsAtOnceGoesOnAfterAReloadAndAnotherLinkLeavesTheRunAsItWas() {
        try (Visit visit = site.visit(SETTINGS + "80&run=1")) {
            visit.awaitTrue("document.querySelector('#epoch').dataset.value >= 2");
            awaitWritten(visit.page());
            visit.page().reload();
            visit.awaitReady();
            visit.awaitTrue(text("status") + ".startsWith('Going on in epoch ')");
            visit.awaitState("training");

            follow(visit, "data=synthetic&layers=8&epochs=1&run=1");
            visit.awaitState("done");
            visit.press("reset");
            visit.awaitTrue(CONTINUE + " && " + text("continue") + ".startsWith('Take back your network of')");
            visit.press("forget-run");
            visit.awaitTrue(CONTINUE + " && " + text("continue") + ".startsWith('Go on with the run of adam, epoch ')");
            assertEquals(List.of(), visit.complaints());
        }
    }

    private static void choose(Visit visit, List<DataFile> files) {
        visit.at("open-data")
                .setInputFiles(files.stream()
                        .map(file -> new FilePayload(file.name(), "", file.bytes()))
                        .toArray(FilePayload[]::new));
    }

    @Test
    void aRunOnFilesOfTheVisitorsAsksForThemAndGoesOnWithNoOthers() {
        List<DataFile> own = Samples.four(240, 60, 3, 20);
        String settings = "recipe=adam&data=own&layers=16&batch=8&epochs=3000";
        try (Visit visit = site.visit(settings)) {
            choose(visit, own);
            visit.awaitTrue("document.querySelector('#own-data-note').dataset.state === 'opened'");
            visit.press("train");
            visit.awaitState("training");
            awaitWritten(visit.page());
            follow(visit, settings + "&run=1");
            visit.awaitTrue(text("status") + ".includes('This run learns from files of your own')");
            assertEquals("idle", visit.state());
            choose(visit, Samples.four(200, 60, 3, 20));
            visit.awaitState("failed");
            assertTrue(visit.text("error").contains("The run was trained on other images than"), visit.text("error"));
            choose(visit, own);
            visit.awaitTrue(text("status") + ".startsWith('Going on in epoch ')");
            visit.awaitState("training");
            assertEquals("", visit.text("error"));
            assertEquals(List.of(), visit.complaints());
        }
    }

    @Test
    void aRunThatDivergesGoesBackAndGoesOnWithASmallerRate() {
        try (Visit visit = site.visit("data=synthetic&layers=32&activation=identity&lr=100&epochs=2&run=1")) {
            visit.awaitState("failed");
            assertTrue(visit.text("error").contains("The run is back at its beginning."), visit.text("error"));
            for (String rate : List.of("10", "1", "0.1")) {
                visit.awaitTrue("!document.querySelector('#slower').hidden");
                assertEquals("Go on with the learning rate " + rate, visit.text("slower"));
                visit.press("slower");
                assertEquals(rate, visit.at("setting-lr").inputValue());
                // It may diverge again before anybody sees that it trains.
                visit.awaitTrue("document.querySelector('#run').dataset.state === 'done'"
                        + " || document.querySelector('#error').textContent.includes('than " + rate + "')"
                        + " || document.querySelector('#error').textContent.includes('than " + rate + ".0')");
                if (visit.state().equals("done")) {
                    break;
                }
            }
            assertEquals("done", visit.state());
            assertEquals(List.of(), visit.complaints());
        }
    }
}
