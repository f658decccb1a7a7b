package inkling.page.pad;

import inkling.ink.Ink;
import inkling.page.dom.Dom;
import inkling.page.dom.DrawPriority;
import inkling.page.dom.Palette;
import inkling.page.dom.Screen;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.teavm.jso.JSBody;
import org.teavm.jso.JSFunctor;
import org.teavm.jso.JSObject;
import org.teavm.jso.JSProperty;
import org.teavm.jso.browser.Window;
import org.teavm.jso.core.JSArrayReader;
import org.teavm.jso.dom.events.Event;
import org.teavm.jso.dom.events.KeyboardEvent;
import org.teavm.jso.dom.html.HTMLCanvasElement;
import org.teavm.jso.dom.html.HTMLDocument;
import org.teavm.jso.dom.html.HTMLElement;

/** The sheet that the visitor draws on, with a mouse, a pen or a finger; one of them at a time. */
public final class Pad implements KeyboardPen.Sheet {
    /** Width and height in the units in which strokes are kept, whatever size the sheet has on the screen. */
    private static final double SIDE = Ink.SHEET;

    private static final int NOBODY = Integer.MIN_VALUE;

    private final HTMLCanvasElement canvas = Dom.canvas("pad");
    private final HTMLElement hint = Dom.byId("hint");
    private final InkRenderer renderer;
    private final Screen screen = new Screen(this::draw);
    private final DrawPriority priority;
    private final Runnable changed;
    private final List<PenLine> lines = new ArrayList<>();

    /** What was on the sheet before it was cleared. */
    private final List<PenLine> cleared = new ArrayList<>();

    private int pointer = NOBODY;
    private boolean hasKeyboardLine;

    /** The hand rests on the sheet while a pen writes: a finger's line that is under way when the pen comes is none. */
    private boolean pen;

    /** Where the sheet is, until the page moves: to ask at each movement would make the browser lay the page out. */
    private Optional<Box> box = Optional.empty();

    /** What a mouse, a pen or a finger does. */
    private abstract static class PointerEvent implements Event {
        @JSProperty
        abstract int getPointerId();

        @JSProperty
        abstract int getButton();

        @JSProperty
        abstract String getPointerType();

        @JSProperty
        abstract double getClientX();

        @JSProperty
        abstract double getClientY();
    }

    private interface Box extends JSObject {
        @JSProperty
        double getLeft();

        @JSProperty
        double getTop();

        @JSProperty
        double getWidth();
    }

    @JSFunctor
    private interface Moved extends JSObject {
        void happened();
    }

    /**
     * @param priority is told when the pen is down
     * @param changed is told when there is more or less ink
     */
    public Pad(Palette palette, DrawPriority priority, Runnable changed) {
        this.priority = priority;
        this.changed = changed;
        renderer = new InkRenderer(canvas, palette, SIDE);
        palette.onChange(screen::refresh);
        onResize(canvas, screen::refresh);
        Dom.<PointerEvent>on(canvas, "pointerdown", this::down);
        Dom.<PointerEvent>on(canvas, "pointermove", this::move);
        Dom.<PointerEvent>on(canvas, "pointerup", event -> up(event, true));
        Dom.<PointerEvent>on(canvas, "pointercancel", event -> up(event, false));
        Dom.<PointerEvent>on(canvas, "lostpointercapture", event -> up(event, true));
        Dom.on(Window.current(), "resize", event -> box = Optional.empty());
        onScroll(() -> box = Optional.empty());
        new KeyboardPen(canvas, this);
        Dom.on(Dom.button("undo"), "click", event -> undo());
        Dom.on(Dom.button("clear"), "click", event -> clear());
        Dom.on(HTMLDocument.current(), "keydown", this::key);
    }

    public boolean isBlank() {
        return lines.isEmpty();
    }

    /** The ink so far, the stroke under way included: for each stroke a copy of {@code x0, y0, x1, y1, …}. */
    public List<float[]> strokes() {
        List<float[]> strokes = new ArrayList<>();
        lines.forEach(line -> strokes.add(line.points()));
        return strokes;
    }

    /** Takes the last stroke back; of a sheet that was just cleared, brings back what was on it. */
    private void undo() {
        if (lines.isEmpty()) {
            lines.addAll(cleared);
            cleared.clear();
        } else {
            lines.remove(lines.size() - 1);
        }
        lift();
        inkChanged();
    }

    public void clear() {
        if (!lines.isEmpty()) {
            cleared.clear();
            cleared.addAll(lines);
        }
        lines.clear();
        lift();
        inkChanged();
    }

    /** Puts a drawing on the sheet, each stroke as {@code x0, y0, x1, y1, …}. */
    public void draw(List<float[]> strokes) {
        lines.clear();
        for (float[] stroke : strokes) {
            PenLine line = new PenLine();
            for (int i = 0; i < stroke.length; i += 2) {
                line.add(stroke[i], stroke[i + 1]);
            }
            lines.add(line);
        }
        lift();
        inkChanged();
    }

    /** There is something else to see on the pad. */
    public void hideHint() {
        hint.setHidden(true);
    }

    /** Ctrl+Z takes a stroke back; Escape and Delete clear the sheet, unless a button or a field has the keyboard. */
    private void key(KeyboardEvent event) {
        HTMLElement target = (HTMLElement) event.getTarget();
        boolean command = event.isCtrlKey() || event.isMetaKey();
        String key = event.getKey();
        if (command && !event.isShiftKey() && key.equals("z") && !Dom.isField(event)) {
            event.preventDefault();
            undo();
        } else if (!command
                && (key.equals("Escape") || key.equals("Delete"))
                && (target == canvas || "BODY".equals(target.getTagName()))) {
            clear();
        }
    }

    @Override
    public void penDown(float x, float y) {
        hasKeyboardLine = true;
        lines.add(new PenLine());
        penTo(x, y);
    }

    @Override
    public void penTo(float x, float y) {
        if (hasKeyboardLine && !lines.isEmpty() && lines.get(lines.size() - 1).add(x, y)) {
            inkChanged();
        }
    }

    @Override
    public void penUp() {
        hasKeyboardLine = false;
    }

    private void down(PointerEvent event) {
        boolean penComes = event.getPointerType().equals("pen");
        if (pointer != NOBODY && penComes && !pen) {
            lines.remove(lines.size() - 1);
            lift();
        }
        if (pointer != NOBODY || event.getButton() != 0) {
            return;
        }
        event.preventDefault();
        pen = penComes;
        pointer = event.getPointerId();
        priority.drawing(true);
        capture(canvas, pointer);
        lines.add(new PenLine());
        box = Optional.empty();
        add(event);
        inkChanged();
    }

    private void move(PointerEvent event) {
        if (event.getPointerId() != pointer) {
            return;
        }
        JSArrayReader<PointerEvent> all = positions(event);
        boolean moved = false;
        for (int i = 0; i < all.getLength(); i++) {
            moved |= add(all.get(i));
        }
        if (moved) {
            inkChanged();
        }
    }

    private void up(PointerEvent event, boolean keep) {
        if (event.getPointerId() != pointer) {
            return;
        }
        lift();
        if (!keep) {
            // The browser took the finger's movement for something else, so it was no ink.
            lines.remove(lines.size() - 1);
        }
        inkChanged();
    }

    private void lift() {
        pointer = NOBODY;
        priority.drawing(false);
    }

    private boolean add(PointerEvent event) {
        Box place = box.orElseGet(() -> box(canvas));
        box = Optional.of(place);
        double scale = SIDE / Math.max(1, place.getWidth());
        float x = (float) ((event.getClientX() - place.getLeft()) * scale);
        float y = (float) ((event.getClientY() - place.getTop()) * scale);
        return lines.get(lines.size() - 1).add(x, y);
    }

    private void inkChanged() {
        hint.setHidden(!lines.isEmpty());
        screen.refresh();
        changed.run();
    }

    private void draw() {
        renderer.draw(lines);
    }

    /** All positions since the last event, where the browser tells; at least this one. */
    @JSBody(
            params = "event",
            script = "const all = event.getCoalescedEvents ? event.getCoalescedEvents() : [];"
                    + " return all.length > 0 ? all : [event];")
    private static native JSArrayReader<PointerEvent> positions(PointerEvent event);

    /** Sends the pointer's next events to the element even when it leaves it; a pointer that is gone is let go. */
    @JSBody(
            params = {"element", "id"},
            script = "try { element.setPointerCapture(id); } catch (gone) { }")
    private static native void capture(HTMLElement element, int id);

    @JSBody(params = "element", script = "return element.getBoundingClientRect();")
    private static native Box box(HTMLElement element);

    @JSBody(
            params = {"element", "resized"},
            script = "new ResizeObserver(() => resized()).observe(element);")
    private static native void onResize(HTMLElement element, Moved resized);

    /** Whatever scrolls: the page, or a part of it. */
    @JSBody(
            params = "scrolled",
            script = "addEventListener('scroll', () => scrolled(), {capture: true, passive: true});")
    private static native void onScroll(Moved scrolled);
}
