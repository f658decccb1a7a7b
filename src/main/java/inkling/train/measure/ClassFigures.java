package inkling.train.measure;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/**
 * How well a network reads the images of one class.
 *
 * @param images that belong to the class
 * @param answers how many images were read as this class, rightly or not
 * @param right how many of those belong to it
 */
public record ClassFigures(int images, int answers, int right) {
    /**
     * The figures of each class.
     *
     * @param confusion how often each label (row) was read as each class (column), row by row
     * @param classes how many there are
     */
    public static List<ClassFigures> of(float[] confusion, int classes) {
        if (confusion.length != classes * classes) {
            throw new IllegalArgumentException("A confusion matrix of " + classes + " classes has " + classes * classes
                    + " counts, not " + confusion.length + ".");
        }
        List<ClassFigures> figures = new ArrayList<>();
        for (int k = 0; k < classes; k++) {
            float images = 0;
            float answers = 0;
            for (int other = 0; other < classes; other++) {
                images += confusion[k * classes + other];
                answers += confusion[other * classes + k];
            }
            figures.add(new ClassFigures((int) images, (int) answers, (int) confusion[k * classes + k]));
        }
        return figures;
    }

    /** Of the images read as this class, the share that belongs to it, 0 to 1; none if nothing was read as it. */
    public OptionalDouble precision() {
        return share(right, answers);
    }

    /** Of the images that belong to this class, the share that was read as it, 0 to 1; none if there is no image of it. */
    public OptionalDouble recall() {
        return share(right, images);
    }

    private static OptionalDouble share(int part, int whole) {
        return whole == 0 ? OptionalDouble.empty() : OptionalDouble.of((double) part / whole);
    }
}
