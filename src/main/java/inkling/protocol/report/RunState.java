package inkling.protocol.report;

import java.util.Locale;

/** Where a run is. */
public enum RunState {
    IDLE,
    LOADING,
    TRAINING,
    PAUSED,
    DONE,
    FAILED;

    /** Whether a run is on, be it paused. */
    public boolean isRunning() {
        return this == LOADING || this == TRAINING || this == PAUSED;
    }

    /** The word that the page and its scripts use. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
