package inkling.lab.data;

import inkling.protocol.command.Split;
import inkling.recipe.DataSource;

/**
 * The set of images that is shown.
 *
 * @param data which data set
 * @param split which of its sets
 */
record ShownSet(DataSource data, Split split) {}
