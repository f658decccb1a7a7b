package inkling.page.run;

import inkling.page.dom.Dom;
import inkling.page.views.View;
import inkling.protocol.report.EstimateReport;
import inkling.protocol.report.RunState;
import inkling.text.Numbers;
import java.util.Optional;
import org.teavm.jso.dom.html.HTMLElement;

/** Says before a run how long it takes here, about. After one, the settings must change for the next to be told of. */
public final class TimeNeeded implements View, EstimateReport.Receiver {
    private final HTMLElement time = Dom.byId("recipe-time");
    private Optional<EstimateReport.Estimate> last = Optional.empty();
    private RunState state = RunState.IDLE;

    @Override
    public void estimate(EstimateReport.Estimate estimate) {
        last = Optional.of(estimate).filter(EstimateReport.Estimate::isTimed);
        boolean isOn = state == RunState.LOADING || state == RunState.TRAINING || state == RunState.PAUSED;
        show(isOn ? Optional.empty() : last);
    }

    @Override
    public void state(RunState now) {
        state = now;
        show(now == RunState.IDLE ? last : Optional.empty());
    }

    private void show(Optional<EstimateReport.Estimate> told) {
        if (told.isEmpty()) {
            Dom.unknown(time);
            Dom.text(time, "");
            return;
        }
        String epoch = Numbers.about(told.get().epochSeconds()) + " an epoch";
        String more = told.get().recipe().epochs() > 1 ? ", " + epoch : "";
        double seconds = told.get().runSeconds();
        Dom.figure(time, "Takes about " + Numbers.about(seconds) + " here" + more + ".", seconds);
    }
}
