package inkling.protocol.report;

import inkling.protocol.frame.Frame;
import java.util.List;

/**
 * How large a layer's values are.
 *
 * @param weights of its weights; without values if it has none
 * @param outputs of its outputs, after the activation
 * @param gradients of the loss, with respect to its weights; without values if it has none
 * @param findings what is wrong with it, in a sentence each
 */
public record InspectedHealth(Bars weights, Bars outputs, Bars gradients, List<String> findings) implements Frame.Part {
    /**
     * A histogram.
     *
     * @param counts of bins of equal width, from {@code -limit} to {@code limit}
     * @param limit above all values
     * @param values how many there are
     * @param zeros how many of them are exactly 0
     * @param mean of all
     * @param rootMeanSquare of all
     */
    public record Bars(float[] counts, double limit, int values, int zeros, double mean, double rootMeanSquare)
            implements Frame.Part {
        private Bars(Frame.Reader in) {
            this(in.array(), in.number(), in.integer(), in.integer(), in.number(), in.number());
        }

        @Override
        public List<?> fields() {
            return List.of(counts, limit, values, zeros, mean, rootMeanSquare);
        }
    }

    InspectedHealth(Frame.Reader in) {
        this(new Bars(in), new Bars(in), new Bars(in), in.list(in::string));
    }

    @Override
    public List<?> fields() {
        return List.of(weights, outputs, gradients, findings);
    }
}
