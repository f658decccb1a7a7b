package inkling.wasm;

import org.teavm.jso.JSBody;
import org.teavm.jso.JSByRef;
import org.teavm.jso.JSObject;

/** Calls of the module's functions for windows over pictures, with the parameters that these have. */
final class WindowCalls {
    private WindowCalls() {}

    @JSBody(
            params = {
                "e",
                "source",
                "sourceMargin",
                "sourcePicture",
                "sourceLine",
                "target",
                "targetPicture",
                "margin",
                "targetLine",
                "lines",
                "chunks",
                "bytes",
                "step",
                "rows",
                "grain"
            },
            script =
                    "e.spread(source.byteOffset + sourceMargin, sourcePicture, sourceLine, target.byteOffset, targetPicture, margin,"
                            + " targetLine, lines, chunks, bytes, step, rows, grain);")
    static native void spread(
            JSObject e,
            @JSByRef float[] source,
            int sourceMargin,
            int sourcePicture,
            int sourceLine,
            @JSByRef float[] target,
            int targetPicture,
            int margin,
            int targetLine,
            int lines,
            int chunks,
            int bytes,
            int step,
            int rows,
            int grain);

    @JSBody(
            params = {
                "e",
                "pictures",
                "pictureBytes",
                "starts",
                "places",
                "size",
                "run",
                "line",
                "panels",
                "panelBytes",
                "initial",
                "c",
                "n",
                "rows",
                "grain"
            },
            script = "e.convolve(pictures.byteOffset, pictureBytes, starts.byteOffset, places, size, run, line,"
                    + " panels.byteOffset, panelBytes, initial.byteOffset, c.byteOffset, 4 * n, rows, grain);")
    static native void convolve(
            JSObject e,
            @JSByRef float[] pictures,
            int pictureBytes,
            @JSByRef int[] starts,
            int places,
            int size,
            int run,
            int line,
            @JSByRef float[] panels,
            int panelBytes,
            @JSByRef float[] initial,
            @JSByRef float[] c,
            int n,
            int rows,
            int grain);

    @JSBody(
            params = {
                "e",
                "pictures",
                "pictureBytes",
                "steps",
                "d",
                "g",
                "n",
                "height",
                "width",
                "stride",
                "skip",
                "rows",
                "patch",
                "grain"
            },
            script = "e.filterGradient(pictures.byteOffset, pictureBytes, steps.byteOffset, d.byteOffset,"
                    + " g.byteOffset, 4 * n, height, width, stride, skip, rows, patch, grain);")
    static native void filterGradient(
            JSObject e,
            @JSByRef float[] pictures,
            int pictureBytes,
            @JSByRef int[] steps,
            @JSByRef float[] d,
            @JSByRef float[] g,
            int n,
            int height,
            int width,
            int stride,
            int skip,
            int rows,
            int patch,
            int grain);

    @JSBody(
            params = {
                "e",
                "pictures",
                "pictureBytes",
                "line",
                "pixel",
                "output",
                "winners",
                "size",
                "right",
                "down",
                "width",
                "height",
                "rows",
                "grain"
            },
            script = "e.maxPool(pictures.byteOffset, pictureBytes, line, pixel, output.byteOffset, winners.byteOffset,"
                    + " size, right, down, width, height, rows, grain);")
    static native void maxPool(
            JSObject e,
            @JSByRef float[] pictures,
            int pictureBytes,
            int line,
            int pixel,
            @JSByRef float[] output,
            @JSByRef int[] winners,
            int size,
            int right,
            int down,
            int width,
            int height,
            int rows,
            int grain);

    @JSBody(
            params = {"e", "delta", "winners", "outputBytes", "inputDelta", "pictureBytes", "rows", "grain"},
            script = "e.maxPoolDelta(delta.byteOffset, winners.byteOffset, outputBytes, inputDelta.byteOffset,"
                    + " pictureBytes, rows, grain);")
    static native void maxPoolDelta(
            JSObject e,
            @JSByRef float[] delta,
            @JSByRef int[] winners,
            int outputBytes,
            @JSByRef float[] inputDelta,
            int pictureBytes,
            int rows,
            int grain);

    @JSBody(
            params = {
                "e",
                "name",
                "pictures",
                "pictureBytes",
                "starts",
                "places",
                "size",
                "run",
                "line",
                "d",
                "n",
                "filters",
                "filterBytes",
                "rows",
                "extent",
                "grain"
            },
            script = "e[name](pictures.byteOffset, pictureBytes, starts.byteOffset, places, size, run, line,"
                    + " d.byteOffset, 4 * n, filters.byteOffset, filterBytes, rows, extent, grain);")
    static native void sparse(
            JSObject e,
            String name,
            @JSByRef float[] pictures,
            int pictureBytes,
            @JSByRef int[] starts,
            int places,
            int size,
            int run,
            int line,
            @JSByRef float[] d,
            int n,
            @JSByRef float[] filters,
            int filterBytes,
            int rows,
            int extent,
            int grain);
}
