package inkling.wasm;

import org.teavm.jso.JSBody;
import org.teavm.jso.JSByRef;
import org.teavm.jso.JSObject;

/** Calls of the module's functions: each array goes as the place of its view in linear memory. */
final class KernelCalls {
    private KernelCalls() {}

    @JSBody(
            params = {"e", "a", "rowStride", "stepStride", "b", "c", "steps", "n", "rows", "grain"},
            script = "e.dense(a.byteOffset, 4 * rowStride, 4 * stepStride, b.byteOffset, c.byteOffset, steps, 4 * n,"
                    + " rows, grain);")
    static native void dense(
            JSObject e,
            @JSByRef float[] a,
            int rowStride,
            int stepStride,
            @JSByRef float[] b,
            @JSByRef float[] c,
            int steps,
            int n,
            int rows,
            int grain);

    @JSBody(
            params = {"e", "starts", "columns", "values", "order", "from", "rows", "w", "y", "out", "grain"},
            script = "e.sparse(starts.byteOffset, columns.byteOffset, values.byteOffset, order.byteOffset + 4 * from,"
                    + " rows, w.byteOffset, y.byteOffset, 4 * out, 4 * out, 4 * grain);")
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
            int out,
            int grain);

    @JSBody(
            params = {"e", "starts", "columns", "values", "order", "from", "rows", "g", "delta", "out", "grain"},
            script = "e.sparseGradient(starts.byteOffset, columns.byteOffset, values.byteOffset,"
                    + " order.byteOffset + 4 * from, rows, g.byteOffset, delta.byteOffset, 4 * out, 4 * out,"
                    + " 4 * grain);")
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
            int out,
            int grain);

    @JSBody(
            params = {"e", "from", "to", "rows", "columns"},
            script = "e.transpose(from.byteOffset, to.byteOffset, rows, columns);")
    static native void transpose(JSObject e, @JSByRef float[] from, @JSByRef float[] to, int rows, int columns);

    @JSBody(
            params = {"e", "y", "length", "grain"},
            script = "e.relu(y.byteOffset, 4 * length, 4 * grain);")
    static native void relu(JSObject e, @JSByRef float[] y, int length, int grain);

    @JSBody(
            params = {"e", "y", "delta", "length", "grain"},
            script = "e.reluDelta(y.byteOffset, delta.byteOffset, 4 * length, 4 * grain);")
    static native void reluDelta(JSObject e, @JSByRef float[] y, @JSByRef float[] delta, int length, int grain);

    @JSBody(
            params = {"e", "w", "g", "rate", "keep", "length", "grain"},
            script = "e.descend(w.byteOffset, g.byteOffset, rate, keep, 4 * length, 4 * grain);")
    static native void descend(
            JSObject e, @JSByRef float[] w, @JSByRef float[] g, float rate, float keep, int length, int grain);

    @JSBody(
            params = {"e", "name", "w", "g", "v", "rate", "decay", "momentum", "length", "grain"},
            script = "e[name](w.byteOffset, g.byteOffset, v.byteOffset, rate, decay, momentum, 4 * length,"
                    + " 4 * grain);")
    static native void momentum(
            JSObject e,
            String name,
            @JSByRef float[] w,
            @JSByRef float[] g,
            @JSByRef float[] v,
            float rate,
            float decay,
            float momentum,
            int length,
            int grain);

    @JSBody(
            params = {"e", "w", "g", "s", "rate", "decay", "rho", "rest", "epsilon", "length", "grain"},
            script = "e.rmsProp(w.byteOffset, g.byteOffset, s.byteOffset, rate, decay, rho, rest, epsilon, 4 * length,"
                    + " 4 * grain);")
    static native void rmsProp(
            JSObject e,
            @JSByRef float[] w,
            @JSByRef float[] g,
            @JSByRef float[] s,
            float rate,
            float decay,
            float rho,
            float rest,
            float epsilon,
            int length,
            int grain);

    @JSBody(
            params = {
                "e",
                "w",
                "g",
                "m",
                "s",
                "rate",
                "decay",
                "keep",
                "beta1",
                "rest1",
                "beta2",
                "rest2",
                "epsilon",
                "correction",
                "length",
                "grain"
            },
            script = "e.adam(w.byteOffset, g.byteOffset, m.byteOffset, s.byteOffset, rate, decay, keep,"
                    + " beta1, rest1, beta2, rest2, epsilon, correction, 4 * length, 4 * grain);")
    static native void adam(
            JSObject e,
            @JSByRef float[] w,
            @JSByRef float[] g,
            @JSByRef float[] m,
            @JSByRef float[] s,
            float rate,
            float decay,
            float keep,
            float beta1,
            float rest1,
            float beta2,
            float rest2,
            float epsilon,
            float correction,
            int length,
            int grain);
}
