package inkling.cli.plots;

import inkling.train.Evaluation;
import inkling.train.Trainer;
import java.util.LinkedHashMap;
import java.util.Map;

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
        files.put("curves.png", Png.encode(CurvesPlot.draw(trainer.log())));
        files.put("predictions.png", Png.encode(PredictionsPlot.draw(test.dataset(), test.predictions())));
        files.put(
                "confusion.png",
                Png.encode(ConfusionPlot.draw(test.confusion(), test.dataset().name())));
        files.put("weights.png", Png.encode(WeightsPlot.draw(trainer.network())));
        return files;
    }
}
