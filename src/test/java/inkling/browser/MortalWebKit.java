package inkling.browser;

import java.util.List;

/**
 * WebKitGTK's browser, to be ended in part. As a whole it cannot be, since under automation it keeps nothing beyond its
 * end; and when a renderer crashes, its driver ends the session.
 */
final class MortalWebKit implements MortalBrowser {
    private final WebKitTab tab;

    /** Takes over a browser. */
    MortalWebKit(WebKit webKit) {
        tab = new WebKitTab(webKit, EveryBrowser.Setup.DESKTOP);
    }

    @Override
    public List<Death> deaths() {
        return List.of(Death.TAB, Death.WORKER);
    }

    @Override
    public Tab tab() {
        return tab;
    }

    @Override
    public void end(Death death) {
        switch (death) {
            case TAB -> tab.replace();
            case WORKER -> MortalBrowser.endWorker(tab);
            case RENDERER, BROWSER -> throw new IllegalArgumentException("Its driver would end the session.");
        }
    }

    @Override
    public void close() {
        tab.close();
    }
}
