package inkling.model;

import inkling.nn.Network;
import inkling.train.Temperature;

/**
 * A network read from a file.
 *
 * @param card what the file says of it
 * @param network the network with its weights, for one image at a time or as many as the reader asked for
 */
public record SavedModel(ModelCard card, Network network) {
    /** Reads one image, at the card's temperature: one share per class, summing to 1. */
    public float[] predict(float[] image) {
        float[] shares = network.predict(image);
        Temperature.apply(shares, 0, shares.length, card.temperature());
        return shares;
    }
}
