package inkling.page.engine;

import inkling.page.dom.Dom;
import inkling.protocol.browser.Wire;
import inkling.protocol.command.Command;
import inkling.protocol.frame.Frame;
import inkling.protocol.report.EngineReport;
import inkling.protocol.report.Report;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.teavm.jso.JSBody;
import org.teavm.jso.browser.Window;
import org.teavm.jso.dom.events.Event;
import org.teavm.jso.dom.events.MessageEvent;
import org.teavm.jso.workers.Worker;

/**
 * The page's connection to its worker, which it starts and, for another engine, replaces. A worker whose engine is not fit
 * for this browser is replaced by one with the engine {@link Engine#JS}.
 */
public final class WorkerLink implements EngineReport.Receiver {
    /** How often the worker is asked whether it is there: browsers do not tell when they have ended one. */
    private static final int BEAT_MS = 2000;

    /** A worker that has said nothing for so long is gone: it reads its messages several times a second, unless starved. */
    private static final double PATIENCE_MS = 60_000;

    private final String name;
    private final Consumer<String> broken;
    private List<? extends Report.Receiver> receivers = List.of();
    private Consumer<Wire.Message> forward = message -> {};
    private final List<Frame> waiting = new ArrayList<>();
    private Optional<Worker> worker = Optional.empty();
    private Engine running = Engine.JS;
    private boolean mayFallBack;
    private Optional<String> fallback = Optional.empty();

    /** Whether the worker has said that its engine is fit. */
    private boolean proven;

    /** Counts the workers, to tell a late message of a former one. */
    private int opened;

    private double heardAt;
    private double askedAt;

    /**
     * @param broken is told, when the worker is gone, in a sentence what to do
     */
    public WorkerLink(Consumer<String> broken) {
        this("", broken);
    }

    /**
     * @param name of the workers, which may ask for it
     * @param broken is told, when the worker is gone, in a sentence what to do
     */
    public WorkerLink(String name, Consumer<String> broken) {
        this.name = name;
        this.broken = broken;
        Window.setInterval(this::beat, BEAT_MS);
    }

    private void beat() {
        double now = now();
        // After a sleep of the machine or the tab, the worker has its time anew.
        heardAt = now - askedAt > 2 * BEAT_MS ? now : heardAt;
        askedAt = now;
        if (proven && worker.isPresent()) {
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

    /** From now on, each message of the worker is also handed on as it came. */
    public void forwardTo(Consumer<Wire.Message> listener) {
        forward = listener;
    }

    /**
     * Starts a worker with an engine, or with JavaScript where that one does not work; the one before, its network and
     * what waits for it are dropped.
     */
    public void start(Engine wish) {
        waiting.clear();
        fallback = Optional.empty();
        mayFallBack = true;
        open(wish == Engine.AUTO ? Engines.available().get(0) : wish);
    }

    /** Starts a worker with this engine and no other; where it does not work, that is an error. */
    public void startOnly(Engine engine) {
        start(engine);
        mayFallBack = false;
    }

    /** Ends the worker, if there is one, in the middle of what it does. */
    public void stop() {
        opened++;
        waiting.clear();
        end();
    }

    /** The engine that works; never {@link Engine#AUTO}. */
    public Engine running() {
        return running;
    }

    /** Why it is not the engine that was to work, in a sentence. */
    public Optional<String> fallback() {
        return fallback;
    }

    /** Whether there is a worker. */
    public boolean isUp() {
        return worker.isPresent();
    }

    /** Passes on a command that is a frame already, if there is a worker that is fit. */
    public void forward(Frame command) {
        if (proven && worker.isPresent()) {
            Wire.send(worker.get(), command);
        }
    }

    /** Sends a command; until the worker has said that it is fit, it waits here. */
    public void send(Command command) {
        send(command.frame());
    }

    /** Sends a command that another script of the page has written. */
    public void send(Wire.Message command) {
        send(Wire.frame(command));
    }

    private void send(Frame command) {
        if (proven && worker.isPresent()) {
            Wire.send(worker.get(), command);
        } else {
            waiting.add(command);
        }
    }

    private void open(Engine engine) {
        worker.ifPresent(Worker::terminate);
        running = engine;
        proven = false;
        int number = ++opened;
        worker = Optional.ofNullable(create(Engines.script(engine), name));
        if (worker.isEmpty()) {
            // Not at once: what is asked of the worker now waits for the one that replaces it.
            Window.setTimeout(() -> refused(number), 0);
            return;
        }
        Worker begun = worker.get();
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
        report.accept(this);
        receivers.forEach(report);
        forward.accept(Wire.message(message));
    }

    @Override
    public void proven() {
        proven = true;
        waiting.forEach(this::send);
        waiting.clear();
    }

    @Override
    public void unfit(EngineReport.Unfit unfit) {
        failStart(unfit.reason());
    }

    private void refused(int number) {
        if (number == opened) {
            failStart("cannot run here: the browser lets no worker run on this page");
        }
    }

    private void fail(int number, String reason) {
        if (number != opened || worker.isEmpty()) {
            return;
        }
        if (!proven) {
            failStart("cannot run here: " + reason);
            return;
        }
        end();
        broken.accept("The engine has stopped (" + running.title() + "): " + reason
                + ". Reload the page, or choose another engine in the settings.");
    }

    /**
     * An engine is not used.
     *
     * @param reason the end of a sentence that begins with the engine
     */
    private void failStart(String reason) {
        String sentence = running.title() + " " + reason;
        if (mayFallBack && running != Engine.JS) {
            fallback = Optional.of(sentence + "; JavaScript is used instead.");
            open(Engine.JS);
            return;
        }
        end();
        broken.accept(sentence + ". Reload the page, or try another browser.");
    }

    private void end() {
        worker.ifPresent(Worker::terminate);
        worker = Optional.empty();
    }

    private static String message(Event failure) {
        String message = text(failure);
        return message.isEmpty() ? "its script could not be loaded or run" : message;
    }

    @JSBody(script = "return performance.now();")
    private static native double now();

    @JSBody(params = "failure", script = "return String(failure.message || '').replace(/[.]$/, '');")
    private static native String text(Event failure);

    /** Null where a host or a frame lets no worker begin. */
    @JSBody(
            params = {"script", "name"},
            script =
                    "try { return new Worker(script, {type: 'module', name: name}); } catch (refused) { return null; }")
    private static native Worker create(String script, String name);
}
