package inkling.nn;

import inkling.kernel.Random32;

/**
 * How weights are initialised; biases begin at zero. For a convolution, "in" is the number of values that a filter sees at
 * a time, and "out" the number of outputs that a value contributes to.
 */
public enum Initializer {
    /** Uniform in ±√(6 / (in + out)) (Glorot and Bengio 2010, equation 16); for sigmoid and tanh. */
    XAVIER("Xavier (Glorot)"),
    /** Normal with deviation √(2 / in) (He et al. 2015, equation 10); for ReLU. */
    HE("He (Kaiming)"),
    /** Normal with deviation √(1 / in) (LeCun et al. 1998, section 4.6). */
    LECUN("LeCun"),
    /** Uniform in ±0.05. */
    UNIFORM("Uniform"),
    /** Normal with deviation 0.05. */
    NORMAL("Normal");

    private static final float PLAIN_SCALE = 0.05f;

    private final String title;

    Initializer(String title) {
        this.title = title;
    }

    /** What people call it. */
    public String title() {
        return title;
    }

    /** Fills the values of a weight matrix. */
    void fill(Parameter weights, Random32 random) {
        int in = weights.rows();
        float scale = (float)
                switch (this) {
                    case XAVIER -> Math.sqrt(6.0 / (in + weights.fanOut()));
                    case HE -> Math.sqrt(2.0 / in);
                    case LECUN -> Math.sqrt(1.0 / in);
                    case UNIFORM, NORMAL -> PLAIN_SCALE;
                };
        boolean uniform = this == XAVIER || this == UNIFORM;
        for (int i = 0; i < weights.values().length; i++) {
            weights.tensor().set(i, scale * (uniform ? 2f * random.nextFloat() - 1f : random.nextGaussian()));
        }
    }
}
