package inkling.browser;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Download;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.PlaywrightException;
import com.microsoft.playwright.Worker;
import inkling.train.checkpoint.Checkpoint;
import inkling.train.checkpoint.CheckpointFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs that go on after the page, its worker or the whole browser has gone, at whatever moment. */
class RecoveryTest {
    /** How often a run is killed; not at all unless asked for. */
    private static final int KILLS = Integer.getInteger("kills", 0);

    private static final String SETTINGS =
            "recipe=adam&data=synthetic&layers=32-bn&batch=64&dropout=0.2&averaging=2&threads=1&epochs=";

    private static final String CONTINUE = "!document.querySelector('#kept').hidden";
    private static final Pattern EPOCH = Pattern.compile("epoch (\\d+) of");

    /** The bytes of the newest checkpoint that is written, in base 64; empty if there is none. */
    private static final String NEWEST = "() => new Promise(resolve => {"
            + " const request = indexedDB.open('inkling-runs', 1);"
            + " request.onupgradeneeded = () => request.transaction.abort();"
            + " request.onerror = () => resolve('');"
            + " request.onsuccess = () => {"
            + "  const all = request.result.transaction('checkpoints').objectStore('checkpoints');"
            + "  const keys = all.getAllKeys(); const values = all.getAll();"
            + "  all.transaction.oncomplete = () => {"
            + "   request.result.close();"
            + "   const last = keys.result.map(key => key.split('/')[0]).sort().pop();"
            + "   const own = values.result.filter((value, i) => keys.result[i].startsWith(last));"
            + "   own.sort((one, other) => other.number - one.number);"
            + "   const text = own.length === 0 ? ''"
            + "    : Array.from(new Uint8Array(own[0].bytes.buffer), byte => String.fromCharCode(byte)).join('');"
            + "   resolve(btoa(text)); }; }; })";

    private static final Site site = Site.built();

    @TempDir
    Path temp;

    private static byte[] network(Visit visit) throws IOException {
        Download download = visit.page().waitForDownload(() -> visit.press("save"));
        return Files.readAllBytes(download.path());
    }

    private static Optional<Checkpoint> written(Page page) {
        String text = String.valueOf(page.evaluate(NEWEST));
        return text.isEmpty()
                ? Optional.empty()
                : Optional.of(CheckpointFile.read(Base64.getDecoder().decode(text), "in the browser"));
    }

    private static void awaitWritten(Page page) {
        for (int look = 0; written(page).isEmpty(); look++) {
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
    void aBrowserThatKeepsNothingSaysSoAndTrainsOn() throws IOException {
        byte[] whole = inPeace(2);
        try (Visit visit = site.visitWithoutStorage(SETTINGS + 2)) {
            visit.press("train");
            visit.awaitState("done");
            visit.awaitTrue("document.querySelector('#error').textContent.includes('does not keep the run')");
            assertArrayEquals(whole, network(visit));
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

    /** Each moment and manner is another; in the end the run is what it would have been in peace. */
    @Test
    void aRunThatIsKilledAgainAndAgainEndsAsIfItHadNotBeen() throws IOException {
        assumeTrue(KILLS > 0, "Runs are killed where -Dkills says how often.");
        int epochs = Integer.getInteger("kills.epochs", 40);
        byte[] whole = inPeace(epochs);
        Random random = new Random(KILLS);
        List<String> story = new ArrayList<>();
        Browsers.Profile browser = Browsers.launch(temp);
        try {
            BrowserContext context = browser.context();
            Visit visit = Visit.open(context, site.url(), SETTINGS + epochs);
            visit.awaitReady();
            visit.press("train");
            for (int kill = 0; kill < KILLS && !visit.state().equals("done"); kill++) {
                awaitWritten(visit.page());
                visit.page().waitForTimeout(random.nextInt(1_500));
                Optional<Checkpoint> last = written(visit.page());
                String manner = List.of("tab", "worker", "renderer", "browser").get(kill % 4);
                switch (manner) {
                    case "tab" -> visit.page().close();
                    case "worker" -> endWorker(visit.page());
                    case "renderer" -> crash(context, visit.page());
                    default -> {
                        browser.kill();
                        browser = Browsers.launch(temp);
                        context = browser.context();
                    }
                }
                if (!manner.equals("worker")) {
                    visit = Visit.open(context, site.url(), SETTINGS + epochs);
                    visit.awaitReady();
                }
                visit.awaitTrue(CONTINUE);
                String offer = visit.text("continue");
                story.add(manner + ": " + offer);
                assertNotOlder(offer, last.orElseThrow(), story);
                visit.press("continue");
                visit.awaitTrue("['training', 'done'].includes(document.querySelector('#run').dataset.state)");
            }
            visit.awaitState("done");
            assertArrayEquals(whole, network(visit), String.join("\n", story));
        } finally {
            browser.close();
        }
    }

    private static void assertNotOlder(String offer, Checkpoint last, List<String> story) {
        Matcher epoch = EPOCH.matcher(offer);
        if (epoch.find()) {
            assertTrue(
                    Integer.parseInt(epoch.group(1)) >= last.description().epoch(),
                    () -> "older than " + last.description() + "; " + story);
        } else {
            assertTrue(offer.startsWith("Take back"), offer);
        }
    }

    private static void endWorker(Page page) {
        for (Worker worker : page.workers()) {
            try {
                worker.evaluate("() => self.close()");
            } catch (PlaywrightException gone) {
                // It has gone before it could say so.
            }
        }
    }

    private static void crash(BrowserContext context, Page page) {
        try {
            context.newCDPSession(page).send("Page.crash");
        } catch (PlaywrightException crashed) {
            // The crash is the answer.
        }
        page.close();
    }
}
