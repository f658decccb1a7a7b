package inkling.worker.inspect;

import inkling.nn.Loss;
import inkling.nn.NetworkTrace;
import inkling.nn.inspect.Checkup;
import inkling.nn.inspect.Histogram;
import inkling.protocol.report.InspectReport;
import inkling.protocol.report.InspectedHealth;
import java.util.ArrayList;
import java.util.List;

/** A checkup of a network, one image at a time. */
final class CheckupJob implements BackgroundJob {
    private final Sample sample;
    private final Checkup checkup;

    CheckupJob(NetworkTrace trace, Loss loss, Sample sample) {
        this.sample = sample;
        checkup = new Checkup(trace, loss);
    }

    @Override
    public boolean advance() {
        sample.images().addTo(checkup, checkup.images());
        return checkup.images() < sample.size();
    }

    @Override
    public InspectReport report() {
        checkup.end();
        List<InspectedHealth> layers = new ArrayList<>();
        for (int i = 0; i < checkup.layers(); i++) {
            layers.add(new InspectedHealth(
                    bars(checkup.weights(i)),
                    bars(checkup.outputs(i)),
                    bars(checkup.gradients(i)),
                    checkup.findings(i)));
        }
        return new InspectReport.Checkup(sample.sentence(), layers);
    }

    private static InspectedHealth.Bars bars(Histogram of) {
        return new InspectedHealth.Bars(
                of.counts(), of.limit(), of.count(), of.zeros(), of.mean(), of.rootMeanSquare());
    }
}
