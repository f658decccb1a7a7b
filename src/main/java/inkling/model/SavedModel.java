package inkling.model;

import inkling.ink.Line;
import inkling.ink.Sheet;
import inkling.nn.Network;
import inkling.train.measure.Abstention;
import inkling.train.measure.Temperature;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * A network read from a file, or about to be written to one.
 *
 * @param card what the file says about it
 * @param network the network with its weights, for one image at a time or as many as the reader asked for
 */
public record SavedModel(ModelCard card, Network network) {
    /**
     * A digit on a sheet.
     *
     * @param probabilities one for each class; they sum to 1
     * @param sure whether the likeliest class is likely enough to be named
     * @param picture what was read
     * @param place where on the sheet it is: left, top, right and bottom, as fractions of the sheet's sides; empty for a
     *     drawing that is taken as a whole
     */
    public record Digit(float[] probabilities, boolean sure, float[] picture, float[] place) {}

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

    /**
     * Reads the digits on a sheet, line by line. A line in which the network is sure of no digit does not count; without
     * several digits, everything is read as one. So it is if digits are only below each other but all of it together is
     * surely one, as with an eight of two rings.
     *
     * @return 1 or more
     */
    public List<Digit> read(Sheet sheet) {
        return read(sheet, this::predict);
    }

    /**
     * The same for a network that may remember what it has read.
     *
     * @param predict gives the probabilities of a picture, as {@link #predict} does
     */
    public static List<Digit> read(Sheet sheet, UnaryOperator<float[]> predict) {
        List<Digit> digits = new ArrayList<>();
        boolean sideBySide = false;
        for (Line line : sheet.lines()) {
            List<Digit> found = sheet.lines().size() > 1 || line.size() > 1 ? read(sheet, line, predict) : List.of();
            if (found.stream().anyMatch(Digit::sure)) {
                digits.addAll(found);
                sideBySide |= found.size() > 1;
            }
        }
        if (sideBySide) {
            return digits;
        }
        Digit whole = digit(predict.apply(sheet.picture()), sheet.picture(), sheet.place());
        return whole.sure() || digits.size() < 2 ? List.of(whole) : digits;
    }

    private static List<Digit> read(Sheet sheet, Line line, UnaryOperator<float[]> predict) {
        List<Digit> digits = new ArrayList<>();
        for (Segmentation.Digit part : Segmentation.of(line, predict)) {
            float[] place = sheet.place(line.box(part.from(), part.to()));
            digits.add(digit(part.probabilities(), line.picture(part.from(), part.to()), place));
        }
        return digits;
    }

    private static Digit digit(float[] probabilities, float[] picture, float[] place) {
        boolean sure = Abstention.isSure(probabilities, 0, probabilities.length);
        return new Digit(probabilities, sure, picture, place);
    }
}
