package inkling.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Page;
import inkling.Thorough;
import inkling.browser.FailingHost.Fault;
import inkling.cli.site.SiteVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The site changes while its host fails: a visitor has all files of one version at any time, online and offline. */
@Thorough
class UpdateTest {
    /** More are tried with {@code -Dupdates=50}. */
    private static final int UPDATES = Integer.getInteger("updates", 5);

    /** About as many as a version has files. */
    private static final int MOST_REQUESTS = 32;

    private static final List<Fault> FAULTS = List.of(Fault.values());

    private static final String SETTLED = "navigator.serviceWorker.getRegistration()"
            + ".then(registration => registration.update().catch(() => {})"
            + ".then(() => new Promise(resolve => { const look = () => registration.installing"
            + " ? setTimeout(look, 20) : resolve(registration.waiting !== null); look(); })))";

    /** The first file, if there is one, that is not of the version that the page is of. */
    private static final String STRANGER = "(async () => {"
            + "for (const [path, digest] of Object.entries(self.inkling.files)) {"
            + " const bytes = await (await fetch(path)).arrayBuffer();"
            + " const hash = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));"
            + " if ([...hash].map(byte => byte.toString(16).padStart(2, '0')).join('') !== digest) return path; }"
            + "return ''; })()";

    @TempDir
    private Path site;

    private int version;

    private void release() throws IOException {
        version++;
        for (String file : new String[] {"page.js", "worker.js", "index.html"}) {
            String mark = file.endsWith("html") ? "<!-- " + version + " -->\n" : "// " + version + "\n";
            Files.writeString(site.resolve(file), mark, StandardOpenOption.APPEND);
        }
        SiteVersion.write(site);
    }

    private static String pageVersion(Visit visit) {
        return (String) visit.page().evaluate("self.inkling.version");
    }

    private static void reload(Visit visit) {
        visit.page().reload();
        visit.awaitReady();
        assertEquals("", visit.page().evaluate(STRANGER));
    }

    @Test
    void whateverFailsPageAndWorkerAreOfOneVersion() throws IOException {
        Random random = new Random(1);
        Site.copyWithoutData(site);
        release();
        try (FailingHost host = FailingHost.start(site);
                Visit visit = Site.visitAt(host.url())) {
            visit.awaitTrue("navigator.serviceWorker.controller !== null");
            int arrived = 0;
            for (int update = 0; update < UPDATES; update++) {
                String before = pageVersion(visit);
                release();
                Fault fault = FAULTS.get(random.nextInt(FAULTS.size()));
                host.failAfter(random.nextInt(MOST_REQUESTS), fault);
                boolean whole = (boolean) visit.page().evaluate(SETTLED);
                host.failAfter(0, fault);
                reload(visit);
                assertEquals(before, pageVersion(visit), "the old version stays until the new one is asked for");
                host.heal();
                reload(visit);
                if (whole || random.nextBoolean()) {
                    assertTrue((boolean) visit.page().evaluate(SETTLED));
                    visit.awaitTrue("!document.querySelector('#update').hidden");
                    AtomicBoolean loaded = new AtomicBoolean();
                    visit.page().onLoad(page -> loaded.set(true));
                    visit.press("update-load");
                    visit.page()
                            .waitForCondition(
                                    loaded::get, new Page.WaitForConditionOptions().setTimeout(Visit.PATIENCE_MS));
                    visit.awaitReady();
                    assertEquals("", visit.page().evaluate(STRANGER));
                    assertTrue(!before.equals(pageVersion(visit)), "a new version came");
                    arrived++;
                }
            }
            assertTrue(arrived > 0);
        }
    }

    @Test
    void addressesWithAQueryAreTheSameFiles() throws IOException {
        Site.copyWithoutData(site);
        release();
        try (FailingHost host = FailingHost.start(site);
                Visit visit = Site.visitAt(host.url())) {
            visit.awaitTrue("navigator.serviceWorker.controller !== null");
            String entries = "caches.keys().then(names => Promise.all(names.map(async name =>"
                    + " (await (await caches.open(name)).keys()).length))).then(counts => counts.join())";
            Object before = visit.page().evaluate(entries);
            for (String query : new String[] {"?a=1", "?b=2", "index.html?c=3"}) {
                visit.page().navigate(host.url() + query);
                visit.awaitReady();
            }
            assertEquals(before, visit.page().evaluate(entries));
        }
    }
}
