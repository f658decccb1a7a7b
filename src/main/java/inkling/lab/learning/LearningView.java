package inkling.lab.learning;

import inkling.lab.Host;
import inkling.lab.LabView;
import inkling.protocol.report.InputReport;
import inkling.protocol.report.TrainingReport;
import inkling.protocol.report.WeightsReport;
import inkling.recipe.Recipe;
import inkling.train.EpochRecord;
import org.teavm.jso.dom.html.HTMLElement;

/** How the run goes: its curves, the first layer's weights, and what the network is given. */
public final class LearningView
        implements LabView, TrainingReport.Receiver, WeightsReport.Receiver, InputReport.Receiver {
    private final Curves curves;
    private final FirstWeightsPicture weights;
    private final InputPreview preview;
    private final StepStrip strip;
    private final Milestones milestones = new Milestones();
    private final EpochTable table = new EpochTable();
    private final ChartControls controls;

    /** Its panel holds what its HTML file says. */
    public LearningView(Host host) {
        curves = new Curves(host.palette(), host.priority());
        strip = new StepStrip(host.palette(), host.priority());
        controls = new ChartControls(curves, strip, table);
        weights = new FirstWeightsPicture(host.palette(), host.priority());
        preview = new InputPreview(host.palette(), host.priority());
    }

    @Override
    public void open(HTMLElement panel) {
        // Its parts are there already.
    }

    @Override
    public void begin(Recipe recipe) {
        clear();
        weights.begin(recipe);
    }

    @Override
    public void clear() {
        curves.clear();
        strip.clear();
        milestones.clear();
        table.clear();
        controls.epochs(0);
        weights.clear();
    }

    @Override
    public void progress(TrainingReport.Progress now) {
        curves.progress(now);
        strip.progress(now);
        table.progress(now);
    }

    @Override
    public void epoch(EpochRecord record) {
        curves.epoch(record);
        milestones.epoch(record);
        table.add(record);
        controls.epochs(table.epochs());
    }

    @Override
    public void weights(WeightsReport latest) {
        weights.weights(latest);
    }

    @Override
    public void input(InputReport latest) {
        preview.input(latest);
    }
}
