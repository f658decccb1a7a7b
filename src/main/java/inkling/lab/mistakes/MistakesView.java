package inkling.lab.mistakes;

import inkling.lab.Host;
import inkling.lab.LabView;
import inkling.page.dom.Dom;
import inkling.protocol.ResultReport;
import org.teavm.jso.dom.html.HTMLElement;

/** A finished run on the test images. */
public final class MistakesView implements LabView, ResultReport.Receiver {
    private final HTMLElement none = Dom.byId("no-results");
    private final Results results;

    /** Its panel holds what its HTML file says. */
    public MistakesView(Host host) {
        results = new Results(host.palette());
    }

    @Override
    public void open(HTMLElement panel) {
        results.clear();
    }

    @Override
    public void clear() {
        results.clear();
        none.setHidden(false);
    }

    @Override
    public void test(ResultReport.Test test) {
        results.test(test);
        none.setHidden(true);
    }

    @Override
    public void calibration(ResultReport.Calibration calibration) {
        results.calibration(calibration);
    }

    @Override
    public void samples(ResultReport.Samples latest) {
        results.samples(latest);
    }
}
