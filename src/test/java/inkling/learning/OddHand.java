package inkling.learning;

import inkling.data.LabelledInk;
import inkling.ink.Ink;
import inkling.ink.Stroke;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** A hand that no training set knows: its sevens have a hook, a bar through the middle, and a long foot. */
final class OddHand {
    private static final float JITTER = 3;

    private final Random random;

    OddHand(long seed) {
        random = new Random(seed);
    }

    /** So many sevens, no two alike. */
    List<LabelledInk> sevens(int count) {
        List<LabelledInk> digits = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            digits.add(new LabelledInk(7, seven()));
        }
        return digits;
    }

    private Ink seven() {
        Stroke body = jittered(14, 30, 14, 12, 40, 12, 70, 12, 58, 40, 46, 66, 34, 92, 52, 92, 74, 92);
        Stroke bar = jittered(32, 52, 50, 51, 70, 50);
        return Ink.of(List.of(body, bar));
    }

    private Stroke jittered(float... points) {
        float[] moved = points.clone();
        for (int i = 0; i < moved.length; i++) {
            moved[i] += (float) (JITTER * random.nextGaussian());
        }
        return Stroke.of(moved);
    }
}
