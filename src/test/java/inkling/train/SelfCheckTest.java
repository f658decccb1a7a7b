package inkling.train;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import inkling.kernel.Activation;
import inkling.kernel.BackendFactory;
import inkling.kernel.Convolution;
import inkling.kernel.FixedBackend;
import inkling.kernel.ReferenceKernels;
import inkling.kernel.SparseRows.Batch;
import inkling.kernel.UpdateRule;
import inkling.kernel.Window;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class SelfCheckTest {
    @Test
    void whatIsKnownComesFromTheTextbookLoops() {
        List<double[]> results = SelfCheck.results(new FixedBackend(new ReferenceKernels()));
        List<double[]> known = SelfCheck.known();
        for (int i = 0; i < known.size(); i++) {
            // The constants are written with six decimals.
            assertArrayNear(known.get(i), results.get(i), 1e-6);
        }
    }

    private static void assertArrayNear(double[] known, double[] results, double tolerance) {
        assertEquals(known.length, results.length);
        for (int i = 0; i < known.length; i++) {
            assertEquals(known[i], results[i], tolerance, Arrays.toString(results));
        }
    }

    @Test
    void bothNetworksLearn() {
        for (double[] results : SelfCheck.results(BackendFactory.plain(bytes -> {}))) {
            assertTrue(results[2] < 0.9 * results[0], Arrays.toString(results));
        }
    }

    @Test
    void plainJavaPasses() {
        assertTrue(SelfCheck.passes(BackendFactory.plain(bytes -> {})));
    }

    @Test
    void anEngineWithOneWrongKernelFails() {
        List<ReferenceKernels> wrong = new ArrayList<>();
        wrong.add(new ReferenceKernels() {
            @Override
            public void sparse(Batch x, float[] w, float[] b, Activation f, float[] y, int out) {
                Arrays.fill(y, 0, x.count() * out, 0f);
            }
        });
        wrong.add(new ReferenceKernels() {
            @Override
            public void dense(float[] x, float[] w, float[] b, Activation f, float[] y, int rows, int in, int out) {
                super.dense(x, w, b, f, y, rows, in, out);
                y[0] = Float.NaN;
            }
        });
        wrong.add(new ReferenceKernels() {
            @Override
            public void denseWeightGradient(float[] x, float[] delta, float[] gradient, int rows, int in, int out) {
                // The last row is forgotten, as where the tail of a loop goes wrong.
                super.denseWeightGradient(x, delta, gradient, rows - 1, in, out);
            }
        });
        wrong.add(new ReferenceKernels() {
            @Override
            public void inputDelta(float[] delta, float[] w, float[] inputDelta, int rows, int in, int out) {
                Arrays.fill(inputDelta, 0, rows * in, 0f);
            }
        });
        wrong.add(new ReferenceKernels() {
            @Override
            public void update(
                    UpdateRule rule, float[] w, float[] gradient, float[][] state, int length, UpdateRule.Step step) {
                // Nothing is learned.
            }
        });
        wrong.add(new ReferenceKernels() {
            @Override
            public Convolution convolution(Window window, int filters, int maxRows, boolean first) {
                return super.convolution(window, filters, maxRows, false);
            }

            @Override
            public void biasGradient(float[] delta, float[] gradient, int rows, int out) {
                gradient[0] += 1f;
            }
        });
        for (int i = 0; i < wrong.size(); i++) {
            assertFalse(SelfCheck.passes(new FixedBackend(wrong.get(i))), "wrong in kind " + i);
        }
    }
}
