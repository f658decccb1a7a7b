package inkling.data;

import inkling.kernel.Random32;
import inkling.kernel.RowBuffer;
import inkling.kernel.SparseRows;
import inkling.kernel.StateVisitor;

/**
 * Makes varied copies of pictures, quickly enough to make a new one each time that a picture is trained on.
 *
 * <p>Every pixel of the new picture looks up the point of the old one that it shows, by an affine map ({@link
 * PictureMap}) and an elastic displacement ({@link ElasticField}), and interpolates between the four pixels around that
 * point (bilinearly). Only the box around the ink is worked on ({@link InkBox}). The same sequence of pictures and the same random
 * numbers give the same copies on every engine, to the last bit: points are integers, and values are interpolated in
 * doubles.
 */
public final class Augmenter {
    private final Augmentation strengths;
    private final int height;
    private final int width;
    private final Random32 random;
    private final ElasticField field;
    private final InkBox ink;

    /**
     * @param height rows of a picture
     * @param width columns of a picture
     */
    public Augmenter(Augmentation strengths, int height, int width, Random32 random) {
        this(strengths, height, width, random, random);
    }

    /**
     * The same with random numbers of its own for the field of elastic displacements, so that the other variations of a
     * picture stay as they are when that field is switched on, off, or changed.
     */
    public Augmenter(Augmentation strengths, int height, int width, Random32 displacements, Random32 random) {
        this.strengths = strengths;
        this.height = height;
        this.width = width;
        this.random = random;
        field = ElasticField.of(strengths.elastic(), strengths.sigma(), displacements);
        ink = new InkBox(height, width);
    }

    /**
     * An augmenter of other strengths, which goes on with this one's random numbers.
     *
     * @param displacements draws its field of elastic displacements
     */
    public Augmenter with(Augmentation other, Random32 displacements) {
        return new Augmenter(other, height, width, displacements, random);
    }

    /** Shows what determines the copies to come. */
    public void visit(StateVisitor state) {
        random.visit(state);
    }

    /**
     * Adds a varied copy of a picture to the buffer.
     *
     * @param source pictures of this augmenter's size
     */
    public void append(SparseRows source, int row, RowBuffer target) {
        ink.load(source, row);
        PictureMap map = PictureMap.draw(strengths, height, width, random);
        double pen = PictureMap.within(strengths.pen() * 0.01, random);
        ink.thicken(pen > 0 ? pen : pen / 2);
        ink.sample(map, field, random.nextInt(), random.nextInt(), target);
        target.endRow();
        ink.clear();
    }
}
