package inkling.lab.mistakes;

import inkling.lab.Host;
import inkling.lab.LabView;
import inkling.protocol.report.MistakesReport;
import inkling.protocol.report.ModelFileReport;
import inkling.protocol.report.ResultReport;
import inkling.recipe.Recipe;
import java.util.Optional;
import org.teavm.jso.dom.html.HTMLElement;

/**
 * The view "Mistakes". It shows the results of the visitor's run as soon as that ends, and has any other network measured
 * when it is asked to.
 */
public final class MistakesView
        implements LabView, ResultReport.Receiver, MistakesReport.Receiver, ModelFileReport.Receiver {
    private final Host host;
    private final Measurements measurements = new Measurements();
    private Optional<MistakesPanel> panel = Optional.empty();
    private Optional<ResultReport.Test> test = Optional.empty();

    public MistakesView(Host host) {
        this.host = host;
    }

    @Override
    public void open(HTMLElement element) {
        panel = Optional.of(new MistakesPanel(host, measurements));
    }

    @Override
    public void shown() {
        panel.ifPresent(MistakesPanel::shown);
    }

    @Override
    public void hidden() {
        panel.ifPresent(MistakesPanel::stop);
    }

    @Override
    public void test(ResultReport.Test now) {
        test = Optional.of(now);
    }

    /** The second half of a finished run's results. */
    @Override
    public void calibration(ResultReport.Calibration calibration) {
        test.ifPresent(figures -> {
            measurements.keep(new MistakesReport.Measured(
                    true,
                    figures.metrics(),
                    figures.set(),
                    figures.confusion(),
                    figures.classes(),
                    calibration.temperature(),
                    calibration.reliability()));
            panel.ifPresent(one -> one.measured(true));
        });
        test = Optional.empty();
    }

    @Override
    public void begin(Recipe recipe) {
        measurements.learnsFrom(recipe.data());
        clear();
    }

    @Override
    public void opened(ModelFileReport.Opened network) {
        measurements.learnsFrom(network.recipe().data());
        clear();
    }

    @Override
    public void clear() {
        measurements.forget(true);
        panel.ifPresent(MistakesPanel::yoursHasChanged);
    }

    @Override
    public void measuring(MistakesReport.Measuring measuring) {
        panel.ifPresent(one -> one.measuring(measuring));
    }

    @Override
    public void measured(MistakesReport.Measured measured) {
        measurements.keep(measured);
        panel.ifPresent(one -> one.measured(measured.yours()));
    }

    @Override
    public void notMeasured(MistakesReport.NotMeasured why) {
        panel.ifPresent(one -> one.notMeasured(why.sentence()));
    }

    @Override
    public void answers(MistakesReport.Answers answers) {
        panel.ifPresent(one -> one.answers(answers));
    }

    @Override
    public void neighbours(MistakesReport.Neighbours neighbours) {
        panel.ifPresent(one -> one.neighbours(neighbours));
    }

    @Override
    public void saved(ModelFileReport.Saved saved) {
        // The network has not changed by that.
    }

    @Override
    public void refused(ModelFileReport.Refused refused) {
        // The network has not changed by that.
    }
}
