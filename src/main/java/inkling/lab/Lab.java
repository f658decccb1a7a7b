package inkling.lab;

import inkling.lab.data.DataView;
import inkling.lab.how.HowView;
import inkling.lab.inspect.InspectView;
import inkling.lab.learning.LearningView;
import inkling.lab.mistakes.MistakesView;
import inkling.lab.runs.RunsView;
import inkling.lab.runs.kept.RunKeeping;
import inkling.lab.settings.LayerBricks;
import inkling.page.dom.Dom;
import inkling.protocol.browser.LabModule;
import inkling.protocol.browser.PageModule;
import inkling.protocol.browser.Wire;
import inkling.protocol.report.Report;
import inkling.protocol.report.RunReport;
import inkling.protocol.report.RunState;
import inkling.protocol.report.WorkerReport;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import org.teavm.jso.JSBody;
import org.teavm.jso.JSFunctor;
import org.teavm.jso.JSObject;
import org.teavm.jso.core.JSArrayReader;
import org.teavm.jso.dom.html.HTMLElement;

/** The laboratory's entry point: opens views and lets them hear the worker. */
public final class Lab implements LabModule {
    /** What each view is made by. */
    private static final Map<String, Maker> VIEWS = Map.of(
            "learning", new Maker(true, LearningView::new),
            "inspect", new Maker(false, InspectView::new),
            "mistakes", new Maker(false, MistakesView::new),
            "runs", new Maker(true, RunsView::new),
            "data", new Maker(false, DataView::new),
            "how", new Maker(false, HowView::new));

    /**
     * How a view is made.
     *
     * @param charts whether it needs the library that draws charts
     */
    private record Maker(boolean charts, Function<Host, LabView> view) {}

    @JSFunctor
    private interface Arrival extends JSObject {
        void html(String text);
    }

    private final PageModule page;
    private final Host host;
    private final Map<String, LabView> open = new HashMap<>();
    private final HTMLElement sheet = Dom.byId("settings");
    private boolean sheetOpened;
    private Optional<LayerBricks> bricks = Optional.empty();
    private String shown = "";

    private Lab(PageModule page) {
        this.page = page;
        host = new Host(page);
        host.runs().open(this::catchUp);
        Dom.on(sheet, "toggle", event -> openSheet());
        openSheet();
    }

    /** When the settings are opened first, their layers become bricks. */
    private void openSheet() {
        if (sheet.hasAttribute("open") && !sheetOpened) {
            sheetOpened = true;
            fetch("views/bricks", false, html -> {
                // Without them, the layers can still be written.
                sheetOpened = !html.isEmpty();
                if (sheetOpened) {
                    bricks = Optional.of(new LayerBricks(html));
                    JSArrayReader<Wire.Message> history = page.history();
                    for (int i = 0; i < history.getLength(); i++) {
                        tellSheet(history.get(i));
                    }
                }
            });
        }
    }

    private void tellSheet(Wire.Message message) {
        if (bricks.isPresent() && Wire.kind(message).equals("estimate")) {
            Report.read(Wire.frame(message)).accept(bricks.get());
        }
    }

    /** A run that began before this script was there is kept as well. */
    private void catchUp() {
        JSArrayReader<Wire.Message> history = page.history();
        for (int i = 0; i < history.getLength(); i++) {
            keep(history.get(i));
        }
    }

    private void keep(Wire.Message message) {
        if (host.runs().isOpen() && RunKeeping.KINDS.contains(Wire.kind(message))) {
            Report.read(Wire.frame(message)).accept(host.runs().log());
        }
    }

    /** Offers itself to the page. */
    public static void main(String[] args) {
        offer(new Lab(page()));
    }

    @Override
    public void hear(Wire.Message message) {
        keep(message);
        tellSheet(message);
        if (!open.isEmpty()) {
            Consumer<Report.Receiver> report = Report.read(Wire.frame(message));
            open.values().forEach(view -> tell(view, report));
        }
    }

    private static void tell(LabView view, Consumer<Report.Receiver> report) {
        report.accept(new RunHooks(view));
        report.accept(view);
    }

    @Override
    public void open(String view, HTMLElement panel) {
        close();
        shown = view;
        if (open.containsKey(view)) {
            open.get(view).shown();
            return;
        }
        if (!VIEWS.containsKey(view) || panel.hasAttribute("aria-busy")) {
            return;
        }
        panel.setAttribute("aria-busy", "true");
        fetch("views/" + view, VIEWS.get(view).charts(), html -> arrived(view, panel, html));
    }

    private void arrived(String name, HTMLElement panel, String html) {
        panel.removeAttribute("aria-busy");
        if (html.isEmpty()) {
            Dom.removeChildren(panel);
            Dom.append(panel, "p", "class", "notice", "role", "alert")
                    .setTextContent("This view could not be loaded. Check the connection, then open it again.");
            return;
        }
        panel.setInnerHTML(html);
        LabView view = VIEWS.get(name).view().apply(host);
        view.open(panel);
        JSArrayReader<Wire.Message> history = page.history();
        for (int i = 0; i < history.getLength(); i++) {
            tell(view, Report.read(Wire.frame(history.get(i))));
        }
        open.put(name, view);
        if (shown.equals(name)) {
            view.shown();
        }
    }

    @Override
    public void close() {
        Optional.ofNullable(open.get(shown)).ifPresent(LabView::hidden);
        shown = "";
    }

    @Override
    public void drawing(boolean now) {
        host.priority().drawing(now);
    }

    /** Tells a view of the run as its hooks have it. */
    private record RunHooks(LabView view) implements RunReport.Receiver, WorkerReport.Receiver {
        @Override
        public void begun(RunReport.Begun begun) {
            view.begin(begun.recipe());
        }

        @Override
        public void adjusted(RunReport.Adjusted adjusted) {
            // Whoever names the run hears it by itself.
        }

        @Override
        public void network(RunReport.Network network) {
            // For whoever has asked.
        }

        @Override
        public void state(WorkerReport.State now) {
            if (now.state() == RunState.IDLE) {
                view.clear();
            }
            view.state(now.state());
        }

        @Override
        public void ready() {
            // A view asks for what it wants when it is shown.
        }

        @Override
        public void alive() {
            // All that matters is that the page hears it.
        }

        @Override
        public void machine(WorkerReport.Machine now) {
            // On the bench.
        }

        @Override
        public void loading(WorkerReport.Loading now) {
            // On the bench.
        }
    }

    @JSBody(script = "return self.inkling.page;")
    private static native PageModule page();

    @JSBody(params = "lab", script = "self.inkling.lab = lab;")
    private static native void offer(LabModule lab);

    /** An empty text where the file cannot be had; a library that cannot be had is done without. */
    @JSBody(
            params = {"path", "charts", "arrival"},
            script = """
                    const library = !charts || typeof Chart !== 'undefined' ? null : new Promise(resolve => {
                      const script = document.createElement('script');
                      script.src = 'lib/chart.js';
                      script.onload = script.onerror = resolve;
                      document.head.append(script);
                    });
                    const style = new Promise(resolve => {
                      const link = document.createElement('link');
                      link.rel = 'stylesheet';
                      link.href = path + '.css';
                      link.onload = link.onerror = resolve;
                      document.head.append(link);
                    });
                    const text = fetch(path + '.html').then(answer => answer.ok ? answer.text() : '').catch(() => '');
                    Promise.all([text, style, library]).then(all => arrival(all[0]));
                    """)
    private static native void fetch(String path, boolean charts, Arrival arrival);
}
