package inkling.data;

import inkling.ink.Framing;
import inkling.kernel.SparseRows;
import java.util.List;

/** Drawn digits as a data set, framed as MNIST is. */
public final class Drawings {
    private Drawings() {}

    /**
     * The pictures of these drawings, in their order.
     *
     * @param name what to call them in a message
     */
    public static Dataset of(String name, List<LabelledInk> digits) {
        SparseRows.Builder rows = new SparseRows.Builder(Framing.PIXELS, digits.size(), 0);
        byte[] labels = new byte[digits.size()];
        for (int i = 0; i < labels.length; i++) {
            float[] picture = Framing.frame(digits.get(i).ink());
            for (int pixel = 0; pixel < picture.length; pixel++) {
                rows.add(pixel, picture[pixel]);
            }
            rows.endRow();
            labels[i] = (byte) digits.get(i).label();
        }
        return new Dataset(name, Framing.SIDE, Framing.SIDE, Dataset.DIGITS, rows.build(), labels);
    }
}
