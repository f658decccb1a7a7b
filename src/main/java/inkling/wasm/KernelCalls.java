package inkling.wasm;

import org.teavm.jso.JSBody;
import org.teavm.jso.JSByRef;
import org.teavm.jso.JSObject;

/** Calls of the module's functions: each array goes as the place of its view in linear memory. */
final class KernelCalls {
    private KernelCalls() {}

    @JSBody(
            params = {
                "e",
                "a",
                "aStride",
                "panels",
                "panelStride",
                "lineStride",
                "initial",
                "least",
                "c",
                "steps",
                "n",
                "to",
                "grain"
            },
            script = "e.dense(a.byteOffset, 4 * aStride, panels.byteOffset, panelStride, lineStride,"
                    + " initial.byteOffset, 0, least, c.byteOffset, steps, 4 * n, to, grain);")
    static native void dense(
            JSObject e,
            @JSByRef float[] a,
            int aStride,
            @JSByRef float[] panels,
            int panelStride,
            int lineStride,
            @JSByRef float[] initial,
            float least,
            @JSByRef float[] c,
            int steps,
            int n,
            int to,
            int grain);

    @JSBody(
            params = {
                "e",
                "a",
                "aStride",
                "panels",
                "panelStride",
                "lineStride",
                "initial",
                "c",
                "steps",
                "n",
                "rows",
                "grain"
            },
            script = "e.denseByColumns(a.byteOffset, 4 * aStride, panels.byteOffset, panelStride, lineStride,"
                    + " initial.byteOffset, 0, -Infinity, c.byteOffset, steps, 4 * n, rows, 4 * n, 4 * grain);")
    static native void denseByColumns(
            JSObject e,
            @JSByRef float[] a,
            int aStride,
            @JSByRef float[] panels,
            int panelStride,
            int lineStride,
            @JSByRef float[] initial,
            @JSByRef float[] c,
            int steps,
            int n,
            int rows,
            int grain);

    @JSBody(
            params = {"e", "a", "aStride", "panels", "panelStride", "lineStride", "c", "steps", "n", "to", "grain"},
            script = "e.denseTransposed(a.byteOffset, 4 * aStride, panels.byteOffset, panelStride, lineStride,"
                    + " c.byteOffset, 4 * n, -Infinity, c.byteOffset, steps, 4 * n, to, grain);")
    static native void denseTransposed(
            JSObject e,
            @JSByRef float[] a,
            int aStride,
            @JSByRef float[] panels,
            int panelStride,
            int lineStride,
            @JSByRef float[] c,
            int steps,
            int n,
            int to,
            int grain);

    @JSBody(
            params = {"e", "matrix", "panels", "rows", "n", "grain"},
            script = "e.pack(matrix.byteOffset, 4 * n, panels.byteOffset, rows, 4 * n, 4 * grain);")
    static native void pack(JSObject e, @JSByRef float[] matrix, @JSByRef float[] panels, int rows, int n, int grain);

    @JSBody(
            params = {"e", "matrix", "panels", "rows", "n", "grain"},
            script = "e.packTransposed(matrix.byteOffset, 4 * n, panels.byteOffset, 4 * rows, 4 * grain);")
    static native void packTransposed(
            JSObject e, @JSByRef float[] matrix, @JSByRef float[] panels, int rows, int n, int grain);

    @JSBody(
            params = {"e", "matrix", "sum", "rows", "n", "grain"},
            script = "e.sumRows(matrix.byteOffset, sum.byteOffset, rows, 4 * n, 4 * n, 4 * grain);")
    static native void sumRows(JSObject e, @JSByRef float[] matrix, @JSByRef float[] sum, int rows, int n, int grain);

    @JSBody(
            params = {
                "e", "starts", "columns", "values", "order", "from", "rows", "job", "inputs", "w", "bias", "least", "y",
                "out", "lines", "grain"
            },
            script = "e.sparse(starts.byteOffset, columns.byteOffset, values.byteOffset, order.byteOffset + 4 * from,"
                    + " rows, job, inputs, w.byteOffset, bias.byteOffset, least, y.byteOffset, 4 * out, lines, grain);")
    static native void sparse(
            JSObject e,
            @JSByRef int[] starts,
            @JSByRef char[] columns,
            @JSByRef float[] values,
            @JSByRef int[] order,
            int from,
            int rows,
            int job,
            int inputs,
            @JSByRef float[] w,
            @JSByRef float[] bias,
            float least,
            @JSByRef float[] y,
            int out,
            int lines,
            int grain);

    @JSBody(
            params = {"e", "delta", "outputs", "floor", "sums", "n", "blocks", "rows", "grain"},
            script = "e.packDelta(delta.byteOffset, outputs.byteOffset, floor, sums.byteOffset, 4 * n,"
                    + " blocks.byteOffset, rows, 4 * n, 4 * grain);")
    static native void packDelta(
            JSObject e,
            @JSByRef float[] delta,
            @JSByRef float[] outputs,
            float floor,
            @JSByRef float[] sums,
            int n,
            @JSByRef float[] blocks,
            int rows,
            int grain);

    @JSBody(
            params = {
                "e", "starts", "columns", "values", "order", "from", "rows", "job", "ends", "lists", "inputs", "g",
                "delta", "out", "lines", "grain"
            },
            script = "e.sparseGradient(starts.byteOffset, columns.byteOffset, values.byteOffset,"
                    + " order.byteOffset + 4 * from, rows, job, ends.byteOffset, lists.byteOffset, inputs,"
                    + " g.byteOffset, delta.byteOffset, 4 * out, lines, grain);")
    static native void sparseGradient(
            JSObject e,
            @JSByRef int[] starts,
            @JSByRef char[] columns,
            @JSByRef float[] values,
            @JSByRef int[] order,
            int from,
            int rows,
            int job,
            @JSByRef int[] ends,
            @JSByRef float[] lists,
            int inputs,
            @JSByRef float[] g,
            @JSByRef float[] delta,
            int out,
            int lines,
            int grain);

    @JSBody(
            params = {"e", "starts", "columns", "values", "order", "from", "rows", "job", "ends", "lists", "inputs"},
            script = "e.expectSparse(starts.byteOffset, columns.byteOffset, values.byteOffset,"
                    + " order.byteOffset + 4 * from, rows, job, ends.byteOffset, lists.byteOffset, inputs);")
    static native void expectSparse(
            JSObject e,
            @JSByRef int[] starts,
            @JSByRef char[] columns,
            @JSByRef float[] values,
            @JSByRef int[] order,
            int from,
            int rows,
            int job,
            @JSByRef int[] ends,
            @JSByRef float[] lists,
            int inputs);

    @JSBody(params = "e", script = "e.expectNothing();")
    static native void expectNothing(JSObject e);

    @JSBody(
            params = {"e", "logits", "rows", "classes", "grain"},
            script = "e.softmax(logits.byteOffset, 4 * classes, rows, grain);")
    static native void softmax(JSObject e, @JSByRef float[] logits, int rows, int classes, int grain);

    @JSBody(
            params = {"e", "logits", "labels", "delta", "sums", "gaps", "scale", "classes", "rows", "grain"},
            script = "e.softmaxCrossEntropy(logits.byteOffset, labels.byteOffset, delta.byteOffset, sums.byteOffset,"
                    + " gaps.byteOffset, scale, 4 * classes, rows, grain);")
    static native void softmaxCrossEntropy(
            JSObject e,
            @JSByRef float[] logits,
            @JSByRef int[] labels,
            @JSByRef float[] delta,
            @JSByRef float[] sums,
            @JSByRef float[] gaps,
            float scale,
            int classes,
            int rows,
            int grain);

    @JSBody(
            params = {"e", "name", "y", "length", "grain"},
            script = "e[name](y.byteOffset, 4 * length, 4 * grain);")
    static native void activate(JSObject e, String name, @JSByRef float[] y, int length, int grain);

    @JSBody(
            params = {"e", "name", "y", "delta", "length", "grain"},
            script = "e[name](y.byteOffset, delta.byteOffset, 4 * length, 4 * grain);")
    static native void activationDelta(
            JSObject e, String name, @JSByRef float[] y, @JSByRef float[] delta, int length, int grain);

    @JSBody(
            params = {"e", "from", "to", "seed", "threshold", "scale", "length", "grain"},
            script = "e.dropout(from.byteOffset, to.byteOffset, seed, threshold, scale, 4 * length, 4 * grain);")
    static native void dropout(
            JSObject e,
            @JSByRef float[] from,
            @JSByRef float[] to,
            int seed,
            int threshold,
            float scale,
            int length,
            int grain);

    @JSBody(
            params = {"e", "name"},
            script = "return name in e;")
    static native boolean isKernel(JSObject e, String name);

    /** A rule's kernel with its two arrays of state, or only the first of them, or none. */
    @JSBody(
            params = {"e", "name", "w", "g", "first", "second", "arrays", "numbers", "length", "grain"},
            script = "var a = [w.byteOffset, g.byteOffset, first.byteOffset, second.byteOffset].slice(0, 2 + arrays);"
                    + " a = a.concat(Array.from(numbers), [4 * length, 4 * grain]); e[name].apply(null, a);")
    static native void update(
            JSObject e,
            String name,
            @JSByRef float[] w,
            @JSByRef float[] g,
            @JSByRef float[] first,
            @JSByRef float[] second,
            int arrays,
            @JSByRef float[] numbers,
            int length,
            int grain);
}
