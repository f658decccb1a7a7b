package inkling.page.pad;

import org.teavm.jso.JSBody;
import org.teavm.jso.JSProperty;
import org.teavm.jso.core.JSArrayReader;
import org.teavm.jso.dom.events.Event;
import org.teavm.jso.dom.html.HTMLElement;

/** What a mouse, a pen or a finger does. */
abstract class PointerEvent implements Event {
    @JSProperty
    abstract int getPointerId();

    @JSProperty
    abstract int getButton();

    @JSProperty
    abstract double getClientX();

    @JSProperty
    abstract double getClientY();

    /** All positions since the last event, where the browser tells; at least this one. */
    @JSBody(
            params = "event",
            script = "const all = event.getCoalescedEvents ? event.getCoalescedEvents() : [];"
                    + " return all.length > 0 ? all : [event];")
    static native JSArrayReader<PointerEvent> all(PointerEvent event);

    /** Sends the pointer's next events to the element even when it leaves it; a pointer that is gone is let go. */
    @JSBody(
            params = {"element", "id"},
            script = "try { element.setPointerCapture(id); } catch (gone) { }")
    static native void capture(HTMLElement element, int id);
}
