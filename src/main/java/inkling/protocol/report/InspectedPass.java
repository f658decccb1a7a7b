package inkling.protocol.report;

import inkling.protocol.frame.Frame;
import java.util.List;

/**
 * What an image does to a layer: of all units, or of those whose contribution is largest.
 *
 * @param units their numbers; feature maps in the layer's order, units by their contribution, the largest first
 * @param outputs of each, all its pixels row by row
 * @param contributions of each to the logit of the class
 * @param weights of each, row by row, where {@link InspectedLayer#weightPictures}; otherwise empty
 */
public record InspectedPass(List<Integer> units, float[] outputs, float[] contributions, float[] weights)
        implements Frame.Part {
    InspectedPass(Frame.Reader in) {
        this(in.list(in::integer), in.array(), in.array(), in.array());
    }

    @Override
    public List<?> fields() {
        return List.of(units, outputs, contributions, weights);
    }
}
