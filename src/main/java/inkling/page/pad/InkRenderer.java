package inkling.page.pad;

import inkling.page.dom.Dom;
import inkling.page.dom.Palette;
import java.util.List;
import org.teavm.jso.browser.Window;
import org.teavm.jso.canvas.CanvasRenderingContext2D;
import org.teavm.jso.dom.html.HTMLCanvasElement;

/** Draws ink, at the screen's own resolution. */
final class InkRenderer {
    /** Width of the line as a share of the sheet's; with digits of half the sheet, as thick as MNIST's. */
    private static final double WIDTH = 0.05;

    private final HTMLCanvasElement canvas;
    private final Palette palette;
    private final double side;

    /**
     * @param side the sheet's width and height in the units of the points
     */
    InkRenderer(HTMLCanvasElement canvas, Palette palette, double side) {
        this.canvas = canvas;
        this.palette = palette;
        this.side = side;
    }

    /** Draws the sheet anew. */
    void draw(List<PenLine> lines) {
        int pixels = (int) Math.max(
                1, Math.round(canvas.getClientWidth() * Window.current().getDevicePixelRatio()));
        if (canvas.getWidth() != pixels || canvas.getHeight() != pixels) {
            canvas.setWidth(pixels);
            canvas.setHeight(pixels);
        }
        CanvasRenderingContext2D context = Dom.context(canvas);
        double scale = pixels / side;
        context.setTransform(scale, 0, 0, scale, 0, 0);
        context.clearRect(0, 0, side, side);
        context.setLineWidth(WIDTH * side);
        context.setLineCap("round");
        context.setLineJoin("round");
        context.setStrokeStyle(palette.css("ink"));
        context.setFillStyle(palette.css("ink"));
        for (PenLine line : lines) {
            trace(context, line);
            context.stroke();
            if (line.size() == 1) {
                // A line of no length is not drawn.
                context.arc(line.x(0), line.y(0), WIDTH * side / 2, 0, 2 * Math.PI);
                context.fill();
            }
        }
    }

    /** Curves through the middles of the segments, with the points as handles, so that no corner shows. */
    private static void trace(CanvasRenderingContext2D context, PenLine line) {
        context.beginPath();
        context.moveTo(line.x(0), line.y(0));
        int last = line.size() - 1;
        for (int i = 1; i < last; i++) {
            double middleX = (line.x(i) + line.x(i + 1)) / 2.0;
            double middleY = (line.y(i) + line.y(i + 1)) / 2.0;
            context.quadraticCurveTo(line.x(i), line.y(i), middleX, middleY);
        }
        context.lineTo(line.x(last), line.y(last));
    }
}
