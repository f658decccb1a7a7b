package inkling.lab.inspect;

import inkling.lab.Host;
import inkling.lab.LabView;
import inkling.page.dom.Dom;
import inkling.protocol.command.Command;
import inkling.protocol.command.Inspection;
import inkling.protocol.report.EngineReport;
import inkling.protocol.report.InspectReport;
import inkling.protocol.report.InspectedPass;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;
import org.teavm.jso.dom.html.HTMLElement;

/** What shows in the network that answers, for the drawing, while it is drawn and while the network learns. */
public final class InspectView implements LabView, InspectReport.Receiver, EngineReport.Receiver {
    private final Host host;
    private final HTMLElement none = Dom.byId("inspect-none");
    private final HTMLElement all = Dom.byId("inspect");
    private final HTMLElement note = Dom.byId("inspect-note");
    private final HTMLElement sample = Dom.byId("inspect-sample");
    private final HTMLElement list = Dom.byId("inspect-layers");
    private final InkPanel ink;
    private final UnitPanel unitPanel;
    private final List<LayerCard> cards = new ArrayList<>();
    private Inspection wish = Inspection.CLOSED;
    private Optional<InspectReport.Network> network = Optional.empty();

    /** Its panel holds what its HTML file says. */
    public InspectView(Host host) {
        this.host = host;
        ink = new InkPanel(
                host.palette(), about -> send(wish.about(about)), occlusion -> send(wish.occlusion(occlusion)));
        unitPanel = new UnitPanel(
                host.palette(), pixel -> send(wish.unit(wish.layer(), wish.unit(), pixel)), this::closeUnit);
        host.palette().onChange(() -> cards.forEach(LayerCard::refresh));
    }

    @Override
    public void open(HTMLElement panel) {
        // Its parts are there already.
    }

    @Override
    public void shown() {
        send(wish.open(true));
    }

    @Override
    public void hidden() {
        send(wish.open(false));
    }

    /** A worker that has just begun knows nothing of who looks. */
    @Override
    public void proven() {
        if (wish.open()) {
            send(wish);
        }
    }

    @Override
    public void unfit(EngineReport.Unfit unfit) {
        // Another worker begins.
    }

    private void send(Inspection now) {
        wish = now;
        host.send(new Command.Inspect(now));
    }

    @Override
    public void noNetwork(InspectReport.None reason) {
        Dom.text(none, reason.sentence());
        none.setHidden(false);
        all.setHidden(true);
    }

    @Override
    public void network(InspectReport.Network other) {
        none.setHidden(true);
        all.setHidden(false);
        boolean same = network.map(before -> before.layers().equals(other.layers())
                        && before.classes().equals(other.classes()))
                .orElse(false);
        network = Optional.of(other);
        ink.network(other);
        if (!same) {
            show(other);
        }
    }

    private void show(InspectReport.Network other) {
        unitPanel.close(all);
        Dom.removeChildren(list);
        cards.clear();
        int last = other.layers().size() - 1;
        for (int i = 0; i <= last; i++) {
            int layer = i;
            cards.add(new LayerCard(
                    list,
                    i,
                    other.layers().get(i),
                    i == last ? other.classes() : List.of(),
                    host.palette(),
                    unit -> press(layer, unit),
                    () -> showAll(layer)));
        }
        send(wish.noUnit().whole(List.of()));
    }

    private void showAll(int layer) {
        List<Integer> layers = new ArrayList<>(wish.whole());
        layers.add(layer);
        send(wish.whole(layers));
    }

    private void press(int layer, int unit) {
        if (wish.layer() == layer && wish.unit() == unit) {
            closeUnit();
            return;
        }
        select(Inspection.NONE);
        send(wish.unit(layer, unit, Inspection.STRONGEST));
        select(unit);
        unitPanel.openIn(cards.get(layer).element());
    }

    private void closeUnit() {
        if (wish.layer() != Inspection.NONE) {
            HTMLElement button = cards.get(wish.layer()).button(wish.unit());
            select(Inspection.NONE);
            send(wish.noUnit());
            unitPanel.close(all);
            button.focus();
        }
    }

    private void select(int unit) {
        if (wish.layer() != Inspection.NONE) {
            cards.get(wish.layer()).select(unit);
        }
    }

    @Override
    public void pass(InspectReport.Pass pass) {
        if (network.isEmpty() || pass.layers().size() != cards.size()) {
            return;
        }
        InspectReport.Network of = network.get();
        String about = of.classes().get(pass.about());
        Dom.text(
                note,
                (of.yours() ? "Your network" : "The network that comes with the page")
                        + (pass.drawn() ? ", given your drawing. " : ", given blank paper: draw a digit, and watch. ")
                        + "Press a unit to see its sum.");
        for (int i = 0; i < cards.size(); i++) {
            cards.get(i).pass(pass.layers().get(i), pass.probabilities(), about, i == cards.size() - 2);
        }
        ink.picture(pass.picture());
        if (wish.layer() != Inspection.NONE) {
            unitPanel.output(outputOf(pass.layers().get(wish.layer()), wish.unit()));
        }
    }

    private static float[] outputOf(InspectedPass layer, int unit) {
        int at = layer.units().indexOf(unit);
        int pixels = layer.outputs().length / Math.max(1, layer.units().size());
        return at < 0 ? new float[0] : Arrays.copyOfRange(layer.outputs(), at * pixels, (at + 1) * pixels);
    }

    @Override
    public void unit(InspectReport.Unit unit) {
        if (network.isPresent() && unit.layer() == wish.layer() && unit.unit() == wish.unit()) {
            LayerCard card = cards.get(unit.layer());
            IntFunction<String> input = unit.layer() == 0 ? from -> "The ink" : cards.get(unit.layer() - 1)::name;
            unitPanel.show(unit, network.get().layers().get(unit.layer()), card.name(unit.unit()), input);
        }
    }

    @Override
    public void ink(InspectReport.Ink latest) {
        ink.ink(latest);
    }

    @Override
    public void checkup(InspectReport.Checkup checkup) {
        if (checkup.layers().size() == cards.size()) {
            Dom.text(sample, "Outputs and gradients: " + checkup.sample());
            for (int i = 0; i < cards.size(); i++) {
                cards.get(i).health(checkup.layers().get(i));
            }
        }
    }
}
