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

    /** Opens another view, or with {@code none} closes the drawer, as its tab would. */
    public void openView(String view) {
        page.openView(view);
    }

    /** The part of a link that asks for the settings as they are. */
    public String settings() {
        return page.settings();
    }

    /** Sets the recipe that such a part of a link asks for; nothing is started. */
    public void takeSettings(String link) {
        page.takeSettings(link);
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
