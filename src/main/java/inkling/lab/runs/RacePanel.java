package inkling.lab.runs;

import inkling.lab.Host;
import inkling.lab.runs.kept.Curve;
import inkling.lab.runs.kept.KeptRun;
import inkling.lab.runs.kept.RunShelf;
import inkling.lab.runs.race.LaneWorkers;
import inkling.lab.runs.race.Race;
import inkling.lab.runs.race.RaceLane;
import inkling.lab.runs.race.RaceRun;
import inkling.lab.runs.race.Track;
import inkling.page.dom.Dom;
import inkling.page.dom.Screen;
import inkling.page.engine.Engines;
import inkling.protocol.command.Command;
import inkling.protocol.frame.Frame;
import inkling.protocol.report.RunState;
import inkling.recipe.DataSource;
import inkling.recipe.Recipe;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.DoubleSupplier;
import java.util.function.Function;
import org.teavm.jso.JSBody;
import org.teavm.jso.browser.Performance;
import org.teavm.jso.dom.html.HTMLButtonElement;
import org.teavm.jso.dom.html.HTMLElement;

/** Races: chosen, watched, paused and decided. */
final class RacePanel implements Track {
    private static final int PAINT_MS = 120;

    private final Host host;
    private final HTMLElement note = Dom.byId("race-note");
    private final HTMLElement problem = Dom.byId("race-problem");
    private final HTMLElement track = Dom.byId("race-run");
    private final HTMLElement list = Dom.byId("race-lanes");
    private final HTMLElement control = Dom.byId("race-control");
    private final HTMLElement choices = Dom.byId("race-choice");
    private final HTMLElement verdict = Dom.byId("race-verdict");
    private final HTMLButtonElement start = Dom.button("race-start");
    private final HTMLButtonElement pause = Dom.button("race-pause");
    private final HTMLButtonElement stop = Dom.button("race-stop");
    private final HTMLButtonElement link = Dom.button("race-link");
    private final HTMLButtonElement close = Dom.button("race-close");
    private final LaneWorkers workers = new LaneWorkers();
    private final Screen screen;
    private final RaceChoice choice = new RaceChoice(this::choose);
    private final int cores = Math.max(1, Engines.cores());
    private final List<LaneCard> cards = new ArrayList<>();
    private Optional<RaceRun> run = Optional.empty();
    private Optional<Race> linked = Optional.empty();
    private RunState bench = RunState.IDLE;

    RacePanel(Host host) {
        this.host = host;
        screen = new Screen(host.priority(), PAINT_MS, this::paint);
        Dom.text(note, machineNote());
        Dom.on(start, "click", event -> linked.ifPresent(this::begin));
        Dom.on(
                pause,
                "click",
                event -> run.ifPresent(race -> {
                    if (race.isHeld()) {
                        race.resume();
                    } else {
                        race.pause();
                    }
                }));
        Dom.on(stop, "click", event -> run.ifPresent(RaceRun::stop));
        Dom.on(close, "click", event -> close());
        Dom.on(
                link,
                "click",
                event -> run.ifPresent(race -> {
                    copyLink(race.race().text());
                    host.status("The address of this race is copied: whoever opens it can run it too.");
                }));
    }

    private String machineNote() {
        return "All begin with the same seed, one thread each, and read your drawing while they learn. "
                + (cores == 1
                        ? "This machine has one core: they take turns of the same number of batches."
                        : "This machine has " + cores + " cores: up to " + cores
                                + " train side by side, each in a worker of its own; more take turns of the same number"
                                + " of batches.");
    }

    /** The view is in sight: a race of the link is made ready, or begun. */
    void shown() {
        String text = host.takeRace();
        if (text.isEmpty()) {
            return;
        }
        make(base -> Race.parse(text, base)).ifPresent(race -> {
            if (host.isRaceAtOnce()) {
                begin(race);
            } else {
                linked = Optional.of(race);
                List<String> names = new ArrayList<>();
                race.lanes().forEach(lane -> names.add(lane.name()));
                Dom.text(start, "Start the race of the link: " + String.join(" against ", names));
                start.setHidden(false);
            }
        });
    }

    /** The run on the bench has come to a state. */
    void bench(RunState state) {
        bench = state;
    }

    /** Which runs there are, whose recipes may race. */
    void runs(List<KeptRun> kept) {
        choice.runs(kept);
    }

    private void choose(Function<Recipe, Race> maker) {
        make(maker).ifPresent(this::begin);
    }

    /** The race, unless something about it is wrong, which is said. */
    private Optional<Race> make(Function<Recipe, Race> maker) {
        Dom.text(problem, "");
        try {
            Optional<Race> race = host.recipe().map(maker);
            if (race.isEmpty()) {
                Dom.text(problem, "One of the settings is wrong; mend it first.");
            }
            for (Race.Lane lane : race.map(Race::lanes).orElse(List.of())) {
                if (lane.recipe().data() == DataSource.OWN) {
                    throw new IllegalArgumentException(
                            "Races run on MNIST or on synthetic digits; choose one of them as data.");
                }
            }
            return race;
        } catch (IllegalArgumentException wrong) {
            Dom.text(problem, wrong.getMessage());
            return Optional.empty();
        }
    }

    private void begin(Race race) {
        run.ifPresent(RaceRun::close);
        linked = Optional.empty();
        start.setHidden(true);
        if (bench == RunState.TRAINING) {
            host.send(Command.Control.PAUSE);
            host.status("The run on the bench waits while the race is on.");
        }
        cards.clear();
        Dom.removeChildren(list);
        Dom.text(verdict, "");
        RaceRun begun = new RaceRun(race, workers, cores, host.engine(), this, screen::refresh);
        run = Optional.of(begun);
        for (RaceLane lane : begun.lanes()) {
            cards.add(new LaneCard(list, cards.size(), lane));
        }
        Dom.text(note, howItRuns(begun));
        track.setHidden(false);
        control.setHidden(false);
        choices.setHidden(true);
        stop.setDisabled(false);
        stop.focus();
        host.drawings(this::read);
        screen.refresh();
    }

    private String howItRuns(RaceRun race) {
        int lanes = race.lanes().size();
        return race.isAtOnce()
                ? "All " + lanes + " train at the same time, each in a worker of its own."
                : "They take turns of the same number of batches, " + (cores == 1 ? "one" : Integer.toString(cores))
                        + " at a time: there are more of them than cores.";
    }

    private void read(Optional<Frame> question) {
        run.ifPresent(race -> race.read(question));
        screen.refresh();
    }

    private void close() {
        run.ifPresent(RaceRun::close);
        run = Optional.empty();
        track.setHidden(true);
        control.setHidden(true);
        choices.setHidden(false);
        Dom.text(note, machineNote());
        choice.focus();
    }

    private void paint() {
        run.ifPresent(race -> {
            int epochs = 1;
            double lowest = 0.9;
            for (RaceLane lane : race.lanes()) {
                epochs = Math.max(epochs, lane.entry().recipe().epochs());
                for (Curve.Epoch epoch :
                        lane.run().map(KeptRun::curve).orElse(Curve.NONE).epochs()) {
                    lowest = Math.min(lowest, epoch.validation().accuracy() - 0.02);
                }
            }
            for (int i = 0; i < cards.size(); i++) {
                cards.get(i).show(race.lanes().get(i), race.isBegun(), race.isHeld(), epochs, Math.max(0, lowest));
            }
            boolean over = race.isOver();
            choices.setHidden(!over);
            Dom.text(pause, race.isHeld() ? "Resume all" : "Pause all");
            close.setDisabled(!over);
            if (over && (isFocused(pause) || isFocused(stop))) {
                close.focus();
            }
            pause.setDisabled(over || !race.isBegun());
            stop.setDisabled(over);
            Dom.text(verdict, over ? race.verdict() : "");
            if (!over) {
                screen.refresh();
            }
        });
    }

    @Override
    public RunShelf shelf() {
        return host.runs().shelf();
    }

    @Override
    public DoubleSupplier clock() {
        return Performance::now;
    }

    @Override
    public KeptRun beginning(Race.Lane lane) {
        return host.runs().named(lane.recipe(), lane.name());
    }

    @JSBody(params = "element", script = "return document.activeElement === element;")
    private static native boolean isFocused(HTMLElement element);

    /** Also into the address itself, for browsers that let no script copy. */
    @JSBody(params = "race", script = """
                    const parts = location.hash.slice(1).split('&').filter(part => part && !/^(race|run|view)=/.test(part));
                    parts.push('view=runs', 'race=' + encodeURIComponent(race).replace(/%2C/g, ',').replace(/%3A/g, ':'));
                    history.replaceState(history.state, '', '#' + parts.join('&'));
                    if (navigator.clipboard) { navigator.clipboard.writeText(location.href).catch(() => {}); }
                    """)
    private static native void copyLink(String race);
}
