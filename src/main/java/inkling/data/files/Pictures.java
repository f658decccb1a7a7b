package inkling.data.files;

import inkling.data.Idx;
import java.util.List;

/** Makes grey pictures with a byte a pixel of arrays as people have them. */
final class Pictures {
    /** The largest picture that networks are trained on here. */
    static final int MOST_SIDE = 64;

    private static final int WHITE = 255;

    private Pictures() {}

    /**
     * Pictures of number × height × width, with a channel or three (red, green, blue) before or after the sides; or in
     * rows of as many numbers as a square has. Numbers are 0 to 255, or 0 to 1.
     *
     * @throws IllegalArgumentException if the array is something else
     */
    static Idx.Images of(NumberArray array, MemoryBudget budget) {
        List<Integer> sizes = array.sizes();
        int height;
        int width;
        int channels = 1;
        boolean channelsFirst = false;
        if (array.dimensions() == 4) {
            channelsFirst = sizes.get(1) == 1 || (sizes.get(1) == 3 && sizes.get(3) > 3);
            channels = sizes.get(channelsFirst ? 1 : 3);
            height = sizes.get(channelsFirst ? 2 : 1);
            width = sizes.get(channelsFirst ? 3 : 2);
        } else if (array.dimensions() == 3) {
            height = sizes.get(1);
            width = sizes.get(2);
        } else {
            height = side(array.each(), array.name());
            width = height;
        }
        if (channels != 1 && channels != 3) {
            throw new IllegalArgumentException(array.name() + " has " + channels
                    + " values for each pixel; give pictures in grey, or in red, green and blue.");
        }
        requireSize(array.name(), height, width);
        if (channels == 1 && array.type() == NumberArray.Type.UNSIGNED_BYTE && !isBits(array)) {
            return new Idx.Images(array.count(), height, width, array.bytes(), array.offset());
        }
        return grey(array, height, width, channels, channelsFirst, budget);
    }

    /** The side of a square of so many pixels. */
    static int side(int pixels, String name) {
        int side = (int) Math.round(Math.sqrt(pixels));
        if (side * side != pixels) {
            throw new IllegalArgumentException(name + " has " + pixels
                    + " numbers for each picture, which make no square; give pictures of height × width as .npz.");
        }
        return side;
    }

    /** Refuses pictures that are too large. */
    static void requireSize(String name, int height, int width) {
        if (height > MOST_SIDE || width > MOST_SIDE) {
            throw new IllegalArgumentException(name + " has pictures of " + width + " × " + height
                    + " pixels, but at most " + MOST_SIDE + " × " + MOST_SIDE + " are read; make them smaller.");
        }
    }

    /** Whether a byte is 0 or 1 only: a picture in black and white. */
    private static boolean isBits(NumberArray array) {
        for (int i = 0; i < array.length(); i++) {
            if (array.at(i) > 1) {
                return false;
            }
        }
        return true;
    }

    private static Idx.Images grey(
            NumberArray array, int height, int width, int channels, boolean channelsFirst, MemoryBudget budget) {
        double scale = scale(array);
        int pixels = height * width;
        budget.take(array.name(), (long) array.count() * pixels);
        byte[] grey = new byte[array.count() * pixels];
        for (int i = 0; i < grey.length; i++) {
            double value;
            if (channels == 1) {
                value = array.at(i);
            } else {
                int from = channelsFirst ? i / pixels * 3 * pixels + i % pixels : 3 * i;
                int step = channelsFirst ? pixels : 1;
                // Luma of Rec. ITU-R BT.601.
                value = 0.299 * array.at(from) + 0.587 * array.at(from + step) + 0.114 * array.at(from + 2 * step);
            }
            grey[i] = (byte) Math.round(scale * value);
        }
        return new Idx.Images(array.count(), height, width, grey, 0);
    }

    /** By what a number is multiplied so that 255 is full ink. */
    private static double scale(NumberArray array) {
        double least = 0;
        double most = 0;
        for (int i = 0; i < array.length(); i++) {
            double value = array.at(i);
            if (Double.isNaN(value)) {
                throw new IllegalArgumentException(array.name() + " has pixels that are no numbers (NaN).");
            }
            least = Math.min(least, value);
            most = Math.max(most, value);
        }
        return scale(array.name(), least, most);
    }

    /** The same for numbers with these bounds. */
    static double scale(String name, double least, double most) {
        if (least < 0 || most > WHITE) {
            throw new IllegalArgumentException(name + " has pixels from " + (float) least + " to " + (float) most
                    + "; give them as 0 (paper) to 255 (ink), or 0 to 1.");
        }
        return most <= 1 ? WHITE : 1;
    }
}
