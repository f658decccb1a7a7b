package inkling.data;

import static org.junit.jupiter.api.Assertions.assertEquals;

import inkling.ink.Framing;
import inkling.kernel.SparseRows;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/** Compares digits drawn with a pen and framed with MNIST's own training images. */
class PenDigitsLookLikeMnistTest {
    /** Other people, other pens: a tenth is far less than digits differ (0.076 for ones, 0.173 for zeros). */
    private static final double INK_TOLERANCE = 0.1;

    private static final int IMAGES = 10_000;

    /** In pixels. The centre of mass is placed exactly; the mean of 10,000 images is known to a hundredth. */
    private static final double PLACE_TOLERANCE = 0.1;

    @Test
    void framedPenDigitsHaveTheInkAndThePlaceOfMnistImages() throws IOException {
        Statistics mnist = mnist();
        Statistics pen = penDigits();
        assertEquals(mnist.meanPixel, pen.meanPixel, INK_TOLERANCE * mnist.meanPixel, "mean pixel");
        assertEquals(mnist.pixelsSet, pen.pixelsSet, INK_TOLERANCE * mnist.pixelsSet, "pixels set");
        assertEquals(mnist.x, pen.x, PLACE_TOLERANCE, "centre of mass, x");
        assertEquals(mnist.y, pen.y, PLACE_TOLERANCE, "centre of mass, y");
        assertEquals(mnist.longerSide, pen.longerSide, 1.5, "longer side of the digit, soft edges included");
    }

    private static Statistics penDigits() throws IOException {
        Path file = Path.of(System.getProperty("pen.digits", "../shared/pen-digits/dev.json"));
        Assumptions.assumeTrue(Files.exists(file), "The pen digits are not there; name them with -Dpen.digits=FILE.");
        List<float[]> pictures = new ArrayList<>();
        for (LabelledInk digit : StrokeFile.parse(Files.readString(file))) {
            pictures.add(Framing.frame(digit.ink()));
        }
        return Statistics.of(pictures);
    }

    private static Statistics mnist() throws IOException {
        Assumptions.assumeTrue(
                MnistFiles.standard().find() instanceof MnistSearch.Found,
                "MNIST is not there; name its folder with -Dmnist.dir=DIR.");
        SparseRows images = MnistFiles.standard().require().load().train().images();
        List<float[]> pictures = new ArrayList<>();
        for (int i = 0; i < IMAGES; i++) {
            float[] picture = new float[Framing.PIXELS];
            images.copyRow(i, picture, 0);
            pictures.add(picture);
        }
        return Statistics.of(pictures);
    }

    /** Means over pictures; the centre of mass and the longer side in pixels. */
    private record Statistics(double meanPixel, double pixelsSet, double x, double y, double longerSide) {
        static Statistics of(List<float[]> pictures) {
            double ink = 0;
            double set = 0;
            double x = 0;
            double y = 0;
            double longer = 0;
            for (float[] picture : pictures) {
                double mass = 0;
                double momentX = 0;
                double momentY = 0;
                int left = Framing.SIDE;
                int top = Framing.SIDE;
                int right = 0;
                int bottom = 0;
                for (int i = 0; i < picture.length; i++) {
                    if (picture[i] > 0) {
                        int column = i % Framing.SIDE;
                        int row = i / Framing.SIDE;
                        set++;
                        mass += picture[i];
                        momentX += picture[i] * (column + 0.5);
                        momentY += picture[i] * (row + 0.5);
                        left = Math.min(left, column);
                        right = Math.max(right, column + 1);
                        top = Math.min(top, row);
                        bottom = row + 1;
                    }
                }
                ink += mass;
                x += momentX / mass;
                y += momentY / mass;
                longer += Math.max(right - left, bottom - top);
            }
            int count = pictures.size();
            return new Statistics(ink / count / Framing.PIXELS, set / count, x / count, y / count, longer / count);
        }
    }
}
