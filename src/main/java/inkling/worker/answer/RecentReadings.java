package inkling.worker.answer;

import inkling.model.SavedModel;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * What a network has read for the question before: of a number that is being written, all digits but the last are as they
 * were.
 */
final class RecentReadings {
    private record Entry(float[] picture, float[] probabilities) {}

    private Optional<SavedModel> model = Optional.empty();
    private List<Entry> before = List.of();
    private List<Entry> now = new ArrayList<>();

    /** A new question for a network that does not learn; returns what gives the probabilities of a picture. */
    UnaryOperator<float[]> of(SavedModel asked) {
        before = model.filter(asked::equals).isPresent() ? now : List.of();
        now = new ArrayList<>();
        model = Optional.of(asked);
        return picture -> predict(asked, picture);
    }

    private float[] predict(SavedModel asked, float[] picture) {
        Entry entry = before.stream()
                .filter(one -> Arrays.equals(one.picture(), picture))
                .findFirst()
                .orElseGet(() -> new Entry(picture, asked.predict(picture)));
        now.add(entry);
        return entry.probabilities();
    }
}
