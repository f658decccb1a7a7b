package inkling.wasm;

import org.teavm.jso.JSBody;
import org.teavm.jso.JSByRef;
import org.teavm.jso.JSObject;

/** Calls of the module's functions: each array goes as the place of its view in linear memory. */
final class KernelCalls {
    private KernelCalls() {}

    @JSBody(
            params = {"e", "a", "rowStride", "stepStride", "b", "c", "rows", "steps", "n"},
            script = "e.dense(a.byteOffset, 4 * rowStride, 4 * stepStride, b.byteOffset, c.byteOffset, rows, steps,"
                    + " 4 * n);")
    static native void dense(
            JSObject e,
            @JSByRef float[] a,
            int rowStride,
            int stepStride,
            @JSByRef float[] b,
            @JSByRef float[] c,
            int rows,
            int steps,
            int n);

    @JSBody(
            params = {"e", "starts", "columns", "values", "order", "from", "rows", "w", "y", "out"},
            script = "e.sparse(starts.byteOffset, columns.byteOffset, values.byteOffset, order.byteOffset + 4 * from,"
                    + " rows, w.byteOffset, y.byteOffset, 4 * out);")
    static native void sparse(
            JSObject e,
            @JSByRef int[] starts,
            @JSByRef char[] columns,
            @JSByRef float[] values,
            @JSByRef int[] order,
            int from,
            int rows,
            @JSByRef float[] w,
            @JSByRef float[] y,
            int out);

    @JSBody(
            params = {"e", "starts", "columns", "values", "order", "from", "rows", "g", "delta", "out"},
            script = "e.sparseGradient(starts.byteOffset, columns.byteOffset, values.byteOffset,"
                    + " order.byteOffset + 4 * from, rows, g.byteOffset, delta.byteOffset, 4 * out);")
    static native void sparseGradient(
            JSObject e,
            @JSByRef int[] starts,
            @JSByRef char[] columns,
            @JSByRef float[] values,
            @JSByRef int[] order,
            int from,
            int rows,
            @JSByRef float[] g,
            @JSByRef float[] delta,
            int out);

    @JSBody(
            params = {"e", "from", "to", "rows", "columns"},
            script = "e.transpose(from.byteOffset, to.byteOffset, rows, columns);")
    static native void transpose(JSObject e, @JSByRef float[] from, @JSByRef float[] to, int rows, int columns);

    @JSBody(
            params = {"e", "y", "length"},
            script = "e.relu(y.byteOffset, 4 * length);")
    static native void relu(JSObject e, @JSByRef float[] y, int length);

    @JSBody(
            params = {"e", "y", "delta", "length"},
            script = "e.reluDelta(y.byteOffset, delta.byteOffset, 4 * length);")
    static native void reluDelta(JSObject e, @JSByRef float[] y, @JSByRef float[] delta, int length);

    @JSBody(
            params = {"e", "w", "g", "length", "rate", "keep"},
            script = "e.descend(w.byteOffset, g.byteOffset, 4 * length, rate, keep);")
    static native void descend(JSObject e, @JSByRef float[] w, @JSByRef float[] g, int length, float rate, float keep);

    @JSBody(
            params = {"e", "name", "w", "g", "v", "length", "rate", "decay", "momentum"},
            script = "e[name](w.byteOffset, g.byteOffset, v.byteOffset, 4 * length, rate, decay, momentum);")
    static native void momentum(
            JSObject e,
            String name,
            @JSByRef float[] w,
            @JSByRef float[] g,
            @JSByRef float[] v,
            int length,
            float rate,
            float decay,
            float momentum);

    @JSBody(
            params = {"e", "w", "g", "s", "length", "rate", "decay", "rho", "rest", "epsilon"},
            script =
                    "e.rmsProp(w.byteOffset, g.byteOffset, s.byteOffset, 4 * length, rate, decay, rho, rest, epsilon);")
    static native void rmsProp(
            JSObject e,
            @JSByRef float[] w,
            @JSByRef float[] g,
            @JSByRef float[] s,
            int length,
            float rate,
            float decay,
            float rho,
            float rest,
            float epsilon);

    @JSBody(
            params = {
                "e",
                "w",
                "g",
                "m",
                "s",
                "length",
                "rate",
                "decay",
                "keep",
                "beta1",
                "rest1",
                "beta2",
                "rest2",
                "epsilon",
                "correction"
            },
            script = "e.adam(w.byteOffset, g.byteOffset, m.byteOffset, s.byteOffset, 4 * length, rate, decay, keep,"
                    + " beta1, rest1, beta2, rest2, epsilon, correction);")
    static native void adam(
            JSObject e,
            @JSByRef float[] w,
            @JSByRef float[] g,
            @JSByRef float[] m,
            @JSByRef float[] s,
            int length,
            float rate,
            float decay,
            float keep,
            float beta1,
            float rest1,
            float beta2,
            float rest2,
            float epsilon,
            float correction);
}
