package inkling.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.microsoft.playwright.Frame;
import inkling.Thorough;
import inkling.cli.site.SiteVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Places at which the page may be, other than the top of a host of its own. */
@Thorough
class HostsTest {
    private static final String RUN = "data=synthetic&layers=16&epochs=1&run=1";

    @TempDir
    private Path directory;

    private FailingHost hostInFolder() throws IOException {
        Site.copyWithoutData(directory.resolve("inkling"));
        SiteVersion.write(directory.resolve("inkling"));
        Files.writeString(directory.resolve("index.html"), "<!doctype html><title>Others</title>");
        for (String sandbox : List.of("allow-scripts", "allow-scripts allow-same-origin")) {
            Files.writeString(
                    directory.resolve(sandbox.replace(' ', '-') + ".html"),
                    "<!doctype html><title>Frame</title><link rel='icon' href='data:,'><iframe"
                            + " width='1000' height='800' sandbox='"
                            + sandbox + "' src='inkling/#" + RUN + "'></iframe>");
        }
        return FailingHost.start(directory);
    }

    @Test
    void inAFolderOfAHostThePageTrainsAndIsKeptForOfflineUse() throws IOException {
        try (FailingHost host = hostInFolder();
                Visit visit = Site.visitOf(host.url() + "inkling/", "", RUN)) {
            visit.awaitState("done");
            assertEquals("3", visit.read(Handwriting.three()));
            visit.awaitTrue("navigator.serviceWorker.controller !== null");
            assertEquals(
                    host.url() + "inkling/",
                    visit.page().evaluate("navigator.serviceWorker.getRegistration().then(worker => worker.scope)"));
            host.failAfter(0, FailingHost.Fault.CUT);
            visit.page().reload();
            visit.awaitReady();
            assertEquals("3", visit.read(Handwriting.three()));
            assertEquals(List.of(), visit.complaints());
        }
    }

    @Test
    void aFrameThatTakesThePagesOriginAwayIsNamed() throws IOException {
        try (FailingHost host = hostInFolder();
                Visit visit = Site.visitOf(host.url(), "allow-scripts.html", "")) {
            Frame frame = visit.page().frames().get(1);
            frame.waitForSelector("#not-started.now");
            String sentence = frame.textContent("#not-started");
            assertTrue(sentence.contains("Open the page in a tab of its own."), sentence);
        }
    }

    @Test
    void aFrameThatLeavesThePageItsOriginChangesNothing() throws IOException {
        try (FailingHost host = hostInFolder();
                Visit visit = Site.visitOf(host.url(), "allow-scripts-allow-same-origin.html", "")) {
            Frame frame = visit.page().frames().get(1);
            frame.waitForSelector("#run[data-state=done]", new Frame.WaitForSelectorOptions().setTimeout(60_000));
            assertFalse(frame.isVisible("#not-started"));
            // The browser says that such a frame is of little use.
            visit.complaints().removeIf(complaint -> complaint.contains("can escape its sandboxing"));
            assertEquals(List.of(), visit.complaints());
        }
    }

    /** A teacher's page on a host of its own: what its link leaves out is not there, and the frame is as high as the rest. */
    @Test
    void anotherHostsPageFramesThisOne() throws IOException {
        String link = Site.built().url() + "#layers=32&embed=header-drawer-settings";
        Files.writeString(
                directory.resolve("index.html"),
                "<!doctype html><title>Lesson</title><link rel='icon' href='data:,'>"
                        + "<iframe width='600' height='300' src='" + link + "'></iframe>"
                        + "<script>addEventListener('message', event => { if (event.data.type === 'inkling-height')"
                        + " document.querySelector('iframe').height = event.data.height; });</script>");
        try (FailingHost host = FailingHost.start(directory);
                Visit visit = Site.visitOf(host.url(), "index.html", "")) {
            Frame frame = visit.page().frames().get(1);
            frame.waitForSelector("html[data-ready=true]");
            for (int look = 0; look < 100 && ((Number) frame.evaluate("innerHeight")).intValue() < 700; look++) {
                visit.page().waitForTimeout(50);
            }
            assertEquals(
                    true,
                    frame.evaluate("innerHeight >= 700 && document.documentElement.scrollHeight <= innerHeight"),
                    "all of it is in the frame");
            assertTrue(frame.isVisible("#pad") && frame.isVisible("#train"));
            for (String hidden : List.of(".masthead", "[role=tablist]", "#settings")) {
                assertFalse(frame.isVisible(hidden), hidden);
            }
            frame.focus("#pad");
            frame.press("#pad", "Space");
            for (int i = 0; i < 15; i++) {
                frame.press("#pad", "ArrowDown");
            }
            frame.waitForSelector("#answer:text-is('1')");
            visit.complaints().removeIf(complaint -> complaint.startsWith("request to another origin"));
            assertEquals(List.of(), visit.complaints());
        }
    }

    /** As browsers do on plain HTTP. */
    @Test
    void withoutDigestsMnistIsStillChecked() {
        assumeTrue(Site.hasMnist(), "MNIST is not in the built site; see -Dmnist.dir.");
        String script = "Object.defineProperty(crypto, 'subtle', {value: undefined});"
                + " const { main } = await import('./worker.js'); main(['simd']);";
        try (Visit visit = Site.built()
                .visitWhere("**/engine-simd.js", route -> Site.answerWith(route, script), "layers=16&epochs=1&run=1")) {
            visit.awaitState("done");
            assertTrue(visit.number("test-accuracy") > 0.8, "accuracy " + visit.number("test-accuracy"));
        }
    }
}
