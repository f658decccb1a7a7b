package inkling.lab.runs.race;

import inkling.lab.runs.kept.Curve;
import inkling.lab.runs.kept.KeptRun;
import inkling.protocol.report.RunState;
import inkling.text.Numbers;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Who won a race: after as many images, and after as much time. */
public final class Verdict {
    /** Validation accuracies that differ by less differ by chance: one image of 5,000. */
    private static final double TIE = 0.0002;

    private final List<KeptRun> runs;

    private record Place(String name, double accuracy) {}

    /**
     * @param runs the lanes as they are at the end
     */
    public Verdict(List<KeptRun> runs) {
        this.runs = List.copyOf(runs);
    }

    /** In a few sentences. */
    public String sentence() {
        List<KeptRun> finished = new ArrayList<>();
        List<String> failed = new ArrayList<>();
        for (KeptRun run : runs) {
            if (run.state() == RunState.FAILED) {
                failed.add(quoted(run));
            } else if (run.curve().last().isPresent()) {
                finished.add(run);
            }
        }
        String lost = failed.isEmpty() ? "" : " " + String.join(" and ", failed) + " did not finish.";
        if (finished.isEmpty()) {
            return "Nobody finished an epoch, so nobody won." + lost;
        }
        if (finished.size() == 1) {
            KeptRun only = finished.get(0);
            return quoted(only) + " won, as the only one that finished: it reads "
                    + accuracy(only.curve().last().orElseThrow()) + " of the validation images." + lost;
        }
        return compared(finished) + lost;
    }

    private static String compared(List<KeptRun> finished) {
        double images = Double.POSITIVE_INFINITY;
        double seconds = Double.POSITIVE_INFINITY;
        for (KeptRun run : finished) {
            Curve.Epoch last = run.curve().last().orElseThrow();
            images = Math.min(images, last.images());
            seconds = Math.min(seconds, last.seconds());
        }
        double mostImages = images;
        double mostSeconds = seconds;
        List<Place> byImages = places(finished, run -> run.curve().withinImages(mostImages));
        List<Place> byTime = places(finished, run -> run.curve().withinSeconds(mostSeconds));
        String equalImages = "After the same " + Numbers.whole(images) + " images " + outcome(byImages);
        String equalTime = "After the same " + Numbers.fixed(seconds, seconds < 10 ? 1 : 0) + "\u00a0s of training "
                + outcome(byTime);
        return equalImages + " " + equalTime;
    }

    private static List<Place> places(List<KeptRun> runs, Function<KeptRun, Optional<Curve.Epoch>> at) {
        List<Place> places = new ArrayList<>();
        for (KeptRun run : runs) {
            at.apply(run)
                    .ifPresent(epoch ->
                            places.add(new Place(quoted(run), epoch.validation().accuracy())));
        }
        places.sort((one, other) -> Double.compare(other.accuracy(), one.accuracy()));
        return places;
    }

    private static String outcome(List<Place> places) {
        Place first = places.get(0);
        if (places.size() == 1) {
            return first.name() + " leads with " + Numbers.exactPercent(first.accuracy())
                    + " of the validation images; nobody else has finished an epoch by then.";
        }
        List<String> level = new ArrayList<>();
        for (Place place : places) {
            if (first.accuracy() - place.accuracy() < TIE) {
                level.add(place.name());
            }
        }
        if (level.size() > 1) {
            return String.join(" and ", level) + " are level with " + Numbers.exactPercent(first.accuracy())
                    + " of the validation images.";
        }
        Place second = places.get(1);
        return first.name() + " wins with " + Numbers.exactPercent(first.accuracy()) + " of the validation images; "
                + second.name() + " comes second with " + Numbers.exactPercent(second.accuracy()) + ".";
    }

    private static String quoted(KeptRun run) {
        return "“" + run.name() + "”";
    }

    private static String accuracy(Curve.Epoch epoch) {
        return Numbers.exactPercent(epoch.validation().accuracy());
    }
}
