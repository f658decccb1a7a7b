package inkling.browser;

import inkling.ink.Ink;
import inkling.ink.Stroke;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * One visitor's tab in any browser, as far as every browser can be driven: open, look, press, draw, choose and save
 * files. Its profile is empty at first.
 */
interface Tab extends AutoCloseable {
    /** How long anything is waited for. */
    long PATIENCE_MS = 120_000;

    /** A place in the window, in CSS pixels. */
    record Point(int x, int y) {}

    /** Opens an address and waits until it is loaded. */
    void open(String url);

    void reload();

    /**
     * The value of a JavaScript expression in the page, or what it promises: a text, a number, a truth or null; for
     * anything else, ask for its JSON.
     */
    Object evaluate(String expression);

    /** Presses an element with the mouse, wherever on the page it is. */
    void click(String selector);

    /** Presses the mouse at the first point, moves it through the others and lets go. */
    void drag(List<Point> path);

    /** Chooses a file for a file field. */
    void choose(String selector, Path file);

    /** Presses an element that saves a file; returns the file's content. */
    byte[] saved(String selector);

    /** A picture of the window, as PNG. */
    byte[] screenshot();

    /** Console errors and warnings, uncaught exceptions and requests to other origins so far. */
    List<String> complaints();

    @Override
    void close();

    default void press(String id) {
        click("#" + id);
    }

    default boolean isTrue(String expression) {
        return Boolean.TRUE.equals(evaluate("Boolean(" + expression + ")"));
    }

    default String text(String id) {
        return String.valueOf(evaluate("document.getElementById('" + id + "').textContent.trim()"));
    }

    /** One of an element's {@code data-} attributes; empty if it has none of that name. */
    default String data(String id, String name) {
        return String.valueOf(evaluate("document.getElementById('" + id + "').dataset." + name + " || ''"));
    }

    /** A readout's number. */
    default double number(String id) {
        String value = data(id, "value");
        return value.isEmpty() ? Double.NaN : Double.parseDouble(value);
    }

    default String state() {
        return data("run", "state");
    }

    default void awaitReady() {
        awaitTrue("document.documentElement.dataset.ready === 'true'");
    }

    default void awaitState(String state) {
        awaitTrue("document.querySelector('#run').dataset.state === '" + state + "'");
    }

    /** Waits until a JavaScript expression holds; the page looks by itself, so that a busy machine is not kept busier. */
    default void awaitTrue(String expression) {
        boolean held = isTrue("await new Promise(resolve => { const start = performance.now();"
                + " const look = () => { if (" + expression + ") { resolve(true); }"
                + " else if (performance.now() - start > " + PATIENCE_MS + ") { resolve(false); }"
                + " else { setTimeout(look, 10); } }; look(); })");
        if (!held) {
            throw new AssertionError("Waited in vain for " + expression + "; state " + state() + ", status '"
                    + text("status") + "', error '" + text("error") + "', complaints " + complaints());
        }
    }

    /** Lets a run that is paused do one batch: the next one of its epoch, or the first one of the next epoch. */
    default void stepOneBatch() {
        long batch = (long) number("batch") + 1;
        long epoch = (long) number("epoch") + 1;
        press("step");
        String now = "document.querySelector('#%s').dataset.value == %d";
        String next = String.format(now, "batch", batch);
        String first = String.format(now, "epoch", epoch) + " && " + String.format(now, "batch", 1);
        awaitTrue("document.querySelector('#run').dataset.state === 'paused' && (" + next + " || " + first + ")");
    }

    /** Draws all of a drawing's strokes in the middle of the pad. */
    default void draw(Ink ink) {
        evaluate("document.querySelector('#pad').scrollIntoView({block: 'center', behavior: 'instant'})");
        double left = ((Number) evaluate("document.querySelector('#pad').getBoundingClientRect().left")).doubleValue();
        double top = ((Number) evaluate("document.querySelector('#pad').getBoundingClientRect().top")).doubleValue();
        double side = ((Number) evaluate("document.querySelector('#pad').clientWidth")).doubleValue();
        Ink.Box box = ink.bounds();
        double scale = 0.6 * side / Math.max(1e-6, box.longerSide());
        for (Stroke stroke : ink.strokes()) {
            List<Point> path = new ArrayList<>();
            for (int i = 0; i < stroke.size(); i++) {
                path.add(new Point(
                        (int) Math.round(left + side / 2 + scale * (stroke.x(i) - box.left() - box.width() / 2)),
                        (int) Math.round(top + side / 2 + scale * (stroke.y(i) - box.top() - box.height() / 2))));
            }
            drag(path);
        }
    }

    /** Clears the pad, draws, and waits for the bars to come to rest on the answer. */
    default String read(Ink ink) {
        press("clear");
        awaitTrue("document.querySelector('#answer').textContent.trim() === '?'");
        draw(ink);
        awaitTrue("[...document.querySelectorAll('#probabilities [data-p]')].some(bar => bar.dataset.p > 0)");
        evaluate("new Promise(resolve => setTimeout(resolve, 150))");
        return text("answer");
    }
}
