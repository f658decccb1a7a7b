package inkling.worker.browser;

import inkling.protocol.browser.Wire;
import inkling.protocol.command.Command;
import inkling.protocol.report.Report;
import java.util.function.Consumer;
import org.teavm.jso.JSBody;
import org.teavm.jso.dom.events.EventListener;
import org.teavm.jso.dom.events.EventTarget;
import org.teavm.jso.dom.events.MessageEvent;

/** The worker's end of the line to its page. */
public final class Mailbox {
    private Mailbox() {}

    /** From now on, hands each message of the page to the receiver. */
    public static void open(Consumer<Consumer<Command.Receiver>> receiver) {
        EventListener<MessageEvent> listener = event -> receiver.accept(Command.read(Wire.received(event)));
        page().addEventListener("message", listener);
    }

    /** Sends a report. */
    public static void send(Report report) {
        Wire.send(page(), report.frame());
    }

    /** The name that the page has given to the worker; empty if it has given it none. */
    @JSBody(script = "return self.name || '';")
    public static native String workerName();

    /** The worker's own global scope, which stands for its page. */
    @JSBody(script = "return self;")
    private static native EventTarget page();
}
