package inkling.worker.data;

import inkling.data.SyntheticSplits;
import inkling.worker.browser.Task;

/** Draws synthetic handwriting to learn from, some digits in each time slice, for as long as somebody wants it. */
public final class SyntheticLoader implements DataLibrary.Loader {
    private static final int DIGITS_PER_SLICE = 50;

    @Override
    public void load(DataLibrary.Outcome outcome) {
        new Drawing(outcome).task.resume();
    }

    private static final class Drawing {
        private final DataLibrary.Outcome outcome;
        private final SyntheticSplits digits = SyntheticSplits.usual();
        private final Task task;

        Drawing(DataLibrary.Outcome outcome) {
            this.outcome = outcome;
            task = new Task(this::draw, outcome::failed);
        }

        private boolean draw() {
            if (!outcome.isWanted()) {
                task.close();
                outcome.abandoned();
                return false;
            }
            if (digits.draw(DIGITS_PER_SLICE)) {
                task.close();
                outcome.loaded(digits.finish());
                return false;
            }
            outcome.progress(digits.drawn(), digits.total());
            return true;
        }
    }
}
