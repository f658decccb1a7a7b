package inkling.model;

import inkling.nn.Tensor;

/** Weights in 8 bits; {@link Storage} has the formula. */
final class EightBit {
    private static final int LARGEST = 127;

    private EightBit() {}

    /** Whether a tensor is stored in 8 bits: weights, whose last side is the units or filters; not vectors. */
    static boolean holds(Tensor tensor) {
        return tensor.shape().size() > 1;
    }

    /** Number of units or filters. */
    static int units(Tensor tensor) {
        return tensor.shape().get(tensor.shape().size() - 1);
    }

    /** One scale for each unit or filter; 0 for one whose weights are all 0. */
    static float[] scales(Tensor tensor) {
        int units = units(tensor);
        float[] scales = new float[units];
        for (int i = 0; i < tensor.length(); i++) {
            scales[i % units] = Math.max(scales[i % units], Math.abs(tensor.get(i)));
        }
        for (int unit = 0; unit < units; unit++) {
            scales[unit] /= LARGEST;
        }
        return scales;
    }

    /** A weight in units of its scale, to the nearest, -127 to 127. */
    static byte quantise(float weight, float scale) {
        // A scale so small that it has lost its digits, or has come out as 0, would lead beyond the range.
        int nearest = scale > 0f ? Math.round(weight / scale) : 0;
        return (byte) Math.max(-LARGEST, Math.min(LARGEST, nearest));
    }
}
