package inkling.cli.plots;

import inkling.train.Trainer;
import inkling.train.measure.Evaluation;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.imageio.ImageIO;

/** The pictures of a finished run. */
public final class Plots {
    private Plots() {}

    /**
     * All pictures: {@code curves.png}, {@code predictions.png}, {@code confusion.png}, {@code weights.png}.
     *
     * @param trainer at the end of its run
     * @return PNG files by name
     */
    public static Map<String, byte[]> of(Trainer trainer) {
        Evaluation test = trainer.test();
        Map<String, byte[]> files = new LinkedHashMap<>();
        files.put("curves.png", png(CurvesPlot.draw(trainer.log())));
        files.put("predictions.png", png(PredictionsPlot.draw(test.dataset(), test.predictions())));
        files.put(
                "confusion.png",
                png(ConfusionPlot.draw(
                        test.confusion(),
                        test.dataset().classNames(),
                        test.dataset().name())));
        files.put("weights.png", png(WeightsPlot.draw(trainer.network())));
        return files;
    }

    private static byte[] png(BufferedImage image) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        // Otherwise ImageIO writes a temporary file.
        ImageIO.setUseCache(false);
        try {
            if (!ImageIO.write(image, "png", bytes)) {
                throw new IllegalStateException("This Java has no writer for PNG files.");
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        return bytes.toByteArray();
    }
}
