package inkling.kernel;

/**
 * Goes through all that a run must remember, part by part and always in the same order. One visitor writes the values
 * down; another has values that were written and gives each back in its turn. So a part of a run has one method for both,
 * in which every value is replaced by what the visitor makes of it, and writing and reading cannot disagree:
 *
 * <pre>{@code
 * public void visit(StateVisitor state) {
 *     steps = state.integer(steps);
 *     state.floats(velocity, layout);
 * }
 * }</pre>
 */
public interface StateVisitor {
    /** A whole number: the given one, or the one that was written. */
    int integer(int value);

    /** A whole number that must be within limits, which are checked when it is read. */
    default int integer(int value, int least, int most) {
        int visited = integer(value);
        if (visited < least || visited > most) {
            throw new IllegalArgumentException(
                    "it holds the number " + visited + " where " + least + " to " + most + " are possible");
        }
        return visited;
    }

    /** A number: the given one, or the one that was written, to the last bit. */
    double number(double value);

    /** Whether something is so. */
    default boolean flag(boolean value) {
        return integer(value ? 1 : 0, 0, 1) == 1;
    }

    /** All values of a matrix, in the order of a row-major one, so that another engine can read them too. */
    void floats(float[] values, Layout layout);

    /** All values of an array, each within limits. */
    void integers(int[] values, int least, int most);
}
