package inkling.model.export;

import inkling.kernel.Activation;
import inkling.kernel.NormKernels;
import inkling.model.SavedModel;
import inkling.nn.AveragePool;
import inkling.nn.BatchNorm;
import inkling.nn.Conv2d;
import inkling.nn.Dense;
import inkling.nn.Dropout;
import inkling.nn.GlobalAveragePool;
import inkling.nn.Head;
import inkling.nn.LayerSpec;
import inkling.nn.MaxPool;
import inkling.nn.NetworkSpec;
import inkling.nn.Tensor;
import java.util.Iterator;
import java.util.List;

/**
 * A few lines of Python that load a network's safetensors file with NumPy alone and read images with it: the whole forward
 * pass, layer by layer, for people who want to see or use it elsewhere.
 */
public final class NumpyScript {
    private static final String LOAD = """
            import json
            import sys

            import numpy as np


            def load(path):
                # A safetensors file: the header's length, the header in JSON, the values.
                data = open(path, "rb").read()
                start = 8 + int.from_bytes(data[:8], "little")
                types = {"F32": "<f4", "I8": "<i1"}
                tensors = {}
                for name, entry in json.loads(data[8:start]).items():
                    if name != "__metadata__":
                        begin, end = (start + offset for offset in entry["data_offsets"])
                        values = np.frombuffer(data[begin:end], types[entry["dtype"]])
                        tensors[name] = values.reshape(entry["shape"]).astype(np.float32)
                # Weights of 8 bits have a scale for each unit or filter.
                one = np.float32(1)
                return {name: values * tensors.get(name + ".scale", one) for name, values in tensors.items()}

            """;

    private static final String WINDOWS = """

            def windows(x, size, stride):
                # rows, height, width, channels, and then the pixels under the window
                view = np.lib.stride_tricks.sliding_window_view(x, (size, size), axis=(1, 2))
                return view[:, ::stride, ::stride]

            """;

    private static final String MAIN = """


            if __name__ == "__main__" and len(sys.argv) > 1:
                # An .npy file with images: rows, height, width; 0 for paper and 1 for ink.
                print(predict(np.load(sys.argv[1])).argmax(axis=1))
            """;

    private final StringBuilder text = new StringBuilder();
    private final Iterator<Tensor> tensors;

    private NumpyScript(List<Tensor> state) {
        tensors = state.iterator();
    }

    /**
     * The script's text.
     *
     * @param file the name of the network's safetensors file, which stands beside the script
     */
    public static String write(SavedModel model, String file) {
        NumpyScript script = new NumpyScript(model.network().state());
        NetworkSpec spec = model.network().spec();
        script.text
                .append("# Reads images with the network in ")
                .append(quote(file))
                .append(", using NumPy alone.\n");
        script.text.append(LOAD);
        if (spec.layers().stream().anyMatch(LayerSpec::needsPicture)) {
            script.text.append(WINDOWS);
        }
        script.text.append("\nt = load(").append(quote(file)).append(")\n\n");
        script.text.append("\ndef predict(x):\n");
        script.line("x = np.asarray(x, np.float32).reshape(-1, " + spec.input().height() + ", "
                + spec.input().width() + ", 1)");
        for (int i = 0; i < spec.layers().size(); i++) {
            script.add(spec, i);
        }
        script.addHead(spec.head(), spec.classes(), model.card().temperature());
        script.text.append(MAIN);
        return script.text.toString();
    }

    /** A Python string; names of files come from visitors. */
    private static String quote(String file) {
        StringBuilder quoted = new StringBuilder("\"");
        for (int i = 0; i < file.length(); i++) {
            char c = file.charAt(i);
            if (c == '"' || c == '\\') {
                quoted.append('\\');
            }
            quoted.append(c < ' ' ? '_' : c);
        }
        return quoted.append('"').toString();
    }

    private void line(String statement) {
        text.append("    ").append(statement).append('\n');
    }

    private String next() {
        return "t[" + quote(tensors.next().name()) + "]";
    }

    private void add(NetworkSpec spec, int index) {
        LayerSpec layer = spec.layers().get(index);
        if (layer instanceof Dense dense) {
            line("x = x.reshape(len(x), -1) @ " + next() + " + " + next());
            activate(dense.activation());
        } else if (layer instanceof Conv2d convolution) {
            List<Integer> pads = OnnxFile.pads(convolution, spec.inputOf(index));
            if (convolution.padding() == Conv2d.Padding.SAME) {
                line("x = np.pad(x, ((0, 0), (" + pads.get(0) + ", " + pads.get(2) + "), (" + pads.get(1) + ", "
                        + pads.get(3) + "), (0, 0)))");
            }
            line("x = windows(x, " + convolution.kernelSize() + ", " + convolution.stride() + ")");
            line("x = np.einsum(\"nyxcij,ijcf->nyxf\", x, " + next() + ", optimize=True) + " + next());
            activate(convolution.activation());
        } else if (layer instanceof BatchNorm norm) {
            String gamma = next();
            String beta = next();
            line("x = " + gamma + " * (x - " + next() + ") / np.sqrt(" + next() + " + " + NormKernels.EPSILON + ") + "
                    + beta);
            activate(norm.activation());
        } else if (layer instanceof MaxPool pool) {
            line("x = windows(x, " + pool.size() + ", " + pool.stride() + ").max(axis=(4, 5))");
        } else if (layer instanceof AveragePool pool) {
            line("x = windows(x, " + pool.size() + ", " + pool.stride() + ").mean(axis=(4, 5))");
        } else if (layer instanceof GlobalAveragePool) {
            line("x = x.mean(axis=(1, 2), keepdims=True)");
        } else if (!(layer instanceof Dropout)) {
            throw new IllegalStateException("There is no way yet to export the layer " + layer + ".");
        }
    }

    private void activate(Activation activation) {
        switch (activation) {
            case IDENTITY -> {}
            case SIGMOID -> line("x = 1 / (1 + np.exp(-x))");
            case TANH -> line("x = np.tanh(x)");
            case RELU -> line("x = np.maximum(x, 0)");
            case LEAKY_RELU -> line("x = np.where(x > 0, x, " + Activation.LEAK + " * x)");
            case ELU -> line("x = np.where(x > 0, x, np.expm1(np.minimum(x, 0)))");
            case GELU ->
                line("x = x / (1 + np.exp(-x * (" + Activation.GELU_LINEAR + " + " + Activation.GELU_CUBIC
                        + " * x * x)))");
        }
    }

    private void addHead(Head head, int classes, double temperature) {
        switch (head) {
            case SOFTMAX -> {
                line("x = (x - x.max(axis=1, keepdims=True)) / " + temperature);
                line("x = np.exp(x)");
            }
            case SIGMOID -> {
                line("x = 1 / (1 + np.exp(-x)) + 1e-38");
                line("x = (x / x.max(axis=1, keepdims=True)) ** (1 / " + temperature + ")");
            }
        }
        line("return x / x.sum(axis=1, keepdims=True)  # rows, " + classes + " classes");
    }
}
