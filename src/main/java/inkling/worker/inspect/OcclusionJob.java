package inkling.worker.inspect;

import inkling.nn.NetworkTrace;
import inkling.nn.inspect.Occlusion;
import inkling.protocol.report.InspectReport;

/** Finds which ink speaks for a class, one square after another. */
final class OcclusionJob implements BackgroundJob {
    private final Occlusion occlusion;
    private final int classIndex;
    private final int side;

    OcclusionJob(NetworkTrace trace, float[] image, int classIndex) {
        occlusion = new Occlusion(trace, image, classIndex);
        this.classIndex = classIndex;
        side = Occlusion.side(trace.spec().input());
    }

    @Override
    public boolean advance() {
        return occlusion.advance();
    }

    @Override
    public InspectReport report() {
        return new InspectReport.Ink(classIndex, true, occlusion.falls(), side);
    }
}
