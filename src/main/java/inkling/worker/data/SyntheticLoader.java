package inkling.worker.data;

import inkling.data.SyntheticSplits;
import inkling.worker.browser.Task;

/** Draws synthetic handwriting to learn from, some digits in each time slice, for as long as somebody wants it. */
public final class SyntheticLoader implements DataLibrary.Loader {
    private static final int DIGITS_PER_SLICE = 50;

    @Override
    public void load(DataLibrary.Shelf shelf) {
        new Drawing(shelf).task.resume();
    }

    private static final class Drawing {
        private final DataLibrary.Shelf shelf;
        private final SyntheticSplits digits = SyntheticSplits.usual();
        private final Task task;

        Drawing(DataLibrary.Shelf shelf) {
            this.shelf = shelf;
            task = new Task(this::draw, shelf::failed);
        }

        private boolean draw() {
            if (!shelf.isWanted()) {
                task.close();
                shelf.abandoned();
                return false;
            }
            if (digits.draw(DIGITS_PER_SLICE)) {
                task.close();
                shelf.loaded(digits.finish());
                return false;
            }
            shelf.progress(digits.drawn(), digits.total());
            return true;
        }
    }
}
