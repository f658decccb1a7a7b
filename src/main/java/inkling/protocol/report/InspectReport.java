package inkling.protocol.report;

import inkling.protocol.frame.Frame;
import inkling.protocol.frame.Kinds;
import java.util.List;

/** What shows in the network that answers. Layers are counted from 0, in the order of {@link Network#layers}. */
public sealed interface InspectReport extends Report {
    /** How each kind is read, and who is told. */
    Kinds<Receiver> KINDS = new Kinds<Receiver>()
            .with("inspectNone", in -> new None(in.string()), Receiver::noNetwork)
            .with("inspectNetwork", Network::new, Receiver::network)
            .with("inspectPass", Pass::new, Receiver::pass)
            .with("inspectUnit", Unit::new, Receiver::unit)
            .with("inspectInk", in -> new Ink(in.integer(), in.flag(), in.array(), in.integer()), Receiver::ink)
            .with("inspectCheckup", Checkup::new, Receiver::checkup);

    /** Hears each kind. */
    interface Receiver extends Report.Receiver {
        void noNetwork(None none);

        void network(Network network);

        void pass(Pass pass);

        void unit(Unit unit);

        void ink(Ink ink);

        void checkup(Checkup checkup);
    }

    /**
     * There is nothing to look into.
     *
     * @param sentence why, and what to do
     */
    record None(String sentence) implements InspectReport {
        @Override
        public Frame frame() {
            return Frame.of("inspectNone", sentence);
        }
    }

    /**
     * Another network is looked into.
     *
     * @param yours whether it is the visitor's
     * @param classes what each class is called
     * @param height rows of its images
     * @param width columns of its images
     */
    record Network(boolean yours, List<String> classes, int height, int width, List<InspectedLayer> layers)
            implements InspectReport {
        Network(Frame.Reader in) {
            this(in.flag(), in.list(in::string), in.integer(), in.integer(), in.list(() -> new InspectedLayer(in)));
        }

        @Override
        public Frame frame() {
            return Frame.of("inspectNetwork", yours, classes, height, width, layers);
        }
    }

    /**
     * What an image does to the network.
     *
     * @param about the class that contributions are to
     * @param drawn whether there is an image; if not, the network was given blank paper
     * @param picture the image, row by row, 0 to 1
     * @param logits one for each class
     * @param probabilities one for each class, at the network's temperature
     */
    record Pass(
            int about,
            boolean drawn,
            float[] picture,
            float[] logits,
            float[] probabilities,
            List<InspectedPass> layers)
            implements InspectReport {
        Pass(Frame.Reader in) {
            this(in.integer(), in.flag(), in.array(), in.array(), in.array(), in.list(() -> new InspectedPass(in)));
        }

        @Override
        public Frame frame() {
            return Frame.of("inspectPass", about, drawn, picture, logits, probabilities, layers);
        }
    }

    /**
     * How one output comes about: the shares of its inputs and a bias make its sum, and that its output.
     *
     * @param layer its layer
     * @param unit its number in the layer
     * @param pixel where on its feature map, row by row; 0 where there is none
     * @param numbers four: the bias, what the inputs that are not among the shares add, the sum, the output
     * @param others how many inputs those are
     * @param height rows of each share's pictures
     * @param shares those of the inputs that count most, in order
     */
    record Unit(int layer, int unit, int pixel, float[] numbers, int others, int height, List<Share> shares)
            implements InspectReport {
        Unit(Frame.Reader in) {
            this(
                    in.integer(),
                    in.integer(),
                    in.integer(),
                    in.array(),
                    in.integer(),
                    in.integer(),
                    in.list(() -> new Share(in.integer(), in.array(), in.array())));
        }

        @Override
        public Frame frame() {
            return Frame.of("inspectUnit", layer, unit, pixel, numbers, others, height, shares);
        }

        public float bias() {
            return numbers[0];
        }

        public float rest() {
            return numbers[1];
        }

        public float sum() {
            return numbers[2];
        }

        public float output() {
            return numbers[3];
        }
    }

    /**
     * What one unit or feature map of the layer before adds to a sum.
     *
     * @param from its number there
     * @param inputs its values that are looked at, row by row; one where it has no picture
     * @param weights of each of them
     */
    record Share(int from, float[] inputs, float[] weights) implements Frame.Part {
        @Override
        public List<?> fields() {
            return List.of(from, inputs, weights);
        }

        /** The sum of the products. */
        public double amount() {
            double sum = 0;
            for (int i = 0; i < inputs.length; i++) {
                sum += (double) inputs[i] * weights[i];
            }
            return sum;
        }
    }

    /**
     * Which ink speaks for a class, and which against it.
     *
     * @param about the class
     * @param occlusion whether it was found by leaving ink out, not by the derivative
     * @param values one for each pixel, row by row; above 0 for the class
     * @param side of the square that was left out, in pixels; 0 for the derivative
     */
    record Ink(int about, boolean occlusion, float[] values, int side) implements InspectReport {
        @Override
        public Frame frame() {
            return Frame.of("inspectInk", about, occlusion, values, side);
        }
    }

    /**
     * How large weights, outputs and gradients are, layer by layer, and what is wrong with them.
     *
     * @param sample which images were looked at, in words
     */
    record Checkup(String sample, List<InspectedHealth> layers) implements InspectReport {
        Checkup(Frame.Reader in) {
            this(in.string(), in.list(() -> new InspectedHealth(in)));
        }

        @Override
        public Frame frame() {
            return Frame.of("inspectCheckup", sample, layers);
        }
    }
}
