package inkling.page.dom;

import java.util.function.DoubleFunction;
import org.teavm.jso.canvas.CanvasRenderingContext2D;
import org.teavm.jso.canvas.ImageData;
import org.teavm.jso.dom.html.HTMLCanvasElement;
import org.teavm.jso.dom.html.HTMLElement;
import org.teavm.jso.typedarrays.Int32Array;

/**
 * The colours of the values from one number to another, and the painting of small pictures in them. The colours are
 * worked out once, since pictures have many pixels.
 */
public final class ColourMap {
    /** Width and height of the pictures that networks for digits see, in pixels; others may have another size. */
    public static final int SIDE = 28;

    private static final int STEPS = 255;

    private final int[] colours;
    private final float from;
    private final float perValue;

    /**
     * @param from the value with the colour at 0
     * @param to the value with the colour at 1, above {@code from}
     * @param mix the colours on the way from 0 to 1
     */
    public ColourMap(float from, float to, DoubleFunction<Colour> mix) {
        this.from = from;
        colours = new int[STEPS + 1];
        perValue = STEPS / (to - from);
        for (int i = 0; i <= STEPS; i++) {
            Colour colour = mix.apply((double) i / STEPS);
            colours[i] = colour.alpha() << 24 | colour.blue() << 16 | colour.green() << 8 | colour.red();
        }
    }

    /** The colour of a value as a canvas keeps it, red in the lowest byte; values outside have that of the nearer end. */
    int pixel(float value) {
        // Not Math.round, whose long is slow in JavaScript.
        int step = (int) ((value - from) * perValue + 0.5f);
        return colours[Math.max(0, Math.min(STEPS, step))];
    }

    /** Ink on whatever paper is below: 0 is bare, 1 full. */
    public static ColourMap ink(Palette palette) {
        return new ColourMap(0, 1, palette.colour("ink")::covering);
    }

    /** A new canvas within an element, for a picture that the network sees. */
    public static HTMLCanvasElement canvas(HTMLElement parent) {
        HTMLCanvasElement canvas = (HTMLCanvasElement) Dom.append(parent, "canvas");
        canvas.setWidth(SIDE);
        canvas.setHeight(SIDE);
        return canvas;
    }

    /** Paints a picture that the network sees; the canvas takes its size. */
    public void paint(HTMLCanvasElement canvas, float[] picture, int width) {
        int height = picture.length / width;
        if (canvas.getWidth() != width || canvas.getHeight() != height) {
            canvas.setWidth(width);
            canvas.setHeight(height);
        }
        paint(Dom.context(canvas), 0, 0, picture, 0, width, height);
    }

    /** Paints a picture, its upper left corner at a point. */
    public void paint(
            CanvasRenderingContext2D context, int left, int top, float[] values, int from, int width, int height) {
        ImageData picture = new ImageData(width, height);
        // Every device that browsers run on stores the lowest byte first.
        Int32Array pixels = new Int32Array(picture.getData().getBuffer());
        for (int i = 0; i < width * height; i++) {
            pixels.set(i, pixel(values[from + i]));
        }
        context.putImageData(picture, left, top);
    }
}
