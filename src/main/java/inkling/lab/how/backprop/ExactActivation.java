package inkling.lab.how.backprop;

/**
 * Activations in double precision: a derivative that is checked by nudging needs more digits than training does. The
 * formulas are those of {@link inkling.kernel.Activation}.
 */
enum ExactActivation {
    /** f(z) = max(0, z). */
    RELU("ReLU") {
        @Override
        double apply(double z) {
            return Math.max(0, z);
        }

        @Override
        double slope(double z) {
            return z > 0 ? 1 : 0;
        }
    },
    /** f(z) = 1 / (1 + e^-z), f' = f (1 - f). */
    SIGMOID("sigmoid") {
        @Override
        double apply(double z) {
            return 1 / (1 + Math.exp(-z));
        }

        @Override
        double slope(double z) {
            double y = apply(z);
            return y * (1 - y);
        }
    },
    /** f(z) = tanh z, f' = 1 - f². */
    TANH("tanh") {
        @Override
        double apply(double z) {
            return Math.tanh(z);
        }

        @Override
        double slope(double z) {
            double y = apply(z);
            return 1 - y * y;
        }
    },
    /** f(z) = z. */
    IDENTITY("identity") {
        @Override
        double apply(double z) {
            return z;
        }

        @Override
        double slope(double z) {
            return 1;
        }
    };

    private final String title;

    ExactActivation(String title) {
        this.title = title;
    }

    /** As formulas write it. */
    String title() {
        return title;
    }

    abstract double apply(double z);

    /** f'(z). */
    abstract double slope(double z);
}
