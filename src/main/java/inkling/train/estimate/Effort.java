package inkling.train.estimate;

import java.util.EnumMap;
import java.util.Map;

/** A sum of operations: so many of each kind. */
final class Effort {
    private final Map<Operation, Double> counts = new EnumMap<>(Operation.class);

    /** Adds so many of a kind. */
    Effort add(Operation operation, double count) {
        counts.merge(operation, count, Double::sum);
        return this;
    }

    /** Adds so many times another effort. */
    Effort add(Effort other, double times) {
        other.counts.forEach((operation, count) -> add(operation, times * count));
        return this;
    }

    /** How many of a kind. */
    double count(Operation operation) {
        return counts.getOrDefault(operation, 0.0);
    }

    double seconds(Costs costs) {
        double nanoseconds = 0;
        for (Map.Entry<Operation, Double> some : counts.entrySet()) {
            nanoseconds += some.getValue() * costs.of(some.getKey());
        }
        return nanoseconds / 1e9;
    }
}
