package inkling.kernel;

/** {@link WindowKernels} as their formulas read: every value is asked for where it stands, edges and all. */
final class NaiveWindowKernels implements WindowKernels {
    /** The place of a value in a batch, or -1 outside of the picture. */
    private static int at(Window w, int place, int row, int column, int channel) {
        int y = place % w.places() / w.outWidth() * w.stride() - w.top() + row;
        int x = place % w.places() % w.outWidth() * w.stride() - w.left() + column;
        boolean inside = y >= 0 && y < w.height() && x >= 0 && x < w.width();
        return inside ? ((place / w.places() * w.height() + y) * w.width() + x) * w.channels() + channel : -1;
    }

    private static int inPatch(Window w, int n, int row, int column, int channel) {
        return ((n * w.size() + row) * w.size() + column) * w.channels() + channel;
    }

    @Override
    public void unfold(Window w, float[] pictures, float[] patches, int from, int count) {
        for (int n = 0; n < count; n++) {
            for (int row = 0; row < w.size(); row++) {
                for (int column = 0; column < w.size(); column++) {
                    for (int c = 0; c < w.channels(); c++) {
                        int at = at(w, from + n, row, column, c);
                        patches[inPatch(w, n, row, column, c)] = at < 0 ? 0f : pictures[at];
                    }
                }
            }
        }
    }

    @Override
    public void fold(Window w, float[] patches, float[] pictures, int from, int count) {
        for (int n = 0; n < count; n++) {
            for (int row = 0; row < w.size(); row++) {
                for (int column = 0; column < w.size(); column++) {
                    for (int c = 0; c < w.channels(); c++) {
                        int at = at(w, from + n, row, column, c);
                        if (at >= 0) {
                            pictures[at] += patches[inPatch(w, n, row, column, c)];
                        }
                    }
                }
            }
        }
    }

    @Override
    public void maxPool(Window w, float[] pictures, float[] output, int[] winners, int rows) {
        for (int place = 0; place < rows * w.places(); place++) {
            for (int c = 0; c < w.channels(); c++) {
                int best = at(w, place, 0, 0, c);
                for (int row = 0; row < w.size(); row++) {
                    for (int column = 0; column < w.size(); column++) {
                        int at = at(w, place, row, column, c);
                        best = pictures[at] > pictures[best] ? at : best;
                    }
                }
                output[place * w.channels() + c] = pictures[best];
                winners[place * w.channels() + c] = best % w.inputs();
            }
        }
    }

    @Override
    public void maxPoolDelta(Window w, float[] delta, int[] winners, float[] inputDelta, int rows) {
        for (int i = 0; i < rows * w.inputs(); i++) {
            double sum = 0;
            for (int out = 0; out < w.outputs(); out++) {
                int from = i / w.inputs() * w.outputs() + out;
                sum += winners[from] == i % w.inputs() ? delta[from] : 0;
            }
            inputDelta[i] = (float) sum;
        }
    }

    @Override
    public void averagePool(Window w, float[] pictures, float[] output, int rows) {
        for (int place = 0; place < rows * w.places(); place++) {
            for (int c = 0; c < w.channels(); c++) {
                double sum = 0;
                for (int row = 0; row < w.size(); row++) {
                    for (int column = 0; column < w.size(); column++) {
                        sum += pictures[at(w, place, row, column, c)];
                    }
                }
                output[place * w.channels() + c] = (float) (sum / w.size() / w.size());
            }
        }
    }

    @Override
    public void averagePoolDelta(Window w, float[] delta, float[] inputDelta, int rows) {
        double[] sums = new double[rows * w.inputs()];
        for (int place = 0; place < rows * w.places(); place++) {
            for (int c = 0; c < w.channels(); c++) {
                for (int row = 0; row < w.size(); row++) {
                    for (int column = 0; column < w.size(); column++) {
                        sums[at(w, place, row, column, c)] +=
                                (double) delta[place * w.channels() + c] / w.size() / w.size();
                    }
                }
            }
        }
        for (int i = 0; i < sums.length; i++) {
            inputDelta[i] = (float) sums[i];
        }
    }
}
