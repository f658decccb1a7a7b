package inkling.protocol.report;

import inkling.protocol.frame.Frame;
import inkling.protocol.frame.Kinds;

/**
 * The weights of some units of the first layer.
 *
 * @param units how many
 * @param values one image of the size that a unit sees after another
 * @param width columns of each image
 */
public record WeightsReport(int units, float[] values, int width) implements Report {
    /** How it is read, and who is told. */
    static final Kinds<Receiver> KINDS = new Kinds<Receiver>()
            .with("weights", in -> new WeightsReport(in.integer(), in.array(), in.integer()), Receiver::weights);

    /** Hears it. */
    public interface Receiver extends Report.Receiver {
        void weights(WeightsReport weights);
    }

    @Override
    public Frame frame() {
        return Frame.of("weights", units, values, width);
    }
}
