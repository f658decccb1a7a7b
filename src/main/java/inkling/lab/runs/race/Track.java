package inkling.lab.runs.race;

import inkling.lab.runs.kept.KeptRun;
import inkling.lab.runs.kept.RunShelf;
import java.util.function.DoubleSupplier;

/** Where the runs of a race are kept. */
public interface Track {
    /** On which they are put. */
    RunShelf shelf();

    /** Milliseconds that never go back. */
    DoubleSupplier clock();

    /** A lane's run as it begins, with an id and a name of its own. */
    KeptRun beginning(Race.Lane lane);
}
