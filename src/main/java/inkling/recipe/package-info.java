/**
 * What a run is told: every setting with its value. Begin with {@link inkling.recipe.Recipe}; the presets are in
 * {@link inkling.recipe.Recipes}. The room uses kernel, nn, optim and data for the types of the values.
 */
package inkling.recipe;
