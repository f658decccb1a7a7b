package inkling.kernel;

/**
 * {@link Kernels} in plain Java: the fallback where nothing faster runs, and the oracle that every faster
 * implementation is checked against.
 *
 * <p>The products share one inner loop, which adds four scaled rows to a fifth: each value of the sum is loaded and
 * stored once for four multiply-adds.
 */
public final class ScalarKernels implements Kernels {
    private final BatchColumns batchColumns = new BatchColumns();

    @Override
    public float[] allocate(int length) {
        return new float[length];
    }

    @Override
    public void dense(float[] input, float[] weights, float[] bias, float[] output, int rows, int in, int out) {
        for (int r = 0; r < rows; r++) {
            int x = r * in;
            int y = r * out;
            System.arraycopy(bias, 0, output, y, out);
            int i = 0;
            for (; i + 3 < in; i += 4) {
                addRows(
                        output,
                        y,
                        weights,
                        i * out,
                        (i + 1) * out,
                        (i + 2) * out,
                        (i + 3) * out,
                        input[x + i],
                        input[x + i + 1],
                        input[x + i + 2],
                        input[x + i + 3],
                        out);
            }
            for (; i < in; i++) {
                addRow(output, y, weights, i * out, input[x + i], out);
            }
        }
    }

    @Override
    public void sparse(
            SparseRows input, int[] order, int from, int rows, float[] weights, float[] bias, float[] output, int out) {
        int[] starts = input.starts();
        char[] columns = input.columns();
        float[] values = input.values();
        for (int r = 0; r < rows; r++) {
            int y = r * out;
            System.arraycopy(bias, 0, output, y, out);
            int e = starts[order[from + r]];
            int end = starts[order[from + r] + 1];
            for (; e + 3 < end; e += 4) {
                addRows(
                        output,
                        y,
                        weights,
                        columns[e] * out,
                        columns[e + 1] * out,
                        columns[e + 2] * out,
                        columns[e + 3] * out,
                        values[e],
                        values[e + 1],
                        values[e + 2],
                        values[e + 3],
                        out);
            }
            for (; e < end; e++) {
                addRow(output, y, weights, columns[e] * out, values[e], out);
            }
        }
    }

    @Override
    public void denseWeightGradient(float[] input, float[] delta, float[] gradient, int rows, int in, int out) {
        for (int i = 0; i < in; i++) {
            int r = 0;
            for (; r + 3 < rows; r += 4) {
                int x = r * in + i;
                addRows(
                        gradient,
                        i * out,
                        delta,
                        r * out,
                        (r + 1) * out,
                        (r + 2) * out,
                        (r + 3) * out,
                        input[x],
                        input[x + in],
                        input[x + 2 * in],
                        input[x + 3 * in],
                        out);
            }
            for (; r < rows; r++) {
                addRow(gradient, i * out, delta, r * out, input[r * in + i], out);
            }
        }
    }

    @Override
    public void sparseWeightGradient(
            SparseRows input, int[] order, int from, int rows, float[] delta, float[] gradient, int out) {
        BatchColumns batch = batchColumns;
        batch.gather(input, order, from, rows);
        for (int i = 0; i < input.width(); i++) {
            int e = batch.start(i);
            int end = batch.start(i + 1);
            for (; e + 3 < end; e += 4) {
                addRows(
                        gradient,
                        i * out,
                        delta,
                        batch.row(e) * out,
                        batch.row(e + 1) * out,
                        batch.row(e + 2) * out,
                        batch.row(e + 3) * out,
                        batch.value(e),
                        batch.value(e + 1),
                        batch.value(e + 2),
                        batch.value(e + 3),
                        out);
            }
            for (; e < end; e++) {
                addRow(gradient, i * out, delta, batch.row(e) * out, batch.value(e), out);
            }
        }
    }

    @Override
    public void biasGradient(float[] delta, float[] gradient, int rows, int out) {
        for (int r = 0; r < rows; r++) {
            addRow(gradient, 0, delta, r * out, 1f, out);
        }
    }

    @Override
    public void inputDelta(float[] delta, float[] weights, float[] inputDelta, int rows, int in, int out) {
        for (int r = 0; r < rows; r++) {
            int d = r * out;
            int i = 0;
            for (; i + 3 < in; i += 4) {
                int w = i * out;
                float s0 = 0;
                float s1 = 0;
                float s2 = 0;
                float s3 = 0;
                for (int j = 0; j < out; j++, w++) {
                    float v = delta[d + j];
                    s0 += v * weights[w];
                    s1 += v * weights[w + out];
                    s2 += v * weights[w + 2 * out];
                    s3 += v * weights[w + 3 * out];
                }
                int x = r * in + i;
                inputDelta[x] = s0;
                inputDelta[x + 1] = s1;
                inputDelta[x + 2] = s2;
                inputDelta[x + 3] = s3;
            }
            for (; i < in; i++) {
                float sum = 0;
                for (int j = 0; j < out; j++) {
                    sum += delta[d + j] * weights[i * out + j];
                }
                inputDelta[r * in + i] = sum;
            }
        }
    }

    @Override
    public void activate(Activation activation, float[] values, int length) {
        switch (activation) {
            case IDENTITY -> {}
            case RELU -> {
                for (int i = 0; i < length; i++) {
                    values[i] = values[i] > 0f ? values[i] : 0f;
                }
            }
            default -> {
                for (int i = 0; i < length; i++) {
                    values[i] = activation.apply(values[i]);
                }
            }
        }
    }

    @Override
    public void activationDelta(Activation activation, float[] outputs, float[] delta, int length) {
        switch (activation) {
            case IDENTITY -> {}
            case RELU -> {
                for (int i = 0; i < length; i++) {
                    delta[i] = outputs[i] > 0f ? delta[i] : 0f;
                }
            }
            default -> {
                for (int i = 0; i < length; i++) {
                    delta[i] *= activation.slope(outputs[i]);
                }
            }
        }
    }

    @Override
    public void softmax(float[] logits, int rows, int classes) {
        for (int r = 0; r < rows; r++) {
            normalise(logits, r * classes, classes);
        }
    }

    @Override
    public double softmaxCrossEntropy(float[] logits, int[] labels, float[] delta, int rows, int classes, float scale) {
        double loss = 0;
        for (int r = 0; r < rows; r++) {
            int z = r * classes;
            int target = z + labels[r];
            double targetLogit = logits[target];
            loss += normalise(logits, z, classes) - targetLogit;
            for (int j = z; j < z + classes; j++) {
                delta[j] = scale * logits[j];
            }
            delta[target] -= scale;
        }
        return loss;
    }

    /** Softmax of one row in place; returns log Σ e^z. */
    private static double normalise(float[] logits, int z, int classes) {
        float max = logits[z];
        for (int j = z + 1; j < z + classes; j++) {
            max = Math.max(max, logits[j]);
        }
        double sum = 0;
        for (int j = z; j < z + classes; j++) {
            double e = Math.exp(logits[j] - max);
            logits[j] = (float) e;
            sum += e;
        }
        float factor = (float) (1 / sum);
        for (int j = z; j < z + classes; j++) {
            logits[j] *= factor;
        }
        return max + Math.log(sum);
    }

    @Override
    public void descend(float[] weights, float[] gradient, int length, float rate, float decay) {
        float keep = 1f - rate * decay;
        for (int i = 0; i < length; i++) {
            weights[i] = keep * weights[i] - rate * gradient[i];
        }
    }

    @Override
    public void momentum(
            float[] weights,
            float[] gradient,
            float[] velocity,
            int length,
            float rate,
            float decay,
            float momentum,
            boolean nesterov) {
        for (int i = 0; i < length; i++) {
            float g = gradient[i] + decay * weights[i];
            velocity[i] = momentum * velocity[i] + g;
            weights[i] -= rate * (nesterov ? g + momentum * velocity[i] : velocity[i]);
        }
    }

    @Override
    public void rmsProp(
            float[] weights,
            float[] gradient,
            float[] square,
            int length,
            float rate,
            float decay,
            float rho,
            float epsilon) {
        for (int i = 0; i < length; i++) {
            float g = gradient[i] + decay * weights[i];
            square[i] = rho * square[i] + (1 - rho) * g * g;
            weights[i] -= rate * g / ((float) Math.sqrt(square[i]) + epsilon);
        }
    }

    @Override
    public void adam(
            float[] weights,
            float[] gradient,
            float[] mean,
            float[] square,
            int length,
            float rate,
            float decay,
            float shrink,
            float beta1,
            float beta2,
            float epsilon,
            float meanCorrection,
            float squareCorrection) {
        for (int i = 0; i < length; i++) {
            float w = weights[i];
            float g = gradient[i] + decay * w;
            float m = beta1 * mean[i] + (1 - beta1) * g;
            float s = beta2 * square[i] + (1 - beta2) * g * g;
            mean[i] = m;
            square[i] = s;
            weights[i] =
                    w - shrink * w - rate * m * meanCorrection / ((float) Math.sqrt(s * squareCorrection) + epsilon);
        }
    }

    /** y += v0 · a[r0..] + v1 · a[r1..] + v2 · a[r2..] + v3 · a[r3..], {@code n} wide. */
    private static void addRows(
            float[] y,
            int at,
            float[] a,
            int r0,
            int r1,
            int r2,
            int r3,
            float v0,
            float v1,
            float v2,
            float v3,
            int n) {
        for (int j = 0; j < n; j++) {
            y[at + j] += v0 * a[r0 + j] + v1 * a[r1 + j] + v2 * a[r2 + j] + v3 * a[r3 + j];
        }
    }

    private static void addRow(float[] y, int at, float[] a, int row, float v, int n) {
        for (int j = 0; j < n; j++) {
            y[at + j] += v * a[row + j];
        }
    }
}
