package inkling.lab.runs;

import inkling.lab.Host;
import inkling.lab.LabView;
import inkling.lab.runs.kept.KeptRun;
import inkling.lab.runs.kept.RunShelf;
import inkling.page.dom.Dom;
import inkling.page.dom.Screen;
import inkling.protocol.command.Command;
import inkling.protocol.report.RunState;
import java.util.List;
import org.teavm.jso.dom.html.HTMLElement;

/** All runs that are kept, their curves over one another and their figures side by side; and races. */
public final class RunsView implements LabView, RunRow.Actions {
    /** The chart takes some milliseconds, and nobody sees more changes than these. */
    private static final int PAINT_MS = 250;

    private final Host host;
    private final RunShelf shelf;
    private final HTMLElement none = Dom.byId("no-runs");
    private final HTMLElement kept = Dom.byId("kept-runs");
    private final HTMLElement undo = Dom.byId("undo-delete");
    private final RunTable table = new RunTable(Dom.byId("runs"), this);
    private final Overlay overlay;
    private final Screen screen;
    private final RacePanel races;
    private boolean inSight;

    /** Its panel holds what its HTML file says. */
    public RunsView(Host host) {
        this.host = host;
        shelf = host.runs().shelf();
        screen = new Screen(host.priority(), PAINT_MS, this::paint);
        overlay = new Overlay(host.palette(), table, screen::refresh);
        races = new RacePanel(host);
        Dom.on(undo, "click", event -> {
            shelf.undo();
            host.status("It is back.");
        });
        host.runs().onChange(screen::refresh);
    }

    @Override
    public void open(HTMLElement panel) {
        screen.refresh();
    }

    @Override
    public void shown() {
        inSight = true;
        screen.refresh();
        races.shown();
    }

    @Override
    public void hidden() {
        inSight = false;
    }

    @Override
    public void state(RunState state) {
        races.bench(state);
    }

    private void paint() {
        if (!inSight) {
            return;
        }
        List<KeptRun> runs = shelf.runs();
        none.setHidden(!runs.isEmpty());
        kept.setHidden(runs.isEmpty());
        undo.setHidden(shelf.undoable().isEmpty());
        shelf.undoable().ifPresent(name -> Dom.text(undo, "Bring back “" + name + "”"));
        table.show(runs);
        overlay.draw(runs);
        races.runs(runs);
    }

    @Override
    public void open(String id) {
        shelf.find(id).ifPresent(run -> {
            host.choose(run.recipe());
            if (run.weightBytes() == 0) {
                host.status("The settings of “" + run.name() + "” are set. Its network is not kept any more.");
                return;
            }
            shelf.network(id, file -> {
                if (file.length == 0) {
                    host.status("The settings of “" + run.name() + "” are set. Its network is not there any more.");
                } else {
                    host.send(new Command.OpenRun(run.name(), file));
                    host.status("The settings of “" + run.name() + "” are set, and its network answers as yours.");
                }
            });
        });
    }

    @Override
    public void rename(String id, String name) {
        shelf.rename(id, name);
    }

    @Override
    public void delete(String id) {
        shelf.find(id).ifPresent(run -> {
            shelf.delete(id);
            host.status("Deleted “" + run.name() + "”.");
        });
    }

    @Override
    public void hide(String id, boolean hidden) {
        shelf.hide(id, hidden);
    }
}
