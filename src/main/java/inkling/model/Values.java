package inkling.model;

import inkling.nn.Tensor;
import java.util.List;

/** A network's values as bytes, little-endian, at their places. */
final class Values {
    private final byte[] file;
    private final int start;

    /**
     * @param start where the header ends and the values begin
     */
    Values(byte[] file, int start) {
        this.file = file;
        this.start = start;
    }

    void write(List<Place> places) {
        for (Place place : places) {
            Tensor tensor = place.tensor();
            switch (place.part()) {
                case FLOATS -> writeFloats(place, tensor.values());
                case SCALES -> writeFloats(place, EightBit.scales(tensor));
                case EIGHT_BITS -> {
                    float[] scales = EightBit.scales(tensor);
                    for (int i = 0; i < tensor.length(); i++) {
                        file[start + place.from() + i] =
                                EightBit.quantise(tensor.values()[i], scales[i % scales.length]);
                    }
                }
            }
        }
    }

    /**
     * Fills the tensors.
     *
     * @throws IllegalArgumentException naming a value that cannot be
     */
    void read(List<Place> places) {
        for (Place place : places) {
            Tensor tensor = place.tensor();
            switch (place.part()) {
                case FLOATS -> readFloats(place, tensor.values(), tensor.least());
                // The weights' own place is filled later; until then it keeps their scales, as often as they are used.
                case SCALES -> {
                    float[] scales = new float[place.length()];
                    readFloats(place, scales, 0f);
                    for (int i = 0; i < tensor.length(); i++) {
                        tensor.values()[i] = scales[i % scales.length];
                    }
                }
                case EIGHT_BITS -> {
                    for (int i = 0; i < tensor.length(); i++) {
                        float value = file[start + place.from() + i] * tensor.values()[i];
                        tensor.values()[i] = require(place, i, value, tensor.least());
                    }
                }
            }
        }
    }

    private void writeFloats(Place place, float[] values) {
        for (int i = 0; i < values.length; i++) {
            writeInt(file, start + place.from() + i * Float.BYTES, Float.floatToIntBits(values[i]));
        }
    }

    private void readFloats(Place place, float[] values, float least) {
        for (int i = 0; i < values.length; i++) {
            float value = Float.intBitsToFloat(readInt(file, start + place.from() + i * Float.BYTES));
            values[i] = require(place, i, value, least);
        }
    }

    private static float require(Place place, int i, float value, float least) {
        if (Float.isNaN(value) || Float.isInfinite(value)) {
            throw new IllegalArgumentException("value " + i + " of " + place.name() + " is not a number.");
        }
        if (value < least) {
            throw new IllegalArgumentException(
                    "value " + i + " of " + place.name() + " is " + value + ", less than " + least + ".");
        }
        return value;
    }

    static void writeInt(byte[] bytes, int at, int value) {
        for (int i = 0; i < Integer.BYTES; i++) {
            bytes[at + i] = (byte) (value >>> (8 * i));
        }
    }

    static int readInt(byte[] bytes, int at) {
        return (bytes[at] & 0xff)
                | (bytes[at + 1] & 0xff) << 8
                | (bytes[at + 2] & 0xff) << 16
                | (bytes[at + 3] & 0xff) << 24;
    }
}
