package inkling.page.pad;

import inkling.page.dom.Dom;
import org.teavm.jso.dom.events.KeyboardEvent;
import org.teavm.jso.dom.html.HTMLDocument;

/** The pad's keys: Ctrl+Z takes a stroke back, Escape and Delete clear the sheet. */
public final class PadKeys {
    private PadKeys() {}

    public static void listen(Pad pad) {
        Dom.<KeyboardEvent>on(HTMLDocument.current(), "keydown", event -> {
            if (Dom.isField(event) || pad.isBlank()) {
                return;
            }
            boolean command = event.isCtrlKey() || event.isMetaKey();
            String key = event.getKey();
            if (command && !event.isShiftKey() && key.equals("z")) {
                event.preventDefault();
                pad.undo();
            } else if (!command && (key.equals("Escape") || key.equals("Delete"))) {
                pad.clear();
            }
        });
    }
}
