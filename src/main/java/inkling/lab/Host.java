package inkling.lab;

import inkling.page.dom.DrawPriority;
import inkling.page.dom.Palette;
import inkling.protocol.Command;
import inkling.protocol.browser.PageModule;
import inkling.protocol.browser.Wire;
import org.teavm.jso.typedarrays.Float32Array;

/** What the page does for the views, and what they share. */
public final class Host {
    private final PageModule page;
    private final Palette palette = new Palette();
    private final DrawPriority priority = new DrawPriority();

    Host(PageModule page) {
        this.page = page;
    }

    /** Sends a command to the worker. */
    public void send(Command command) {
        page.send(Wire.message(command.frame()));
    }

    /**
     * Shows an image in the place of the drawing, and has it read.
     *
     * @param pixels row by row, 0 is paper and 1 is ink
     * @param caption what it is, in a few words
     */
    public void show(float[] pixels, int width, String caption) {
        page.show(Float32Array.copyFromJavaArray(pixels), width, caption);
    }

    /** Says a sentence in the page's status line. */
    public void status(String sentence) {
        page.status(sentence);
    }

    /** The colours of the page. */
    public Palette palette() {
        return palette;
    }

    /** Who paints waits while the pen is down. */
    public DrawPriority priority() {
        return priority;
    }
}
