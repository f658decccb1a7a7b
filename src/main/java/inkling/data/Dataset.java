package inkling.data;

import inkling.ink.Framing;
import inkling.kernel.Memory;
import inkling.kernel.SparseRows;
import inkling.nn.ClassNames;
import java.util.Arrays;
import java.util.List;

/**
 * Labelled images: image {@code i} is row {@code i} of {@code images}, pixels row by row from the top left, 0 (paper) to
 * 1 (ink).
 *
 * @param name what to call the data in a message
 * @param height rows of an image
 * @param width columns of an image
 * @param classNames what the classes are called; labels are 0 to {@code classes() - 1}
 * @param images one row an image, {@code height * width} columns; shared, not to be changed
 * @param labels the class of each image, as an unsigned byte; shared, not to be changed
 */
public record Dataset(String name, int height, int width, ClassNames classNames, SparseRows images, byte[] labels) {
    /** The classes of MNIST and of the sets made in its likeness. */
    public static final int DIGITS = 10;

    private static final float WHITE = 255f;

    /** Of so many entries, the fingerprint looks at one: all of them would take longer than a visitor waits. */
    private static final int SAMPLED = 97;

    /** Checks that sizes agree and labels are in range. */
    public Dataset {
        if (height < 1 || width < 1 || (long) height * width != images.width()) {
            throw new IllegalArgumentException(name + " has images " + height + " high and " + width
                    + " wide, but its rows have " + images.width() + " pixels.");
        }
        if (labels.length != images.rows()) {
            throw new IllegalArgumentException(name + " has " + images.rows() + " images but " + labels.length
                    + " labels; give the labels that belong to the images.");
        }
        int classes = classNames.count();
        if (classes < 2 || classes > 256) {
            throw new IllegalArgumentException(name + " needs 2 to 256 classes, not " + classes + ".");
        }
        for (int i = 0; i < labels.length; i++) {
            if ((labels[i] & 0xff) >= classes) {
                throw new IllegalArgumentException(name + " has the label " + (labels[i] & 0xff) + " at image " + i
                        + "; expected 0 to " + (classes - 1) + ".");
            }
        }
    }

    /** Images whose classes have numbers for names. */
    public Dataset(String name, int height, int width, int classes, SparseRows images, byte[] labels) {
        this(name, height, width, ClassNames.numbered(classes), images, labels);
    }

    /**
     * Images and labels of ten classes, as read from IDX files; a pixel's 0 to 255 becomes 0 to 1.
     *
     * @throws IllegalArgumentException if the numbers of images and labels differ, or a label is above 9
     */
    public static Dataset of(String name, Idx.Images images, byte[] labels) {
        return new Dataset(name, images.height(), images.width(), DIGITS, rows(images), labels);
    }

    /**
     * Some of the images of a file, in another order; a pixel's 0 to 255 becomes 0 to 1.
     *
     * @param labels the class of each image of the file
     * @param order which images, by their numbers in the file
     */
    public static Dataset of(String name, ClassNames classNames, Idx.Images images, byte[] labels, int[] order) {
        byte[] ordered = new byte[order.length];
        for (int i = 0; i < order.length; i++) {
            ordered[i] = labels[order[i]];
        }
        return new Dataset(name, images.height(), images.width(), classNames, rows(images, order), ordered);
    }

    private static SparseRows rows(Idx.Images images) {
        int[] order = new int[images.count()];
        for (int i = 0; i < order.length; i++) {
            order[i] = i;
        }
        return rows(images, order);
    }

    /** Takes two passes, so that the 50 MB of MNIST's entries are allocated once, at their exact size. */
    private static SparseRows rows(Idx.Images images, int[] order) {
        byte[] bytes = images.bytes();
        int pixels = images.pixels();
        int entries = (int) images.entries(order);
        int[] starts = new int[order.length + 1];
        char[] columns = new char[entries];
        float[] values = new float[entries];
        int entry = 0;
        for (int row = 0; row < order.length; row++) {
            int at = images.offset() + order[row] * pixels;
            for (int column = 0; column < pixels; column++, at++) {
                if (bytes[at] != 0) {
                    columns[entry] = (char) column;
                    values[entry++] = (bytes[at] & 0xff) / WHITE;
                }
            }
            starts[row + 1] = entry;
        }
        return new SparseRows(order.length, pixels, starts, columns, values);
    }

    /**
     * Drawn digits as a data set, framed as MNIST is.
     *
     * @param name what to call them in a message
     */
    public static Dataset of(String name, List<LabelledInk> digits) {
        SparseRows.Builder rows = new SparseRows.Builder(Framing.PIXELS, digits.size(), 0);
        byte[] labels = new byte[digits.size()];
        for (int i = 0; i < labels.length; i++) {
            rows.addRow(Framing.frame(digits.get(i).ink()), 0);
            labels[i] = (byte) digits.get(i).label();
        }
        return new Dataset(name, Framing.SIDE, Framing.SIDE, DIGITS, rows.build(), labels);
    }

    /** Number of classes. */
    public int classes() {
        return classNames.count();
    }

    /**
     * The same images with the classes in another order, or with more of them: each image's class keeps its name.
     *
     * @throws IllegalArgumentException if a class of these images is not among the names
     */
    public Dataset in(ClassNames others) {
        byte[] renumbered = new byte[labels.length];
        for (int i = 0; i < labels.length; i++) {
            int index = others.indexOf(classNames.of(label(i)));
            if (index < 0) {
                throw new IllegalArgumentException(name + " has the class '" + classNames.of(label(i))
                        + "', which the network does not know; it knows " + String.join(", ", others.names()) + ".");
            }
            renumbered[i] = (byte) index;
        }
        return new Dataset(name, height, width, others, images, renumbered);
    }

    /** Number of images. */
    public int size() {
        return labels.length;
    }

    /** The class of an image, 0 to {@code classes - 1}. */
    public int label(int row) {
        return labels[row] & 0xff;
    }

    /** A hash of the labels, of the number of pixels that are set in each image, and of some of their values. */
    int fingerprint() {
        int hash = 31 * (31 * height + width) + classes();
        int[] starts = images.starts();
        for (int i = 0; i < labels.length; i++) {
            hash = 31 * (31 * hash + labels[i]) + starts[i + 1] - starts[i];
        }
        for (int e = starts[0]; e < starts[labels.length]; e += SAMPLED) {
            hash = 31 * (31 * hash + images.columns()[e]) + Float.floatToIntBits(images.values()[e]);
        }
        return hash;
    }

    /** The same images in another memory. */
    public Dataset adoptedBy(Memory memory) {
        return new Dataset(name, height, width, classNames, memory.adopt(images), labels);
    }

    /**
     * The images {@code from} (included) to {@code to} (excluded). The pixels are shared with this set.
     *
     * @throws IllegalArgumentException unless {@code 0 <= from <= to <= size()}
     */
    public Dataset slice(int from, int to) {
        if (from < 0 || to < from || to > size()) {
            throw new IllegalArgumentException(
                    name + " has " + size() + " images, so images " + from + " to " + to + " cannot be taken.");
        }
        SparseRows rows = new SparseRows(
                to - from,
                images.width(),
                // Offsets are absolute, so a range of them is a range of rows over the same entries.
                Arrays.copyOfRange(images.starts(), from, to + 1),
                images.columns(),
                images.values());
        return new Dataset(name, height, width, classNames, rows, Arrays.copyOfRange(labels, from, to));
    }
}
