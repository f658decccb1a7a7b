package inkling.train.checkpoint;

import inkling.kernel.Layout;
import inkling.kernel.StateVisitor;
import java.util.Arrays;

/** Writes the state of a run down, as whole numbers and as floats. */
public final class StateWriter implements StateVisitor {
    private static final int FIRST_ROOM = 1 << 10;

    private int[] integers = new int[FIRST_ROOM];
    private float[] floats = new float[FIRST_ROOM];
    private int integerCount;
    private int floatCount;

    @Override
    public int integer(int value) {
        reserveIntegers(1);
        integers[integerCount++] = value;
        return value;
    }

    @Override
    public double number(double value) {
        long bits = Double.doubleToLongBits(value);
        integer((int) bits);
        integer((int) (bits >>> Integer.SIZE));
        return value;
    }

    @Override
    public void floats(float[] values, Layout layout) {
        int count = layout.rows() * layout.columns();
        if (count > floats.length - floatCount) {
            floats = Arrays.copyOf(floats, Math.max(2 * floats.length, floatCount + count));
        }
        if (layout.block() >= layout.columns()) {
            System.arraycopy(values, 0, floats, floatCount, count);
        } else {
            for (int i = 0; i < count; i++) {
                floats[floatCount + i] = values[layout.index(i)];
            }
        }
        floatCount += count;
    }

    @Override
    public void integers(int[] values, int least, int most) {
        reserveIntegers(values.length);
        System.arraycopy(values, 0, integers, integerCount, values.length);
        integerCount += values.length;
    }

    private void reserveIntegers(int more) {
        if (more > integers.length - integerCount) {
            integers = Arrays.copyOf(integers, Math.max(2 * integers.length, integerCount + more));
        }
    }

    /** The whole numbers so far. */
    int[] integers() {
        return Arrays.copyOf(integers, integerCount);
    }

    /** The floats so far. */
    float[] floats() {
        return Arrays.copyOf(floats, floatCount);
    }
}
