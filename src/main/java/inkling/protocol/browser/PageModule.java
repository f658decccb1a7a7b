package inkling.protocol.browser;

import org.teavm.jso.JSObject;
import org.teavm.jso.core.JSArrayReader;
import org.teavm.jso.typedarrays.Float32Array;

/** What the page does for the laboratory. */
public interface PageModule extends JSObject {
    /** Sends a command to the worker. */
    void send(Wire.Message command);

    /** What the worker has told of the run so far, in the order in which it did. */
    JSArrayReader<Wire.Message> history();

    /**
     * Shows an image in the place of the drawing, and has it read.
     *
     * @param pixels row by row, 0 is paper and 1 is ink
     * @param caption what it is
     */
    void show(Float32Array pixels, int width, String caption);

    /** Says a sentence in the status line. */
    void status(String sentence);

    /** Opens another view, or with {@code none} closes the drawer, as its tab would. */
    void openView(String view);

    /** The part of a link that asks for the settings as they are. */
    String settings();

    /** Sets the recipe that such a part of a link asks for. */
    void takeSettings(String link);
}
