package inkling.lab.runs;

import inkling.lab.runs.kept.KeptRun;
import inkling.lab.runs.kept.RunNames;
import inkling.text.Numbers;
import inkling.train.measure.Metrics;
import java.util.ArrayList;
import java.util.List;

/** What the table tells of a run, and how it is sorted by that. */
enum Column {
    NAME("Run"),
    RECIPE("Recipe"),
    VALIDATION("Validation"),
    TEST("Test"),
    EPOCHS("Epochs"),
    TIME("Time"),
    PACE("Images / s"),
    BEGUN("Begun");

    private static final String UNKNOWN = "–";

    private final String title;

    Column(String title) {
        this.title = title;
    }

    /** The head of the column. */
    String title() {
        return title;
    }

    /** Whether the first press on its head puts the largest on top. */
    boolean isLargestFirst() {
        return this != NAME && this != RECIPE && this != TIME;
    }

    /** What stands in the column; the time of its beginning is written by the browser. */
    String text(KeptRun run) {
        double figure = figure(run);
        if (isText()) {
            return words(run);
        }
        if (Double.isNaN(figure)) {
            return UNKNOWN;
        }
        return switch (this) {
            case VALIDATION, TEST -> Numbers.exactPercent(figure);
            case TIME -> figure < 10 ? Numbers.fixed(figure, 1) + "\u00a0s" : Numbers.time(figure);
            default -> Numbers.whole(figure);
        };
    }

    private boolean isText() {
        return this == NAME || this == RECIPE;
    }

    private String words(KeptRun run) {
        return this == NAME ? run.name() : RunNames.title(run.recipe());
    }

    /** By what it is sorted; not a number where there is nothing to tell yet. */
    private double figure(KeptRun run) {
        return switch (this) {
            case VALIDATION ->
                run.curve().last().map(epoch -> epoch.validation().accuracy()).orElse(Double.NaN);
            case TEST -> run.test().map(Metrics::accuracy).orElse(Double.NaN);
            case EPOCHS ->
                run.curve().last().map(epoch -> (double) epoch.epoch()).orElse(Double.NaN);
            case TIME -> run.seconds() > 0 ? run.seconds() : Double.NaN;
            case PACE -> run.imagesPerSecond() > 0 ? run.imagesPerSecond() : Double.NaN;
            default -> Double.NaN;
        };
    }

    /** The runs in the order of this column; those of which there is nothing to tell come last in either direction. */
    List<KeptRun> sorted(List<KeptRun> oldestFirst, boolean descending) {
        List<KeptRun> known = new ArrayList<>();
        List<KeptRun> unknown = new ArrayList<>();
        for (KeptRun run : oldestFirst) {
            boolean none = this != BEGUN && !isText() && Double.isNaN(figure(run));
            (none ? unknown : known).add(run);
        }
        known.sort((one, other) -> descending ? compare(other, one) : compare(one, other));
        known.addAll(unknown);
        return known;
    }

    private int compare(KeptRun one, KeptRun other) {
        if (this == BEGUN) {
            return one.id().compareTo(other.id());
        }
        return isText() ? words(one).compareToIgnoreCase(words(other)) : Double.compare(figure(one), figure(other));
    }
}
