package inkling.kernel;

import inkling.kernel.SparseRows.Batch;

/**
 * {@link Kernels} as textbooks write them: one loop for each index of the formula. Nothing is unrolled, packed or divided
 * among threads. Each value of a product is added up in double precision and rounded to float once. All other kernels
 * are checked against these.
 *
 * <p>In the formulas x is a layer's input, W its weights, b its bias, y its output and d the loss's derivative by y (Nielsen
 * 2015, chapter 2; Goodfellow et al. 2016, section 6.5). Matrices are row-major: the value in row r and column j of a
 * matrix with n columns is at {@code r · n + j}.
 */
public class ReferenceKernels implements Kernels {
    /** {@code y[r, j] = f(b[j] + Σᵢ x[r, i] · W[i, j])}; {@code rows × out} from {@code rows × in}. */
    @Override
    public void dense(float[] x, float[] weights, float[] bias, Activation f, float[] y, int rows, int in, int out) {
        for (int r = 0; r < rows; r++) {
            for (int j = 0; j < out; j++) {
                double sum = bias[j];
                for (int i = 0; i < in; i++) {
                    sum += (double) x[r * in + i] * weights[i * out + j];
                }
                y[r * out + j] = (float) sum;
            }
        }
        activate(f, y, rows * out);
    }

    /** The same sum, over those inputs of image r that are not zero. */
    @Override
    public void sparse(Batch x, float[] weights, float[] bias, Activation f, float[] y, int out) {
        SparseRows images = x.rows();
        for (int r = 0; r < x.count(); r++) {
            for (int j = 0; j < out; j++) {
                double sum = bias[j];
                for (int e = images.starts()[x.row(r)]; e < images.starts()[x.row(r) + 1]; e++) {
                    sum += (double) images.values()[e] * weights[images.columns()[e] * out + j];
                }
                y[r * out + j] = (float) sum;
            }
        }
        activate(f, y, x.count() * out);
    }

    /** {@code ∂L/∂W[i, j] += Σᵣ x[r, i] · d[r, j]}, which is {@code xᵀ · d}. */
    @Override
    public void denseWeightGradient(float[] x, float[] delta, float[] gradient, int rows, int in, int out) {
        for (int i = 0; i < in; i++) {
            for (int j = 0; j < out; j++) {
                double sum = gradient[i * out + j];
                for (int r = 0; r < rows; r++) {
                    sum += (double) x[r * in + i] * delta[r * out + j];
                }
                gradient[i * out + j] = (float) sum;
            }
        }
    }

    /** {@code ∂L/∂b[j] += Σᵣ d[r, j]}. */
    @Override
    public void biasGradient(float[] delta, float[] gradient, int rows, int out) {
        for (int j = 0; j < out; j++) {
            double sum = gradient[j];
            for (int r = 0; r < rows; r++) {
                sum += delta[r * out + j];
            }
            gradient[j] = (float) sum;
        }
    }

    /** {@code ∂L/∂x[r, i] = Σⱼ d[r, j] · W[i, j]}, which is {@code d · Wᵀ}. */
    @Override
    public void inputDelta(float[] delta, float[] weights, float[] inputDelta, int rows, int in, int out) {
        for (int r = 0; r < rows; r++) {
            for (int i = 0; i < in; i++) {
                double sum = 0;
                for (int j = 0; j < out; j++) {
                    sum += (double) delta[r * out + j] * weights[i * out + j];
                }
                inputDelta[r * in + i] = (float) sum;
            }
        }
    }

    /** {@code d ⊙ f'}, then both gradients, as above; of the images only the inputs that are not zero add to them. */
    @Override
    public void sparseBackward(
            Batch x, Activation f, float[] y, float[] delta, float[] gradient, float[] biasGradient, int out) {
        activationDelta(f, y, delta, x.count() * out);
        SparseRows images = x.rows();
        for (int r = 0; r < x.count(); r++) {
            for (int e = images.starts()[x.row(r)]; e < images.starts()[x.row(r) + 1]; e++) {
                for (int j = 0; j < out; j++) {
                    gradient[images.columns()[e] * out + j] += images.values()[e] * delta[r * out + j];
                }
            }
        }
        biasGradient(delta, biasGradient, x.count(), out);
    }

    @Override
    public PoolKernels pools() {
        return new ReferencePools();
    }

    @Override
    public Convolution convolution(Window window, int filters, int maxRows, boolean first) {
        return new ReferenceConvolution(window, filters);
    }

    @Override
    public NormKernels norms(int columns) {
        return new ReferenceNorms();
    }

    /** {@code p[r, j] = e^z[r, j] / Σₖ e^z[r, k]}. */
    @Override
    public void softmax(float[] logits, int rows, int classes) {
        for (int r = 0; r < rows; r++) {
            softmaxRow(logits, r * classes, classes);
        }
    }

    /** The loss {@code Σᵣ (log Σₖ e^z[r, k] - z[r, label])}, and {@code d = scale · (p - target)}. */
    @Override
    public double softmaxCrossEntropy(float[] logits, int[] labels, float[] delta, int rows, int classes, float scale) {
        double loss = 0;
        for (int r = 0; r < rows; r++) {
            int label = r * classes + labels[r];
            double labelLogit = logits[label];
            loss += softmaxRow(logits, r * classes, classes) - labelLogit;
            for (int j = r * classes; j < (r + 1) * classes; j++) {
                delta[j] = scale * logits[j];
            }
            delta[label] -= scale;
        }
        return loss;
    }

    /** Returns {@code log Σ e^z} of a row; the largest z is taken out of the sum, so that no power overflows. */
    private static double softmaxRow(float[] logits, int from, int classes) {
        float max = Float.NEGATIVE_INFINITY;
        for (int j = from; j < from + classes; j++) {
            max = Math.max(max, logits[j]);
        }
        double sum = 0;
        for (int j = from; j < from + classes; j++) {
            double power = Math.exp(logits[j] - max);
            logits[j] = (float) power;
            sum += power;
        }
        for (int j = from; j < from + classes; j++) {
            logits[j] *= (float) (1 / sum);
        }
        return max + Math.log(sum);
    }
}
