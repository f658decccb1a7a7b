package inkling.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import inkling.TimeBudget;
import inkling.data.StrokeFile;
import inkling.ink.Ink;
import inkling.kernel.Backend;
import inkling.model.ModelFile;
import inkling.model.SavedModel;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What the page is there for, in every browser: one long visit. */
class MainJobTest {
    private static final String SMALL = "layers=16&seed=3";

    /** Relaxed and strict SIMD, JavaScript and WebAssembly round differently; 16 units learn so much in one epoch. */
    private static final double ENGINE_TOLERANCE = 0.01;

    @TempDir
    Path temp;

    @ParameterizedTest(name = "{0}")
    @EnumSource
    void thePageDoesItsWholeJob(EveryBrowser browser) throws IOException {
        if (browser != EveryBrowser.CHROMIUM) {
            TimeBudget.assumeTime();
        }
        try (Tab tab = browser.open()) {
            try (Site site = Site.open(Site.BUILT)) {
                tab.open(site.url() + "#" + SMALL + "&epochs=2000&threads=2");
                tab.awaitReady();
                readsDigits(tab);
                isPausedSteppedResumedAndReset(tab);
                learnsFromACorrection(tab);
                trainsFromALink(tab, site.url(), browser);
                opensWhatItSaved(tab);
                tab.awaitTrue("navigator.serviceWorker.controller !== null");
                // Without run=1, and with the engine that runs.
                tab.open(site.url() + "#" + SMALL + "&epochs=1&engine=simd");
            }
            readsAndTrainsOffline(tab);
            assertEquals(List.of(), tab.complaints());
        }
    }

    private static void readsDigits(Tab tab) {
        reads(tab, Handwriting.three(), "3");
        reads(tab, Handwriting.seven(), "7");
        reads(tab, Handwriting.zero(), "0");
    }

    /** On a busy machine the answer to the whole drawing comes a moment after that to a part of it. */
    private static void reads(Tab tab, Ink ink, String digit) {
        tab.read(ink);
        tab.awaitTrue("document.querySelector('#answer').textContent.trim() === '" + digit + "'");
    }

    private static void isPausedSteppedResumedAndReset(Tab tab) {
        tab.press("step");
        awaitPausedAfter(tab, 1);
        tab.press("step");
        awaitPausedAfter(tab, 2);
        tab.press("pause");
        tab.awaitState("training");
        tab.awaitTrue("document.querySelector('#batch').dataset.value > 10");
        boolean threads = tab.isTrue("crossOriginIsolated && typeof SharedArrayBuffer === 'function'");
        tab.awaitTrue("document.documentElement.dataset.threads === '" + (threads ? 2 : 1) + "'");
        tab.press("pause");
        tab.awaitState("paused");
        tab.stepOneBatch();
        tab.press("reset");
        tab.awaitState("idle");
    }

    private static void awaitPausedAfter(Tab tab, int batch) {
        tab.awaitTrue("document.querySelector('#run').dataset.state === 'paused'"
                + " && document.querySelector('#batch').dataset.value == " + batch);
    }

    private static void learnsFromACorrection(Tab tab) {
        tab.read(Handwriting.oddSeven());
        tab.click("#correct [data-digit='7']");
        tab.awaitTrue("document.querySelector('#examples').dataset.value === '1'");
        String kept = new String(tab.saved("#export"), StandardCharsets.UTF_8);
        assertEquals(7, StrokeFile.parse(kept).get(0).label());
        tab.press("teach");
        tab.awaitTrue("!document.querySelector('#fine-tuned').hidden");
        assertEquals(1, tab.number("fine-tuned-yours-after"));
        assertEquals("7", tab.text("answer"));
        tab.press("unteach");
        tab.awaitTrue("document.querySelector('#fine-tuned').hidden");
    }

    /** With every engine; only that with threads is another one in a WebKit that has them. */
    private static void trainsFromALink(Tab tab, String url, EveryBrowser browser) {
        List<String> engines =
                browser == EveryBrowser.WEBKIT_WITH_THREADS ? List.of("simd") : List.of("js", "wasm-gc", "simd");
        double accuracy = Double.NaN;
        for (String engine : engines) {
            tab.open(url + "#" + SMALL + "&epochs=1&run=1&engine=" + engine);
            tab.awaitTrue("document.documentElement.dataset.engine === '" + engine + "'"
                    + " && ['training', 'done'].includes(document.querySelector('#run').dataset.state)");
            tab.awaitState("done");
            assertTrue(tab.number("test-accuracy") > 0.85, engine + ": " + tab.number("test-accuracy"));
            if (!Double.isNaN(accuracy)) {
                assertEquals(accuracy, tab.number("test-accuracy"), ENGINE_TOLERANCE, engine);
            }
            accuracy = tab.number("test-accuracy");
        }
    }

    private void opensWhatItSaved(Tab tab) throws IOException {
        byte[] file = tab.saved("#save");
        SavedModel saved = ModelFile.read(file, "it", 1, Backend.plain());
        assertEquals(tab.number("test-accuracy"), saved.card().testAccuracy().orElseThrow(), 1e-9);
        tab.press("reset");
        tab.awaitState("idle");
        assertEquals("shipped", tab.data("answering", "value"));
        tab.choose("#open-model", Files.write(temp.resolve("mine.safetensors"), file));
        tab.awaitTrue("document.querySelector('#answering').dataset.value === 'yours'");
        assertTrue(tab.text("answering-note").contains("mine.safetensors"), tab.text("answering-note"));
        tab.read(Handwriting.seven());
        assertFalse(tab.text("confidence").isEmpty());
    }

    /** The server is gone. The example that was kept is still there. */
    private static void readsAndTrainsOffline(Tab tab) {
        tab.reload();
        tab.awaitReady();
        reads(tab, Handwriting.three(), "3");
        assertEquals(1, tab.number("examples"));
        tab.press("train");
        tab.awaitState("done");
        assertTrue(tab.number("test-accuracy") > 0.85, "offline: " + tab.number("test-accuracy"));
    }
}
