package inkling.page.pad;

import inkling.ink.Ink;
import inkling.page.dom.Dom;
import org.teavm.jso.JSBody;
import org.teavm.jso.dom.events.KeyboardEvent;
import org.teavm.jso.dom.html.HTMLElement;

/**
 * Drawing by keyboard: arrows move a cursor over the pad, Space puts the pen down and lifts it. The cursor moves by one of
 * the 28 squares, with Shift by three.
 */
final class KeyboardPen {
    /** What it draws on, in the sheet's units. */
    interface Sheet {
        void penDown(float x, float y);

        void penTo(float x, float y);

        void penUp();
    }

    private static final int SQUARES = 28;
    private static final int FAR = 3;

    private final HTMLElement cursor = Dom.byId("pad-cursor");
    private final HTMLElement note = Dom.byId("pad-note");
    private final Sheet sheet;
    private int column = SQUARES / 2;
    private int row = SQUARES / 4;
    private boolean down;

    KeyboardPen(HTMLElement canvas, Sheet sheet) {
        this.sheet = sheet;
        Dom.<KeyboardEvent>on(canvas, "keydown", this::key);
        Dom.on(canvas, "focus", event -> {
            place();
            cursor.setHidden(!isByKeyboard(canvas));
        });
        Dom.on(canvas, "blur", event -> {
            cursor.setHidden(true);
            lift();
        });
        Dom.on(canvas, "pointerdown", event -> {
            cursor.setHidden(true);
            lift();
        });
    }

    private void key(KeyboardEvent event) {
        if (event.isCtrlKey() || event.isMetaKey()) {
            return;
        }
        int step = event.isShiftKey() ? FAR : 1;
        switch (event.getKey()) {
            case "ArrowLeft" -> move(-step, 0);
            case "ArrowRight" -> move(step, 0);
            case "ArrowUp" -> move(0, -step);
            case "ArrowDown" -> move(0, step);
            case " " -> press();
            case "Escape" -> {
                lift();
                return;
            }
            default -> {
                return;
            }
        }
        cursor.setHidden(false);
        event.preventDefault();
    }

    private void move(int columns, int rows) {
        column = Math.max(0, Math.min(SQUARES - 1, column + columns));
        row = Math.max(0, Math.min(SQUARES - 1, row + rows));
        place();
        if (down) {
            sheet.penTo(at(column), at(row));
        }
    }

    private void press() {
        if (down) {
            lift();
            return;
        }
        down = true;
        cursor.setAttribute("data-down", "true");
        sheet.penDown(at(column), at(row));
        say("Pen down");
    }

    private void lift() {
        if (down) {
            down = false;
            cursor.removeAttribute("data-down");
            sheet.penUp();
            say("Pen up");
        }
    }

    private void say(String what) {
        Dom.text(note, what + " in column " + (column + 1) + ", row " + (row + 1) + " of " + SQUARES + ".");
    }

    private static float at(int square) {
        return (float) ((square + 0.5) * Ink.SHEET / SQUARES);
    }

    private void place() {
        Dom.property(cursor, "--x", (column + 0.5) / SQUARES);
        Dom.property(cursor, "--y", (row + 0.5) / SQUARES);
    }

    private static boolean isByKeyboard(HTMLElement canvas) {
        return matches(canvas, ":focus-visible");
    }

    @JSBody(
            params = {"element", "selector"},
            script = "return element.matches(selector);")
    private static native boolean matches(HTMLElement element, String selector);
}
