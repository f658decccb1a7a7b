package inkling.model.export;

import java.util.List;
import java.util.Locale;

/**
 * A graph of ONNX while it is put together: each node's output is a value with a name, which later nodes take.
 *
 * <p>Source of the field numbers: the ONNX project's {@code onnx.proto3}.
 */
final class OnnxGraph {
    private static final int NODE = 1;
    private static final int GRAPH_NAME = 2;
    private static final int INITIALIZER = 5;
    private static final int GRAPH_INPUT = 11;
    private static final int GRAPH_OUTPUT = 12;

    private static final int FLOAT = 1;
    private static final int INT64 = 7;
    private static final int ATTRIBUTE_FLOAT = 1;
    private static final int ATTRIBUTE_INT = 2;
    private static final int ATTRIBUTE_INTS = 7;

    private final Protobuf graph = new Protobuf();
    private int values;

    /** An attribute of a node: a whole number. */
    static Protobuf attribute(String name, int value) {
        return new Protobuf().text(1, name).number(3, value).number(20, ATTRIBUTE_INT);
    }

    /** An attribute of a node: a float. */
    static Protobuf attribute(String name, float value) {
        return new Protobuf().text(1, name).decimal(2, value).number(20, ATTRIBUTE_FLOAT);
    }

    /** An attribute of a node: several whole numbers. */
    static Protobuf attribute(String name, List<Integer> several) {
        Protobuf attribute = new Protobuf().text(1, name);
        several.forEach(value -> attribute.number(8, value));
        return attribute.number(20, ATTRIBUTE_INTS);
    }

    /** Adds a node; returns the name of its output. */
    String node(String operator, List<String> inputs, Protobuf... attributes) {
        String output = operator.toLowerCase(Locale.ROOT) + "_" + ++values;
        nodeTo(output, operator, inputs, attributes);
        return output;
    }

    /** Adds a node whose output has the given name. */
    void nodeTo(String output, String operator, List<String> inputs, Protobuf... attributes) {
        Protobuf node = new Protobuf();
        inputs.forEach(input -> node.text(1, input));
        node.text(2, output).text(3, output).text(4, operator);
        for (Protobuf attribute : attributes) {
            node.message(5, attribute);
        }
        graph.message(NODE, node);
    }

    /** Adds constant floats of the given shape; returns their name. */
    String constant(String name, List<Integer> shape, float[] floats) {
        byte[] raw = new byte[floats.length * Float.BYTES];
        for (int i = 0; i < floats.length; i++) {
            int bits = Float.floatToIntBits(floats[i]);
            for (int b = 0; b < Float.BYTES; b++) {
                raw[i * Float.BYTES + b] = (byte) (bits >>> (8 * b));
            }
        }
        return constant(name, shape, FLOAT, raw);
    }

    /** Adds a single constant float; returns its name. */
    String constant(float value) {
        return constant("constant_" + ++values, List.of(), new float[] {value});
    }

    /** Adds the number of an axis as a constant; returns its name. */
    String axis(int axis) {
        return constant("axis_" + ++values, List.of(1), INT64, new byte[] {(byte) axis, 0, 0, 0, 0, 0, 0, 0});
    }

    private String constant(String name, List<Integer> shape, int type, byte[] raw) {
        Protobuf tensor = new Protobuf();
        shape.forEach(side -> tensor.number(1, side));
        graph.message(INITIALIZER, tensor.number(2, type).text(8, name).bytes(9, raw));
        return name;
    }

    /** Declares what goes in: rows of floats of the given shape. */
    void input(String name, List<Integer> shape) {
        graph.message(GRAPH_INPUT, value(name, shape));
    }

    /** Declares what comes out: rows of floats of the given shape. */
    void output(String name, List<Integer> shape) {
        graph.message(GRAPH_OUTPUT, value(name, shape));
    }

    /** The finished graph. */
    Protobuf named(String name) {
        return graph.text(GRAPH_NAME, name);
    }

    private static Protobuf value(String name, List<Integer> shape) {
        Protobuf sides = new Protobuf().message(1, new Protobuf().text(2, "rows"));
        shape.forEach(side -> sides.message(1, new Protobuf().number(1, side)));
        Protobuf tensor = new Protobuf().number(1, FLOAT).message(2, sides);
        return new Protobuf().text(1, name).message(2, new Protobuf().message(1, tensor));
    }
}
