package inkling.train.estimate;

import java.util.EnumMap;
import java.util.Map;

/** How long each {@link Operation} takes on a machine with an engine. */
public final class Costs {
    /** What nobody has timed yet. */
    public static final Costs USUAL = new Costs(Map.of());

    private final Map<Operation, Double> nanoseconds = new EnumMap<>(Operation.class);

    /**
     * @param timed nanoseconds for one piece, above 0; operations that are left out take their usual time
     */
    public Costs(Map<Operation, Double> timed) {
        for (Operation operation : Operation.values()) {
            nanoseconds.put(operation, timed.getOrDefault(operation, operation.usualNanoseconds()));
        }
    }

    /** Nanoseconds for one piece. */
    public double of(Operation operation) {
        return nanoseconds.get(operation);
    }
}
