package inkling.train.estimate;

/**
 * What training spends its time on, in kinds that differ in how long one piece takes. The usual times are those of one core
 * of a server of 2022 with the engine {@code simd}; they hold until a machine has been timed.
 */
public enum Operation {
    /** A multiply-add of a dense first layer with a pixel that is not 0. */
    SPARSE_PRODUCT(0.1),
    /** A multiply-add of another dense layer. */
    DENSE_PRODUCT(0.07),
    /** A multiply-add of a convolution over the picture itself, which has one channel. */
    PICTURE_CONVOLUTION(0.1),
    /** A multiply-add of another convolution. */
    CONVOLUTION(0.07),
    /** A value that a layer passes on or back, by its activation, a pool or a norm. */
    VALUE(1),
    /** A number that the optimiser reads and writes in a step. */
    NUMBER(0.5),
    /** A picture that is turned, shifted and scaled, or written with another pen. */
    VARIED_PICTURE(8_000),
    /** The same with elastic displacements. */
    ELASTIC_PICTURE(12_000),
    /** A drawing that is made anew. */
    DRAWING(500_000);

    private final double usualNanoseconds;

    Operation(double usualNanoseconds) {
        this.usualNanoseconds = usualNanoseconds;
    }

    /** How long one takes where nothing was timed. */
    double usualNanoseconds() {
        return usualNanoseconds;
    }
}
