package inkling.page.drawer;

import inkling.protocol.browser.Wire;
import inkling.protocol.report.RunState;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What the worker has told of the run so far, for a view that is opened later: all of its course, and of everything else
 * what it said last.
 */
final class History {
    /** Messages that do not replace one another. */
    private static final Set<String> COURSE = Set.of("progress", "epoch");

    /** What is said of a run and its network, so that a new run makes it untrue. */
    private static final Set<String> OF_RUN = Set.of("adjusted", "weights", "test", "calibration");

    /** Answers that only who has asked needs. */
    private static final Set<String> PASSING = Set.of(
            "network",
            "alive",
            "saved",
            "measuring",
            "measured",
            "notMeasured",
            "answers",
            "neighbours",
            "noImages",
            "dataLoading",
            "summary",
            "images",
            "varied");

    /** From here on, every second report of progress is dropped: no chart can show so many. */
    private static final int MOST = 4000;

    private final List<Wire.Message> course = new ArrayList<>();
    private final Map<String, Wire.Message> latest = new LinkedHashMap<>();

    void add(Wire.Message message) {
        String kind = Wire.kind(message);
        // What shows in a network is asked for anew by whoever looks.
        if (PASSING.contains(kind) || kind.startsWith("inspect")) {
            return;
        }
        if (COURSE.contains(kind)) {
            course.add(message);
            thinOut();
            return;
        }
        if (kind.equals("begun") || isIdle(kind, message)) {
            course.clear();
            latest.keySet().removeAll(OF_RUN);
        }
        latest.remove(kind);
        latest.put(kind, message);
    }

    private static boolean isIdle(String kind, Wire.Message message) {
        return kind.equals("state") && message.getWords().get(1).stringValue().equals(RunState.IDLE.name());
    }

    private void thinOut() {
        if (course.size() > MOST) {
            for (int i = course.size() - 2; i > 0; i -= 2) {
                if (Wire.kind(course.get(i)).equals("progress")) {
                    course.remove(i);
                }
            }
        }
    }

    /** In an order in which it may be told: the run, its course, all else. */
    List<Wire.Message> all() {
        List<Wire.Message> all = new ArrayList<>();
        if (latest.containsKey("begun")) {
            all.add(latest.get("begun"));
        }
        all.addAll(course);
        latest.forEach((kind, message) -> {
            if (!kind.equals("begun")) {
                all.add(message);
            }
        });
        return all;
    }
}
