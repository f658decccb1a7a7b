package inkling.kernel;

import java.util.Arrays;

/** {@link PoolKernels} in plain Java. */
final class ScalarPoolKernels implements PoolKernels {
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
