package inkling.model;

import inkling.ink.Sheet;
import inkling.nn.Network;
import inkling.train.measure.Abstention;
import inkling.train.measure.Temperature;
import java.util.List;

/**
 * A network read from a file, or about to be written to one.
 *
 * @param card what the file says about it
 * @param network the network with its weights, for one image at a time or as many as the reader asked for
 */
public record SavedModel(ModelCard card, Network network) {
    /**
     * What a network reads on a sheet.
     *
     * @param probabilities one for each class, of everything as one digit; they sum to 1
     * @param sure whether the likeliest class is likely enough to be named
     * @param digits how many digits there are: 1, or as many as stand apart, if the network is sure of each
     */
    public record Reading(float[] probabilities, boolean sure, int digits) {}

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

    /** Reads everything on a sheet as one digit, unless each of its parts is one. */
    public Reading read(Sheet sheet) {
        float[] probabilities = predict(sheet.picture());
        int digits = areDigits(sheet.parts()) ? sheet.parts().size() : 1;
        return new Reading(probabilities, digits == 1 && isSure(probabilities), digits);
    }

    private boolean areDigits(List<float[]> parts) {
        for (float[] part : parts) {
            if (!isSure(predict(part))) {
                return false;
            }
        }
        return parts.size() > 1;
    }

    private static boolean isSure(float[] probabilities) {
        return Abstention.isSure(probabilities, 0, probabilities.length);
    }
}
