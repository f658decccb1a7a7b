package inkling.lab.settings;

import inkling.page.dom.Dom;
import inkling.protocol.report.EstimateReport;
import inkling.recipe.BrickKind;
import inkling.recipe.Bricks;
import inkling.recipe.Bricks.Place;
import inkling.recipe.Settings;
import inkling.text.Numbers;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.teavm.jso.JSBody;
import org.teavm.jso.dom.html.HTMLElement;
import org.teavm.jso.dom.html.HTMLInputElement;
import org.teavm.jso.dom.html.HTMLSelectElement;

/**
 * The hidden layers as bricks below the field that has them as text. The field is what counts: whatever is done with the
 * bricks is written there, as if by the visitor, and what is written there becomes bricks.
 */
public final class LayerBricks implements EstimateReport.Receiver {
    private final HTMLInputElement field = Dom.input("setting-" + Settings.LAYERS.key());
    private final HTMLElement list;
    private final HTMLElement output;
    private final HTMLElement total;
    private final HTMLElement news;
    private final HTMLSelectElement kinds;
    private final List<BrickElement> elements = new ArrayList<>();
    private Bricks bricks = new Bricks(List.of());
    private int height = 28;
    private int width = 28;
    private int classes = 10;
    private Optional<EstimateReport.Estimate> estimate = Optional.empty();

    /**
     * @param html the empty frame for bricks
     */
    public LayerBricks(String html) {
        HTMLElement box = (HTMLElement) field.getParentNode();
        // Not by a class, because the form sets its fields' classes anew.
        box.getStyle().setProperty("grid-column", "1 / -1");
        Dom.append(box, "div").setInnerHTML(html);
        list = Dom.byId("brick-list");
        output = Dom.byId("brick-output");
        total = Dom.byId("brick-total");
        news = Dom.byId("brick-news");
        kinds = Dom.select("new-brick");
        for (BrickKind kind : BrickKind.values()) {
            Dom.append(kinds, "option", "value", kind.name()).setTextContent(kind.title());
        }
        Dom.on(Dom.byId("add-brick"), "click", event -> add());
        Dom.on(field, "input", event -> read());
        Dom.on(field, "change", event -> read());
        read();
        build();
    }

    /** Settings have changed, by whomever. */
    @Override
    public void estimate(EstimateReport.Estimate now) {
        estimate = Optional.of(now);
        height = now.height();
        width = now.width();
        classes = now.classes();
        read();
        describe();
    }

    /** Takes what the field says, unless it makes no sense. */
    private void read() {
        Bricks.parse(field.getValue().trim())
                .filter(written -> !written.equals(bricks))
                .ifPresent(written -> {
                    bricks = written;
                    build();
                });
    }

    /** Takes what was done with the bricks. */
    private void change(Bricks changed) {
        bricks = changed;
        field.setValue(bricks.text());
        build();
        changed(field);
    }

    private void build() {
        boolean same = elements.size() == bricks.all().size();
        for (int i = 0; same && i < elements.size(); i++) {
            same = elements.get(i).kind() == bricks.all().get(i).kind();
        }
        if (!same) {
            Dom.removeChildren(list);
            elements.clear();
            for (int i = 0; i < bricks.all().size(); i++) {
                elements.add(new BrickElement(list, bricks.all().get(i).kind(), i, new Hands()));
            }
        }
        for (int i = 0; i < elements.size(); i++) {
            elements.get(i).show(bricks.all().get(i), elements.size());
        }
        Dom.byId("add-brick").setAttribute("aria-disabled", Boolean.toString(isFull()));
        describe();
    }

    private boolean isFull() {
        return bricks.all().size() == Bricks.MOST;
    }

    private void describe() {
        List<Place> places = bricks.places(height, width);
        for (int i = 0; i < elements.size(); i++) {
            elements.get(i)
                    .describe(i < places.size() ? Optional.of(places.get(i)) : Optional.empty(), i == places.size());
        }
        Dom.text(output, Numbers.count(classes, "unit") + ", one for each class");
        Optional<Long> parameters = bricks.parameters(height, width, classes);
        Dom.text(total, parameters.map(this::total).orElse("These layers make no network yet."));
    }

    private String total(long parameters) {
        String size = Numbers.whole((double) parameters) + " parameters, "
                + Numbers.fixed(parameters * Float.BYTES / 1e6, 2) + "\u00a0MB";
        return size
                + estimate.filter(now -> now.isTimed()
                                && now.recipe().get(Settings.LAYERS).equals(Settings.LAYERS.parse(bricks.text())))
                        .map(now -> "; about " + Numbers.about(now.epochSeconds()) + " an epoch here.")
                        .orElse(".");
    }

    private void add() {
        if (isFull()) {
            tell("There are " + Bricks.MOST + " layers, and no more can be added.");
            return;
        }
        BrickKind kind = BrickKind.named(kinds.getValue()).orElseThrow();
        int place = bricks.placeFor(kind);
        change(bricks.add(kind, height, width));
        tell(kind.title() + " added as layer " + (place + 1) + " of "
                + bricks.all().size() + ".");
    }

    private void tell(String sentence) {
        Dom.text(news, sentence);
    }

    /** What a brick's own controls ask for. */
    final class Hands {
        void move(int from, int to, BrickElement.Part focus) {
            if (to < 0 || to >= bricks.all().size() || from == to) {
                return;
            }
            change(bricks.move(from, to));
            elements.get(to).focus(focus);
            tell(bricks.all().get(to).kind().title() + " is now layer " + (to + 1) + " of "
                    + bricks.all().size() + ".");
        }

        void remove(int place) {
            String title = bricks.all().get(place).kind().title();
            change(bricks.remove(place));
            if (elements.isEmpty()) {
                kinds.focus();
            } else {
                elements.get(Math.min(place, elements.size() - 1)).focus(BrickElement.Part.REMOVE);
            }
            tell(title + " taken away; " + Numbers.count(elements.size(), "layer") + " left.");
        }

        void resize(int place, int size, int value) {
            change(bricks.resize(place, size, value));
        }

        /** Where a brick goes that is let go at a height on the screen. */
        int placeAt(int from, double y) {
            int place = 0;
            for (int i = 0; i < elements.size(); i++) {
                place += i != from && elements.get(i).isAbove(y) ? 1 : 0;
            }
            return place;
        }

        /** Shows where that is. */
        void mark(int from, int to) {
            for (int i = 0; i < elements.size(); i++) {
                elements.get(i).mark(i != to || from == to ? "" : to < from ? " drop-before" : " drop-after");
            }
        }
    }

    /** The form takes it as the visitor's own change. */
    @JSBody(params = "field", script = "field.dispatchEvent(new Event('change', { bubbles: true }));")
    private static native void changed(HTMLElement field);
}
