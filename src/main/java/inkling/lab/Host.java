package inkling.lab;

import inkling.lab.runs.kept.RunKeeping;
import inkling.page.dom.DrawPriority;
import inkling.page.dom.Palette;
import inkling.page.engine.Engine;
import inkling.page.settings.Link;
import inkling.page.settings.Threads;
import inkling.protocol.browser.PageModule;
import inkling.protocol.browser.Wire;
import inkling.protocol.command.Command;
import inkling.protocol.frame.Frame;
import inkling.recipe.Recipe;
import java.util.Optional;
import java.util.function.Consumer;
import org.teavm.jso.typedarrays.Float32Array;

/** What the page does for the views, and what they share. */
public final class Host {
    private final PageModule page;
    private final RunKeeping runs;
    private final Palette palette = new Palette();
    private final DrawPriority priority = new DrawPriority();

    Host(PageModule page) {
        this.page = page;
        runs = new RunKeeping(this::send, this::status);
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

    /** The settings as they are; none if one of them is wrong, which the page says. */
    public Optional<Recipe> recipe() {
        String text = page.recipe();
        return text.isEmpty() ? Optional.empty() : Optional.of(Link.parse(text).recipe());
    }

    /** Puts settings into the page's form. */
    public void choose(Recipe recipe) {
        page.takeSettings(Link.format(recipe, Engine.AUTO, new Threads(Threads.AUTO)));
    }

    /** The engine that is chosen. */
    public Engine engine() {
        return Engine.SETTING.parse(page.engine());
    }

    /** Who is to race, as the link has it; empty for no race. It is told once. */
    public String takeRace() {
        return page.takeRace();
    }

    /** Whether that race is to begin at once. */
    public boolean isRaceAtOnce() {
        return page.isRaceAtOnce();
    }

    /**
     * From now on, and now, tells what to ask of another network in training about the drawing, or whatever is in its
     * place; empty for nothing. There is one listener.
     */
    public void drawings(Consumer<Optional<Frame>> listener) {
        page.followDrawing(
                question -> listener.accept(Optional.ofNullable(question).map(Wire::frame)));
    }

    /** The runs of the bench and of races, kept whether or not a view shows them. */
    public RunKeeping runs() {
        return runs;
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
