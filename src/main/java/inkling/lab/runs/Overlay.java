package inkling.lab.runs;

import inkling.lab.runs.kept.Curve;
import inkling.lab.runs.kept.KeptRun;
import inkling.page.dom.Dom;
import inkling.page.dom.Palette;
import inkling.text.Numbers;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.teavm.jso.dom.html.HTMLElement;
import org.teavm.jso.dom.html.HTMLSelectElement;

/** The curves of the runs that are not hidden, over one another. */
final class Overlay {
    /** More lines can be told apart by nobody; the newest are drawn. */
    static final int MOST_LINES = 16;

    private final HTMLSelectElement what = Dom.select("runs-what");
    private final HTMLSelectElement across = Dom.select("runs-across");
    private final HTMLElement note = Dom.byId("runs-chart-note");
    private final RunChart chart = RunChart.create(Dom.canvas("runs-chart"));
    private final Palette palette;
    private final RunTable table;

    /**
     * @param changed is told when the visitor wants to see something else
     */
    Overlay(Palette palette, RunTable table, Runnable changed) {
        this.palette = palette;
        this.table = table;
        Dom.on(what, "change", event -> changed.run());
        Dom.on(across, "change", event -> changed.run());
        palette.onChange(changed);
    }

    void draw(List<KeptRun> runs) {
        List<KeptRun> shown = new ArrayList<>();
        for (KeptRun run : runs) {
            if (!run.hidden()) {
                shown.add(run);
            }
        }
        int surplus = Math.max(0, shown.size() - MOST_LINES);
        chart.clear();
        for (KeptRun run : shown.subList(surplus, shown.size())) {
            chart.line(run.name(), table.style(run.id()), palette);
            draw(run);
        }
        Dom.text(note, surplus == 0 ? "" : "The " + MOST_LINES + " newest of " + shown.size() + " runs are drawn.");
        List<KeptRun> drawn = shown.subList(surplus, shown.size());
        chart.draw(title(across), title(what), least(drawn), most(drawn), palette);
        Dom.canvas("runs-chart")
                .setAttribute(
                        "aria-label",
                        title(what) + " of " + Numbers.count(shown.size() - surplus, "run") + ", by "
                                + title(across).toLowerCase(Locale.ROOT) + ". The table below has the figures.");
    }

    private static String title(HTMLSelectElement choice) {
        return choice.getOptions().item(choice.getSelectedIndex()).getTextContent();
    }

    private void draw(KeptRun run) {
        List<Curve.Epoch> epochs = run.curve().epochs();
        double first = epochs.isEmpty() ? 0 : epochs.get(0).images();
        double firstSeconds = epochs.isEmpty() ? 0 : epochs.get(0).seconds();
        boolean byEpoch = across.getValue().equals("epochs");
        if (byEpoch || first > 0) {
            // Within the first epoch there are only the images as they were seen.
            for (Curve.Early early : run.curve().early()) {
                double end = byEpoch ? 1 : across.getValue().equals("images") ? first : firstSeconds;
                chart.point(
                        early.share() * end,
                        isLoss()
                                ? early.running().loss()
                                : percent(early.running().accuracy()),
                        false);
            }
        }
        for (Curve.Epoch epoch : epochs) {
            double x = byEpoch ? epoch.epoch() : across.getValue().equals("images") ? epoch.images() : epoch.seconds();
            chart.point(x, value(epoch), true);
        }
    }

    /** Accuracies and losses on the way through the first epoch would press all that comes later into a strip. */
    private double least(List<KeptRun> runs) {
        double least = Double.POSITIVE_INFINITY;
        for (KeptRun run : runs) {
            for (Curve.Epoch epoch : run.curve().epochs()) {
                least = Math.min(least, value(epoch));
            }
        }
        boolean none = Double.isInfinite(least) || Double.isNaN(least);
        return none ? Double.NaN : isLoss() ? 0 : Math.max(0, Math.floor((least - 1) / 5) * 5);
    }

    /** The largest loss after an epoch, with some room above it; accuracies end at 100. */
    private double most(List<KeptRun> runs) {
        double most = 0;
        for (KeptRun run : runs) {
            for (Curve.Epoch epoch : run.curve().epochs()) {
                double value = value(epoch);
                most = Double.isInfinite(value) || Double.isNaN(value) ? most : Math.max(most, value);
            }
        }
        return most == 0 ? Double.NaN : isLoss() ? 1.1 * most : 100;
    }

    private boolean isLoss() {
        return what.getValue().endsWith("loss");
    }

    private double value(Curve.Epoch epoch) {
        return switch (what.getValue()) {
            case "validation-loss" -> epoch.validation().loss();
            case "training-loss" -> epoch.training().loss();
            case "training-accuracy" -> percent(epoch.training().accuracy());
            default -> percent(epoch.validation().accuracy());
        };
    }

    private static double percent(double share) {
        return 100 * share;
    }
}
