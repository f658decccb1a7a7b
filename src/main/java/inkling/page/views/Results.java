package inkling.page.views;

import inkling.page.dom.ColourMap;
import inkling.page.dom.Dom;
import inkling.page.dom.Palette;
import inkling.page.dom.Tiles;
import inkling.protocol.TrainingReport;
import org.teavm.jso.dom.html.HTMLElement;

/**
 * How a finished run did on the test images: pictures with what they were taken for, the confusion
 * matrix and the reliability diagram.
 */
final class Results {
    private static final int SIDE = 28;
    private static final int RECORD = 2 + SIDE * SIDE;

    private final HTMLElement section = Dom.byId("results");
    private final SampleList random = new SampleList(Dom.byId("samples"));
    private final SampleList misread = new SampleList(Dom.byId("misread"));
    private final HTMLElement misreadGroup = Dom.byId("misread-group");
    private final ConfusionTable confusion = new ConfusionTable();
    private final ReliabilityDiagram reliability = new ReliabilityDiagram();
    private final Palette palette;
    private TrainingReport.Samples samples = new TrainingReport.Samples(0, new float[0]);

    Results(Palette palette) {
        this.palette = palette;
        palette.onChange(this::showSamples);
    }

    /** There are none. */
    void clear() {
        section.setHidden(true);
        samples = new TrainingReport.Samples(0, new float[0]);
        showSamples();
    }

    void show(TrainingReport.Test test) {
        confusion.show(test.confusion(), test.set());
        section.setHidden(false);
    }

    void show(TrainingReport.Calibration calibration) {
        reliability.show(calibration);
    }

    void show(TrainingReport.Samples latest) {
        samples = latest;
        showSamples();
    }

    private void showSamples() {
        float[] numbers = samples.numbers();
        int all = numbers.length / RECORD;
        int drawn = Math.min(samples.count(), all);
        ColourMap colours = Tiles.ink(palette);
        random.show(numbers, 0, drawn, colours);
        misread.show(numbers, drawn, all, colours);
        misreadGroup.setHidden(drawn == all);
    }

    private static final class SampleList {
        private final HTMLElement list;

        SampleList(HTMLElement list) {
            this.list = list;
        }

        void show(float[] numbers, int from, int to, ColourMap colours) {
            Dom.removeChildren(list);
            for (int i = from; i < to; i++) {
                int at = i * RECORD;
                Sample.append(list, (int) numbers[at], (int) numbers[at + 1], numbers, at + 2, colours);
            }
        }
    }
}
