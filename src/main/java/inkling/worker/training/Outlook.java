package inkling.worker.training;

import inkling.data.Splits;
import inkling.kernel.Backend;
import inkling.kernel.BackendFactory;
import inkling.nn.Shape;
import inkling.protocol.report.EstimateReport;
import inkling.recipe.DataSource;
import inkling.recipe.Recipe;
import inkling.recipe.Setting;
import inkling.recipe.Settings;
import inkling.train.estimate.Calibration;
import inkling.train.estimate.Costs;
import inkling.train.estimate.Forecast;
import inkling.train.estimate.TimeLeft;
import inkling.train.estimate.Workload;
import inkling.train.estimate.Workload.Material;
import inkling.worker.browser.Mailbox;
import inkling.worker.browser.Task;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Function;

/**
 * Tells before a run what it takes: the machine is timed once, in some tenths of a second in which nobody waits for the
 * worker. Runs that were trained tell it better for their own settings.
 */
public final class Outlook {
    /** How long after the last change of the settings the machine is timed. */
    private static final int QUIET_MS = 1000;

    /** What decides how long an epoch takes. */
    private static final List<Setting<?>> DECISIVE = List.of(
            Settings.LAYERS,
            Settings.ACTIVATION,
            Settings.DROPOUT,
            Settings.LOSS,
            Settings.OPTIMIZER,
            Settings.BATCH,
            Settings.DATA,
            Settings.AUGMENTATION,
            Settings.SYNTHETIC,
            Settings.ABSTENTION);

    private final BackendFactory backends;
    private final Function<DataSource, Optional<Splits>> loaded;
    private final BooleanSupplier busy;
    private final Map<String, TimeLeft> runs = new HashMap<>();
    private Costs costs = Costs.USUAL;
    private Optional<Recipe> last = Optional.empty();
    private int threads = 1;
    private int changes;

    /**
     * @param loaded the images of a source that are there
     * @param busy whether the machine must not be timed now
     */
    public Outlook(BackendFactory backends, Function<DataSource, Optional<Splits>> loaded, BooleanSupplier busy) {
        this.backends = backends;
        this.loaded = loaded;
        this.busy = busy;
    }

    /**
     * Tells what a run with these settings would be; anew when the machine has been timed.
     *
     * @param most threads that it would have, 1 or more
     * @param shows whether to show pictures as it would learn from
     */
    public void tell(Recipe recipe, int most, boolean shows) {
        if (shows) {
            Mailbox.send(InputPreview.of(recipe, loaded.apply(recipe.data())));
        }
        if (most != threads) {
            threads = most;
            costs = Costs.USUAL;
            runs.clear();
        }
        last = Optional.of(recipe);
        report(recipe);
        changes++;
        if (costs == Costs.USUAL) {
            waitForQuiet(changes);
        }
    }

    /** Tells it again, when a run has ended. */
    void tellAgain() {
        last.ifPresent(this::report);
    }

    private void report(Recipe recipe) {
        Material material = material(recipe.data(), loaded.apply(recipe.data()));
        try {
            Forecast forecast = new Forecast(new Workload(recipe, material), costs);
            Optional<TimeLeft> run = Optional.ofNullable(runs.get(key(recipe))).filter(TimeLeft::isTelling);
            double pace = run.map(TimeLeft::pace).orElse(1.0);
            boolean isKnown = run.isPresent() || costs != Costs.USUAL;
            Mailbox.send(new EstimateReport.Estimate(
                    recipe,
                    material.input().height(),
                    material.input().width(),
                    material.classes(),
                    isKnown ? pace * forecast.epoch() : EstimateReport.UNKNOWN,
                    isKnown ? pace * forecast.run() : EstimateReport.UNKNOWN));
        } catch (IllegalArgumentException unsuitable) {
            // Training will say what is wrong.
        }
    }

    /** What a run remembers of the time that it takes, and tells of the next one with its settings. */
    TimeLeft timeLeft(Recipe recipe, Splits splits) {
        TimeLeft left = new TimeLeft(recipe, costs, material(recipe.data(), Optional.of(splits)));
        runs.put(key(recipe), left);
        return left;
    }

    private static String key(Recipe recipe) {
        List<String> texts = new ArrayList<>();
        DECISIVE.forEach(setting -> texts.add(setting.text(recipe)));
        return String.join(" ", texts);
    }

    private static Material material(DataSource source, Optional<Splits> splits) {
        return splits.map(all -> new Material(
                        new Shape(all.train().height(), all.train().width(), 1),
                        all.train().classes(),
                        all.train().size(),
                        all.validation().size(),
                        all.test().size()))
                .orElse(source == DataSource.SYNTHETIC ? Material.SYNTHETIC : Material.MNIST);
    }

    /** Begins to time the machine, unless settings change meanwhile. */
    private void waitForQuiet(int change) {
        Task.after(QUIET_MS, () -> {
            if (change == changes && costs == Costs.USUAL) {
                if (busy.getAsBoolean()) {
                    waitForQuiet(change);
                } else {
                    time();
                }
            }
        });
    }

    private void time() {
        try {
            new Timing().task.resume();
        } catch (IllegalArgumentException noMemory) {
            // Then a run has none either, and will say so.
        }
    }

    /** The machine is being timed, on one thread: others would have to come first, and a run tells what they bring. */
    private final class Timing {
        private final int change = changes;
        private final Backend backend = backends.create(1, plan -> new Calibration(plan, Task::now));
        private final Calibration calibration = new Calibration(backend, Task::now);
        private final Task task =
                new Task(this::work, sentence -> backend.threads().dismiss());

        private boolean work() {
            if (busy.getAsBoolean() || change != changes) {
                end();
                waitForQuiet(changes);
                return false;
            }
            double start = Task.now();
            boolean more = true;
            while (more && Task.now() - start < Task.SLICE_MS) {
                more = calibration.advance();
            }
            if (!more) {
                end();
                costs = calibration.costs();
                tellAgain();
            }
            return more;
        }

        private void end() {
            task.close();
            backend.threads().dismiss();
        }
    }
}
