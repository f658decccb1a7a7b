package inkling.model;

import inkling.nn.Network;
import inkling.train.measure.Temperature;

/**
 * A network read from a file, or about to be written to one.
 *
 * @param card what the file says about it
 * @param network the network with its weights, for one image at a time or as many as the reader asked for
 */
public record SavedModel(ModelCard card, Network network) {
    /**
     * Reads one image, at the card's temperature.
     *
     * @param image one value for each pixel, row by row, 0 (paper) to 1 (ink)
     * @return one probability for each class; they sum to 1
     */
    public float[] predict(float[] image) {
        float[] probabilities = network.predict(image);
        Temperature.apply(probabilities, 0, probabilities.length, card.temperature());
        return probabilities;
    }
}
