package inkling.protocol.browser;

import org.teavm.jso.JSFunctor;
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

    /** The same part of a link; empty if one of the settings is wrong, which the page says. */
    String recipe();

    /** The engine that is chosen, in the word of links. */
    String engine();

    /** Who is to race, as the link has it; empty for no race. It is told once. */
    String takeRace();

    /** Whether that race is to begin at once. */
    boolean isRaceAtOnce();

    /** From now on, and now, the listener hears what is asked about the drawing or whatever is in its place. */
    void followDrawing(Questions listener);

    /** Hears what the network that trains is to be asked. */
    @JSFunctor
    interface Questions extends JSObject {
        /** The command; null if there is nothing to be read. */
        void ask(Wire.Message question);
    }
}
