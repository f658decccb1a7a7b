package inkling.page.engine;

import inkling.page.dom.Dom;
import inkling.protocol.Command;
import inkling.protocol.Report;
import inkling.protocol.browser.Wire;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.teavm.jso.JSBody;
import org.teavm.jso.browser.Window;
import org.teavm.jso.dom.events.Event;
import org.teavm.jso.dom.events.MessageEvent;
import org.teavm.jso.workers.Worker;

/** The page's connection to its worker, which it starts and, for another engine, replaces. */
public final class WorkerLink {
    /** How often the worker is asked whether it is there: browsers do not tell when they have ended one. */
    private static final int BEAT_MS = 2000;

    /** A worker that has said nothing for so long is gone; none works longer without reading its messages. */
    private static final double PATIENCE_MS = 20_000;

    private final Consumer<String> broken;
    private List<? extends Report.Receiver> receivers = List.of();
    private final List<Command> waiting = new ArrayList<>();
    private Optional<Worker> worker = Optional.empty();
    private Engine wished = Engine.AUTO;
    private Engine running = Engine.JS;
    private boolean answered;
    /** Counts the workers, to tell a late message of a former one. */
    private int opened;

    private double heardAt;
    private double askedAt;

    /**
     * @param broken is told, when the worker is gone, in a sentence what to do
     */
    public WorkerLink(Consumer<String> broken) {
        this.broken = broken;
        Window.setInterval(this::beat, BEAT_MS);
    }

    private void beat() {
        double now = now();
        // After a sleep of the machine or the tab, the worker has its time anew.
        heardAt = now - askedAt > 2 * BEAT_MS ? now : heardAt;
        askedAt = now;
        if (answered && worker.isPresent()) {
            if (now - heardAt > PATIENCE_MS) {
                fail(opened, "it does not answer any more");
            } else {
                send(Command.Control.ANSWER);
            }
        }
    }

    /** From now on these hear what the worker reports, in this order. */
    public void reportTo(List<? extends Report.Receiver> parts) {
        receivers = parts;
    }

    /** Starts a worker with an engine; the one before, its network and what waits for it are dropped. */
    public void start(Engine wish) {
        wished = wish;
        waiting.clear();
        open(wish == Engine.AUTO ? Engines.available().get(0) : wish);
    }

    /** Ends the worker, if there is one, in the middle of what it does. */
    public void stop() {
        opened++;
        waiting.clear();
        worker.ifPresent(Worker::terminate);
        worker = Optional.empty();
    }

    /** The engine that works; never {@link Engine#AUTO}. */
    public Engine running() {
        return running;
    }

    /** Whether there is a worker. */
    public boolean isUp() {
        return worker.isPresent();
    }

    /** Sends a command; until the worker has spoken for the first time, it waits here. */
    public void send(Command command) {
        if (answered && worker.isPresent()) {
            Wire.send(worker.get(), command.frame());
        } else {
            waiting.add(command);
        }
    }

    private void open(Engine engine) {
        worker.ifPresent(Worker::terminate);
        running = engine;
        answered = false;
        int number = ++opened;
        Worker begun = create(Engines.script(engine));
        worker = Optional.of(begun);
        Dom.<MessageEvent>on(begun, "message", event -> {
            if (number == opened) {
                receive(event);
            }
        });
        Dom.on(begun, "error", event -> {
            event.preventDefault();
            fail(number, message(event));
        });
        Dom.on(begun, "messageerror", event -> fail(number, "a message from it could not be read"));
    }

    private void receive(MessageEvent message) {
        Consumer<Report.Receiver> report;
        try {
            report = Report.read(Wire.received(message));
        } catch (RuntimeException e) {
            fail(opened, String.valueOf(e.getMessage()));
            return;
        }
        heardAt = now();
        if (!answered) {
            answered = true;
            waiting.forEach(this::send);
            waiting.clear();
        }
        receivers.forEach(report);
    }

    private void fail(int number, String reason) {
        if (number != opened || worker.isEmpty()) {
            return;
        }
        if (!answered && wished == Engine.AUTO && running != Engine.JS) {
            open(Engine.JS);
            return;
        }
        worker.get().terminate();
        worker = Optional.empty();
        broken.accept("The engine has stopped (" + running.title() + "): " + reason
                + ". Reload the page, or choose another engine in the settings.");
    }

    private static String message(Event failure) {
        String message = text(failure);
        return message.isEmpty() ? "its script could not be loaded or run" : message;
    }

    @JSBody(script = "return performance.now();")
    private static native double now();

    @JSBody(params = "failure", script = "return String(failure.message || '').replace(/[.]$/, '');")
    private static native String text(Event failure);

    @JSBody(params = "script", script = "return new Worker(script, {type: 'module'});")
    private static native Worker create(String script);
}
