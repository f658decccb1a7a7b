package inkling.model.export;

import static inkling.model.export.OnnxGraph.attribute;

import inkling.kernel.Activation;
import inkling.kernel.NormKernels;
import inkling.kernel.Window;
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
import inkling.nn.Shape;
import inkling.nn.Tensor;
import inkling.train.measure.Temperature;
import java.util.Iterator;
import java.util.List;

/**
 * A network as an ONNX file, which onnxruntime and others open. Its input {@code image} is rows × 1 × height × width, 0
 * for paper and 1 for ink; its output {@code probabilities} is rows × classes, calibrated as here.
 *
 * <p>ONNX has the channels of pictures outermost: the graph's filters are turned, and before a dense layer the channels go
 * innermost again, so that dense weights stay as they are.
 */
public final class OnnxFile {
    private static final int IR_VERSION = 7;

    /** The version of the operators; runtimes from 2021 on know it. */
    private static final int OPSET = 13;

    private final OnnxGraph graph = new OnnxGraph();
    private final Iterator<Tensor> tensors;
    private String value = "image";

    private OnnxFile(List<Tensor> state) {
        tensors = state.iterator();
    }

    /** The bytes of the file. */
    public static byte[] write(SavedModel model) {
        OnnxFile file = new OnnxFile(model.network().state());
        NetworkSpec spec = model.network().spec();
        Shape input = spec.input();
        file.graph.input("image", List.of(input.channels(), input.height(), input.width()));
        boolean picture = true;
        for (int i = 0; i < spec.layers().size(); i++) {
            LayerSpec layer = spec.layers().get(i);
            file.add(layer, spec.inputOf(i), picture);
            picture &= layer.leavesPicture();
        }
        file.addHead(spec.head(), spec.classes(), (float) model.card().temperature());
        file.graph.output("probabilities", List.of(spec.classes()));
        Protobuf message = new Protobuf()
                .number(1, IR_VERSION)
                .text(2, "Inkling")
                .message(7, file.graph.named("inkling-" + model.card().recipe().name()))
                .message(8, new Protobuf().text(1, "").number(2, OPSET));
        model.card()
                .recipe()
                .texts()
                .forEach((key, text) ->
                        message.message(14, new Protobuf().text(1, key).text(2, text)));
        return message.toByteArray();
    }

    private void add(LayerSpec layer, Shape input, boolean picture) {
        if (layer instanceof Dense dense) {
            addDense(dense, input, picture);
        } else if (layer instanceof Conv2d convolution) {
            addConvolution(convolution, input);
        } else if (layer instanceof BatchNorm norm) {
            List<String> inputs = List.of(value, constant(), constant(), constant(), constant());
            value = graph.node("BatchNormalization", inputs, attribute("epsilon", NormKernels.EPSILON));
            activate(norm.activation());
        } else if (layer instanceof MaxPool pool) {
            addPool("MaxPool", pool.size(), pool.stride());
        } else if (layer instanceof AveragePool pool) {
            addPool("AveragePool", pool.size(), pool.stride());
        } else if (layer instanceof GlobalAveragePool) {
            value = graph.node("GlobalAveragePool", List.of(value));
        } else if (!(layer instanceof Dropout)) {
            throw new IllegalStateException("There is no way yet to export the layer " + layer + ".");
        }
    }

    /** The network's next tensor as a constant. */
    private String constant() {
        Tensor tensor = tensors.next();
        float[] values = new float[tensor.length()];
        for (int i = 0; i < values.length; i++) {
            values[i] = tensor.get(i);
        }
        return graph.constant(tensor.name(), tensor.shape(), values);
    }

    private void addDense(Dense dense, Shape input, boolean picture) {
        if (picture) {
            if (input.channels() > 1) {
                value = graph.node("Transpose", List.of(value), attribute("perm", List.of(0, 2, 3, 1)));
            }
            value = graph.node("Flatten", List.of(value), attribute("axis", 1));
        }
        value = graph.node("Gemm", List.of(value, constant(), constant()));
        activate(dense.activation());
    }

    private void addConvolution(Conv2d convolution, Shape input) {
        String filters = filters(tensors.next());
        value = graph.node(
                "Conv",
                List.of(value, filters, constant()),
                attribute("kernel_shape", List.of(convolution.kernelSize(), convolution.kernelSize())),
                attribute("strides", List.of(convolution.stride(), convolution.stride())),
                attribute("pads", pads(convolution, input)));
        activate(convolution.activation());
    }

    /** From height × width × channels × filters to filters × channels × height × width. */
    private String filters(Tensor tensor) {
        int size = tensor.shape().get(0);
        int channels = tensor.shape().get(2);
        int filters = tensor.shape().get(3);
        float[] turned = new float[tensor.length()];
        for (int i = 0; i < turned.length; i++) {
            int pixel = i / filters / channels;
            int channel = i / filters % channels;
            turned[(i % filters * channels + channel) * size * size + pixel] = tensor.get(i);
        }
        return graph.constant(tensor.name(), List.of(filters, channels, size, size), turned);
    }

    /** Zeros above, to the left, below, to the right. */
    static List<Integer> pads(Conv2d convolution, Shape input) {
        if (convolution.padding() == Conv2d.Padding.VALID) {
            return List.of(0, 0, 0, 0);
        }
        Window window = Window.padded(
                input.height(), input.width(), input.channels(), convolution.kernelSize(), convolution.stride());
        return List.of(
                window.top(),
                window.left(),
                Math.max(0, window.reachHeight() - window.top() - window.height()),
                Math.max(0, window.reachWidth() - window.left() - window.width()));
    }

    private void addPool(String operator, int size, int stride) {
        value = graph.node(
                operator,
                List.of(value),
                attribute("kernel_shape", List.of(size, size)),
                attribute("strides", List.of(stride, stride)));
    }

    private void activate(Activation activation) {
        switch (activation) {
            case IDENTITY -> {}
            case SIGMOID -> value = graph.node("Sigmoid", List.of(value));
            case TANH -> value = graph.node("Tanh", List.of(value));
            case RELU -> value = graph.node("Relu", List.of(value));
            case LEAKY_RELU -> value = graph.node("LeakyRelu", List.of(value), attribute("alpha", Activation.LEAK));
            case ELU -> value = graph.node("Elu", List.of(value), attribute("alpha", 1f));
            case GELU -> {
                String square = graph.node("Mul", List.of(value, value));
                String cubic = graph.node("Mul", List.of(square, graph.constant(Activation.GELU_CUBIC)));
                String factor = graph.node("Add", List.of(cubic, graph.constant(Activation.GELU_LINEAR)));
                String gate = graph.node("Sigmoid", List.of(graph.node("Mul", List.of(value, factor))));
                value = graph.node("Mul", List.of(value, gate));
            }
        }
    }

    private void addHead(Head head, int classes, float temperature) {
        boolean calibrated = temperature != Temperature.NEUTRAL;
        switch (head) {
            case SOFTMAX -> {
                if (calibrated) {
                    value = graph.node("Div", List.of(value, graph.constant(temperature)));
                }
                graph.nodeTo("probabilities", "Softmax", List.of(value), attribute("axis", 1));
            }
            case SIGMOID -> {
                value = graph.node("Sigmoid", List.of(value));
                if (calibrated) {
                    // Relative to the largest, so that the powers of all classes cannot underflow together.
                    String largest = graph.node("ReduceMax", List.of(value), attribute("axes", List.of(1)));
                    String relative = graph.node("Div", List.of(value, largest));
                    value = graph.node("Pow", List.of(relative, graph.constant(1 / temperature)));
                }
                String sum = graph.node("ReduceSum", List.of(value, graph.axis(1)));
                String any = graph.node("Greater", List.of(sum, graph.constant(0f)));
                String shares = graph.node("Div", List.of(value, sum));
                graph.nodeTo("probabilities", "Where", List.of(any, shares, graph.constant(1f / classes)));
            }
        }
    }
}
