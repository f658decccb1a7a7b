package inkling.lab.mistakes;

import inkling.protocol.report.MistakesReport;
import inkling.recipe.DataSource;
import java.util.Optional;

/** What was measured of the shipped network and of the visitor's, as long as it holds. */
final class Measurements {
    private Optional<MistakesReport.Measured> shipped = Optional.empty();
    private Optional<MistakesReport.Measured> yours = Optional.empty();
    private DataSource data = DataSource.MNIST;

    void keep(MistakesReport.Measured measured) {
        if (measured.yours()) {
            yours = Optional.of(measured);
        } else {
            shipped = Optional.of(measured);
        }
    }

    Optional<MistakesReport.Measured> of(boolean own) {
        return own ? yours : shipped;
    }

    void forget(boolean own) {
        if (own) {
            yours = Optional.empty();
        } else {
            shipped = Optional.empty();
        }
    }

    /** What the visitor's network learns from, and is best measured on. */
    void learnsFrom(DataSource source) {
        data = source;
    }

    DataSource data() {
        return data;
    }
}
