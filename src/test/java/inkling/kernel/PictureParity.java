package inkling.kernel;

import java.util.ArrayList;
import java.util.List;

/**
 * Compares the {@link PoolKernels}, {@link Convolution} and {@link NormKernels} of one {@link Kernels} with another's on random numbers.
 * Plain Java without a test framework, so that it also runs in a browser; a difference is an {@link AssertionError} that
 * names kernel, shape and place.
 */
public final class PictureParity {
    private static final double ROUNDING = 0x1p-24;

    /** Values are a few units large: normal numbers beyond 8 do not come up. */
    private static final double LARGEST = 8;

    private static final int GUARD = 8;
    private static final float UNTOUCHED = -12345.75f;

    private final Memory subjectMemory;
    private final Memory oracleMemory;
    private final Kernels subject;
    private final Kernels oracle;
    private final boolean exact;
    private final Random32 random = new Random32(21);

    /** The same numbers in the memory of either. */
    private record Pair(float[] mine, float[] theirs, int length) {}

    /**
     * @param subject what is checked
     * @param oracle what is taken to be right
     */
    public PictureParity(Backend subject, Backend oracle) {
        this(subject, oracle, false);
    }

    /** Kernels of which every bit must be the oracle's. */
    public static PictureParity exact(Backend subject, Backend oracle) {
        return new PictureParity(subject, oracle, true);
    }

    private PictureParity(Backend subject, Backend oracle, boolean exact) {
        this.subject = subject.kernels();
        this.oracle = oracle.kernels();
        subjectMemory = subject.memory();
        oracleMemory = oracle.memory();
        this.exact = exact;
    }

    /** Checks a convolution's pass forward and both of its derivatives. */
    public void checkConvolution(Window window, int filters, int rows) {
        checkConvolution(window, filters, rows, 1);
        checkConvolution(window, filters, rows, 5);
    }

    /** With one output's derivative of so many other than zero, on average. */
    private void checkConvolution(Window window, int filters, int rows, int rarity) {
        String name = " of " + filters + " filters and " + rows + " pictures, " + window;
        Convolution mine = subject.convolution(window, filters, rows, false);
        Convolution theirs = oracle.convolution(window, filters, rows, false);
        Pair pictures = pair(rows * window.inputs());
        Pair weights = pair(window.patch() * filters);
        Pair bias = pair(filters);
        Pair output = pair(rows * window.positions() * filters);
        mine.forward(pictures.mine, weights.mine, bias.mine, output.mine, rows);
        theirs.forward(pictures.theirs, weights.theirs, bias.theirs, output.theirs, rows);
        compare("the convolution" + name, output, LARGEST * sums(window.patch() + 1));
        Pair delta = pair(output.length);
        for (int i = 0; i < delta.length; i++) {
            if (random.nextInt(rarity) != 0) {
                delta.mine[i] = delta.theirs[i] = 0f;
            }
        }
        Pair gradient = pair(weights.length);
        mine.weightGradient(pictures.mine, delta.mine, gradient.mine, rows);
        theirs.weightGradient(pictures.theirs, delta.theirs, gradient.theirs, rows);
        compare("the weights' gradient" + name, gradient, LARGEST * sums(rows * window.positions() + 1));
        Pair back = pair(pictures.length);
        mine.inputDelta(delta.mine, weights.mine, back.mine, rows);
        theirs.inputDelta(delta.theirs, weights.theirs, back.theirs, rows);
        compare("the pictures' derivative" + name, back, LARGEST * sums(window.size() * window.size() * filters));
    }

    /** Windows of awkward sizes that stay within their pictures. */
    public static List<Window> within() {
        List<Window> windows = new ArrayList<>();
        for (int size : new int[] {1, 2, 3, 5}) {
            for (int stride : new int[] {1, 2, 3, 7}) {
                windows.add(Window.within(5, 7, 1, size, stride));
                windows.add(Window.within(8, 5, 3, size, stride));
                windows.add(Window.within(6, 6, 8, size, stride));
            }
        }
        return windows;
    }

    /** Windows that reach over the edges. */
    public static List<Window> padded() {
        List<Window> windows = new ArrayList<>();
        for (int size : new int[] {1, 2, 3, 4, 5, 9}) {
            for (int stride : new int[] {1, 2, 3, 7}) {
                windows.add(Window.padded(5, 7, 1, size, stride));
                windows.add(Window.padded(1, 2, 3, size, stride));
                windows.add(Window.padded(6, 6, 8, size, stride));
            }
        }
        return windows;
    }

    /** Checks both pools, there and back, for a window that stays within the picture. */
    public void checkPools(Window window, int rows) {
        Pair pictures = pair(rows * window.inputs());
        Pair output = pair(rows * window.outputs());
        int[] mine = subjectMemory.allocateIndices(output.length);
        int[] theirs = oracleMemory.allocateIndices(output.length);
        subject.pools().maxPool(window, pictures.mine, output.mine, mine, rows);
        oracle.pools().maxPool(window, pictures.theirs, output.theirs, theirs, rows);
        compare("maxPool of " + window, output, 0);
        for (int i = 0; i < output.length; i++) {
            if (mine[i] != theirs[i]) {
                throw new AssertionError(
                        "Winner " + i + " of " + window + " is " + mine[i] + ", not " + theirs[i] + ".");
            }
        }
        Pair delta = pair(output.length);
        Pair back = pair(pictures.length);
        subject.pools().maxPoolDelta(window, delta.mine, mine, back.mine, rows);
        oracle.pools().maxPoolDelta(window, delta.theirs, theirs, back.theirs, rows);
        compare("maxPoolDelta of " + window, back, sums(window.size() * window.size()));
        subject.pools().averagePool(window, pictures.mine, output.mine, rows);
        oracle.pools().averagePool(window, pictures.theirs, output.theirs, rows);
        compare("averagePool of " + window, output, sums(window.size() * window.size()));
        subject.pools().averagePoolDelta(window, delta.mine, back.mine, rows);
        oracle.pools().averagePoolDelta(window, delta.theirs, back.theirs, rows);
        compare("averagePoolDelta of " + window, back, sums(window.size() * window.size()));
    }

    /** Checks batch normalisation's kernels. */
    public void checkNorms(int rows, int columns) {
        String shape = " of " + rows + "×" + columns;
        Pair input = pair(rows * columns);
        Pair mean = pair(columns);
        Pair variance = pair(columns);
        subject.norms(columns).moments(input.mine, mean.mine, variance.mine, rows, columns);
        oracle.norms(columns).moments(input.theirs, mean.theirs, variance.theirs, rows, columns);
        compare("the means" + shape, mean, sums(rows) / rows);
        compare("the variances" + shape, variance, LARGEST * sums(rows) / rows);
        for (int j = 0; j < columns; j++) {
            // As kernels for use are given them: not those of one row, whose deviation is next to nothing.
            variance.mine[j] = variance.theirs[j] = 0.5f + Math.abs(random.nextGaussian());
            mean.mine[j] = mean.theirs[j];
        }
        Pair gamma = pair(columns);
        Pair beta = pair(columns);
        Pair normalised = pair(rows * columns);
        Pair output = pair(rows * columns);
        subject.norms(columns)
                .normalise(
                        input.mine,
                        mean.mine,
                        variance.mine,
                        gamma.mine,
                        beta.mine,
                        normalised.mine,
                        output.mine,
                        rows,
                        columns);
        oracle.norms(columns)
                .normalise(
                        input.theirs,
                        mean.theirs,
                        variance.theirs,
                        gamma.theirs,
                        beta.theirs,
                        normalised.theirs,
                        output.theirs,
                        rows,
                        columns);
        compare("normalised" + shape, normalised, sums(4));
        compare("normalise" + shape, output, LARGEST * sums(4));
        System.arraycopy(normalised.theirs, 0, normalised.mine, 0, normalised.length);
        checkNormDelta(shape, variance, gamma, normalised, rows, columns);
    }

    private void checkNormDelta(String shape, Pair variance, Pair gamma, Pair normalised, int rows, int columns) {
        Pair delta = pair(rows * columns);
        Pair gammaGradient = pair(columns);
        Pair betaGradient = pair(columns);
        subject.norms(columns)
                .normaliseDelta(
                        delta.mine,
                        normalised.mine,
                        variance.mine,
                        gamma.mine,
                        gammaGradient.mine,
                        betaGradient.mine,
                        rows,
                        columns);
        oracle.norms(columns)
                .normaliseDelta(
                        delta.theirs,
                        normalised.theirs,
                        variance.theirs,
                        gamma.theirs,
                        gammaGradient.theirs,
                        betaGradient.theirs,
                        rows,
                        columns);
        compare("normaliseDelta" + shape, delta, LARGEST * LARGEST * sums(8));
        compare("the gradient of gamma" + shape, gammaGradient, LARGEST * sums(rows + 1));
        compare("the gradient of beta" + shape, betaGradient, sums(rows + 1));
    }

    /** How far two sums of so many values may be apart (Higham 2002, section 4.2), one rounding a term. */
    private static double sums(int terms) {
        return 2.0 * terms * ROUNDING * LARGEST;
    }

    private Pair pair(int length) {
        Pair pair = new Pair(subjectMemory.allocate(length + GUARD), oracleMemory.allocate(length + GUARD), length);
        for (int i = 0; i < length + GUARD; i++) {
            float value = i < length ? random.nextGaussian() : UNTOUCHED;
            pair.mine[i] = value;
            pair.theirs[i] = value;
        }
        return pair;
    }

    private void compare(String name, Pair pair, double tolerance) {
        for (int i = 0; i < pair.length + GUARD; i++) {
            double allowed = i < pair.length && !exact ? tolerance : 0;
            if (!(Math.abs((double) pair.mine[i] - pair.theirs[i]) <= allowed)) {
                throw new AssertionError("Value " + i + " of " + name + " is " + pair.mine[i] + ", not "
                        + pair.theirs[i] + " ± " + allowed + ".");
            }
        }
    }
}
