package inkling.page.views;

import inkling.protocol.report.Report;
import inkling.protocol.report.RunState;
import inkling.recipe.Recipe;

/**
 * A part of the page that shows something of the visitor's run. It hears the reports whose receiver it is. The page lists
 * its views in one place; a view that is not listed there hears nothing.
 */
public interface View extends Report.Receiver {
    /** A run with these settings begins. */
    default void begin(Recipe recipe) {
        clear();
    }

    /** There is no run: what was shown of the last one goes. */
    default void clear() {}

    /** The run has come to a state; whoever sees the new state finds the figures that belong to it. */
    default void state(RunState state) {}
}
