package inkling.worker.inspect;

import inkling.kernel.Activation;
import inkling.nn.AveragePool;
import inkling.nn.BatchNorm;
import inkling.nn.Conv2d;
import inkling.nn.LayerSpec;
import inkling.nn.MaxPool;
import inkling.nn.NetworkSpec;
import inkling.text.Numbers;

/** What layers are called for people. */
final class LayerTitles {
    private LayerTitles() {}

    /** The title of a layer, counted from 0. */
    static String of(NetworkSpec spec, int layer, Activation activation) {
        LayerSpec kind = spec.layers().get(layer);
        String what = what(kind, layer == spec.layers().size() - 1);
        return activation == Activation.IDENTITY ? what : what + ", " + activation.title();
    }

    private static String what(LayerSpec layer, boolean last) {
        if (last) {
            return "Output: " + Numbers.count(layer.units(), "logit");
        }
        if (layer instanceof Conv2d convolution) {
            return "Convolution: " + Numbers.count(convolution.filters(), "filter") + " of "
                    + square(convolution.kernelSize()) + stride(convolution.stride(), 1);
        }
        if (layer instanceof MaxPool pool) {
            return "Pool: the largest of " + square(pool.size()) + stride(pool.stride(), pool.size());
        }
        if (layer instanceof AveragePool pool) {
            return "Pool: the mean of " + square(pool.size()) + stride(pool.stride(), pool.size());
        }
        if (layer instanceof BatchNorm) {
            return "Batch norm";
        }
        return layer.hasWeights()
                ? "Dense: " + Numbers.count(layer.units(), "unit")
                : "Global pool: the mean of each map";
    }

    private static String square(int side) {
        return side + "\u00a0×\u00a0" + side;
    }

    private static String stride(int stride, int usual) {
        return stride == usual ? "" : ", stride " + stride;
    }
}
