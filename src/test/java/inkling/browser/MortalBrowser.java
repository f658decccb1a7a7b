package inkling.browser;

import com.microsoft.playwright.PlaywrightException;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** A browser that is ended in the middle of a visit, in part or as a whole, and then has what it had kept till then. */
interface MortalBrowser extends AutoCloseable {
    /** In which way a visit ends before its time. */
    enum Death {
        /** The visitor closes the tab. */
        TAB,
        /** The browser takes the worker away, as where memory is short, and tells the page. */
        WORKER,
        /** The process that shows the page crashes. */
        RENDERER,
        /** All of the browser's processes end without a word. */
        BROWSER
    }

    /** The ways in which this browser can be made to end. */
    List<Death> deaths();

    /** The tab that is open. */
    Tab tab();

    /** Ends the visit; unless only the worker has ended, {@link #tab} is another one from then on, with nothing in it. */
    void end(Death death);

    @Override
    void close();

    /** Takes note of the page's workers from now on, so that {@link #endWorker} can end the one that was last spoken to. */
    static void watchWorker(Tab tab) {
        tab.evaluate("(() => { const post = Worker.prototype.postMessage;"
                + " Worker.prototype.postMessage = function (...all) {"
                + " self.lastWorker = this; return post.apply(this, all); }; return true; })()");
    }

    /** Ends the worker, in the middle of what it does, and tells the page as a browser does. */
    static void endWorker(Tab tab) {
        tab.evaluate("(() => { self.lastWorker.terminate();"
                + " self.lastWorker.dispatchEvent(new Event('error', {cancelable: true})); return true; })()");
    }

    /**
     * Chromium or Firefox, driven by Playwright.
     *
     * @param launch starts it, always with the same profile
     * @param deaths the ways in which it can be made to end; Firefox that is driven ends as a whole with a renderer
     */
    static MortalBrowser ofPlaywright(Supplier<Browsers.Profile> launch, List<Death> deaths) {
        return new MortalBrowser() {
            private Browsers.Profile profile = launch.get();
            private PlaywrightTab tab = openTab();

            private PlaywrightTab openTab() {
                return new PlaywrightTab(profile.context(), () -> {}, Optional.empty());
            }

            @Override
            public List<Death> deaths() {
                return deaths;
            }

            @Override
            public Tab tab() {
                return tab;
            }

            @Override
            public void end(Death death) {
                switch (death) {
                    case TAB -> tab.closePage();
                    case WORKER -> endWorker(tab);
                    case RENDERER -> {
                        Processes.with(profile.directory().toString())
                                .forEach(browser -> Processes.kill(Processes.with(browser, "--type=renderer")));
                        closeCrashed();
                    }
                    case BROWSER -> {
                        profile.kill();
                        profile = launch.get();
                    }
                }
                if (death != Death.WORKER) {
                    tab = openTab();
                }
            }

            private void closeCrashed() {
                try {
                    tab.closePage();
                } catch (PlaywrightException gone) {
                    // It has gone with its process.
                }
            }

            @Override
            public void close() {
                profile.close();
            }
        };
    }
}
