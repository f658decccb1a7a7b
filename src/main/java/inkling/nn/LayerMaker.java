package inkling.nn;

import inkling.kernel.Backend;
import inkling.kernel.Layout;
import inkling.kernel.Random32;
import java.util.ArrayList;
import java.util.List;

/** Makes the layers at work of a network, and names them by their kind and number: {@code conv1}, {@code dense2}. */
final class LayerMaker {
    private final int maxRows;
    private final Random32 random;
    private final Backend backend;
    private int dense;
    private int convolutions;
    private int norms;

    /**
     * @param maxRows the largest batch
     * @param random source of the dropout masks
     */
    LayerMaker(int maxRows, Random32 random, Backend backend) {
        this.maxRows = maxRows;
        this.random = random;
        this.backend = backend;
    }

    /** The layers of a network, in order. */
    List<Layer> layers(NetworkSpec spec) {
        List<Layer> layers = new ArrayList<>();
        boolean first = true;
        for (int i = 0; i < spec.layers().size(); i++) {
            Layer layer = layer(spec.layers().get(i), spec.inputOf(i), i == 0, first);
            first &= layer.parameters().isEmpty();
            layers.add(layer);
        }
        return layers;
    }

    /**
     * @param sparse whether the images reach it as they are
     * @param first whether nothing is learnt before it
     */
    private Layer layer(LayerSpec spec, Shape input, boolean sparse, boolean first) {
        if (spec instanceof LayerSpec.Dense units) {
            Layout layout = sparse
                    ? backend.kernels().sparseLayout(input.size(), units.units())
                    : Layout.rowMajor(input.size(), units.units());
            return new DenseLayer("dense" + ++dense, layout, units.activation(), maxRows, first, backend);
        }
        if (spec instanceof LayerSpec.Conv2d filters) {
            return new ConvLayer("conv" + ++convolutions, input, filters, maxRows, first, backend);
        }
        if (spec instanceof LayerSpec.BatchNorm norm) {
            return new BatchNormLayer("norm" + ++norms, input, norm, maxRows, backend);
        }
        if (spec instanceof LayerSpec.MaxPool pool) {
            return new MaxPoolLayer(pool, input, maxRows, backend);
        }
        if (spec instanceof LayerSpec.AveragePool pool) {
            return new AveragePoolLayer(pool, input, maxRows, backend);
        }
        if (spec instanceof LayerSpec.Dropout dropout) {
            return new DropoutLayer(dropout, input.size(), maxRows, random, backend);
        }
        throw new IllegalStateException("There is no layer for " + spec + ".");
    }
}
