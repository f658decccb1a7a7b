package inkling.kernel;

import java.util.Arrays;

/** {@link WindowKernels} in plain Java. */
final class ScalarWindowKernels implements WindowKernels {
    @Override
    public void unfold(Window window, float[] pictures, float[] patches, int from, int count) {
        int line = window.size() * window.channels();
        for (int n = 0; n < count; n++) {
            int place = (from + n) % window.places();
            int picture = (from + n) / window.places() * window.inputs();
            int x = place % window.outWidth() * window.stride() - window.left();
            int y = place / window.outWidth() * window.stride() - window.top();
            int begin = Math.max(0, -x) * window.channels();
            int end = Math.min(window.size(), window.width() - x) * window.channels();
            int to = n * window.patch();
            for (int row = y; row < y + window.size(); row++, to += line) {
                if (row < 0 || row >= window.height()) {
                    fill(patches, to, to + line);
                    continue;
                }
                fill(patches, to, to + begin);
                int source = picture + (row * window.width() + x) * window.channels();
                for (int i = begin; i < end; i++) {
                    patches[to + i] = pictures[source + i];
                }
                fill(patches, to + end, to + line);
            }
        }
    }

    private static void fill(float[] values, int from, int to) {
        for (int i = from; i < to; i++) {
            values[i] = 0f;
        }
    }

    @Override
    public void fold(Window window, float[] patches, float[] pictures, int from, int count) {
        int line = window.size() * window.channels();
        for (int n = 0; n < count; n++) {
            int place = (from + n) % window.places();
            int picture = (from + n) / window.places() * window.inputs();
            int x = place % window.outWidth() * window.stride() - window.left();
            int y = place / window.outWidth() * window.stride() - window.top();
            int begin = Math.max(0, -x) * window.channels();
            int end = Math.min(window.size(), window.width() - x) * window.channels();
            int last = Math.min(y + window.size(), window.height());
            for (int row = Math.max(0, y); row < last; row++) {
                int source = n * window.patch() + (row - y) * line;
                int to = picture + (row * window.width() + x) * window.channels();
                for (int i = begin; i < end; i++) {
                    pictures[to + i] += patches[source + i];
                }
            }
        }
    }

    @Override
    public void maxPool(Window window, float[] pictures, float[] output, int[] winners, int rows) {
        int channels = window.channels();
        int out = 0;
        for (int r = 0; r < rows; r++) {
            int picture = r * window.inputs();
            for (int place = 0; place < window.places(); place++) {
                int corner = corner(window, place);
                for (int c = 0; c < channels; c++, out++) {
                    int winner = corner + c;
                    float largest = pictures[picture + winner];
                    for (int row = 0; row < window.size(); row++) {
                        int at = corner + c + row * window.width() * channels;
                        for (int column = 0; column < window.size(); column++, at += channels) {
                            float value = pictures[picture + at];
                            if (value > largest) {
                                largest = value;
                                winner = at;
                            }
                        }
                    }
                    output[out] = largest;
                    winners[out] = winner;
                }
            }
        }
    }

    @Override
    public void maxPoolDelta(Window window, float[] delta, int[] winners, float[] inputDelta, int rows) {
        Arrays.fill(inputDelta, 0, rows * window.inputs(), 0f);
        int outputs = window.outputs();
        for (int r = 0; r < rows; r++) {
            int picture = r * window.inputs();
            for (int i = r * outputs; i < (r + 1) * outputs; i++) {
                inputDelta[picture + winners[i]] += delta[i];
            }
        }
    }

    @Override
    public void averagePool(Window window, float[] pictures, float[] output, int rows) {
        int channels = window.channels();
        float share = 1f / (window.size() * window.size());
        int out = 0;
        for (int r = 0; r < rows; r++) {
            for (int place = 0; place < window.places(); place++) {
                int corner = r * window.inputs() + corner(window, place);
                for (int c = 0; c < channels; c++, out++) {
                    float sum = 0;
                    for (int row = 0; row < window.size(); row++) {
                        int at = corner + c + row * window.width() * channels;
                        for (int column = 0; column < window.size(); column++, at += channels) {
                            sum += pictures[at];
                        }
                    }
                    output[out] = share * sum;
                }
            }
        }
    }

    @Override
    public void averagePoolDelta(Window window, float[] delta, float[] inputDelta, int rows) {
        int channels = window.channels();
        float share = 1f / (window.size() * window.size());
        Arrays.fill(inputDelta, 0, rows * window.inputs(), 0f);
        int out = 0;
        for (int r = 0; r < rows; r++) {
            for (int place = 0; place < window.places(); place++) {
                int corner = r * window.inputs() + corner(window, place);
                for (int c = 0; c < channels; c++, out++) {
                    float part = share * delta[out];
                    for (int row = 0; row < window.size(); row++) {
                        int at = corner + c + row * window.width() * channels;
                        for (int column = 0; column < window.size(); column++, at += channels) {
                            inputDelta[at] += part;
                        }
                    }
                }
            }
        }
    }

    /** Where the pixel under the window's upper left corner begins in its picture. */
    private static int corner(Window window, int place) {
        int y = place / window.outWidth() * window.stride();
        int x = place % window.outWidth() * window.stride();
        return (y * window.width() + x) * window.channels();
    }
}
