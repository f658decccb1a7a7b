package inkling.protocol.report;

import inkling.protocol.frame.Frame;
import java.util.List;

/**
 * A layer of the network that is looked into.
 *
 * @param title what it is, for people
 * @param kind its kind in one word, as in the names of its weights: {@code conv}, {@code dense}
 * @param activation what people call its activation
 * @param height rows of its output; 1 for a plain vector
 * @param width columns of its output
 * @param channels its units or feature maps
 * @param viewWidth columns of what one of them looks at
 * @param weightPictures whether the weights of a unit are one picture
 */
public record InspectedLayer(
        String title,
        String kind,
        String activation,
        int height,
        int width,
        int channels,
        int viewWidth,
        boolean weightPictures)
        implements Frame.Part {
    InspectedLayer(Frame.Reader in) {
        this(in.string(), in.string(), in.string(), in.integer(), in.integer(), in.integer(), in.integer(), in.flag());
    }

    @Override
    public List<?> fields() {
        return List.of(title, kind, activation, height, width, channels, viewWidth, weightPictures);
    }

    /** Whether its outputs are pictures. */
    public boolean isPicture() {
        return height * width > 1;
    }
}
