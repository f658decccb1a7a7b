package inkling.lab.inspect;

import inkling.page.dom.ColourMap;
import inkling.page.dom.Dom;
import inkling.page.dom.DrawPriority;
import inkling.page.dom.Palette;
import inkling.page.dom.Screen;
import inkling.protocol.command.Inspection;
import inkling.protocol.report.InspectReport;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.IntConsumer;
import org.teavm.jso.dom.html.HTMLCanvasElement;
import org.teavm.jso.dom.html.HTMLElement;
import org.teavm.jso.dom.html.HTMLInputElement;
import org.teavm.jso.dom.xml.NodeList;

/** Which ink speaks for a class and which against it, drawn over the drawing, and in words. */
final class InkPanel {
    /** Parts of a picture that people have words for, three in a row. */
    private static final List<String> PLACES = List.of(
            "at the top left",
            "at the top",
            "at the top right",
            "on the left",
            "in the middle",
            "on the right",
            "at the bottom left",
            "at the bottom",
            "at the bottom right");

    private static final double LEAST_MILLIS = 60;

    private final HTMLElement title = Dom.byId("why-title");
    private final HTMLCanvasElement drawing = Dom.canvas("why-picture");
    private final HTMLCanvasElement overlay = Dom.canvas("why-ink");
    private final HTMLElement summary = Dom.byId("why-summary");
    private final HTMLElement meaning = Dom.byId("why-meaning");
    private final HTMLElement choice = Dom.byId("why-class");
    private final Palette palette;
    private final Screen screen = new Screen(new DrawPriority(), LEAST_MILLIS, this::draw);
    private final IntConsumer about;
    private List<String> classes = List.of();
    private int width = ColourMap.SIDE;
    private float[] picture = {};
    private InspectReport.Ink ink = new InspectReport.Ink(0, false, new float[0], 0);

    /**
     * @param about is told which class is chosen
     * @param occlusion is told whether ink is to be left out
     */
    InkPanel(Palette palette, IntConsumer about, Consumer<Boolean> occlusion) {
        this.palette = palette;
        this.about = about;
        palette.onChange(screen::refresh);
        NodeList<? extends HTMLElement> methods = Dom.byId("why-method").querySelectorAll("input");
        for (int i = 0; i < methods.getLength(); i++) {
            HTMLInputElement method = (HTMLInputElement) methods.get(i);
            Dom.on(method, "change", event -> occlusion.accept(method.getValue().equals("occlusion")));
        }
    }

    /** Another network, whose classes are called so. */
    void network(InspectReport.Network network) {
        width = network.width();
        if (!classes.equals(network.classes())) {
            classes = network.classes();
            NodeList<? extends HTMLElement> old = choice.querySelectorAll("label");
            for (int i = 0; i < old.getLength(); i++) {
                choice.removeChild(old.get(i));
            }
            add("the answer", Inspection.ANSWER);
            for (int i = 0; i < classes.size(); i++) {
                add(classes.get(i), i);
            }
            about.accept(Inspection.ANSWER);
        }
    }

    private void add(String name, int index) {
        HTMLElement label = Dom.append(choice, "label");
        HTMLInputElement radio = (HTMLInputElement)
                Dom.append(label, "input", "type", "radio", "name", "why-class", "value", Integer.toString(index));
        radio.setChecked(index == Inspection.ANSWER);
        Dom.append(label, "span").setTextContent(name);
        Dom.on(radio, "change", event -> about.accept(index));
    }

    void picture(float[] pixels) {
        picture = pixels;
        screen.refresh();
    }

    void ink(InspectReport.Ink latest) {
        ink = latest;
        screen.refresh();
    }

    private void draw() {
        boolean fits = ink.about() < classes.size() && ink.values().length == picture.length && picture.length > 0;
        if (!fits) {
            return;
        }
        String name = classes.get(ink.about());
        Dom.text(title, "Why " + name + ", and why not");
        ColourMap.ink(palette).paint(drawing, picture, width);
        SignedColours.overlay(palette, ink.values()).paint(overlay, ink.values(), width);
        Dom.text(summary, summary(name));
        Dom.text(
                meaning,
                ink.occlusion()
                        ? "How much the score (logit) of " + name + " falls when a square of " + ink.side()
                                + "\u00a0×\u00a0" + ink.side() + " pixels is wiped out there. The network has never"
                                + " learned from drawings with holes, and of two strokes that say the same, neither"
                                + " seems to matter."
                        : "The slope of the score (logit) of " + name + " at each pixel, times its ink: about what the"
                                + " score would lose without it. A slope says little of large changes, and nothing of"
                                + " ink that is missing.");
    }

    private String summary(String name) {
        double[] pro = new double[PLACES.size()];
        double[] contra = new double[PLACES.size()];
        int height = ink.values().length / width;
        double sum = 0;
        for (int i = 0; i < ink.values().length; i++) {
            int place = i / width * 3 / height * 3 + i % width * 3 / width;
            float value = ink.values()[i];
            sum += value;
            pro[place] += Math.max(0, value);
            contra[place] += Math.min(0, value);
        }
        int best = 0;
        int worst = 0;
        for (int p = 1; p < pro.length; p++) {
            best = pro[p] > pro[best] ? p : best;
            worst = contra[p] < contra[worst] ? p : worst;
        }
        if (pro[best] == 0 && contra[worst] == 0) {
            return "No ink speaks for " + name + " or against it.";
        }
        return (pro[best] > 0
                        ? "For " + name + " speaks most of all the ink " + PLACES.get(best) + ". "
                        : "No ink speaks for " + name + ". ")
                + (contra[worst] < 0 ? "Against it, that " + PLACES.get(worst) + ". " : "None speaks against it. ")
                + (ink.occlusion() ? "" : "All ink together: " + Figures.signed(sum) + ".");
    }
}
