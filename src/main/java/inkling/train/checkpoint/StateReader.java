package inkling.train.checkpoint;

import inkling.kernel.Layout;
import inkling.kernel.StateVisitor;

/** Gives back, one after the other, the values that a {@link StateWriter} has written down. */
final class StateReader implements StateVisitor {
    private final int[] integers;
    private final float[] floats;
    private int integersRead;
    private int floatsRead;

    StateReader(int[] integers, float[] floats) {
        this.integers = integers;
        this.floats = floats;
    }

    @Override
    public int integer(int value) {
        requireLeft(integers.length - integersRead, 1);
        return integers[integersRead++];
    }

    @Override
    public double number(double value) {
        long low = integer(0) & 0xffff_ffffL;
        return Double.longBitsToDouble((long) integer(0) << Integer.SIZE | low);
    }

    @Override
    public void floats(float[] values, Layout layout) {
        int count = layout.rows() * layout.columns();
        requireLeft(floats.length - floatsRead, count);
        if (layout.block() >= layout.columns()) {
            System.arraycopy(floats, floatsRead, values, 0, count);
        } else {
            for (int i = 0; i < count; i++) {
                values[layout.index(i)] = floats[floatsRead + i];
            }
        }
        floatsRead += count;
    }

    @Override
    public void integers(int[] values, int least, int most) {
        for (int i = 0; i < values.length; i++) {
            values[i] = integer(0, least, most);
        }
    }

    private static void requireLeft(int left, int count) {
        if (left < count) {
            throw new IllegalArgumentException("it holds less than a run with these settings has");
        }
    }

    /** Refuses what has more than was asked for: it is of another kind of run. */
    void requireEnd() {
        if (integersRead < integers.length || floatsRead < floats.length) {
            throw new IllegalArgumentException("it holds more than a run with these settings has");
        }
    }
}
