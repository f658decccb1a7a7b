package inkling.page;

import org.teavm.jso.canvas.CanvasRenderingContext2D;
import org.teavm.jso.canvas.ImageData;
import org.teavm.jso.dom.html.HTMLCanvasElement;
import org.teavm.jso.typedarrays.Uint8ClampedArray;

/** Small pictures, painted pixel by pixel. */
final class Tiles {
    /** The colour of a value. */
    interface Scale {
        Colour of(float value);
    }

    private Tiles() {}

    static CanvasRenderingContext2D context(HTMLCanvasElement canvas) {
        return (CanvasRenderingContext2D) canvas.getContext("2d");
    }

    /** Paints a square picture into a canvas, a pixel a value; values before {@code from} are not part of it. */
    static void paint(HTMLCanvasElement canvas, float[] values, int from, int side, Scale scale) {
        paint(context(canvas), 0, 0, values, from, side, scale);
    }

    /** Paints a square picture, its upper left corner at a place. */
    static void paint(
            CanvasRenderingContext2D context, int left, int top, float[] values, int from, int side, Scale scale) {
        ImageData picture = new ImageData(side, side);
        Uint8ClampedArray data = picture.getData();
        for (int i = 0; i < side * side; i++) {
            Colour colour = scale.of(values[from + i]);
            data.set(4 * i, colour.red());
            data.set(4 * i + 1, colour.green());
            data.set(4 * i + 2, colour.blue());
            data.set(4 * i + 3, colour.alpha());
        }
        context.putImageData(picture, left, top);
    }

    /** Ink on whatever paper is below: 0 is bare, 1 full. */
    static Scale ink(Palette palette) {
        return palette.colour("ink")::covering;
    }
}
