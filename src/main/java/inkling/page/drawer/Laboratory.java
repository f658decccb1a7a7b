package inkling.page.drawer;

import inkling.page.answer.Predictions;
import inkling.page.dom.StatusMessages;
import inkling.page.settings.Link;
import inkling.page.settings.SettingsForm;
import inkling.protocol.browser.LabModule;
import inkling.protocol.browser.PageModule;
import inkling.protocol.browser.Wire;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.teavm.jso.JSBody;
import org.teavm.jso.JSFunctor;
import org.teavm.jso.JSObject;
import org.teavm.jso.core.JSArray;
import org.teavm.jso.core.JSArrayReader;
import org.teavm.jso.dom.html.HTMLElement;
import org.teavm.jso.typedarrays.Float32Array;

/** The script of the views, loaded when it is needed first, and what the page does for it. */
final class Laboratory implements PageModule {
    @JSFunctor
    private interface Arrival extends JSObject {
        /** The laboratory; null if it could not be loaded. */
        void of(LabModule lab);
    }

    private final History history = new History();
    private final Consumer<Wire.Message> worker;
    private final Predictions predictions;
    private final SettingsForm settings;
    private final StatusMessages messages;
    private final Consumer<String> opener;
    private Optional<LabModule> lab = Optional.empty();
    private boolean loading;
    private String race = "";
    private boolean raceAtOnce;
    private Runnable whenThere = () -> {};

    /**
     * @param worker takes the commands of the views
     * @param opener opens the view with a name
     */
    Laboratory(
            Consumer<Wire.Message> worker,
            Predictions predictions,
            SettingsForm settings,
            StatusMessages messages,
            Consumer<String> opener) {
        this.worker = worker;
        this.predictions = predictions;
        this.settings = settings;
        this.messages = messages;
        this.opener = opener;
    }

    /** A message has come from the worker. */
    void hear(Wire.Message message) {
        history.add(message);
        lab.ifPresent(there -> there.hear(message));
        if (lab.isEmpty() && Wire.kind(message).equals("begun")) {
            // The laboratory keeps the run, be it in sight or not.
            load();
        }
    }

    void drawing(boolean now) {
        lab.ifPresent(there -> there.drawing(now));
    }

    void close() {
        whenThere = () -> {};
        lab.ifPresent(LabModule::close);
    }

    /** Shows a view in its panel, as soon as the script is there. */
    void open(String view, HTMLElement panel) {
        if (lab.isPresent()) {
            lab.get().open(view, panel);
            return;
        }
        whenThere = () -> lab.ifPresent(there -> there.open(view, panel));
        load();
    }

    /** Loads the script, unless it is there or on its way. */
    void load() {
        if (!loading && lab.isEmpty()) {
            loading = true;
            load(this, this::arrived);
        }
    }

    /** A link asks for a race. */
    void race(String text, boolean atOnce) {
        race = text;
        raceAtOnce = atOnce;
    }

    private void arrived(LabModule module) {
        loading = false;
        lab = Optional.ofNullable(module);
        if (lab.isEmpty()) {
            messages.status("The views could not be loaded. Check the connection, then open one again.");
        }
        whenThere.run();
    }

    @Override
    public void send(Wire.Message command) {
        worker.accept(command);
    }

    @Override
    public JSArrayReader<Wire.Message> history() {
        JSArray<Wire.Message> all = new JSArray<>();
        List<Wire.Message> told = history.all();
        told.forEach(all::push);
        return all;
    }

    @Override
    public void show(Float32Array pixels, int width, String caption) {
        predictions.show(pixels.copyToJavaArray(), width, caption);
    }

    @Override
    public void status(String sentence) {
        messages.status(sentence);
    }

    @Override
    public void openView(String view) {
        opener.accept(view);
    }

    @Override
    public String settings() {
        return settings.hash();
    }

    @Override
    public void takeSettings(String link) {
        settings.set(Link.parse(link).recipe());
    }

    @Override
    public String recipe() {
        return settings.recipe().map(recipe -> settings.hash()).orElse("");
    }

    @Override
    public String engine() {
        return settings.engine().word();
    }

    @Override
    public String takeRace() {
        String taken = race;
        race = "";
        return taken;
    }

    @Override
    public boolean isRaceAtOnce() {
        return raceAtOnce;
    }

    @Override
    public void followDrawing(Questions listener) {
        predictions.follow(question -> listener.ask(
                question.map(command -> Wire.message(command.frame())).orElse(null)));
    }

    @JSBody(
            params = {"page", "arrival"},
            script = "self.inkling.page = page; import('./lab.js').then(module => { module.main([]);"
                    + " arrival(self.inkling.lab); }).catch(() => arrival(null));")
    private static native void load(PageModule page, Arrival arrival);
}
