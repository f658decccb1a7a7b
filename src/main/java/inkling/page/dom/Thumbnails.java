package inkling.page.dom;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.teavm.jso.dom.html.HTMLCanvasElement;
import org.teavm.jso.dom.html.HTMLElement;

/** A list of small pictures with captions, each a button. */
public final class Thumbnails {
    /**
     * One of them.
     *
     * @param index its number in the set that it is from
     * @param picture row by row, values from 0 to 1
     * @param caption what stands below it
     * @param name what it is, for whoever cannot see it
     * @param isWrong whether it is marked as a mistake
     */
    public record Thumbnail(int index, float[] picture, String caption, String name, boolean isWrong) {}

    private static final String PRESSED = "aria-pressed";

    private final HTMLElement list;
    private final Consumer<Thumbnail> chosen;
    private final Palette palette;
    private final RovingFocus focus;
    private final List<HTMLElement> buttons = new ArrayList<>();
    private List<Thumbnail> shown = List.of();
    private int width = ColourMap.SIDE;
    private int marked = -1;

    /**
     * @param list an empty list
     * @param chosen is told which picture was pressed
     */
    public Thumbnails(HTMLElement list, Palette palette, Consumer<Thumbnail> chosen) {
        this.list = list;
        this.palette = palette;
        this.chosen = chosen;
        focus = new RovingFocus(list, () -> RovingFocus.columns(buttons));
        palette.onChange(this::paint);
    }

    /**
     * Shows these. Buttons that are there stay, so that none loses the focus as long as it is needed.
     *
     * @param wide columns of each picture
     */
    public void show(List<Thumbnail> pictures, int wide) {
        shown = pictures;
        width = wide;
        while (buttons.size() > shown.size()) {
            buttons.remove(buttons.size() - 1).getParentNode().delete();
        }
        while (buttons.size() < shown.size()) {
            buttons.add(button(buttons.size()));
        }
        for (int i = 0; i < shown.size(); i++) {
            Thumbnail one = shown.get(i);
            HTMLElement button = buttons.get(i);
            button.setAttribute("data-index", Integer.toString(one.index()));
            button.setAttribute("aria-label", one.name());
            button.setClassName(one.isWrong() ? "thumbnail wrong" : "thumbnail");
            Dom.text(button.querySelector("span"), one.caption());
        }
        focus.items(buttons);
        mark(marked);
        paint();
    }

    private HTMLElement button(int place) {
        HTMLElement button = Dom.append(Dom.append(list, "li"), "button", "type", "button", PRESSED, "false");
        ColourMap.canvas(button);
        Dom.append(button, "span");
        Dom.on(button, "click", event -> {
            mark(shown.get(place).index());
            chosen.accept(shown.get(place));
        });
        return button;
    }

    /** Marks the picture with a number as the one that is chosen, and no other. */
    public void mark(int index) {
        marked = index;
        for (int i = 0; i < shown.size(); i++) {
            buttons.get(i).setAttribute(PRESSED, Boolean.toString(shown.get(i).index() == index));
        }
    }

    private void paint() {
        ColourMap colours = ColourMap.ink(palette);
        for (int i = 0; i < shown.size(); i++) {
            HTMLCanvasElement canvas = (HTMLCanvasElement) buttons.get(i).querySelector("canvas");
            colours.paint(canvas, shown.get(i).picture(), width);
        }
    }
}
