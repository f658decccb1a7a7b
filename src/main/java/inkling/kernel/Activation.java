package inkling.kernel;

/**
 * The element-wise non-linearities y = f(z) of a layer.
 *
 * <p>The backward pass needs the slope f'(z). Most slopes can be calculated from y alone, so that no copy of z has
 * to be kept; where {@link #slopeNeedsInput} is true, layers keep one.
 */
public enum Activation {
    /** f(z) = z. */
    IDENTITY("None (linear)") {
        @Override
        public float apply(float z) {
            return z;
        }

        @Override
        public float slope(float y) {
            return 1f;
        }
    },
    /** f(z) = 1 / (1 + e^-z), f' = y (1 - y). */
    SIGMOID("Sigmoid") {
        @Override
        public float apply(float z) {
            return (float) (1 / (1 + Math.exp(-z)));
        }

        @Override
        public float slope(float y) {
            return y * (1f - y);
        }
    },
    /** f(z) = tanh z, f' = 1 - y². */
    TANH("Tanh") {
        @Override
        public float apply(float z) {
            return (float) Math.tanh(z);
        }

        @Override
        public float slope(float y) {
            return 1f - y * y;
        }
    },
    /** f(z) = max(0, z), f' = 1 where y > 0 (Nair and Hinton 2010). What is not a number stays so. */
    RELU("ReLU") {
        @Override
        public float apply(float z) {
            return z < 0f ? 0f : z;
        }

        @Override
        public float slope(float y) {
            return y > 0f ? 1f : 0f;
        }
    },
    /** f(z) = z where z > 0, else 0.01 z (Maas, Hannun and Ng 2013, section 3). */
    LEAKY_RELU("Leaky ReLU") {
        @Override
        public float apply(float z) {
            return z > 0f ? z : LEAK * z;
        }

        @Override
        public float slope(float y) {
            return y > 0f ? 1f : LEAK;
        }
    },
    /** f(z) = z where z > 0, else e^z - 1, f' = 1 or y + 1 (Clevert, Unterthiner and Hochreiter 2016, with alpha = 1). */
    ELU("ELU") {
        @Override
        public float apply(float z) {
            return z > 0f ? z : (float) Math.expm1(z);
        }

        @Override
        public float slope(float y) {
            return y > 0f ? 1f : y + 1f;
        }
    },
    /**
     * f(z) = z s with s = 1 / (1 + e^-u) and u = 2 √(2/π) (z + 0.044715 z³): the approximation by tanh in Hendrycks and
     * Gimpel 2016, section 2, of z times the normal distribution's Φ(z). f' = s + z s (1 - s) u'.
     */
    GELU("GELU") {
        @Override
        public float apply(float z) {
            return (float) (z * gate(z));
        }

        @Override
        public float slope(float z) {
            double s = gate(z);
            return (float) (s + z * s * (1 - s) * (GELU_LINEAR + 3 * GELU_CUBIC * z * z));
        }

        private double gate(double z) {
            return 1 / (1 + Math.exp(-z * (GELU_LINEAR + GELU_CUBIC * z * z)));
        }

        @Override
        public boolean slopeNeedsInput() {
            return true;
        }
    };

    /** Slope of the leaky ReLU below zero. */
    public static final float LEAK = 0.01f;

    /** Of the GELU's u: 2 √(2/π), the factor of z. */
    public static final float GELU_LINEAR = 1.5957692f;

    /** Of the GELU's u: 0.044715 times as much, the factor of z³. */
    public static final float GELU_CUBIC = 0.044715f * GELU_LINEAR;

    private final String title;

    Activation(String title) {
        this.title = title;
    }

    /** What people call it. */
    public String title() {
        return title;
    }

    /** f(z). */
    public abstract float apply(float z);

    /** f'(z), given y = f(z), or given z itself where {@link #slopeNeedsInput}. */
    public abstract float slope(float y);

    /** Whether {@link #slope} is a function of z, and not of y. */
    public boolean slopeNeedsInput() {
        return false;
    }
}
