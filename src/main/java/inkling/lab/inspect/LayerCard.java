package inkling.lab.inspect;

import inkling.page.dom.ColourMap;
import inkling.page.dom.Dom;
import inkling.page.dom.DrawPriority;
import inkling.page.dom.Palette;
import inkling.page.dom.Screen;
import inkling.protocol.report.InspectedHealth;
import inkling.protocol.report.InspectedLayer;
import inkling.protocol.report.InspectedPass;
import inkling.text.Numbers;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntConsumer;
import org.teavm.jso.dom.html.HTMLElement;

/** One layer: its feature maps or units for the drawing, its health, and the histograms of its values. */
final class LayerCard {
    private static final double LEAST_MILLIS = 60;

    /** So many buttons are made in a frame, so that a wide layer does not hold up the page. */
    private static final int AT_A_TIME = 100;

    private static final InspectedPass NOTHING = new InspectedPass(List.of(), new float[0], new float[0], new float[0]);

    private final InspectedLayer layer;
    private final List<String> classes;
    private final Palette palette;
    private final IntConsumer pressed;
    private final HTMLElement card;
    private final HTMLElement what;
    private final HTMLElement findings;
    private final HTMLElement units;
    private final HTMLElement all;
    private final Histograms histograms;
    private final List<UnitButton> buttons = new ArrayList<>();
    private final Screen screen = new Screen(new DrawPriority(), LEAST_MILLIS, this::draw);
    private InspectedPass pass = NOTHING;
    private float[] odds = {};
    private int selected = -1;

    /**
     * @param number of the layer, counted from 0
     * @param classes what the units are called, if it is the last one; otherwise empty
     * @param pressed is told the number of a unit that is pressed
     * @param whole is called when all units are wished for
     */
    LayerCard(
            HTMLElement parent,
            int number,
            InspectedLayer layer,
            List<String> classes,
            Palette palette,
            IntConsumer pressed,
            Runnable whole) {
        this.layer = layer;
        this.classes = classes;
        this.palette = palette;
        this.pressed = pressed;
        String id = "layer-title-" + number;
        card = Dom.append(parent, "div", "role", "group", "class", "layer", "data-layer", Integer.toString(number));
        card.setAttribute("aria-labelledby", id);
        HTMLElement head = Dom.append(card, "div", "class", "layer-head");
        Dom.append(head, "h3", "id", id).setTextContent(layer.title());
        Dom.append(head, "span", "class", "shape").setTextContent(shape());
        findings = Dom.append(card, "ul", "class", "findings");
        what = Dom.append(card, "p", "class", "what");
        String kind =
                layer.isPicture() ? "units maps" : layer.weightPictures() ? "units values pictured" : "units values";
        units = Dom.append(card, "div", "class", kind);
        all = Dom.append(card, "button", "type", "button", "class", "all");
        all.setHidden(true);
        Dom.on(all, "click", event -> whole.run());
        histograms = new Histograms(card, palette);
    }

    private String shape() {
        return layer.isPicture()
                ? Numbers.count(layer.channels(), "map") + " of " + layer.width() + "\u00a0×\u00a0" + layer.height()
                : Numbers.count(layer.channels(), classes.isEmpty() ? "value" : "class")
                        .replace("classs", "classes");
    }

    /** Where the sum of one of its units is shown. */
    HTMLElement element() {
        return card;
    }

    /** The button of a unit, or the card's first one. */
    HTMLElement button(int unit) {
        for (UnitButton button : buttons) {
            if (button.unit() == unit) {
                return button.element();
            }
        }
        return buttons.get(0).element();
    }

    String name(int unit) {
        if (!classes.isEmpty()) {
            return classes.get(unit);
        }
        return (layer.isPicture() ? "Map " : "Unit ") + (unit + 1);
    }

    /**
     * @param probabilities of the classes, which are the units of the last layer
     * @param about the class that its units contribute to
     * @param lastHidden whether the next layer is the last
     */
    void pass(InspectedPass latest, float[] probabilities, String about, boolean lastHidden) {
        pass = latest;
        odds = probabilities;
        Dom.text(what, what(about, lastHidden));
        boolean more = latest.units().size() < layer.channels();
        all.setHidden(!more);
        if (more) {
            Dom.text(all, "Show all " + Numbers.whole(layer.channels()));
        }
        screen.refresh();
    }

    private String what(String about, boolean lastHidden) {
        if (!classes.isEmpty()) {
            return "The score (logit) of each class, and the probability that is made of them.";
        }
        String which = pass.units().size() < layer.channels()
                ? "The " + pass.units().size() + " that count most for " + about + ". "
                : "";
        return which
                + (lastHidden
                        ? "The last figure: its output times its weight in the score of " + about + "."
                        : "The last figure: its output times the slope of the score of " + about + ".");
    }

    /** Marks a unit as the one whose sum is shown; negative for none. */
    void select(int unit) {
        selected = unit;
        buttons.forEach(button -> button.press(button.unit() == selected));
    }

    void health(InspectedHealth health) {
        List<String> sentences = health.findings();
        boolean same = findings.getChildNodes().getLength() == sentences.size();
        for (int i = 0; same && i < sentences.size(); i++) {
            same = sentences.get(i).equals(findings.getChildNodes().get(i).getTextContent());
        }
        if (!same) {
            Dom.removeChildren(findings);
            sentences.forEach(sentence -> Dom.append(findings, "li").setTextContent(sentence));
        }
        histograms.show(health);
    }

    void refresh() {
        screen.refresh();
        histograms.refresh();
    }

    private void draw() {
        int count = pass.units().size();
        int made = 0;
        while (buttons.size() < count && made < AT_A_TIME) {
            UnitButton button = new UnitButton(units, layer);
            Dom.on(button.element(), "click", event -> pressed.accept(button.unit()));
            buttons.add(button);
            made++;
        }
        boolean last = !classes.isEmpty();
        float[] sizes = last ? pass.outputs() : pass.contributions();
        float largest = 0;
        for (float size : sizes) {
            largest = Math.max(largest, Math.abs(size));
        }
        ColourMap outputs = SignedColours.ofLargest(palette, pass.outputs());
        ColourMap weights = SignedColours.ofUsual(palette, pass.weights());
        int pixels = layer.height() * layer.width();
        for (int s = 0; s < buttons.size(); s++) {
            UnitButton button = buttons.get(s);
            if (s >= count) {
                button.hide();
                continue;
            }
            button.show(pass.units().get(s), name(pass.units().get(s)));
            String figure = last ? Numbers.percent(odds[s]) : Figures.signed(sizes[s]);
            button.figures(pass.outputs()[s * pixels], figure, largest > 0 ? sizes[s] / largest : 0);
            button.press(button.unit() == selected);
            if (layer.isPicture()) {
                button.paintOutput(outputs, pass.outputs(), s);
            }
            if (layer.weightPictures()) {
                button.paintWeights(weights, pass.weights(), s, pass.weights().length / count);
            }
        }
        if (buttons.size() < count) {
            screen.refresh();
        }
    }
}
