package inkling.worker.inspect;

import inkling.model.SavedModel;
import inkling.nn.LayerSpec;
import inkling.nn.NetworkTrace;
import inkling.nn.Shape;
import inkling.nn.UnitSum;
import inkling.nn.inspect.Contributions;
import inkling.protocol.command.Inspection;
import inkling.protocol.report.InspectReport;
import inkling.protocol.report.InspectedLayer;
import inkling.protocol.report.InspectedPass;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** What is told of a network and of a pass through it. */
final class PassReports {
    /** So many units or feature maps of a layer are shown, unless all are wished for. */
    private static final int STRONGEST = 32;

    /** So many shares of a sum are shown; the others together. */
    private static final int SHARES = 8;

    private PassReports() {}

    /** The network itself. */
    static InspectReport.Network network(SavedModel model, boolean yours, NetworkTrace trace) {
        List<InspectedLayer> layers = new ArrayList<>();
        for (int i = 0; i < trace.spec().layers().size(); i++) {
            UnitSum first = trace.sum(i, 0, 0);
            LayerSpec spec = trace.spec().layers().get(i);
            Shape output = trace.spec().inputOf(i + 1);
            layers.add(new InspectedLayer(
                    LayerTitles.of(trace.spec(), i, first.activation()),
                    spec.kind(),
                    first.activation().title(),
                    output.height(),
                    output.width(),
                    output.channels(),
                    first.view().width(),
                    isPicture(spec, first.view())));
        }
        Shape input = trace.spec().input();
        List<String> classes = model.card().classNames().names();
        return new InspectReport.Network(yours, classes, input.height(), input.width(), layers);
    }

    private static boolean isPicture(LayerSpec layer, Shape view) {
        return layer.hasWeights() && view.channels() == 1 && view.size() > 1;
    }

    /**
     * The last pass forward, and the pass back from the logit of a class.
     *
     * @param probabilities what is answered
     */
    static InspectReport.Pass pass(
            NetworkTrace trace, int about, boolean drawn, float[] probabilities, List<Integer> whole) {
        List<InspectedPass> layers = new ArrayList<>();
        int count = trace.spec().layers().size();
        for (int i = 0; i < count; i++) {
            layers.add(layer(trace, i, i == count - 1 || whole.contains(i)));
        }
        int pixels = trace.spec().input().size();
        float[] logits = Arrays.copyOf(trace.output(count - 1), trace.spec().classes());
        return new InspectReport.Pass(
                about, drawn, Arrays.copyOf(trace.input(0), pixels), logits, probabilities, layers);
    }

    private static InspectedPass layer(NetworkTrace trace, int layer, boolean all) {
        Shape shape = trace.spec().inputOf(layer + 1);
        float[] contributions = Contributions.of(trace, layer);
        int[] shown = Contributions.strongest(contributions, all ? contributions.length : STRONGEST);
        boolean last = layer == trace.spec().layers().size() - 1;
        if (last || shape.height() * shape.width() > 1) {
            // Maps and classes keep their places, where the eye finds them again.
            Arrays.sort(shown);
        }
        int pixels = shape.height() * shape.width();
        float[] values = trace.output(layer);
        float[] outputs = new float[shown.length * pixels];
        float[] shares = new float[shown.length];
        List<Integer> units = new ArrayList<>();
        for (int s = 0; s < shown.length; s++) {
            units.add(shown[s]);
            shares[s] = contributions[shown[s]];
            for (int p = 0; p < pixels; p++) {
                outputs[s * pixels + p] = values[p * shape.channels() + shown[s]];
            }
        }
        return new InspectedPass(units, outputs, shares, weights(trace, layer, shown));
    }

    private static float[] weights(NetworkTrace trace, int layer, int[] units) {
        LayerSpec spec = trace.spec().layers().get(layer);
        Shape view = spec.view(trace.spec().inputOf(layer));
        if (!isPicture(spec, view)) {
            return new float[0];
        }
        float[] pictures = new float[units.length * view.size()];
        for (int s = 0; s < units.length; s++) {
            for (int i = 0; i < view.size(); i++) {
                pictures[s * view.size() + i] = trace.parameters(layer).get(0).get(i, units[s]);
            }
        }
        return pictures;
    }

    /** The sum of the unit that is wished for; the layer must have one of this number. */
    static InspectReport.Unit unit(NetworkTrace trace, Inspection wish) {
        int layer = wish.layer();
        int unit = wish.unit();
        int pixel = wish.pixel() == Inspection.STRONGEST ? largest(trace, layer, unit) : wish.pixel();
        UnitSum sum = trace.sum(layer, unit, pixel);
        int channels = sum.view().channels();
        float[] amounts = new float[channels];
        for (int c = 0; c < channels; c++) {
            amounts[c] = (float) sum.ofChannel(c);
        }
        int[] strongest = Contributions.strongest(amounts, SHARES);
        double rest = sum.sum() - sum.bias();
        List<InspectReport.Share> shares = new ArrayList<>();
        for (int channel : strongest) {
            rest -= sum.ofChannel(channel);
            // A pool or batch norm looks at the channel of its own number only.
            int from = trace.spec().layers().get(layer).hasWeights() ? channel : unit;
            shares.add(new InspectReport.Share(
                    from, channel(sum.inputs(), channel, channels), channel(sum.weights(), channel, channels)));
        }
        float[] numbers = {
            sum.bias(), channels > SHARES ? (float) rest : 0f, (float) sum.sum(), output(trace, layer, unit, pixel)
        };
        return new InspectReport.Unit(
                layer,
                unit,
                pixel,
                numbers,
                channels - strongest.length,
                sum.view().height(),
                shares);
    }

    private static float output(NetworkTrace trace, int layer, int unit, int pixel) {
        return trace.output(layer)[pixel * trace.spec().inputOf(layer + 1).channels() + unit];
    }

    private static int largest(NetworkTrace trace, int layer, int unit) {
        Shape shape = trace.spec().inputOf(layer + 1);
        int largest = 0;
        for (int p = 1; p < shape.height() * shape.width(); p++) {
            largest = output(trace, layer, unit, p) > output(trace, layer, unit, largest) ? p : largest;
        }
        return largest;
    }

    private static float[] channel(float[] values, int channel, int channels) {
        float[] one = new float[values.length / channels];
        for (int i = 0; i < one.length; i++) {
            one[i] = values[i * channels + channel];
        }
        return one;
    }
}
