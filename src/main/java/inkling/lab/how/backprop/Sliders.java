package inkling.lab.how.backprop;

import inkling.page.dom.Dom;
import inkling.text.Numbers;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.BiConsumer;
import org.teavm.jso.dom.html.HTMLElement;
import org.teavm.jso.dom.html.HTMLInputElement;

/** A slider for every number of the tiny network that is not computed. */
final class Sliders {
    private static final double LIMIT = 3;

    private final HTMLElement box;
    private final BiConsumer<Quantity, Double> changed;
    private final Map<Quantity, Slider> sliders = new LinkedHashMap<>();

    private record Slider(HTMLInputElement input, HTMLElement value) {}

    /**
     * @param changed hears which number is to have which value
     */
    Sliders(HTMLElement box, BiConsumer<Quantity, Double> changed) {
        this.box = box;
        this.changed = changed;
    }

    /** Makes the sliders that a network needs. */
    void build(TinyNetwork network) {
        Dom.removeChildren(box);
        sliders.clear();
        network.given().forEach(quantity -> sliders.put(quantity, slider(quantity)));
    }

    private Slider slider(Quantity quantity) {
        boolean isTarget = quantity.kind() == Quantity.Kind.TARGET;
        String id = "tiny-" + quantity.name();
        HTMLElement label = Dom.append(box, "label", "for", id);
        Dom.append(label, "span", "class", "tiny-name", "translate", "no").setTextContent(quantity.name());
        HTMLElement input = Dom.append(
                label,
                "input",
                "type",
                "range",
                "id",
                id,
                "min",
                isTarget ? "0" : Numbers.exact(-LIMIT),
                "max",
                isTarget ? "1" : Numbers.exact(LIMIT),
                "step",
                "0.05",
                "aria-label",
                quantity.name() + ", " + quantity.words());
        Slider slider = new Slider((HTMLInputElement) input, Dom.append(label, "output", "for", id));
        Dom.on(
                input,
                "input",
                event -> changed.accept(
                        quantity, Double.parseDouble(slider.input().getValue())));
        return slider;
    }

    /** Shows the values; a slider moves to the place that is nearest to its own. */
    void show(Passes passes) {
        sliders.forEach((quantity, slider) -> {
            double value = passes.value(quantity);
            slider.value().setTextContent(Formula.number(value));
            slider.input().setAttribute("aria-valuetext", Formula.number(value));
            if (Math.abs(Double.parseDouble(slider.input().getValue()) - value) > 0.025) {
                slider.input().setValue(Numbers.exact(value));
            }
        });
    }
}
