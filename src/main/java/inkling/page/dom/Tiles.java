package inkling.page.dom;

import org.teavm.jso.canvas.CanvasRenderingContext2D;
import org.teavm.jso.canvas.ImageData;
import org.teavm.jso.dom.html.HTMLCanvasElement;
import org.teavm.jso.typedarrays.Int32Array;

/** Small pictures, painted pixel by pixel. Every device that browsers run on stores the lowest byte first. */
public final class Tiles {
    private Tiles() {}

    public static CanvasRenderingContext2D context(HTMLCanvasElement canvas) {
        return (CanvasRenderingContext2D) canvas.getContext("2d");
    }

    /** Paints a square picture into a canvas, a pixel a value; values before {@code from} are not part of it. */
    public static void paint(HTMLCanvasElement canvas, float[] values, int from, int side, ColourMap colours) {
        paint(context(canvas), 0, 0, values, from, side, colours);
    }

    /** Paints a square picture, its upper left corner at a place. */
    public static void paint(
            CanvasRenderingContext2D context,
            int left,
            int top,
            float[] values,
            int from,
            int side,
            ColourMap colours) {
        ImageData picture = new ImageData(side, side);
        Int32Array pixels = new Int32Array(picture.getData().getBuffer());
        for (int i = 0; i < side * side; i++) {
            pixels.set(i, colours.pixel(values[from + i]));
        }
        context.putImageData(picture, left, top);
    }

    /** Ink on whatever paper is below: 0 is bare, 1 full. */
    public static ColourMap ink(Palette palette) {
        return new ColourMap(0, 1, palette.colour("ink")::covering);
    }
}
